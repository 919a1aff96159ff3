/** What no line of an IOS configuration is compiled for, connection by connection. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import { wordAt } from "../common/fields.ts";
import type { Subject } from "../common/refusals.ts";
import { unsaid, type Why } from "../common/support.ts";
import { refuse, why } from "./refusals.ts";
import { supportOf } from "./support.ts";

export const things = {
  manual: why("Only IKE is compiled for IOS."),
  filter: why("Access lists of interfaces are not compiled for IOS."),
  dynamic: why("A peer without a fixed IPv4 address needs a dynamic crypto map, which is not compiled."),
  standby: why("An entry of a crypto map is there or it is not; nothing disables it."),
  v6: why("Only IPv4 is compiled for IOS."),
  exception: why("What is not encrypted would be `deny` lines in every access list, which are not compiled."),
  fragment: why("`crypto ipsec df-bit` is one setting for the whole router, which is not compiled."),
} satisfies Record<string, Why>;

export function judgeDevice(device: DeviceModel): readonly Diagnostic[] {
  return device.policies.flatMap(({ policy, connection }) => {
    const about = { device: device.site, place: policy.place, subject: `site ${device.site}` };
    return connection === undefined
      ? [refuse.thing("A policy that does not encrypt", things.exception, about)]
      : judgePolicy(policy, about);
  });
}

export function judgeConnection(connection: ConnectionModel, about: Subject): readonly Diagnostic[] {
  const { keying, remote, local, standby, policies, name } = connection;
  const refused: Diagnostic[] = [];
  if (keying.kind === "manual") refused.push(refuse.thing("Manual keying", things.manual, about));
  if (remote.address === undefined)
    refused.push(refuse.thing("A peer whose address is not known", things.dynamic, about));
  if (standby) refused.push(refuse.thing("`standby`", things.standby, about));
  if (remote.family === 6 || local.family === 6) refused.push(refuse.thing("IPv6", things.v6, about));
  if (!isName(name)) refused.push(refuse.name(name, "an object", about));
  if (keying.kind === "ike") {
    const ike = { ...about, place: keying.phase1.place };
    refused.push(
      ...unsaid(keying.phase1.fields, supportOf, refuse, ike),
      ...unsaid(keying.identity, supportOf, refuse, about),
    );
    if (!isName(keying.phase1.name)) refused.push(refuse.name(keying.phase1.name, "a proposal", ike));
  }
  return [...refused, ...policies.flatMap((policy) => judgePolicy(policy, about))];
}

function judgePolicy(policy: PolicyModel, about: Subject): readonly Diagnostic[] {
  const { fields, phase2, source } = policy;
  const here = { ...about, place: policy.place };
  const action = fields.get("policy.action");
  const encrypts = action === undefined || wordAt(fields, "policy.action") === "encrypt";
  const bit = fields.get("policy.dont-fragment");
  return [
    ...(encrypts ? [] : [refuse.value("policy.action", action, things.exception, here)]),
    ...(source.value.family === 6 ? [refuse.thing("IPv6", things.v6, here)] : []),
    ...(bit === undefined || bit.from === "default"
      ? []
      : [refuse.parameter("policy.dont-fragment", bit, things.fragment, here)]),
    ...unsaid(fields, supportOf, refuse, here),
    ...(phase2 === undefined
      ? []
      : unsaid(phase2.fields, supportOf, refuse, { ...about, place: phase2.place })),
    ...(phase2 === undefined || isName(phase2.name)
      ? []
      : [refuse.name(phase2.name, "a transform set", here)]),
  ];
}

function isName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_.-]*$/u.test(name);
}

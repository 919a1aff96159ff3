/**
 * A policy for several peers: one entry of the crypto map that lists them, the preferred one first. In: the device and such a policy.
 * Out: the peers' addresses, and what IOS cannot do about them.
 */

import { compareVersions } from "../../catalogue/version.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import { numberAt, wordAt } from "../common/fields.ts";
import type { Subject } from "../common/refusals.ts";
import { samePolicy } from "./map.ts";
import { refuse, why } from "./refusals.ts";

const WHAT = "A failover of these tunnels";
const ONE_PROFILE = why(
  "An entry of a crypto map has one IKEv2 profile, which is one peer's: keep to IKEv1, or use tunnel interfaces and BGP.",
);
const ONE_INTERFACE = why(
  "The peers of one entry are reached from one address of one interface, and these tunnels leave by different ones.",
);
const ONE_PHASE2 = why("An entry has one transform set, PFS group and lifetime for all its peers.");
const NEEDS_DEFAULT = why(
  "`set peer … default`, by which IOS comes back to the preferred peer, came with 12.3(14)T.",
  "preferred",
);

/** In the order of the file; the one that IOS comes back to is the first. */
export function peersOf({ connections }: DeviceModel, policy: PolicyModel): readonly ConnectionModel[] {
  return (policy.peers?.value ?? []).flatMap(
    (name) => connections.find((connection) => connection.name === name) ?? [],
  );
}

export function judgePeers(
  device: DeviceModel,
  policy: PolicyModel,
  subject: Subject,
): readonly Diagnostic[] {
  const peers = peersOf(device, policy);
  const [first, ...others] = peers;
  if (first === undefined || others.length === 0) return [];
  const about = { ...subject, place: policy.peers?.place ?? policy.place };
  const phase1 = peers.flatMap(({ keying }) => (keying.kind === "ike" ? [keying.phase1.fields] : []));
  const ikev2 = phase1.some((fields) => wordAt(fields, "phase1.exchange") === "ikev2");
  const watched = phase1.every((fields) => numberAt(fields, "dpd.interval") !== undefined);
  const apart = others.some(
    ({ local }) =>
      local.interface !== first.local.interface || local.address?.value !== first.local.address?.value,
  );
  // A site's own list states one policy; the tunnels of a failover have one each.
  const differs = others.some(({ policies }) => {
    const own = policies.find((each) => each.served === true && samePolicy(each, policy));
    return own !== undefined && own.phase2?.name !== policy.phase2?.name;
  });
  const old = device.version !== undefined && compareVersions(device.version, "12.4") < 0;
  return [
    ...(ikev2 ? [refuse.thing(WHAT, ONE_PROFILE, about)] : []),
    ...(apart ? [refuse.thing(WHAT, ONE_INTERFACE, about)] : []),
    ...(differs ? [refuse.thing(WHAT, ONE_PHASE2, about)] : []),
    ...(old ? [refuse.thing(WHAT, NEEDS_DEFAULT, about)] : []),
    ...(watched
      ? []
      : [
          refuse.mustState(
            "`dpd { interval }`, without which it does not notice that a peer is gone,",
            about,
          ),
        ]),
  ];
}

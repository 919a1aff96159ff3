/** BGP instances, what they announce, and sessions, as facts. */

import type { BgpSession, ConnectionModel, DeviceModel, NamedObject } from "../../model/model.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { remember } from "../../source/remember.ts";
import { fact, factsOf, numberScalar, textScalar, wordScalar } from "./facts.ts";
import type { Facts } from "./spell.ts";
import { valueText } from "./text.ts";

export interface Instance {
  readonly instance: NamedObject;
  /** The first one that it runs. */
  readonly session: BgpSession | undefined;
}

/** By name: the declared instances, and one for every session that names an instance nobody declared. */
export const instancesOf = remember((device: DeviceModel): ReadonlyMap<string, Instance> => {
  const instances = new Map<string, Instance>();
  for (const instance of device.bgpInstances) instances.set(instance.name, { instance, session: undefined });
  for (const { bgp } of device.connections) {
    if (bgp === undefined) continue;
    const { instance: name, place } = bgp;
    const known = instances.get(name);
    const instance = known?.instance ?? {
      name,
      place,
      comment: undefined,
      disabled: false,
      fields: new Map(),
    };
    if (known?.session === undefined) instances.set(name, { instance, session: bgp });
  }
  return instances;
});

export function instanceFacts({ instance, session }: Instance): Facts {
  const { place, fields, name, disabled, comment } = instance;
  const as = session && { ...session.localAs, value: [numberScalar(session.localAs.value)] };
  return factsOf(
    ["bgp-instance.as", as],
    ...fields,
    ["bgp-instance.name", fact(place, "derived", textScalar(name))],
    ["bgp-instance.comment", comment === undefined ? undefined : fact(place, "derived", textScalar(comment))],
    ["bgp-instance.disabled", disabled ? fact(place, "derived", wordScalar("yes")) : undefined],
    ["bgp-instance.enabled", disabled ? undefined : fact(place, "default", wordScalar("yes"))],
  );
}

/** `alone`: no other instance of the device could announce them too. */
export function networksOf(instance: NamedObject, alone: boolean): readonly Facts[] {
  const networks = instance.fields.get("bgp-instance.networks");
  const whose = alone ? undefined : fact(networks?.place, "derived", textScalar(instance.name));
  return (networks?.value ?? []).map((network) =>
    factsOf(
      ["bgp-network.network", fact(networks?.place, "derived", network)],
      ["bgp-network.instance", whose],
      ["address-list.list", fact(networks?.place, "derived", textScalar(listName(instance)))],
      ["address-list.address", fact(networks?.place, "derived", network)],
    ),
  );
}

function listName(instance: NamedObject): string {
  return `${instance.name}-networks`;
}

/** What a session's facts depend on besides its connection: the instance as it was declared, and the number it has. */
export function sessionReads(device: DeviceModel, { instance: name }: BgpSession): readonly unknown[] {
  const known = instancesOf(device).get(name);
  const isDeclared = known !== undefined && device.bgpInstances.includes(known.instance);
  return [isDeclared ? known.instance : undefined, known?.session?.localAs.value];
}

export function sessionFacts(device: DeviceModel, connection: ConnectionModel, bgp: BgpSession): Facts {
  const { place, remoteAddress: remote } = bgp;
  const known = instancesOf(device).get(bgp.instance);
  const instance = known?.instance;
  const stated = (
    field: "as" | "client-to-client-reflection" | "redistribute-connected",
  ): Scalar | undefined => instance?.fields.get(`bgp-instance.${field}`)?.value[0];
  const localAs = { ...bgp.localAs, value: [numberScalar(bgp.localAs.value)] };
  const instanceAs = known && instanceFacts(known).get("bgp-instance.as")?.value[0];
  const otherAs = instanceAs !== undefined && valueText(instanceAs) !== String(bgp.localAs.value);
  const internal = bgp.localAs.value === bgp.remoteAs.value;
  const reflection = internal ? stated("client-to-client-reflection") : undefined;
  const connected = stated("redistribute-connected");
  const announces = instance !== undefined && instance.fields.has("bgp-instance.networks");
  const disabled = bgp.disabled || connection.disabled;
  const family = remote.value.includes(":") ? 6 : 4;
  const length = family === 4 ? 32 : 128;
  const address: Scalar = {
    kind: "prefix",
    address: remote.value,
    length,
    family,
    bare: true,
    on: undefined,
  };
  const when = (holds: boolean, value: Scalar): ReturnType<typeof fact> | undefined =>
    holds ? fact(place, "derived", value) : undefined;
  return factsOf(
    ...bgp.fields,
    ["bgp-session.name", fact(place, "derived", textScalar(bgp.name))],
    ["bgp-session.instance", fact(place, "derived", textScalar(bgp.instance))],
    ["bgp-session.remote-address", { ...remote, value: [address] }],
    ["bgp-session.remote-as", { ...bgp.remoteAs, value: [numberScalar(bgp.remoteAs.value)] }],
    ["bgp-session.as", localAs],
    ["bgp-session.local-as", otherAs ? localAs : undefined],
    ["bgp-session.router-id", instance?.fields.get("bgp-instance.router-id")],
    ["bgp-session.ignore-as-path-len", instance?.fields.get("bgp-instance.ignore-as-path-len")],
    ["bgp-session.role", fact(place, "derived", wordScalar(internal ? "ibgp" : "ebgp"))],
    ["bgp-session.reflection", reflection === undefined ? undefined : fact(place, "derived", reflection)],
    [
      "bgp-session.redistribute",
      when(connected?.kind === "word" && connected.word === "yes", wordScalar("connected")),
    ],
    ["bgp-session.networks", when(announces, textScalar(instance === undefined ? "" : listName(instance)))],
    ["bgp-session.disabled", when(disabled, wordScalar("yes"))],
    [
      "bgp-session.instance-disabled",
      when(instance?.disabled === true && !disabled && !connection.standby, wordScalar("yes")),
    ],
    ["bgp-session.standby", when(connection.standby && !disabled, wordScalar("yes"))],
  );
}

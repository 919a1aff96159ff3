/** BGP instances, what they announce, and sessions, as facts. */

import type { BgpSession, ConnectionModel, DeviceModel, NamedObject } from "../../model/model.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { fact, factsOf, numberScalar, textScalar, wordScalar } from "./facts.ts";
import type { Facts } from "./spell.ts";
import { valueText } from "./text.ts";

/** The declared instances, and one for every session that names an instance nobody declared. */
export function instancesOf(device: DeviceModel): readonly NamedObject[] {
  const instances = new Map(device.bgpInstances.map((instance) => [instance.name, instance]));
  for (const { bgp } of device.connections) {
    if (bgp !== undefined && !instances.has(bgp.instance)) {
      const { instance: name, place } = bgp;
      instances.set(name, { name, place, comment: undefined, disabled: false, fields: new Map() });
    }
  }
  return [...instances.values()];
}

export function instanceFacts(device: DeviceModel, instance: NamedObject): Facts {
  const { place, fields, name, disabled, comment } = instance;
  const session = device.connections.find(({ bgp }) => bgp?.instance === name)?.bgp;
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

export function sessionFacts(device: DeviceModel, connection: ConnectionModel, bgp: BgpSession): Facts {
  const { place, remoteAddress: remote } = bgp;
  const instance = instancesOf(device).find((each) => each.name === bgp.instance);
  const stated = (
    field: "as" | "client-to-client-reflection" | "redistribute-connected",
  ): Scalar | undefined => instance?.fields.get(`bgp-instance.${field}`)?.value[0];
  const instanceAs = instance && instanceFacts(device, instance).get("bgp-instance.as")?.value[0];
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
    [
      "bgp-session.local-as",
      otherAs ? { ...bgp.localAs, value: [numberScalar(bgp.localAs.value)] } : undefined,
    ],
    ["bgp-session.role", fact(place, "derived", wordScalar(internal ? "ibgp" : "ebgp"))],
    ["bgp-session.reflection", reflection === undefined ? undefined : fact(place, "derived", reflection)],
    [
      "bgp-session.redistribute",
      when(connected?.kind === "word" && connected.word === "yes", wordScalar("connected")),
    ],
    ["bgp-session.networks", when(announces, textScalar(instance === undefined ? "" : listName(instance)))],
    ["bgp-session.disabled", when(disabled, wordScalar("yes"))],
    ["bgp-session.standby", when(connection.standby && !disabled, wordScalar("yes"))],
  );
}

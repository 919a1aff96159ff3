/** Builds models by hand, in few words: `fields({ "phase1.hash": "sha1" })`; every value gets a place of its own. */

import type { ParameterId } from "../../compiler/catalogue/ids.ts";
import type { PrefixScalar, Scalar } from "../../compiler/catalogue/scalar.ts";
import type {
  ConnectionModel,
  DeviceModel,
  Endpoint,
  Fields,
  NamedObject,
  PolicyModel,
} from "../../compiler/model/model.ts";
import type { Located, Origin } from "../../compiler/source/located.ts";
import type { Place } from "../../compiler/source/place.ts";

export type Value = string | number | Scalar | readonly (string | number | Scalar)[];

/** A place that no other value has: `key` is its file. */
export function place(key = "test.vpn"): Place {
  return { uri: key, span: { start: 0, end: 1 } };
}

export function located<T>(value: T, from: Origin = "tunnel", key = "test.vpn"): Located<T> {
  return { value, from, place: from === "default" ? undefined : place(key), through: undefined };
}

export function scalar(value: string | number | Scalar): Scalar {
  if (typeof value === "number") {
    return { kind: "number", value };
  }
  return typeof value === "string" ? { kind: "word", word: value } : value;
}

export function scalars(value: Value): readonly Scalar[] {
  return Array.isArray(value) ? value.map(scalar) : [scalar(value as string | number | Scalar)];
}

export function fields(values: Partial<Record<ParameterId, Value>>, from: Origin = "profile"): Fields {
  return new Map(
    Object.entries(values).map(([id, value]) => [
      id as ParameterId,
      located(scalars(value), from, `${id}.vpn`),
    ]),
  );
}

export function prefix(text: string): PrefixScalar {
  const [address = "", length] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  return {
    kind: "prefix",
    address,
    length: length === undefined ? (family === 4 ? 32 : 128) : Number(length),
    family,
    bare: length === undefined,
    on: undefined,
  };
}

export function named(name: string, of: Fields, comment?: string): NamedObject {
  return { name, place: place(`${name}.vpn`), comment, disabled: false, fields: of };
}

export function endpoint(address: string | undefined, options: Partial<Endpoint> = {}): Endpoint {
  const family = address?.includes(":") === true ? 6 : 4;
  return {
    address: address === undefined ? undefined : located(address),
    hostName: undefined,
    family,
    interface: undefined,
    ...options,
  };
}

export function policy(
  source: string,
  destination: string,
  of: Fields,
  rest: Partial<PolicyModel> = {},
): PolicyModel {
  return {
    place: place("policy.vpn"),
    comment: undefined,
    disabled: false,
    source: located(prefix(source)),
    destination: located(prefix(destination)),
    fields: of,
    phase2: undefined,
    manual: undefined,
    ...rest,
  };
}

export function connection(name: string, rest: Partial<ConnectionModel>): ConnectionModel {
  return {
    name,
    place: place(`${name}.vpn`),
    comment: undefined,
    disabled: false,
    standby: false,
    subjects: [],
    remoteSite: "there",
    local: endpoint("192.0.2.1"),
    remote: endpoint("198.51.100.1"),
    keying: { kind: "manual" },
    inside: undefined,
    carrier: undefined,
    policies: [],
    bgp: undefined,
    ...rest,
  };
}

export function device(
  version: string,
  connections: readonly ConnectionModel[],
  rest: Partial<DeviceModel> = {},
): DeviceModel {
  return {
    site: "office",
    place: place("office.vpn"),
    devicePlace: place("office.vpn"),
    target: "routeros",
    version,
    comment: undefined,
    bgpInstances: [],
    names: new Map(),
    keys: [],
    policies: [],
    connections,
    failovers: [],
    firewall: undefined,
    ...rest,
  };
}

export function env(name: string): Scalar & { kind: "secret" } {
  return { kind: "secret", source: "env", name, declared: undefined };
}

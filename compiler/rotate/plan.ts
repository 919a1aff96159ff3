/**
 * Which derived keys change, and where first. In: the model of what runs, and what somebody asked for. Out: the model with the next
 * keys, the tunnels, and the sites in the order in which they must be changed.
 */

import type { SecretScalar } from "../catalogue/scalar.ts";
import { derivedSecret } from "../model/derived-key.ts";
import type { ConnectionModel, DeviceModel, Model } from "../model/model.ts";
import type { Place } from "../source/place.ts";

export interface RotationWish {
  /** Names of tunnels; empty for all whose keys are derived. */
  readonly tunnels: readonly string[];
  /** Only tunnels that end at one of these sites; empty for all. */
  readonly sites: readonly string[];
  /** The number of the next key; `undefined` for one more than each has. */
  readonly to: number | undefined;
  /** The site that is changed last, because who does it sits there. */
  readonly near: string | undefined;
}

export interface RotatedTunnel {
  readonly name: string;
  /** As far as the project describes them: the end that is changed first, and the other. */
  readonly ends: readonly string[];
  readonly from: SecretScalar;
  readonly to: SecretScalar;
  /** Where the key is written. */
  readonly place: Place | undefined;
  readonly isIkev2: boolean;
  /** An end at AWS, which breaks the tunnel off when its key changes. */
  readonly isReplaced: boolean;
  /** Seconds that an IKE SA lives. */
  readonly lifetime: number | undefined;
}

export interface RotationPlan {
  readonly after: Model;
  readonly tunnels: readonly RotatedTunnel[];
  /** Every site that has one of the tunnels, the first one first. */
  readonly order: readonly string[];
}

interface Found {
  readonly device: DeviceModel;
  readonly connection: ConnectionModel;
  readonly key: SecretScalar;
}

export function planRotation(model: Model, wish: RotationWish): RotationPlan {
  const all = derivedIn(model);
  const asked = all.filter((each) => isAsked(each, all, wish));
  // One pair of sites has one key: where two tunnels share it, both get the next one.
  const keys = new Set(asked.map(({ key }) => key.name));
  const chosen = all.filter(({ key }) => keys.has(key.name) && !has(key, wish.to));
  const names = new Set(chosen.map(({ connection }) => connection.name));
  const order = orderOf(chosen, wish.near);
  return {
    after: { devices: model.devices.map((device) => withNext(device, names, wish.to)) },
    tunnels: [...names].map((name) =>
      tunnelOf(
        chosen.filter(({ connection }) => connection.name === name),
        order,
        wish.to,
      ),
    ),
    order,
  };
}

/** Every end whose key is derived. */
export function derivedIn({ devices }: Model): readonly Found[] {
  return devices.flatMap((device) =>
    device.connections.flatMap((connection): Found[] => {
      const key = connection.keying.kind === "ike" ? connection.keying.psk?.value : undefined;
      return key?.derivation === undefined ? [] : [{ device, connection, key }];
    }),
  );
}

function isAsked({ connection }: Found, all: readonly Found[], { tunnels, sites }: RotationWish): boolean {
  const ends = all.flatMap((each) => (each.connection.name === connection.name ? [each.device.site] : []));
  return (
    (tunnels.length === 0 || tunnels.includes(connection.name)) &&
    (sites.length === 0 || [...ends, connection.remoteSite].some((site) => sites.includes(site)))
  );
}

function has({ derivation }: SecretScalar, number: number | undefined): boolean {
  return number !== undefined && derivation?.epoch === number;
}

/** `undefined`: the key has no number. */
function next(key: SecretScalar, to: number | undefined): SecretScalar | undefined {
  const { derivation, declared } = key;
  if (derivation === undefined || declared === undefined) return undefined;
  return derivedSecret(key, declared, { ...derivation, epoch: to ?? derivation.epoch + 1 });
}

function withNext(device: DeviceModel, names: ReadonlySet<string>, to: number | undefined): DeviceModel {
  const connections = device.connections.map((connection): ConnectionModel => {
    const { keying } = connection;
    if (!names.has(connection.name) || keying.kind !== "ike" || keying.psk === undefined) return connection;
    const value = next(keying.psk.value, to) ?? keying.psk.value;
    return { ...connection, keying: { ...keying, psk: { ...keying.psk, value } } };
  });
  const renewed = new Map(device.connections.map((old, at) => [old, connections[at] ?? old]));
  return {
    ...device,
    connections,
    policies: device.policies.map((policy) => ({
      ...policy,
      connection: policy.connection && (renewed.get(policy.connection) ?? policy.connection),
    })),
  };
}

/**
 * A far end is changed before its near end. AWS is always last: it breaks its tunnel off, which then comes up only if the other end has
 * the key already. Else the left end is near, which is the hub of a star.
 */
function orderOf(chosen: readonly Found[], near: string | undefined): readonly string[] {
  const rank = new Map<string, number>();
  const sites = new Map(chosen.map(({ device }) => [device.site, device]));
  for (const { key, device } of chosen) {
    const isNear = key.derivation?.ends[0] === device.site;
    rank.set(device.site, (rank.get(device.site) ?? 0) + (isNear ? 1 : 0));
  }
  const weight = (site: string): number =>
    (rank.get(site) ?? 0) + (site === near ? 1e6 : 0) + (sites.get(site)?.target === "aws" ? 1e9 : 0);
  return [...sites.keys()].toSorted((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1));
}

function tunnelOf(ends: readonly Found[], order: readonly string[], to: number | undefined): RotatedTunnel {
  const [first] = ends;
  if (first === undefined) throw new Error("a tunnel that changes has an end");
  const { connection, key } = first;
  const { keying, name } = connection;
  const fields = keying.kind === "ike" ? keying.phase1.fields : new Map<never, never>();
  const [exchange] = fields.get("phase1.exchange")?.value ?? [];
  const lifetimes = ends.flatMap((end) => {
    const own = end.connection.keying;
    const [value] = own.kind === "ike" ? (own.phase1.fields.get("phase1.lifetime")?.value ?? []) : [];
    return value?.kind === "number" && value.value > 0 ? [value.value] : [];
  });
  return {
    name,
    ends: ends.map(({ device }) => device.site).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    from: key,
    to: next(key, to) ?? key,
    place: keying.kind === "ike" ? keying.psk?.place : undefined,
    isReplaced: ends.some(({ device }) => device.target === "aws"),
    isIkev2: exchange?.kind === "word" && exchange.word === "ikev2",
    lifetime: lifetimes.length === 0 ? undefined : Math.min(...lifetimes),
  };
}

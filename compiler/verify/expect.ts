/** What the outputs of a site must show: the model in, one expectation for each of its tunnels out. */

import { isAead } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { ConnectionModel, DeviceModel, Fields, Model, PolicyModel } from "../model/model.ts";
import { waits } from "../model/waits.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";
import type { Protocol } from "./listing.ts";

export interface Expectation {
  readonly site: string;
  /** `routeros 5.6` */
  readonly device: string;
  readonly target: string;
  readonly tunnels: readonly ExpectedTunnel[];
}

export interface ExpectedTunnel {
  readonly name: string;
  readonly remoteSite: string;
  /** `undefined`: nobody describes the other end. */
  readonly remoteTarget: string | undefined;
  /** Outer addresses; `undefined` where only the device knows. */
  readonly local: string | undefined;
  readonly remote: string | undefined;
  /** Inside addresses that answer through the tunnel: those of a BGP session, or of a carrier. */
  readonly inside: { readonly own: string; readonly other: string } | undefined;
  /** Whether IKE runs; else its SAs have keys set by hand. */
  readonly ike: boolean;
  /** The other end calls from an address that nobody knows before: nothing of it is up while it is not connected. */
  readonly calls: boolean;
  /** It shares all its traffic with these tunnels: while another one carries it, nothing of it needs to be up. */
  readonly inTurn: readonly string[];
  /** Switched off, so nothing of it may be up. */
  readonly off: boolean;
  readonly protocols: readonly Protocol[];
  /** Pairs of SAs for each protocol: at least, and at most while no keys are renewed. */
  readonly pairs: { readonly min: number; readonly max: number };
  /** How many policies ask for them. */
  readonly policies: number;
  /** Canonical ids, any of which will do; empty where nothing is known. */
  readonly encryption: readonly string[];
  readonly auth: readonly string[];
  /** Seconds; this end's, and the other's where it is known. */
  readonly lifetimes: readonly number[];
  /** With manual keying. */
  readonly spis: readonly { readonly protocol: Protocol; readonly in: number; readonly out: number }[];
}

/** `undefined`: there is no such site, or it has no tunnel. */
export function expectationOf(model: Model, site: string): Expectation | undefined {
  const device = siteIn(model, site);
  if (device === undefined || device.connections.length === 0) return undefined;
  return {
    site,
    device: device.version === undefined ? device.target : `${device.target} ${device.version}`,
    target: device.target,
    tunnels: device.connections.map((connection) => tunnel(device, connection, model)),
  };
}

function tunnel(device: DeviceModel, connection: ConnectionModel, model: Model): ExpectedTunnel {
  const { name, remoteSite, local, remote, keying, disabled, standby, bgp } = connection;
  const other = siteIn(model, remoteSite);
  const far = other && farEnd(other, connection);
  const policies = encrypting(device, connection);
  const theirs = other === undefined || far === undefined ? [] : encrypting(other, far);
  // A spare with BGP keeps its SAs and has its session switched off.
  const off = disabled || (standby && bgp === undefined) || policies.length === 0;
  const unique = policies.every(({ fields }) => fields.get("policy.level")?.value.some(isUnique) === true);
  const shared = other?.target === "aws" || device.target === "aws";
  const encryption = common(policies, "phase2.encryption");
  const most = shared ? 1 : policies.length;
  const own = policies.filter((policy) => !isInTurn(policy)).length;
  const always = Math.min(own, most);
  const fewest = unique || device.target !== "routeros" ? always : Math.min(always, 1);
  return {
    name,
    remoteSite,
    remoteTarget: other?.target,
    local: local.address?.value,
    remote: remote.address?.value,
    inside: insideOf(connection, far),
    ike: keying.kind === "ike",
    calls: waits(connection),
    inTurn: off || own > 0 ? [] : turnsOf(policies, device),
    off,
    protocols: protocolsOf(policies),
    pairs: { min: waits(connection) ? 0 : fewest, max: most },
    policies: policies.length,
    encryption,
    // A cipher that authenticates by itself has no integrity algorithm beside it.
    auth: encryption.length > 0 && encryption.every(isAead) ? [] : common(policies, "phase2.auth"),
    lifetimes: [...new Set([...policies, ...theirs].flatMap(lifetimeOf))],
    spis: policies.flatMap(({ manual }) =>
      (["esp", "ah"] as const).flatMap((protocol) => {
        const spi = manual?.[protocol]?.spi;
        return spi === undefined ? [] : [{ protocol, in: spi.in.value, out: spi.out.value }];
      }),
    ),
  };
}

function siteIn(model: Model, site: string): DeviceModel | undefined {
  return sites(model).get(site);
}

const sites = remember(
  ({ devices }: Model): ReadonlyMap<string, DeviceModel> =>
    new Map(devices.toReversed().map((device) => [device.site, device])),
);

/** The first that stands at the same place, or has the same name. */
function farEnd(other: DeviceModel, { place, name }: ConnectionModel): ConnectionModel | undefined {
  const ends = farEnds(other);
  const at = Math.min(ends.get(place) ?? Infinity, ends.get(name) ?? Infinity);
  return other.connections[at];
}

/** Where a device's first connection of a place stands, and of a name: a hub is asked by each of its spokes. */
const farEnds = remember(({ connections }: DeviceModel): ReadonlyMap<Place | string, number> => {
  const ends = new Map<Place | string, number>();
  for (const [at, { place, name }] of connections.entries()) {
    if (!ends.has(place)) ends.set(place, at);
    if (!ends.has(name)) ends.set(name, at);
  }
  return ends;
});

function insideOf(
  { inside, bgp, carrier }: ConnectionModel,
  far: ConnectionModel | undefined,
): ExpectedTunnel["inside"] {
  const own = inside?.address.value.address;
  const other = bgp?.remoteAddress.value ?? (carrier && far?.inside?.address.value.address);
  return own === undefined || other === undefined ? undefined : { own, other };
}

/** The site's own for this peer, and the tunnel's; those that are on and make SAs. */
function encrypting(device: DeviceModel, connection: ConnectionModel): readonly PolicyModel[] {
  const own = device.policies
    .filter(
      (each) => each.connection === connection || each.policy.peers?.value.includes(connection.name) === true,
    )
    .map(({ policy }) => policy);
  return [...own, ...connection.policies].filter(
    ({ disabled, phase2, manual }) => !disabled && (phase2 !== undefined || manual !== undefined),
  );
}

/** The names in the list that speaks for these policies, which one of the tunnels has. */
function turnsOf(policies: readonly PolicyModel[], { connections }: DeviceModel): readonly string[] {
  const listed = policies.find(({ peers }) => peers !== undefined)?.peers?.value;
  if (listed !== undefined) return listed;
  const failover = policies.find(({ served }) => served === true)?.failover;
  return (
    connections
      .flatMap((each) => each.policies)
      .find((each) => each.failover === failover && each.peers !== undefined)?.peers?.value ?? []
  );
}

function isInTurn({ peers, served }: PolicyModel): boolean {
  return peers !== undefined || served === true;
}

function wordsOf(fields: Fields, id: ParameterId): readonly string[] {
  return (fields.get(id)?.value ?? []).flatMap((each) => (each.kind === "word" ? [each.word] : []));
}

function isUnique(value: Scalar): boolean {
  return value.kind === "word" && value.word === "unique";
}

function common(policies: readonly PolicyModel[], id: ParameterId): readonly string[] {
  // Most policies of a tunnel have the same phase 2.
  const profiles = new Set(policies.map(({ phase2 }) => phase2));
  return [
    ...new Set([...profiles].flatMap((phase2) => (phase2 === undefined ? [] : wordsOf(phase2.fields, id)))),
  ];
}

function protocolsOf([policy]: readonly PolicyModel[]): readonly Protocol[] {
  if (policy === undefined) return [];
  const stated = [
    ...wordsOf(policy.fields, "policy.ipsec-protocols"),
    ...(policy.fields.has("policy.ipsec-protocols") || policy.phase2 === undefined
      ? []
      : wordsOf(policy.phase2.fields, "phase2.ipsec-protocols")),
  ];
  const known = (["esp", "ah"] as const).filter((each) => stated.includes(each));
  return known.length === 0 ? ["esp"] : known;
}

function lifetimeOf({ phase2 }: PolicyModel): readonly number[] {
  const value = phase2?.fields.get("phase2.lifetime")?.value[0];
  return value?.kind === "number" ? [value.value] : [];
}

/** When something of it is up, as an end of a sentence; empty: always. */
export function whileUp({ calls, inTurn }: Pick<ExpectedTunnel, "calls" | "inTurn">): string {
  if (calls) return ", while it is connected";
  return inTurn.length > 0 ? ", while it is the one in use" : "";
}

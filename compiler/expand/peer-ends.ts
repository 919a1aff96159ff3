/** Two paired peers, or one alone, as a connection: the structure that tunnels become too. */

import { keyOf } from "../resolve/symbols.ts";
import { remember, rememberWith } from "../source/remember.ts";
import { whereabouts } from "./addresses.ts";
import { carrierPolicy } from "./carrier.ts";
import {
  BETWEEN_PEERS,
  type BgpEnd,
  type Connection,
  type End,
  type Outside,
  type PolicyEnd,
  type PolicyPair,
  type Side,
  type StatedManual,
} from "./connection.ts";
import { mirror } from "./mirror.ts";
import type { PeerWithPolicies } from "./peers.ts";
import { nameless } from "./site-policies.ts";
import { profileSubjects } from "./tunnels.ts";

export const connect = rememberWith((left: PeerWithPolicies, right: PeerWithPolicies): Connection => {
  const ends = [endOf(left, "left", right), endOf(right, "right", left)] as const;
  const subjects = subjectsOf([left, right], ends);
  const [here, there] = [left, right].map((peer) => peer.policies.map((policy) => policy.end));
  const carried = carriedBetween(left, right, ends, subjects);
  const written = mirror(here ?? [], there ?? []).flatMap((pair): PolicyPair[] => {
    const [l, r] = [at(left, pair.left), at(right, pair.right)];
    const place = (l ?? r)?.end.stated?.place;
    const one = l?.end ?? (r && counterpart(r.end));
    const other = r?.end ?? (l && counterpart(l.end));
    if (place === undefined || one === undefined || other === undefined) return [];
    const own = [l, r].flatMap((policy) => (policy === undefined ? [] : [policy.subject]));
    return [{ place, ends: [one, other], subjects: [...subjects, ...own] }];
  });
  const manuals = [...statedBy("left", left), ...statedBy("right", right)];
  const policies = [...carried, ...written];
  const name = nameOf(left) + BETWEEN_PEERS + nameOf(right);
  return { ...common(name, left), ends, policies, manuals, subjects };
});

/** The other end is whoever answers: all that is known of it is what the peer says of it. */
export const alone = remember((peer: PeerWithPolicies): Connection => {
  const ends = [endOf(peer, "left", undefined), strangerOf(peer)] as const;
  const subjects = subjectsOf([peer], ends);
  const carried = carrierPolicy(ends[0], peer.dials.address);
  const own = carried === undefined ? [] : [{ end: carried, subject: peer.subject }];
  const policies = [...own, ...peer.policies].flatMap(({ end, subject }): PolicyPair[] =>
    end.stated === undefined
      ? []
      : [{ place: end.stated.place, ends: [end, counterpart(end)], subjects: [...subjects, subject] }],
  );
  return { ...common(nameOf(peer), peer), ends, policies, manuals: statedBy("left", peer), subjects };
});

/** Each end protects its own carrier; where only one has one, the other lacks the counterpart. */
function carriedBetween(
  left: PeerWithPolicies,
  right: PeerWithPolicies,
  ends: Connection["ends"],
  subjects: readonly string[],
): PolicyPair[] {
  const one = carrierPolicy(ends[0], left.dials.address ?? ends[1].outside.seen);
  const other = carrierPolicy(ends[1], right.dials.address ?? ends[0].outside.seen);
  const place = (one ?? other)?.stated?.place;
  const [l, r] = [one ?? (other && counterpart(other)), other ?? (one && counterpart(one))];
  return place === undefined || l === undefined || r === undefined ? [] : [{ place, ends: [l, r], subjects }];
}

function common(
  name: string,
  peer: PeerWithPolicies,
): Omit<Connection, "ends" | "policies" | "manuals" | "subjects"> {
  return {
    name,
    form: "peers",
    origin: undefined,
    place: peer.stated.place,
    standby: { value: false, from: "default", place: undefined, through: undefined },
  };
}

function statedBy(by: Side, { manuals }: PeerWithPolicies): StatedManual[] {
  return manuals.map((manual) => ({ manual, by }));
}

function nameOf({ site, name }: PeerWithPolicies): string {
  return `${site.name}.${name}`;
}

function at(
  peer: PeerWithPolicies,
  index: number | undefined,
): PeerWithPolicies["policies"][number] | undefined {
  return index === undefined ? undefined : peer.policies[index];
}

function subjectsOf(peers: readonly PeerWithPolicies[], ends: Connection["ends"]): string[] {
  return [
    ...peers.map((peer) => peer.subject),
    ...profileSubjects(ends),
    ...peers.map((peer) => peer.site.key),
  ];
}

function endOf(peer: PeerWithPolicies, side: Side, other: PeerWithPolicies | undefined): End {
  const { site, stated, dials, phase1, fields, inside, believes, bgp, carrier } = peer;
  return {
    side,
    site,
    stated,
    outside: outsideOf(peer, other),
    dials,
    inside,
    believes,
    carrier,
    phase1,
    phase2: peer.policies[0]?.end.phase2 ?? peer.phase2,
    tunnel: fields,
    bgp,
  };
}

/** Its own address is what it says, else the `wan` the other end dials, else the first of the family. */
function outsideOf(
  { site, localAddress, dials }: PeerWithPolicies,
  other: PeerWithPolicies | undefined,
): Outside {
  const fixed = site.wans.flatMap((wan) =>
    wan.value.kind === "prefix" ? [{ ...wan, value: wan.value }] : [],
  );
  const called = other?.dials.address;
  const wan =
    fixed.find((w) => w.value.address === (localAddress ?? called)?.value) ??
    fixed.find((w) => w.value.family === dials.family) ??
    fixed[0];
  const own = localAddress ?? (wan && { ...wan, value: wan.value.address });
  const { addresses, open } = whereabouts(site, own);
  const visible =
    addresses.find((address) => address !== own) ?? (open && own !== undefined ? undefined : own);
  const hostName = other?.dials.hostName;
  const seen = hostName === undefined ? (visible ?? called) : undefined;
  return {
    own,
    seen,
    hostName,
    family: dials.family,
    interface: wan?.value.on ?? (site.wans.length === 1 ? site.wans[0]?.value.on : undefined),
    dynamic:
      own === undefined &&
      seen === undefined &&
      hostName === undefined &&
      site.wans.some((each) => each.value.kind === "dynamic"),
  };
}

function strangerOf(peer: PeerWithPolicies): End {
  const { address, hostName, family } = peer.dials;
  const name = (address ?? hostName)?.value ?? "unknown";
  const { place } = peer.stated;
  return {
    side: "right",
    site: {
      name,
      key: keyOf("site", name),
      place,
      flat: peer.site.flat,
      device: {
        value: { kind: "device", target: "unknown", version: undefined },
        from: "default",
        place: undefined,
        through: undefined,
      },
      wans: [],
      lan: undefined,
      protects: [],
      fields: new Map(),
      bgpInstances: new Map(),
      names: new Map(),
      firewall: undefined,
    },
    stated: undefined,
    outside: {
      own: undefined,
      seen: address,
      hostName,
      family,
      interface: undefined,
      dynamic: address === undefined && hostName === undefined,
    },
    dials: undefined,
    inside: peer.believes.inside,
    believes: undefined,
    carrier: undefined,
    phase1: nameless(place),
    phase2: nameless(place),
    tunnel: new Map(),
    bgp: peer.bgp && strangersBgp(peer.bgp, peer.believes.as),
  };
}

function strangersBgp({ name, place, disabled }: BgpEnd, as: BgpEnd["as"]): BgpEnd {
  return { name, place, disabled, fields: new Map(), instance: undefined, instanceFields: new Map(), as };
}

/** The policy that the other end would need. */
function counterpart(end: PolicyEnd): PolicyEnd {
  return {
    stated: undefined,
    source: end.destination,
    destination: end.source,
    fields: new Map(),
    phase2: nameless(end.phase2.place),
    manual: undefined,
  };
}

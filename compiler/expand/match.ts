/** How well two peers of two sites fit together: by where each looks for the other, and by what else they have in common. */

import type { Scalar } from "../catalogue/scalar.ts";
import { nameIn, whereabouts } from "./addresses.ts";
import { first } from "./connection.ts";
import { distance } from "./mirror.ts";
import type { PeerWithPolicies } from "./peers.ts";

/** What is known about every site: needed to tell "nobody has this address" from "somebody else has it". */
export interface Landscape {
  readonly peers: readonly PeerWithPolicies[];
  /** Host names that tunnels dial a site by. */
  readonly namesOf: ReadonlyMap<string, readonly string[]>;
}

/** Where a peer looks, seen from another: exactly there, at that site, perhaps there, at a third one, or at nobody known. */
type Aim = "exact" | "site" | "possible" | "third" | "nobody";

/** Smaller fits better; `undefined`: these two are not each other's. */
export function misfit(a: PeerWithPolicies, b: PeerWithPolicies, all: Landscape): number | undefined {
  if (a.site === b.site || a.damaged || b.damaged) return undefined;
  const aims = [aim(a, b, all), aim(b, a, all)];
  const { identity, mirrored, psk, overlapping } = evidence(a, b);
  const bonus = identity * 8 + Number(mirrored) * 4 + Number(overlapping) * 2 + Number(psk);
  const count = (...kinds: readonly Aim[]): number => aims.filter((each) => kinds.includes(each)).length;
  const related = identity > 0 || mirrored || psk;
  if (count("exact", "site") === 2) return count("site") * 20 - bonus;
  if (count("exact", "site") === 1 && count("possible") === 1 && related) return 100 - bonus;
  if (identity > 0) return 200 - bonus;
  if (count("exact", "site") === 1 && count("nobody") === 1 && related) return 300 - bonus;
  return count("possible") === 2 && psk && mirrored ? 400 - bonus : undefined;
}

function aim(from: PeerWithPolicies, at: PeerWithPolicies, all: Landscape): Aim {
  const { address, hostName } = from.dials;
  if (hostName !== undefined) {
    if (namesFor(at, all).includes(hostName.value)) return "exact";
    const third = all.peers.some((p) => p.site !== from.site && namesFor(p, all).includes(hostName.value));
    return third ? "third" : "possible"; // only the router can look it up
  }
  if (address === undefined) return "possible";
  const has = (where: ReturnType<typeof whereabouts>): boolean =>
    where.addresses.some((own) => own.value === address.value);
  if (has(whereabouts(at.site, at.localAddress))) return "exact";
  const site = whereabouts(at.site);
  if (has(site)) return "site";
  if (all.peers.some((p) => p.site !== from.site && has(whereabouts(p.site, p.localAddress)))) return "third";
  return site.open ? "possible" : "nobody";
}

function namesFor(peer: PeerWithPolicies, all: Landscape): readonly string[] {
  return [...nameIn(first(peer.fields, "tunnel.id")), ...(all.namesOf.get(peer.site.name) ?? [])];
}

interface Evidence {
  /** How many of the two identities are the expected ones; less than zero when one is not. */
  readonly identity: number;
  readonly mirrored: boolean;
  readonly psk: boolean;
  readonly overlapping: boolean;
}

function evidence(a: PeerWithPolicies, b: PeerWithPolicies): Evidence {
  const identities = [expected(a, b), expected(b, a)];
  const distances = a.policies.flatMap((p) => b.policies.map((q) => distance(p.end, q.end)));
  const [left, right] = [a, b].map((peer) => secretOf(peer));
  return {
    identity: identities.includes(false) ? -1 : identities.filter((same) => same === true).length,
    mirrored: distances.some((d) => d === 0 || d === 1),
    psk: left !== undefined && left === right,
    overlapping: distances.some((d) => d !== undefined),
  };
}

/** Whether one presents what the other expects; `undefined` when one of them does not say. */
function expected(sender: PeerWithPolicies, receiver: PeerWithPolicies): boolean | undefined {
  const [id, wanted] = [first(sender.fields, "tunnel.id"), first(receiver.fields, "tunnel.remote-id")];
  return id === undefined || wanted === undefined ? undefined : same(id.value, wanted.value);
}

function same(a: Scalar, b: Scalar): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Where the key is kept; a literal is compared like any other reference and never shown. */
function secretOf(peer: PeerWithPolicies): string | undefined {
  const psk = first(peer.fields, "tunnel.psk")?.value;
  return psk?.kind === "secret" ? `${psk.source}:${psk.name}` : undefined;
}

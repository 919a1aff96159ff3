/** How well two peers of two sites fit together: by where each looks for the other, and by what else they have in common. */

import type { Scalar } from "../catalogue/scalar.ts";
import { nameIn, whereabouts } from "./addresses.ts";
import { first } from "./connection.ts";
import { distance } from "./mirror.ts";
import type { PeerWithPolicies } from "./peers.ts";
import type { SiteFacts } from "./site.ts";

/** The peers of all sites, and whom an address or a host name belongs to: sites by address, sites by name. */
export interface Landscape {
  readonly peers: readonly PeerWithPolicies[];
  readonly byAddress: ReadonlyMap<string, ReadonlySet<SiteFacts>>;
  readonly byName: ReadonlyMap<string, ReadonlySet<SiteFacts>>;
}

/** `dialled` are the names that tunnels find a site by. */
export function landscape(
  peers: readonly PeerWithPolicies[],
  dialled: readonly (readonly [string, SiteFacts])[],
): Landscape {
  const byAddress = new Map<string, Set<SiteFacts>>();
  const byName = new Map<string, Set<SiteFacts>>();
  for (const peer of peers) {
    const { site, localAddress, fields } = peer;
    const own = [...whereabouts(site).addresses, ...(localAddress === undefined ? [] : [localAddress])];
    for (const { value } of own) enter(byAddress, value, site);
    for (const name of nameIn(first(fields, "tunnel.id"))) enter(byName, name, site);
  }
  for (const [name, site] of dialled) enter(byName, name, site);
  return { peers, byAddress, byName };
}

/** Where a peer looks, seen from another: exactly there, at that site, perhaps there, at a third one, or at nobody known. */
type Aim = "exact" | "site" | "possible" | "third" | "nobody";

function enter(table: Map<string, Set<SiteFacts>>, key: string, site: SiteFacts): void {
  table.set(key, (table.get(key) ?? new Set()).add(site));
}

/** Smaller fits better; `undefined`: these two are not each other's. */
export function misfit(a: PeerWithPolicies, b: PeerWithPolicies, all: Landscape): number | undefined {
  if (a.site === b.site || a.damaged || b.damaged) return undefined;
  const aims = [aim(a, b, all), aim(b, a, all)];
  const { identity, mirrored, psk, overlapping } = evidence(a, b, !aims.includes("third"));
  const bonus = identity * 8 + Number(mirrored) * 4 + Number(overlapping) * 2 + Number(psk);
  const count = (...kinds: readonly Aim[]): number => aims.filter((each) => kinds.includes(each)).length;
  const related = identity > 0 || mirrored || psk;
  if (count("exact", "site") === 2) return count("site") * 20 - bonus;
  if (count("exact", "site") === 1 && count("possible") === 1 && related) return 100 - bonus;
  if (identity > 0) return 200 - bonus;
  if (count("exact", "site") === 1 && count("nobody") === 1 && related) return 300 - bonus;
  return count("possible") === 2 && psk && mirrored ? 400 - bonus : undefined;
}

function aim({ site, dials }: PeerWithPolicies, at: PeerWithPolicies, all: Landscape): Aim {
  const { address, hostName } = dials;
  if (hostName !== undefined) {
    const known = othersIn(all.byName.get(hostName.value), site);
    const own = nameIn(first(at.fields, "tunnel.id")).includes(hostName.value);
    if (known.includes(at.site)) return own ? "exact" : "site";
    return known.length > 0 ? "third" : "possible"; // only the router can look it up
  }
  if (address === undefined) return "possible";
  const known = othersIn(all.byAddress.get(address.value), site);
  if (known.includes(at.site)) {
    const sends = whereabouts(at.site, at.localAddress).addresses;
    return sends.some((own) => own.value === address.value) ? "exact" : "site";
  }
  if (known.length > 0) return "third";
  return whereabouts(at.site).open ? "possible" : "nobody";
}

function othersIn(sites: ReadonlySet<SiteFacts> | undefined, self: SiteFacts): readonly SiteFacts[] {
  return [...(sites ?? [])].filter((site) => site !== self);
}

interface Evidence {
  /** How many of the two identities are the expected ones; less than zero when one is not. */
  readonly identity: number;
  readonly mirrored: boolean;
  readonly psk: boolean;
  readonly overlapping: boolean;
}

/** A peer that looks at a third site can only be told by its identity: nothing else is compared then. */
function evidence(a: PeerWithPolicies, b: PeerWithPolicies, everything: boolean): Evidence {
  const identities = [expected(a, b), expected(b, a)];
  const distances = (everything ? a.policies : []).flatMap((p) =>
    b.policies.map((q) => distance(p.end, q.end)),
  );
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

/** How well two peers of two sites fit together: by where each looks for the other, and by what else they have in common. */

import { nameIn, whereabouts } from "./addresses.ts";
import { first } from "./connection.ts";
import { nearby } from "./mirror.ts";
import type { PeerWithPolicies } from "./peers.ts";
import type { SiteFacts } from "./site.ts";

/** The peers of all sites, and whom an address or a host name belongs to. */
export interface Landscape {
  readonly peers: readonly PeerWithPolicies[];
  readonly traits: ReadonlyMap<PeerWithPolicies, Traits>;
  readonly byAddress: ReadonlyMap<string, ReadonlySet<SiteFacts>>;
  readonly byName: ReadonlyMap<string, ReadonlySet<SiteFacts>>;
}

/** What every comparison asks of a peer, read once: a hub is compared with each of its thousand branches. */
interface Traits {
  /** Where this peer sends from, or is seen at. */
  readonly sends: ReadonlySet<string>;
  /** Its site may be anywhere else too. */
  readonly open: boolean;
  readonly names: readonly string[];
  readonly id: string | undefined;
  readonly expects: string | undefined;
  /** Where the key is kept; a literal is compared like any other reference and never shown. */
  readonly psk: string | undefined;
}

/** `dialled` are the names that tunnels find a site by. */
export function landscape(
  peers: readonly PeerWithPolicies[],
  dialled: readonly (readonly [string, SiteFacts])[],
): Landscape {
  const byAddress = new Map<string, Set<SiteFacts>>();
  const byName = new Map<string, Set<SiteFacts>>();
  const traits = new Map(peers.map((peer) => [peer, traitsOf(peer)]));
  for (const [{ site }, { sends, names }] of traits) {
    const own = whereabouts(site).addresses.map((address) => address.value);
    for (const address of [...own, ...sends]) enter(byAddress, address, site);
    for (const name of names) enter(byName, name, site);
  }
  for (const [name, site] of dialled) enter(byName, name, site);
  return { peers, traits, byAddress, byName };
}

function enter(table: Map<string, Set<SiteFacts>>, key: string, site: SiteFacts): void {
  table.set(key, (table.get(key) ?? new Set()).add(site));
}

function traitsOf({ site, localAddress, fields }: PeerWithPolicies): Traits {
  const id = first(fields, "tunnel.id");
  const expects = first(fields, "tunnel.remote-id");
  const psk = first(fields, "tunnel.psk")?.value;
  return {
    sends: new Set(whereabouts(site, localAddress).addresses.map((address) => address.value)),
    open: whereabouts(site).open,
    names: nameIn(id),
    id: id && JSON.stringify(id.value),
    expects: expects && JSON.stringify(expects.value),
    psk: psk?.kind === "secret" ? `${psk.source}:${psk.name}` : undefined,
  };
}

/** Where a peer looks, seen from another: exactly there, at that site, perhaps there, at a third one, or at nobody known. */
type Aim = "exact" | "site" | "possible" | "third" | "nobody";

/** Smaller fits better; `undefined`: these two are not each other's. */
export function misfit(a: PeerWithPolicies, b: PeerWithPolicies, all: Landscape): number | undefined {
  const [one, other] = [all.traits.get(a), all.traits.get(b)];
  if (one === undefined || other === undefined || a.site === b.site || a.damaged || b.damaged)
    return undefined;
  const aims = [aim(a, b, other, all), aim(b, a, one, all)];
  const count = (...kinds: readonly Aim[]): number => aims.filter((each) => kinds.includes(each)).length;
  const identity = identities(one, other);
  const hits = count("exact", "site");
  // Who looks at a third site, or at nobody while the other looks elsewhere, can be told by identity alone.
  const apart = count("third") > 0 || (hits === 0 && count("possible") < 2);
  if (apart) return identity > 0 ? 200 - identity * 8 : undefined;
  const near = nearby(b.policies.map((policy) => policy.end));
  const distances = a.policies.flatMap((policy) => near(policy.end).map(({ distance }) => distance));
  const mirrored = distances.some((distance) => distance < 2);
  const psk = one.psk !== undefined && one.psk === other.psk;
  const overlapping = distances.length > 0;
  const bonus = identity * 8 + Number(mirrored) * 4 + Number(overlapping) * 2 + Number(psk);
  const related = identity > 0 || mirrored || psk;
  if (hits === 2) return count("site") * 20 - bonus;
  if (hits === 1 && count("possible") === 1 && related) return 100 - bonus;
  if (identity > 0) return 200 - bonus;
  if (hits === 1 && count("nobody") === 1 && related) return 300 - bonus;
  return count("possible") === 2 && psk && mirrored ? 400 - bonus : undefined;
}

function aim({ site, dials }: PeerWithPolicies, at: PeerWithPolicies, traits: Traits, all: Landscape): Aim {
  const { address, hostName } = dials;
  if (hostName !== undefined) {
    const known = all.byName.get(hostName.value);
    if (known?.has(at.site) === true) return traits.names.includes(hostName.value) ? "exact" : "site";
    return isThird(known, site) ? "third" : "possible"; // only the router can look it up
  }
  if (address === undefined) return "possible";
  const known = all.byAddress.get(address.value);
  if (known?.has(at.site) === true) return traits.sends.has(address.value) ? "exact" : "site";
  if (isThird(known, site)) return "third";
  return traits.open ? "possible" : "nobody";
}

/** Somebody other than the one who looks. */
function isThird(known: ReadonlySet<SiteFacts> | undefined, self: SiteFacts): boolean {
  return known !== undefined && known.size > (known.has(self) ? 1 : 0);
}

/** How many of the two identities are the expected ones; less than zero when one is not. */
function identities(a: Traits, b: Traits): number {
  const pairs = [
    [a.id, b.expects],
    [b.id, a.expects],
  ].filter(([id, expected]) => id !== undefined && expected !== undefined);
  return pairs.some(([id, expected]) => id !== expected) ? -1 : pairs.length;
}

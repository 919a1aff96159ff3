/**
 * Whose output it is, and which tunnel each line belongs to. An output says it by the addresses it calls its own, else its
 * prompt or its file is called after a site, else by the vendor's form; with several of the same vendor, the first one that
 * shows an SA is the site's own.
 */

import { asShown } from "./callers.ts";
import type { Expectation, ExpectedTunnel } from "./expect.ts";
import type { Listing, SeenPeer, SeenSa, Where } from "./listing.ts";

/** One device's outputs about one tunnel. */
export interface View {
  readonly site: string;
  /** Whether it is the site that is judged, not its other end. */
  readonly own: boolean;
  readonly tunnel: ExpectedTunnel;
  readonly asked: Listing["asked"];
  readonly peers: readonly SeenPeer[];
  readonly sas: readonly SeenSa[];
  readonly where: Where;
  readonly cut: Where | undefined;
  /** Another tunnel that carries the same traffic in turn is up. */
  readonly spared: boolean;
}

export interface Owned {
  readonly listing: Listing;
  readonly site: string;
}

export function owners(listings: readonly Listing[], expected: Expectation): readonly Owned[] {
  const owned: Owned[] = [];
  for (const listing of listings) owned.push({ listing, site: ownerOf(listing, expected, owned) });
  return owned;
}

function ownerOf(listing: Listing, { site, target, tunnels }: Expectation, before: readonly Owned[]): string {
  const calls = (address: string | undefined): boolean =>
    address !== undefined && listing.own.includes(address);
  if (tunnels.some(({ local }) => calls(local))) return site;
  const named = tunnels.find(({ remote }) => calls(remote));
  if (named !== undefined) return named.remoteSite;
  const called = [listing.prompt, baseName(listing.where.file)];
  if (called.includes(site)) return site;
  const known = tunnels.find(({ remoteSite }) => called.includes(remoteSite));
  if (known !== undefined) return known.remoteSite;
  const partner =
    tunnels.find(({ remoteTarget }) => remoteTarget === listing.vendor) ??
    tunnels.find(({ remoteTarget }) => remoteTarget === "generic" || remoteTarget === undefined);
  if (target !== listing.vendor) return partner?.remoteSite ?? site;
  const shown = new Set(listing.sas.map(({ spi }) => spi));
  const seen = before.find(
    (each) => each.site === site && each.listing.sas.some(({ spi }) => spi !== undefined && shown.has(spi)),
  );
  const other = seen === undefined || seen.listing.where.file === listing.where.file;
  return other ? site : (partner?.remoteSite ?? site);
}

/** `riga` of `outputs/riga.txt` */
function baseName(file: string): string {
  return file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
}

export interface Views {
  readonly views: readonly View[];
  readonly strangers: readonly Where[];
}

/** All that one site printed counts together, however many files it is in. */
export function viewsOf(owned: readonly Owned[], expected: Expectation): Views {
  const taken = new Set<SeenPeer | SeenSa>();
  const sites = [...new Set(owned.map(({ site }) => site))];
  const views = sites.flatMap((site): Omit<View, "spared">[] => {
    const listings = owned.filter((each) => each.site === site).map(({ listing }) => listing);
    const own = site === expected.site;
    const tunnels = own
      ? asShown(expected.tunnels)
      : expected.tunnels.filter((tunnel) => tunnel.remoteSite === site);
    // Whose far address is known takes its lines before those that take what is left.
    const ordered = tunnels.toSorted((a, b) => Number(a.calls) - Number(b.calls));
    return ordered.flatMap((tunnel) => view(site, own, tunnel, listings, tunnels, taken));
  });
  const strangers = owned.flatMap(({ listing }) =>
    [...listing.sas, ...listing.peers].filter((each) => !taken.has(each)).map(({ where }) => where),
  );
  return { views: views.map((each) => ({ ...each, spared: isSpared(each, views) })), strangers };
}

function isSpared({ site, tunnel }: Omit<View, "spared">, views: readonly Omit<View, "spared">[]): boolean {
  return views.some(
    (each) =>
      each.site === site &&
      each.tunnel !== tunnel &&
      tunnel.inTurn.includes(each.tunnel.name) &&
      (each.sas.length > 0 || (!each.asked.sas && each.peers.some(({ up }) => up))),
  );
}

function view(
  site: string,
  own: boolean,
  tunnel: ExpectedTunnel,
  listings: readonly Listing[],
  tunnels: readonly ExpectedTunnel[],
  taken: Set<SeenPeer | SeenSa>,
): Omit<View, "spared">[] {
  const [first] = listings;
  if (first === undefined) return [];
  const alone = tunnels.length === 1;
  const sas = listings
    .flatMap((each) => each.sas)
    .filter((each) => !taken.has(each) && belongs([each.source, each.destination], tunnel, alone));
  const peers = listings
    .flatMap((each) => each.peers)
    .filter((each) => !taken.has(each) && belongs(each.addresses, tunnel, alone));
  for (const each of [...sas, ...peers]) taken.add(each);
  const asked = {
    peers: listings.some((each) => each.asked.peers),
    sas: listings.some((each) => each.asked.sas),
  };
  const here = own ? tunnel.local : tunnel.remote;
  const directed = sas.map((sa) => ({
    ...sa,
    direction: sa.direction ?? directionOf(sa, here, own, tunnel),
  }));
  const cut = listings.flatMap((each) => each.cut ?? [])[0];
  return [{ site, own, tunnel, asked, peers, sas: directed, where: first.where, cut }];
}

/** Where an output names no addresses, the only tunnel is meant. */
function belongs(
  addresses: readonly (string | undefined)[],
  { local, remote, calls }: ExpectedTunnel,
  alone: boolean,
): boolean {
  const named = addresses.flatMap((each) => each ?? []);
  if (named.length === 0) return alone;
  const known = [local, remote].flatMap((each) => each ?? []);
  if (known.length === 0) return alone;
  const strange = named.filter((each) => !known.includes(each));
  // One unknown address is the one that only the device knows, or that a translator gave it.
  const isOther = strange.length < named.length || (calls && named.length === 1);
  return strange.length === 0 || (isOther && known.length < 2);
}

function directionOf(
  { source, destination }: SeenSa,
  here: string | undefined,
  own: boolean,
  { local, remote }: ExpectedTunnel,
): "in" | "out" | undefined {
  if (here !== undefined && destination === here) return "in";
  if (here !== undefined && source === here) return "out";
  const there = own ? remote : local;
  if (there !== undefined && source === there) return "in";
  return there !== undefined && destination === there ? "out" : undefined;
}

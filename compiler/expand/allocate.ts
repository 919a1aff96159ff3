/**
 * Gives tunnels networks out of a pool. A tunnel keeps what the lock file says; a new one gets the first free network of a
 * sequence that its own name decides, so that what others add or remove seldom moves it and two people seldom collide.
 */

import { isAwsReserved } from "../catalogue/clouds/aws.ts";
import { addressOf, bitsOf, contains, overlaps } from "../source/addresses.ts";
import { tunnelLength } from "../project/lock-file.ts";

export interface Pool {
  readonly address: string;
  readonly length: number;
  readonly family: 4 | 6;
}

export interface Wanted {
  readonly tunnel: string;
  readonly pool: Pool;
}

/**
 * Networks by tunnel, those that fit in the pool; `kept` by tunnel, `written` are networks that somebody wrote by hand. The
 * order of `wanted` decides nothing.
 */
export function allocate(
  wanted: readonly Wanted[],
  kept: ReadonlyMap<string, string>,
  written: readonly { readonly address: string; readonly length: number }[],
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  const open: Wanted[] = [];
  for (const each of wanted) {
    const network = kept.get(each.tunnel);
    // Of two that were given one network the second gets another for now: that is told, and nothing is built.
    if (network === undefined || !fits(network, each.pool) || taken.has(network)) {
      open.push(each);
      continue;
    }
    given.set(each.tunnel, network);
    taken.add(network);
  }
  for (const { tunnel, pool } of open.toSorted((a, b) => (a.tunnel < b.tunnel ? -1 : 1))) {
    const network = freeFor(tunnel, pool, (address) => {
      if (taken.has(address) || isAwsReserved(address)) return false;
      const candidate = { address, length: tunnelLength(pool.family) };
      return !written.some((other) => overlaps(other, candidate));
    });
    if (network === undefined) continue;
    given.set(tunnel, network);
    taken.add(network);
  }
  return given;
}

function fits(network: string, pool: Pool): boolean {
  const length = tunnelLength(network.includes(":") ? 6 : 4);
  return contains(pool, { address: network, length });
}

/** How many tunnels a pool has room for; of a large one only the first 2^24 networks are used. */
export function roomOf(pool: Pool): number {
  return 2 ** slotBits(pool);
}

function slotBits({ length, family }: Pool): number {
  return Math.min(24, tunnelLength(family) - length);
}

function freeFor(name: string, pool: Pool, isFree: (network: string) => boolean): string | undefined {
  const room = roomOf(pool);
  const counted = slotBits(pool);
  const width = bitsOf(pool.address).length;
  const head = bitsOf(pool.address).slice(0, tunnelLength(pool.family) - counted);
  // An odd step visits every one of a power of two.
  const step = hash(name, 0x9747b28c) | 1;
  let slot = hash(name, 0) % room;
  for (let tried = 0; tried < room; tried += 1) {
    const index = counted === 0 ? "" : slot.toString(2).padStart(counted, "0");
    const address = addressOf((head + index).padEnd(width, "0"));
    if (isFree(address)) return address;
    slot = (slot + (step >>> 0)) % room;
  }
  return undefined;
}

/** MurmurHash3 (public domain, Austin Appleby), 32 bits, over UTF-16 units: spreads names that differ in one letter. */
function hash(text: string, seed: number): number {
  let state = seed;
  for (let at = 0; at < text.length; at += 1) {
    let unit = Math.imul(text.charCodeAt(at), 0xcc9e2d51);
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593);
    state ^= unit;
    state = Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64;
  }
  state ^= text.length;
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) >>> 0;
}

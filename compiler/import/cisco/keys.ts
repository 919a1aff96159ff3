/** Which pre-shared key a peer gets. In: the keys, keyrings and profiles of a router; out: the secret, put aside once. */

import ipaddr from "ipaddr.js";
import type { Term } from "../draft.ts";
import { keepSecret, leave, remark } from "../common/notebook.ts";
import type { Profile } from "./ikev2.ts";
import { masked } from "./mask.ts";
import { after } from "./match.ts";
import { keyOf } from "./secret.ts";
import { find, take, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

interface Entry {
  readonly line: Statement;
  /** The section it stands in, for keyrings. */
  readonly sections: readonly Statement[];
  readonly keyring: string | undefined;
  readonly value: string | undefined;
  readonly address: string | undefined;
  readonly mask: string | undefined;
  readonly host: string | undefined;
}

export interface Wanted {
  /** Of the peer: a secret is called after it. */
  readonly name: string;
  readonly address: string | undefined;
  readonly host: string | undefined;
  readonly keyring: string | undefined;
}

export interface Secrets {
  readonly isakmp: (wanted: Wanted) => Kept | undefined;
  readonly ikev2: (wanted: Wanted, profile: Profile | undefined) => Kept | undefined;
}

export interface Kept {
  readonly term: Term;
  readonly line: Statement;
}

export function secretsOf(source: Source): Secrets {
  const kept = new Map<Statement, Term>();
  const keep = (entry: Entry, name: string): Kept => {
    take(source, entry.line, ...entry.sections);
    const term = kept.get(entry.line) ?? keepSecret(source.notes, name, entry.value, entry.line.line);
    kept.set(entry.line, term);
    return { term, line: entry.line };
  };
  const global = [...isakmpKeys(source), ...keyrings(source)];
  const second = ikev2Keyrings(source);
  const choose = (entries: readonly Entry[], wanted: Wanted): Kept | undefined => {
    const own = entries.filter(({ keyring }) => wanted.keyring === undefined || keyring === wanted.keyring);
    const [best] = own.filter((entry) => fits(entry, wanted)).toSorted((a, b) => widthOf(a) - widthOf(b));
    return best === undefined ? undefined : keep(best, wanted.name);
  };
  return {
    isakmp: (wanted) => choose(global, wanted),
    ikev2: (wanted, profile) => {
      const inline = profile === undefined ? undefined : inlineKey(source, profile, wanted.name);
      return inline ?? choose(second, wanted);
    },
  };
}

function isakmpKeys(source: Source): readonly Entry[] {
  return find(source.top, "crypto isakmp key").flatMap(({ statement, rest }) => {
    const key = keyOf(rest);
    return key === undefined ? [] : entry(statement, [], undefined, key.value, key.rest);
  });
}

function keyrings(source: Source): readonly Entry[] {
  return find(source.top, "crypto keyring").flatMap(({ statement: section, rest: [name] }) =>
    find(section.below, "pre-shared-key").flatMap(({ statement, rest }) => {
      const at = rest.findIndex((word) => word === "key");
      const key = at === -1 ? undefined : keyOf(rest.slice(at + 1));
      return key === undefined ? [] : entry(statement, [section], name, key.value, rest.slice(0, at));
    }),
  );
}

function entry(
  line: Statement,
  sections: readonly Statement[],
  keyring: string | undefined,
  value: string | undefined,
  words: readonly string[],
): readonly Entry[] {
  const [address, mask] = after(words, "address") ?? [];
  const [host] = after(words, "hostname") ?? [];
  if (address === undefined && host === undefined) return [];
  const isMask = mask !== undefined && ipaddr.IPv4.isValid(mask);
  return [{ line, sections, keyring, value, address, mask: isMask ? mask : undefined, host }];
}

function ikev2Keyrings(source: Source): readonly Entry[] {
  return find(source.top, "crypto ikev2 keyring").flatMap(({ statement: section, rest: [name] }) =>
    find(section.below, "peer").flatMap(({ statement: peer }): readonly Entry[] => {
      const [key] = find(peer.below, "pre-shared-key");
      const shared = key === undefined ? undefined : sharedKey(source, peer);
      if (key === undefined || shared === undefined) return [];
      const address = find(peer.below, "address")[0];
      const host = find(peer.below, "hostname")[0];
      const about = [address?.statement, host?.statement].filter((each) => each !== undefined);
      return [
        {
          line: shared.line,
          sections: [section, peer, ...about, ...shared.also],
          keyring: name,
          value: shared.value,
          address: address?.rest[0],
          mask: address?.rest[1],
          host: host?.rest[0],
        },
      ];
    }),
  );
}

interface Shared {
  readonly line: Statement;
  readonly also: readonly Statement[];
  readonly value: string | undefined;
}

/** One key for both directions; two that are the same are one. */
function sharedKey(source: Source, peer: Statement): Shared | undefined {
  const keys = find(peer.below, "pre-shared-key").map(({ statement, rest }) => {
    const way = rest[0] === "local" || rest[0] === "remote" ? rest[0] : undefined;
    const hex = rest[0] === "hex";
    const key = keyOf(way === undefined && !hex ? rest : rest.slice(1));
    return { statement, way, value: hex && key?.value !== undefined ? `0x${key.value}` : key?.value };
  });
  const [first, second] = keys;
  if (first === undefined) return undefined;
  if (first.way === undefined || second === undefined)
    return { line: first.statement, also: [], value: first.value };
  if (first.value !== second.value || first.value === undefined) {
    for (const { statement } of keys) {
      take(source, statement);
      leave(
        source.notes,
        statement.line,
        masked(statement.text),
        "unsupported",
        "each direction has a key of its own, and a tunnel of the language has one for both",
      );
    }
    return undefined;
  }
  return { line: first.statement, also: [second.statement], value: first.value };
}

/** `authentication local pre-share key …` in the profile itself. */
function inlineKey(source: Source, profile: Profile, name: string): Kept | undefined {
  const found = find(profile.statement.below, "authentication").filter(({ rest }) => rest[2] === "key");
  const keys = found.map(({ statement, rest }) => ({ statement, value: keyOf(rest.slice(3))?.value }));
  const [first] = keys;
  if (first === undefined) return undefined;
  if (keys.some(({ value }) => value !== first.value)) {
    for (const { statement } of keys) {
      take(source, statement);
      leave(
        source.notes,
        statement.line,
        masked(statement.text),
        "unsupported",
        "each direction has a key of its own, and a tunnel of the language has one for both",
      );
    }
    return undefined;
  }
  take(source, ...keys.map(({ statement }) => statement));
  return { term: keepSecret(source.notes, name, first.value, first.statement.line), line: first.statement };
}

function fits({ address, mask, host }: Entry, wanted: Wanted): boolean {
  if (host !== undefined && host === wanted.host) return true;
  if (address === undefined || wanted.address === undefined) return false;
  const length = lengthOf(mask, address);
  if (address === wanted.address) return true;
  if (!ipaddr.IPv4.isValid(address) || !ipaddr.IPv4.isValid(wanted.address)) return false;
  return length !== undefined && ipaddr.IPv4.parse(wanted.address).match(ipaddr.IPv4.parse(address), length);
}

function lengthOf(mask: string | undefined, address: string): number | undefined {
  if (mask === undefined) return address === "0.0.0.0" ? 0 : 32;
  return ipaddr.IPv4.isValid(mask)
    ? (ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined)
    : undefined;
}

/** A key for fewer addresses counts before one for many. */
function widthOf({ mask, address }: Entry): number {
  return 32 - (lengthOf(mask, address ?? "") ?? 0);
}

export function missingKey(source: Source, name: string, line: Statement): void {
  remark(
    source.notes,
    line.line,
    "import/dangling",
    `No key of the file is for the peer of \`${name}\``,
    "Import the whole running-config, or add the key to the .vpn that was written.",
  );
}

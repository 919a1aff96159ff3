/**
 * RouterOS: `installed-sa print` of 2.6 (`spi=` decimal, `direction=`), 2.9 (hexadecimal without `0x`), 5, 6 and 7, and
 * `remote-peers` and `active-peers print`, as items or as a table. Items are found by their words, so a paste that lost its
 * line breaks is read, too.
 */

import type { Listing, SeenPeer, SeenSa, Where } from "../listing.ts";
import { tokensOf, type Token } from "./tokens.ts";
import { addressIn, cipher, count, hash, OTHER_STATE, seconds, stateWord } from "./words.ts";

interface Item {
  readonly line: number;
  readonly flags: string;
  readonly pairs: Map<string, string>;
  encBits: number | undefined;
}

/** What one prompt, `[admin@office] >`, was given; without prompts there is one of them. */
interface Part {
  readonly line: number;
  readonly items: Item[];
  readonly asked: { peers: boolean; sas: boolean };
  cut: number | undefined;
}

const PROMPT = /^\[([^\]@]+@[^\]]+)\]/;
const ELLIPSIS = /^(?:…|\.\.\.)$/;

export function readRouteros(file: string, text: string): readonly Listing[] {
  const { parts, openings } = partsOf(tokensOf(text));
  const table = tableRows(file, text);
  const partAt = (line: number): string => openings.findLast((each) => each.line <= line)?.name ?? "";
  return [...parts].flatMap(([name, part]): Listing[] => {
    const sas = part.items.flatMap((item) => saOf(item, file));
    const rows = table.filter(({ where }) => partAt(where.line) === name);
    const peers = [...part.items.flatMap((item) => peerOf(item, file)), ...rows];
    const asked = { peers: part.asked.peers || peers.length > 0, sas: part.asked.sas || sas.length > 0 };
    if (!asked.peers && !asked.sas) return [];
    const own = part.items.flatMap(({ pairs }) =>
      pairs.has("remote-address") ? (addressIn(pairs.get("local-address") ?? "") ?? []) : [],
    );
    const lines = [...sas, ...peers].map(({ where }) => where.line);
    return [
      {
        vendor: "routeros",
        where: { file, line: lines.length === 0 ? part.line : Math.min(...lines) },
        asked,
        own: [...new Set(own)],
        prompt: name === "" ? undefined : name.slice(name.indexOf("@") + 1),
        peers,
        sas,
        cut: part.cut === undefined ? undefined : { file, line: part.cut },
      },
    ];
  });
}

interface Parts {
  readonly parts: ReadonlyMap<string, Part>;
  /** Where each prompt stands, in order. */
  readonly openings: readonly { readonly line: number; readonly name: string }[];
}

function partsOf(tokens: readonly Token[]): Parts {
  const openings: { line: number; name: string }[] = [];
  const parts = new Map<string, Part>();
  const open = (name: string, line: number): Part => {
    const known = parts.get(name) ?? { line, items: [], asked: { peers: false, sas: false }, cut: undefined };
    parts.set(name, known);
    openings.push({ line, name });
    return known;
  };
  let part = open("", 1);
  let item: Item | undefined;
  for (const [at, token] of tokens.entries()) {
    switch (token.kind) {
      case "word": {
        const prompt = PROMPT.exec(token.text)?.[1];
        if (prompt !== undefined) {
          part = open(prompt, token.line);
          item = undefined;
        } else if (ELLIPSIS.test(token.text)) {
          if (item !== undefined && isRelevant(item)) part.cut ??= token.line;
        } else {
          noteAsked(tokens, at, token.text, part.asked);
          const flags = flagsAt(tokens, at);
          if (flags !== undefined) {
            item = { line: token.line, flags, pairs: new Map(), encBits: undefined };
            part.items.push(item);
          }
        }
        break;
      }
      case "pair":
        item?.pairs.set(token.key, token.value);
        break;
      case "key":
        if (item !== undefined && token.key === "enc-key") item.encBits = token.bits;
        break;
    }
  }
  return { parts, openings };
}

/** A number begins an item when flags and a pair follow. */
function flagsAt(tokens: readonly Token[], at: number): string | undefined {
  const first = tokens[at];
  if (first?.kind !== "word" || !/^\d{1,6}$/.test(first.text)) return undefined;
  let flags = "";
  for (let next = at + 1; ; next += 1) {
    const token = tokens[next];
    if (token === undefined) return undefined;
    if (token.kind !== "word") return flags;
    if (!/^[A-Z]{1,5}$/.test(token.text) || next > at + 4) return undefined;
    flags += token.text;
  }
}

/** The command, or the legend of flags above an empty list. */
function noteAsked(
  tokens: readonly Token[],
  at: number,
  text: string,
  asked: { peers: boolean; sas: boolean },
): void {
  const next = (step: number): string => {
    const token = tokens[at + step];
    return token?.kind === "word" ? token.text : "";
  };
  const command = text.replace(/^.*\//, "");
  const prints = next(1).startsWith("print") || text.includes("/print");
  const menu = command === "print" ? text.split("/").at(-2) : command;
  if (prints && /^(?:remote|active)-peers$/.test(menu ?? "")) asked.peers = true;
  if (prints && menu === "installed-sa") asked.sas = true;
  if (text === "AH," || (text === "AH" && next(-1) === "-")) asked.sas = true;
  if (/^responder[,;]?$/.test(text) && next(-1) === "-") asked.peers = true;
}

function isRelevant(item: Item): boolean {
  return item.pairs.has("spi") || item.pairs.has("remote-address");
}

function saOf({ pairs, flags, line, encBits }: Item, file: string): readonly SeenSa[] {
  const spiText = pairs.get("spi");
  const isSa = ["src-address", "dst-address", "enc-algorithm", "auth-algorithm"].some((key) =>
    pairs.has(key),
  );
  if (spiText === undefined || !isSa) return [];
  const decimal = ["sa-type", "xform-index", "policy-id"].some((key) => pairs.has(key));
  const type = pairs.get("sa-type");
  const [enc, auth] = [pairs.get("enc-algorithm"), pairs.get("auth-algorithm")];
  const bits = count(pairs.get("enc-key-size") ?? pairs.get("enc-key-length")) ?? encBits;
  const direction = pairs.get("direction");
  const bytes = count(pairs.get("current-bytes"));
  return [
    {
      protocol:
        type === "esp" || type === "ah"
          ? type
          : flags.includes("A")
            ? "ah"
            : flags.includes("E")
              ? "esp"
              : undefined,
      spi: spiOf(spiText, decimal),
      direction: direction === "in" || direction === "out" ? direction : undefined,
      source: addressIn(pairs.get("src-address") ?? ""),
      destination: addressIn(pairs.get("dst-address") ?? ""),
      state: pairs.has("state") ? stateWord(pairs.get("state") ?? "") : undefined,
      encryption: enc === undefined ? undefined : cipher(enc, bits === 0 ? undefined : bits),
      auth: auth === undefined ? undefined : hash(auth),
      lifetime: wholeLifetime(pairs.get("add-lifetime")),
      left: seconds(pairs.get("expires-in") ?? ""),
      amount: bytes,
      unit: "bytes",
      where: { file, line },
    },
  ];
}

function spiOf(text: string, decimal: boolean): number | undefined {
  const digits =
    /^0x([0-9A-Fa-f]{1,8})$/.exec(text)?.[1] ??
    (/^[0-9A-Fa-f]{1,8}$/.test(text) && !decimal ? text : undefined);
  if (digits !== undefined) return Number.parseInt(digits, 16);
  return decimal && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** `48m/1h`: when it is renewed, and when it ends. */
function wholeLifetime(text: string | undefined): number | undefined {
  const whole = text?.split("/")[1];
  const value = whole === undefined ? undefined : seconds(whole);
  return value === 0 ? undefined : value;
}

function peerOf({ pairs, line }: Item, file: string): readonly SeenPeer[] {
  const state = pairs.get("state");
  if (!pairs.has("remote-address") || state === undefined) return [];
  const addresses = ["local-address", "remote-address"].flatMap(
    (key) => addressIn(pairs.get(key) ?? "") ?? [],
  );
  return [peer(addresses, state, { file, line })];
}

function peer(addresses: readonly string[], state: string, where: Where): SeenPeer {
  return { addresses, state: stateWord(state), up: state === "established", where };
}

/** Rows below a head with STATE and REMOTE-ADDRESS; columns that are empty leave no trace, so cells go by their form. */
function tableRows(file: string, text: string): readonly SeenPeer[] {
  let inTable = false;
  return text.split(/\r?\n/).flatMap((line, at): SeenPeer[] => {
    if (/\bSTATE\b/.test(line) && /\bREMOTE-ADDRESS\b/.test(line)) {
      inTable = /#/.test(line) || inTable;
      return [];
    }
    if (!inTable || /^\s*#/.test(line)) return [];
    const cells = line.trim().split(/\s+/);
    if (!/^\d+$/.test(cells[0] ?? "")) {
      inTable = false;
      return [];
    }
    const state = cells.find((cell) => stateWord(cell) !== OTHER_STATE) ?? "";
    const addresses = cells.flatMap((cell) => addressIn(cell) ?? []).slice(0, 2);
    return addresses.length === 0 ? [] : [peer(addresses, state, { file, line: at + 1 })];
  });
}

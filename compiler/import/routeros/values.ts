/** Values as the router prints them, to terms of the language: times, addresses, identities, words. */

import type { Cell, Field } from "../../targets/routeros/cell.ts";
import { timeText } from "../../targets/routeros/text.ts";
import { canonical, networkOf } from "../../source/addresses.ts";
import type { Term } from "../draft.ts";
import { canonicalWord } from "./inverse.ts";

export const text = (value: string): Term => ({ kind: "text", text: value });
export const string = (value: string): Term => ({ kind: "string", text: value });

/** Terms of one argument; `undefined` if the value is none that the argument can have. */
export function termsOf(cell: Cell, value: string, release: string): readonly Term[] | undefined {
  const { field, spell } = cell;
  switch (spell) {
    case "words":
      return wordTerms(field, release, cell.list ? value.split(",") : [value]);
    case "auth":
      return value === "" ? [text("null")] : wordTerms(field, release, value.split(","));
    case "text":
    case "interface":
      return [string(value)];
    case "number":
      return /^\d+$/u.test(value) ? [text(value)] : undefined;
    case "yes-no":
    case "ikev1-yes-no":
      return one(yesNo(value));
    case "no-yes":
      return one(opposite.get(yesNo(value) ?? ""));
    case "duration":
    case "seconds":
      return one(duration(value));
    case "interval":
      return one(canonicalWord(field, release, value) ?? duration(value));
    case "port":
    case "tcp-udp-port":
      return /^(?:any|\d+)$/u.test(value) ? [text(value)] : undefined;
    case "protocol":
      return /^[a-z0-9-]+$/u.test(value) ? [text(value)] : undefined;
    case "identity":
      return one(identity(value));
    case "user-fqdn":
      return value === "" ? [] : [text(`user-fqdn(${quoted(value)})`)];
    case "host":
      return one(canonical(value));
    // Read where they are used: together with others, or with the secrets.
    case "command":
    case "secret":
    case "hex":
    case "keepalive":
    case "host-prefix":
    case "host-prefix-4":
    case "host-or-name":
    case "rule-address":
    case "prefix":
    case "prefix-4":
    case "source":
    case "destination":
    case "source-and-port":
    case "destination-and-port":
    case "in-out":
      return undefined;
    default: {
      const never: never = spell;
      return never;
    }
  }
}

function one(value: string | undefined): readonly Term[] | undefined {
  return value === undefined ? undefined : [text(value)];
}

function wordTerms(field: Field, release: string, words: readonly string[]): readonly Term[] | undefined {
  const terms: Term[] = [];
  for (const word of words) {
    const canonicalText = canonicalWord(field, release, word);
    if (canonicalText === undefined) return undefined;
    terms.push(text(canonicalText));
  }
  return terms;
}

const opposite: ReadonlyMap<string, string> = new Map([
  ["yes", "no"],
  ["no", "yes"],
]);

export function yesNo(value: string): string | undefined {
  if (value === "yes" || value === "true") return "yes";
  return value === "no" || value === "false" ? "no" : undefined;
}

const units: ReadonlyMap<string, number> = new Map([
  ["w", 604_800],
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
]);

/** `1d`, `30m`, `1w2d03:04:05`, `00:30:00`, `28800`: seconds; the language's text of them. */
export function duration(value: string): string | undefined {
  const seconds = secondsOf(value);
  return seconds === undefined ? undefined : timeText(seconds);
}

function secondsOf(value: string): number | undefined {
  const groups = /^(?<units>(?:\d+[wdhms])*)(?:(?<h>\d+):(?<m>\d\d):(?<s>\d\d))?$/u.exec(value)?.groups;
  if (/^\d+$/u.test(value)) return Number(value);
  if (groups === undefined || value === "") return undefined;
  let seconds = Number(groups["h"] ?? 0) * 3600 + Number(groups["m"] ?? 0) * 60 + Number(groups["s"] ?? 0);
  for (const [, count = "", unit = ""] of (groups["units"] ?? "").matchAll(/(\d+)([wdhms])/gu)) {
    seconds += Number(count) * (units.get(unit) ?? 0);
  }
  return seconds;
}

/** A name as the language writes it, in quotes if it must. */
export function nameText(name: string): string {
  return /^[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/u.test(name) ? name : quoted(name);
}

/** `"a\"b"`: a text as the language quotes it. */
function quoted(value: string): string {
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

/** `fqdn:hq.example.net`, `address:192.0.2.4`; `undefined` for `auto`, `ignore`, `dn` and what is none. */
export function identity(value: string): string | undefined {
  const groups = /^(?<type>fqdn|user-fqdn|key-id|address):(?<name>.+)$/su.exec(value)?.groups;
  const name = groups?.["name"] ?? "";
  switch (groups?.["type"]) {
    case "address":
      return canonical(name);
    case "fqdn":
    case "user-fqdn":
    case "key-id":
      return /[\r\n]/u.test(name) ? undefined : `${groups["type"]}(${quoted(name)})`;
    default:
      return undefined;
  }
}

export interface Network {
  readonly address: string;
  readonly length: number;
  readonly family: 4 | 6;
}

/** `10.0.1.0/24`, `192.0.2.4`; behind it, up to 3.x, a port: `10.0.1.0/24:53`. */
export function network(value: string): (Network & { readonly port: string | undefined }) | undefined {
  const four = /^(?<address>\d+\.\d+\.\d+\.\d+)(?:\/(?<length>\d{1,2}))?(?::(?<port>\d+|any))?$/u.exec(
    value,
  )?.groups;
  const groups =
    four ?? /^(?<address>[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:\/(?<length>\d{1,3}))?$/u.exec(value)?.groups;
  const address = canonical(groups?.["address"] ?? "");
  if (address === undefined) return undefined;
  const family = four === undefined ? 6 : 4;
  const most = family === 4 ? 32 : 128;
  const length = Number(groups?.["length"] ?? most);
  return length > most ? undefined : { address, length, family, port: four?.["port"] };
}

export function isHost({ length, family }: Network): boolean {
  return length === (family === 4 ? 32 : 128);
}

/** `0.0.0.0`, `::`: no address at all. */
export function isNothing(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}

/** A selector: `any`, a host, or a network without the host bits that the router ignores. */
export function selectorText({ address, length }: Network): string {
  if (length === 0) return "any";
  const base = networkOf(address, length);
  return isHost({ address, length, family: base.includes(":") ? 6 : 4 }) ? base : `${base}/${length}`;
}

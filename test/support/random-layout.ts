/** Random texts in random layout: every construct, blanks and line breaks wherever the grammar takes them, a comment in every place. */

import * as fc from "fast-check";

type Gen = fc.GeneratorValue;

/** What is rendered: how deep, and whether the whole stands on one line. */
interface Place {
  readonly gen: Gen;
  readonly depth: number;
  readonly flat: boolean;
  /** Numbers the comments, so that each is told apart. */
  readonly count: { comments: number };
}

const WORDS = [
  "any",
  "none",
  "lans",
  "aes-128-cbc",
  "3des",
  "left",
  "policy",
  "site",
  "x",
  "waive",
  "from-riga",
];
const NAMES = ["hq", "riga-1", "tunnel", "site", '"Rīga 2"', '"a \\" b"', "_x", "dpd", "extends-me"];
const HEADS = ["site", "tunnel", "key", "phase1", "phase2", "mesh"];
const BLOCKS = ["dpd", "bgp", "peer", "manual", "firewall", "carrier gre"];
const KEYS = ["device", "lan", "as", "send-initial-contact", "policy", "site", "x"];
// prettier-ignore
const LITERALS = [
  "10.0.0.0/8", "2001:db8::/32", "::1", "192.0.2.4/24", "1024-65535", "0x1F", "1d2h", "90s", "100MB", "7",
  '"a  b"', '"# none"', '"\\\\"', '""', "routeros 7.20", 'cisco-ios "15.2(4)M3"', "routeros 6.45beta27",
  "dynamic on ether1", '192.0.2.4/24 on "WAN port"', "left.lan", '"IOS/OSX".lan', "from 172.31.0.0/16",
];

const pick = ({ gen }: Place, words: readonly string[]): string => gen(fc.constantFrom, ...words);
const upTo = ({ gen }: Place, max: number): number => gen(fc.integer, { min: 0, max });
const often = ({ gen }: Place): boolean => gen(fc.integer, { min: 0, max: 3 }) > 0;
const seldom = (place: Place): boolean => !often(place);
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function blank(place: Place): string {
  return pick(place, [" ", " ", "  ", "\t", "      "]);
}

function maybeBlank(place: Place): string {
  return pick(place, ["", " ", "  "]);
}

function comment(place: Place): string {
  if (upTo(place, 20) === 0) return "# prettier-ignore";
  place.count.comments += 1;
  return `${pick(place, ["#", "# ", "## ", "##", "### ", "#  "])}c${place.count.comments}${pick(place, ["", "", "  ", " } {", ' "', "ū"])}`;
}

function newline(place: Place, indented: boolean): string {
  const indent = indented ? pick(place, [" ", "  ", "      ", "\t"]) : "";
  return `${pick(place, ["\n", "\n", "\n", "\n\n", "\n\n\n \n"])}${indent}`;
}

/** Between two entries, or beside a brace: at least one line break, and any comments. */
function between(place: Place, indented: boolean): string {
  let text = often(place) ? "" : maybeBlank(place) + comment(place);
  text += newline(place, indented);
  while (seldom(place)) text += comment(place) + newline(place, indented);
  return text;
}

/** After `,` or an arrow a line may break. */
function wrap(place: Place): string {
  if (place.flat || often(place)) return blank(place);
  return seldom(place) ? between(place, true) : newline(place, true);
}

function term(place: Place): string {
  if (often(place)) return pick(place, often(place) ? LITERALS : WORDS);
  const callee = pick(place, ["env", "dns", "derive"]);
  return `${callee}${maybeBlank(place)}(${maybeBlank(place)}${list(place, 2)}${maybeBlank(place)})`;
}

function joined(place: Place, parts: readonly string[]): string {
  return parts.reduce((text, part) => `${text}${maybeBlank(place)},${wrap(place)}${part}`);
}

function list(place: Place, most = 5): string {
  return joined(
    place,
    times(1 + upTo(place, most - 1), () => term(place)),
  );
}

function pair(place: Place, part: () => string, arrow: string): string {
  const left = part();
  return `${left}${blank(place)}${arrow}${wrap(place)}${part()}`;
}

function value(place: Place): string {
  return seldom(place) ? pair(place, () => list(place, 3), "<->") : list(place);
}

function property(place: Place): string {
  return `${pick(place, KEYS)}${maybeBlank(place)}=${maybeBlank(place)}${value(place)}`;
}

function block(place: Place): string {
  const flat = place.flat || seldom(place);
  const inner = { ...place, depth: place.depth + 1, flat };
  const entries = times(place.depth > 3 ? 0 : upTo(place, 4), () => entry(inner));
  if (flat) return `{${blank(place)}${entries.map((text) => text + blank(place)).join("")}}`;
  return `{${[...entries, ""].map((text) => between(place, true) + text).join("")}}`;
}

/** A `{` may stand on a line below its header. */
function opened(place: Place): string {
  const beside = place.flat || often(place) || often(place);
  const gap = beside ? blank(place) : seldom(place) ? between(place, true) : newline(place, true);
  return gap + block(place);
}

function entry(place: Place): string {
  switch (upTo(place, 7)) {
    case 0:
      return `policy ${pair(place, () => list(place, 2), pick(place, ["<->", "->"]))}${often(place) ? opened(place) : ""}`;
    case 1:
      return `waive${blank(place)}policy/duplicate-selector${blank(place)}"because # it is"`;
    case 2: {
      const way = pair(place, () => pick(place, ["10.0.1.5", "any", "left.lan"]), "->");
      return `packet ${pick(place, ["hq", '"x y"'])}${maybeBlank(place)}: ${way}${pick(place, ["", " tcp 443", " while a down"])} => dropped x`;
    }
    case 3:
    case 4:
      return `${pick(place, BLOCKS)}${seldom(place) ? "" : blank(place) + pick(place, NAMES)}${opened(place)}`;
    default:
      return property(place);
  }
}

function item(place: Place): string {
  switch (upTo(place, 7)) {
    case 0:
      return 'import "std/aws"';
    case 1:
    case 2:
      return `${pick(place, ["let", "secret"])} ${pick(place, NAMES)}${maybeBlank(place)}=${maybeBlank(place)}${value(place)}`;
    default: {
      const names = (): string =>
        joined(
          place,
          times(1 + upTo(place, 2), () => pick(place, NAMES)),
        );
      const ends = seldom(place)
        ? ""
        : `${maybeBlank(place)}:${blank(place)}${often(place) ? pair(place, names, "<->") : names()}`;
      const base = often(place) ? "" : `${blank(place)}extends ${pick(place, NAMES)}`;
      return `${pick(place, HEADS)}${blank(place)}${pick(place, NAMES)}${ends}${base}${opened(place)}`;
    }
  }
}

/** Often free of problems, for not every word may stand everywhere. */
export function randomLayout(gen: Gen): string {
  const place: Place = { gen, depth: 0, flat: false, count: { comments: 0 } };
  const items = times(upTo(place, 5), () => item(place));
  return [...items, ""]
    .map((text) => (seldom(place) ? newline(place, false) : between(place, false)) + text)
    .join("");
}

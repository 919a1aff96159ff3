/** What a person reads beside the `.vpn`. In: what was imported and how it was judged. Out: lines, grouped, with places in the devices' texts. */

import { counted } from "../diagnostics/render/summary.ts";
import type { Leftover, Origin } from "./draft.ts";
import type { Imported } from "./import.ts";
import { hider } from "./mask.ts";
import type { ImportedSecret } from "./secrets.ts";
import type { PairVerdict } from "./verdict.ts";

const TITLES: readonly (readonly [Leftover["kind"], string])[] = [
  ["unknown", "not understood"],
  ["unsupported", "about IPsec, and without a word in the language"],
];

/** Lines that tell what is not in the text, and which variables it needs. */
export function leftoverLines({ leftovers, found }: Imported): readonly string[] {
  const lines: string[] = [];
  const hide = hider(found);
  for (const [kind, title] of TITLES) {
    const own = leftovers.filter((left) => left.kind === kind);
    if (own.length === 0) continue;
    lines.push(`${counted(own.length, "statement")} ${title}:`);
    for (const { origin, text, why } of own) lines.push(`  ${at(origin)}: ${hide(text)} (${hide(why)})`);
  }
  const outside = leftovers.filter(({ kind }) => kind === "outside");
  if (outside.length > 0) {
    lines.push(`${counted(outside.length, "statement")} understood and left out, not a matter of IPsec:`);
    const subjects = groups(outside, ({ why }) => why);
    for (const [why, own] of subjects)
      lines.push(`  ${hide(why)}: ${ranges(own.map(({ origin }) => origin))}`);
  }
  return lines;
}

export function secretLines({ secrets }: Imported): readonly string[] {
  const inline = secrets.filter((secret) => secret.inline);
  const open = secrets.filter((secret) => !secret.inline);
  const width = Math.max(0, ...open.map(({ variable }) => variable.length));
  const are = inline.length === 1 ? "is" : "are";
  return [
    ...(inline.length === 0
      ? []
      : [`the values of ${counted(inline.length, "secret")} ${are} in the text: do not commit or mail it`]),
    ...(open.length === 0 ? [] : ["set these variables before `vpnc build`:"]),
    ...open.map((secret) => `  ${secret.variable.padEnd(width)}  ${whence(secret)}`),
  ];
}

function whence({ value, origin }: ImportedSecret): string {
  return value === undefined ? `hidden in ${at(origin)}: ask for it` : `the secret in ${at(origin)}`;
}

export function verdictLines(verdicts: readonly PairVerdict[]): readonly string[] {
  return verdicts.map(({ name, verdict, reasons }) => `${name}: ${SAYS[verdict](reasons.join(", "))}`);
}

const SAYS: Readonly<Record<PairVerdict["verdict"], (reasons: string) => string>> = {
  up: (suites) => (suites === "" ? "will come up" : `will come up with ${suites}`),
  limited: (reasons) => `will come up, and not carry all that it should: ${reasons}`,
  down: (reasons) => `will not come up: ${reasons}`,
  unverifiable: (unknown) => `cannot be judged, because this is not known of both ends: ${unknown}`,
  alone: () => "its other end is not among the given files",
};

function at({ file, line }: Origin): string {
  return `${file}:${line}`;
}

function groups<T>(all: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const same = found.get(keyOf(each));
    if (same === undefined) found.set(keyOf(each), [each]);
    else same.push(each);
  }
  return found;
}

/** `office.rsc:3-9, 12` */
function ranges(origins: readonly Origin[]): string {
  const files = [...groups(origins, ({ file }) => file)];
  return files.map(([file, own]) => `${file}:${spans(own.map(({ line }) => line))}`).join("; ");
}

function spans(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].toSorted((a, b) => a - b);
  const found: [number, number][] = [];
  for (const line of sorted) {
    const last = found.at(-1);
    if (last !== undefined && line === last[1] + 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}

/** `vpnc explain CODE`: the page of one diagnostic, from the catalogue; or what moved between two releases. */

import { catalogue, entryOf, isCode, type Code } from "../diagnostics/catalogue/index.ts";
import type { Entry } from "../diagnostics/catalogue/entry.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { wrap } from "../diagnostics/render/width.ts";
import { urlOf } from "../diagnostics/url.ts";
import { DEFAULT_SETTINGS } from "../project/settings.ts";
import { movesOf, movesText, releasesIn } from "./explain-moves.ts";
import { optionText, type Invocation } from "./invocation.ts";
import { UsageError, type Analyze, type ExitStatus, type Io } from "./io.ts";

export async function explain(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const [asked] = invocation.arguments;
  const json = optionText(invocation, "format") === "json";
  if (asked === undefined) {
    io.out.write(json ? `${JSON.stringify(codes())}\n` : codeList());
    return 0;
  }
  const releases = releasesIn(asked);
  if (releases !== undefined) {
    const moves = movesOf(releases);
    io.out.write(
      json ? `${JSON.stringify({ ...releases, ...moves }, undefined, 2)}\n` : movesText(releases, moves),
    );
    return 0;
  }
  const code = requireCode(asked);
  const entry = entryOf(code);
  if (json) io.out.write(`${JSON.stringify({ code, ...entry, url: urlOf(code) }, undefined, 2)}\n`);
  else {
    const isVpn = entry.foreign === undefined;
    const fixes = isVpn ? fixesIn(entry.failing, code, await io.compiler.analyze()) : [];
    io.out.write(page(code, entry, fixes, Math.min(io.out.columns ?? 100, 100)));
  }
  return 0;
}

/** What the failing example is offered. */
function fixesIn(text: string, code: Code, analyze: Analyze): readonly Fix[] {
  const files = [{ uri: "/example.vpn", text }];
  const { diagnostics } = analyze({ root: "/", files, settings: DEFAULT_SETTINGS, diagnostics: [] });
  const titles = new Map(
    diagnostics
      .filter((found) => found.code === code)
      .flatMap(({ fixes }) => fixes.map((fix) => [fix.title, fix])),
  );
  return [...titles.values()];
}

function fixLine({ title, safe }: Fix): string {
  return safe
    ? `- ${title}: done by \`vpnc check --fix\`, offered by editors`
    : `- ${title}: offered by editors`;
}

function codes(): readonly Code[] {
  return Object.keys(catalogue).filter(isCode).toSorted();
}

function codeList(): string {
  const all = codes();
  const width = Math.max(...all.map((code) => code.length));
  return all.map((code) => `${code.padEnd(width)}  ${entryOf(code).title}\n`).join("");
}

/** Accepts a code as it is shown, `error[phase2/enc-disjoint]`, and its second half where only one code has it. */
function requireCode(asked: string): Code {
  const bare = /\[([^\]]+)\]/.exec(asked)?.[1] ?? asked;
  const code = bare.toLowerCase();
  if (isCode(code)) return code;
  const all = codes();
  const halves = all.filter((known) => known.endsWith(`/${code}`));
  const [only] = halves;
  if (only !== undefined && halves.length === 1) return only;
  const near =
    nearest(code, all) ??
    only ??
    nearest(
      code,
      all.map((known) => known.slice(known.indexOf("/") + 1)),
    );
  const hint =
    near === undefined ? [] : [`did you mean \`${all.find((known) => known.endsWith(near)) ?? near}\`?`];
  throw new UsageError(`there is no code \`${asked}\``, [...hint, "`vpnc explain` lists all codes"]);
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? "" : "."}`;
}

function example(title: string, text: string): readonly string[] {
  if (text.trim() === "") return [];
  return [`${title}\n\n${text.trimEnd().replace(/^(?=.)/gm, "    ")}`];
}

function page(code: Code, entry: Entry, fixes: readonly Fix[], width: number): string {
  const waivable = entry.waivable ? `can be waived: waive ${code} "reason"` : "cannot be waived";
  const paragraph = (text: string): string => wrap(text, width).join("\n");
  return `${[
    `${code}: ${entry.title}`,
    `${entry.severity}, ${waivable}`,
    `Why\n\n${paragraph(sentence(entry.why))}`,
    `What to do\n\n${paragraph(sentence(entry.action))}`,
    ...example("Fails", entry.failing),
    ...(fixes.length === 0 ? [] : [`Fixes\n\n${fixes.map(fixLine).join("\n")}`]),
    ...example("Passes", entry.passing),
    ...(entry.sources.length === 0
      ? []
      : [`Sources\n\n${entry.sources.map((source) => `- ${source}`).join("\n")}`]),
  ].join("\n\n")}\n`;
}

/** The report for people: a tunnel after the other, a line for each judgement, and what to do below what is not as expected. */

import { harmless } from "../../diagnostics/render/width.ts";
import type { Where } from "../listing.ts";
import { verdictOf, type Judgement, type Report, type TunnelReport } from "../report.ts";

export function reportText(report: Report): string {
  const { site, device, tunnels, sas, outputs, strangers } = report;
  const read = outputs.map(({ where, of, vendor }) => `  ${place(where)}: ${vendor}, taken for \`${of}\``);
  const lines = [
    `${site} (${device})`,
    ...read,
    ...tunnels.flatMap(tunnelText),
    "",
    ...(strangers.length === 0 ? [] : [`left out, of no tunnel of \`${site}\`: ${places(strangers)}`]),
    summary(report, sas),
  ];
  return lines.map((line) => `${harmlessKeepingIndent(line)}\n`).join("");
}

/** A name from a file may hold anything, a line break included. */
function harmlessKeepingIndent(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? "";
  return indent + harmless(line.slice(indent.length));
}

const SUMMARY = {
  ok: "all as expected",
  wrong: "not as expected",
  unclear: "not all of it can be seen",
} as const;

function summary(report: Report, { expected, seen }: Report["sas"]): string {
  const verdict = SUMMARY[verdictOf(report)];
  const asked = report.tunnels.some(({ judgements }) =>
    judgements.some(({ aspect, of }) => aspect === "SAs" && of === report.site),
  );
  return asked ? `${verdict}; ${seen} of ${expected} SAs at \`${report.site}\`` : verdict;
}

function tunnelText({ name, remoteSite, judgements }: TunnelReport): readonly string[] {
  const lines = judgements.flatMap(judgementText);
  return [
    "",
    `${name} to ${remoteSite}`,
    ...(lines.length === 0 ? ["  nothing in the outputs is about it"] : lines),
  ];
}

function judgementText({ aspect, verdict, of, expected, seen, where, action }: Judgement): readonly string[] {
  const head = `  ${verdict.padEnd(7)} ${aspect.padEnd(8)}  ${of}: ${seen}${where.length === 0 ? "" : ` (${places(where)})`}`;
  if (verdict === "ok") return [head];
  return [
    head,
    `${" ".repeat(20)}expected: ${expected}`,
    ...(action === undefined ? [] : [`${" ".repeat(20)}do: ${action}`]),
  ];
}

/** `office.txt:3, 7`; the file once. */
function places(where: readonly Where[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { file, line } of where) lines.set(file, (lines.get(file) ?? new Set()).add(line));
  return [...lines].map(([file, of]) => `${file}:${[...of].join(", ")}`).join("; ");
}

function place({ file, line }: Where): string {
  return `${file}:${line}`;
}

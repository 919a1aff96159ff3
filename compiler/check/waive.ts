/**
 * Applies waivers: a waivable diagnostic whose subject carries `waive CODE "reason"` becomes a hint that quotes the
 * reason; a waiver that silences nothing is itself reported.
 */

import { entryOf, isCode } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Resolved } from "../resolve/declarations.ts";
import { policyBlock } from "../resolve/flatten.ts";
import type { Place } from "../source/place.ts";
import { rememberFlat } from "../source/lists.ts";
import { remember } from "../source/remember.ts";

/** What this run was given beside the files. */
export interface Given {
  readonly secrets: boolean;
  readonly baseline: boolean;
}

interface ActiveWaiver {
  readonly subject: string;
  readonly code: string;
  readonly reason: string;
  readonly place: Place;
}

export function applyWaivers(
  diagnostics: readonly Diagnostic[],
  declarations: readonly Resolved[],
  given: Given,
): Diagnostic[] {
  const waivers = collect(declarations);
  if (waivers.length === 0) return [...diagnostics];
  const bySubject = new Map<string, number>();
  for (const [rank, { subject, code }] of waivers.entries()) {
    const key = keyOf(subject, code);
    if (!bySubject.has(key)) bySubject.set(key, rank);
  }
  const used = new Set<ActiveWaiver>();
  const result = diagnostics.map((diagnostic): Diagnostic => {
    if (!entryOf(diagnostic.code).waivable) return diagnostic;
    const ranks = diagnostic.subjects.flatMap(
      (subject) => bySubject.get(keyOf(subject, diagnostic.code)) ?? [],
    );
    // The one that is written first speaks.
    const waiver = waivers[Math.min(...ranks)];
    if (waiver === undefined) return diagnostic;
    used.add(waiver);
    // Of two peers, two people wrote one each, and each needs it where the other is not there.
    for (const rank of ranks) {
      const own = waivers[rank];
      if (own?.subject.startsWith("peer ")) used.add(own);
    }
    // What was accepted is one line with its reason, not the whole argument again.
    return {
      ...diagnostic,
      severity: "hint",
      related: [],
      notes: [`waived: ${waiver.reason}`],
      help: undefined,
    };
  });
  const idle = waivers.filter((waiver) => !used.has(waiver) && isJudged(waiver.code, given));
  return [...result, ...idle.map(tellIdle)];
}

function keyOf(subject: string, code: string): string {
  return JSON.stringify([subject, code]);
}

const waiversOf = remember(({ symbol, flat }: Resolved): readonly ActiveWaiver[] => {
  const subject = `${symbol.kind} ${symbol.name}`;
  return [
    ...flat.waivers.flatMap((entry) => active(subject, entry)),
    ...(flat.blocks.get("peer") ?? []).flatMap((peer) =>
      peer.waivers.flatMap((entry) => active(`peer ${symbol.name}.${peer.name ?? ""}`, entry)),
    ),
    ...flat.policies.flatMap(({ policy, uri, subject: own }) =>
      policyBlock(policy, uri).waivers.flatMap((entry) => active(own, entry)),
    ),
  ];
});

const collect = rememberFlat(waiversOf);

function active(subject: string, { waiver, uri }: Resolved["flat"]["waivers"][number]): ActiveWaiver[] {
  const { code, reason } = waiver;
  if (code === undefined || reason === undefined) return [];
  return [{ subject, code: code.text, reason: reason.value, place: { uri, span: waiver.span } }];
}

/** Unknown and unwaivable codes have their own report; what this run cannot see may be there. */
function isJudged(code: string, given: Given): boolean {
  if (!isCode(code)) return false;
  const { waivable, needs } = entryOf(code);
  return waivable && (needs === undefined || given[needs]);
}

function tellIdle(waiver: ActiveWaiver): Diagnostic {
  return report("waive/idle", {
    message: `\`waive ${waiver.code}\` silences nothing`,
    place: waiver.place,
    label: "there is nothing to accept here",
    subjects: [waiver.subject],
  });
}

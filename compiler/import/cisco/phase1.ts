/** Suites of IKE to the entries of a `phase1`, with remarks about what the lists of the language widen. */

import type { DraftEntry, Origin } from "../draft.ts";
import { leave, remark } from "../common/notebook.ts";
import { listsOf, type Suite } from "../common/suites.ts";
import { amount, property, text } from "../common/terms.ts";
import { DEFAULT, originOf, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

export type Exchange = "ikev2" | "main" | "aggressive";

/** Where each kind of algorithm was read first; a kind without a line is IOS's own choice. */
export interface SuiteLines {
  readonly encryption?: Statement | undefined;
  readonly integrity?: Statement | undefined;
  readonly prf?: Statement | undefined;
  readonly group?: Statement | undefined;
}

export interface Phase1Input {
  readonly exchange: Exchange;
  readonly suites: readonly Suite[];
  readonly lines: SuiteLines;
  /** What stands behind a value that no line states. */
  readonly note?: string;
  readonly certificates: boolean;
  readonly lifetime: { readonly seconds: number; readonly line: Statement | undefined };
  readonly alive: Keepalive | undefined;
  /** The line that remarks are about. */
  readonly about: Statement | undefined;
}

export interface Keepalive {
  readonly seconds: number;
  /** Seconds between the questions to a peer that does not answer. */
  readonly retry: number;
  /** Not IOS's own. */
  readonly isStated: boolean;
  readonly line: Statement;
}

export function phase1Entries(source: Source, input: Phase1Input): readonly DraftEntry[] {
  const lists = listsOf(1, input.suites);
  const note = input.note ?? DEFAULT;
  const list = (key: string, words: readonly string[], line: Statement | undefined): readonly DraftEntry[] =>
    words.length === 0 ? [] : [property(key, words.map(text), at(source, line), noteFor(line, note))];
  widened(source, input, lists.beyond);
  const { seconds, line } = input.lifetime;
  return [
    property("exchange", text(input.exchange), undefined),
    ...(input.certificates ? [property("auth-method", text("digital-signature"), undefined)] : []),
    ...list("encryption", lists.encryption, input.lines.encryption),
    ...list("hash", lists.integrity, input.lines.integrity ?? input.lines.prf),
    ...list("prf", lists.prf, input.lines.prf),
    ...list("dh-group", lists.group, input.lines.group),
    property("lifetime", amount(seconds, "seconds"), at(source, line), noteFor(line, DEFAULT)),
    ...dpd(source, input.alive),
  ];
}

function widened(source: Source, { suites, about }: Phase1Input, beyond: readonly string[]): void {
  const [example] = beyond;
  if (example === undefined || about === undefined) return;
  remark(
    source.notes,
    about.line,
    "import/widened",
    `The router offers ${suites.length} phase 1 suites; the lists that stand for them also allow \`${example}\`${beyond.length > 1 ? ` and ${beyond.length - 1} more` : ""}`,
    "Check that the other end does not count on a combination which this router refuses.",
  );
}

/** What a build writes for the time between the questions to a silent peer. */
function rebuilt(seconds: number): number {
  return Math.min(60, seconds);
}

const RETRY =
  "seconds between the questions to a silent peer; `dpd` has how many may go unanswered, and that IOS decides by itself";

function dpd(source: Source, alive: Keepalive | undefined): readonly DraftEntry[] {
  if (alive === undefined) return [];
  const { seconds, retry, isStated, line } = alive;
  const origin = originOf(source, line);
  if (isStated && retry !== rebuilt(seconds)) {
    const text = `retry ${retry} of \`${line.text.trim()}\``;
    leave(source.notes, line.line, text, "unsupported", RETRY);
  }
  const interval = property("interval", amount(seconds, "seconds"), origin, `asks again every ${retry}s`);
  return [{ kind: "block", head: "dpd", entries: [interval], origin }];
}

function at(source: Source, line: Statement | undefined): Origin | undefined {
  return line === undefined ? undefined : originOf(source, line);
}

function noteFor(line: Statement | undefined, note: string): string | undefined {
  return line === undefined ? note : undefined;
}

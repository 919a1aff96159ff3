/**
 * Decides what becomes of one field at one release: printed, implied, lossy or refused. There is no other outcome but
 * for the device's own defaults, which are left out where the release has no word for them.
 */

import type { Code } from "../../diagnostics/catalogue/index.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Located } from "../../source/located.ts";
import { byRelease } from "./at.ts";
import type { Cell, Field } from "./cell.ts";
import { cellOf } from "./cells.ts";
import { impliedBy, lossyBy } from "./implied.ts";
import { rangeOf } from "./releases.ts";
import type { SourceId } from "./sources.ts";
import { spellers, spellsByFacts, type SpellContext, type Spelled } from "./spell.ts";
import { spellingOf, wordsOf } from "./spellings.ts";
import { valueText } from "./text.ts";
import type { Secret } from "./tree.ts";
import { whyNot } from "./unsupported.ts";

export type Outcome =
  | {
      readonly kind: "argument";
      readonly cell: Cell;
      readonly text: string;
      readonly secret?: Secret;
      /** What is of confidence C about it: the argument, or how one of its words is spelt. */
      readonly doubts: readonly SourceId[];
    }
  | { readonly kind: "command"; readonly cell: Cell }
  | { readonly kind: "nothing" }
  | { readonly kind: "lossy"; readonly reason: string; readonly source: SourceId }
  | {
      readonly kind: "refused";
      readonly code: Extract<
        Code,
        "target/parameter-unsupported" | "target/value-unsupported" | "target/single-value"
      >;
      readonly reason: string;
      readonly source: SourceId;
    };

/** `around`: the object that the field is one of. */
export function judge(
  value: Located<readonly Scalar[]>,
  field: Field,
  around: Omit<SpellContext, "field">,
): Outcome {
  const outcome = decideOnce(value, field, around);
  return outcome.kind === "refused" && value.from === "default" ? { kind: "nothing" } : outcome;
}

const decidedAt = byRelease(() => new Map<Field, Map<string, Outcome>>());

/** A language has few words, and a network says the same ones of each of its sites. */
function decideOnce(
  located: Located<readonly Scalar[]>,
  field: Field,
  around: Omit<SpellContext, "field">,
): Outcome {
  const { release } = around;
  const words = wordsIn(located);
  if (words === undefined) return decide(located, { ...around, field });
  const decided = decidedAt(release);
  const outcomes = decided.get(field) ?? new Map<string, Outcome>();
  const known = outcomes.get(words);
  if (known !== undefined) return known;
  const outcome = decide(located, { ...around, field });
  const spell = cellOf(field, release)?.spell;
  if (spell === undefined || !spellsByFacts.has(spell)) decided.set(field, outcomes.set(words, outcome));
  return outcome;
}

/** `undefined` for values of which there is no end. */
function wordsIn({ value, from }: Located<readonly Scalar[]>): string | undefined {
  const first = value[0];
  if (value.length === 1 && first?.kind === "word") return first.word;
  if (value.length === 1 && first?.kind === "number") return `#${first.value}`;
  const words = value.flatMap((each) => (each.kind === "word" ? [each.word] : []));
  // The rest of a default list is left out where the release takes one value.
  return words.length === value.length ? `${from === "default" ? from : ""}: ${words.join(" ")}` : undefined;
}

function decide(located: Located<readonly Scalar[]>, context: SpellContext): Outcome {
  const { field, release } = context;
  const values = located.value;
  const texts = values.map(valueText);
  if (impliedBy(field, texts, release) !== undefined) {
    return { kind: "nothing" };
  }
  const row = whyNot(field, values.map(kindText), release);
  if (row !== undefined) {
    const code = row.several && !isCombination(field) ? "target/single-value" : valueCode(row.whole);
    return { kind: "refused", code, reason: row.reason, source: row.source };
  }
  const cell = cellOf(field, release);
  if (cell === undefined) {
    const lossy = lossyBy(field, release);
    return lossy === undefined
      ? {
          kind: "refused",
          code: valueCode(true),
          reason: "This release has no such setting.",
          source: sourceAt(release),
        }
      : { kind: "lossy", reason: lossy.reason, source: lossy.source };
  }
  if (!cell.list && values.length > 1) {
    return located.from === "default"
      ? decide({ ...located, value: values.slice(0, 1) }, context)
      : {
          kind: "refused",
          code: "target/single-value",
          reason: `\`${cell.argument}\` takes one value.`,
          source: cell.source,
        };
  }
  const doubts = [cell, ...texts.map((word) => spellingOf(field, release, word))].flatMap((row) =>
    row?.confidence === "C" ? [row.source] : [],
  );
  return printed(cell, spellers[cell.spell](values, context), doubts, context);
}

function printed(
  cell: Cell,
  spelled: Spelled,
  doubts: readonly SourceId[],
  { field, release }: SpellContext,
): Outcome {
  switch (spelled.kind) {
    case "text":
      return { ...spelled, kind: "argument", cell, doubts };
    case "command":
      return { kind: "command", cell };
    case "nothing":
      return { kind: "nothing" };
    case "refused": {
      const known = wordsOf(field, release);
      const choice =
        known.length === 0 ? `\`${cell.argument}\` cannot say this value.` : `It has ${known.join(", ")}.`;
      return {
        kind: "refused",
        code: valueCode(false),
        reason: spelled.reason ?? choice,
        source: cell.source,
      };
    }
    default: {
      const never: never = spelled;
      return never;
    }
  }
}

/** Identities are refused by their type, everything else by its text. */
function kindText(value: Scalar): string {
  return value.kind === "identity" ? value.type : valueText(value);
}

/** AH and ESP in one list are used together; in every other list one of several is chosen. */
function isCombination(field: Field): boolean {
  return field === "phase2.ipsec-protocols" || field === "policy.ipsec-protocols";
}

function valueCode(whole: boolean): "target/parameter-unsupported" | "target/value-unsupported" {
  return whole ? "target/parameter-unsupported" : "target/value-unsupported";
}

function sourceAt(release: string): SourceId {
  return rangeOf(release)?.source ?? "compiler";
}

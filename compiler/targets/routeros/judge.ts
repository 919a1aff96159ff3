/**
 * Decides what becomes of one field at one release: printed, implied, lossy or refused. There is no other outcome but
 * for the device's own defaults, which are left out where the release has no word for them.
 */

import type { Code } from "../../diagnostics/catalogue/index.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Located } from "../../source/located.ts";
import { byRelease } from "./at.ts";
import type { Cell, Field, ObjectKind } from "./cell.ts";
import { cellOf } from "./cells.ts";
import { impliedBy, isCarried, lossyBy, mayBeImplied } from "./implied.ts";
import { rangeOf } from "./releases.ts";
import type { SourceId } from "./sources.ts";
import { spellers, spellsByFacts, type SpellContext, type Spelled } from "./spell.ts";
import { isSpelt, spellingOf, wordsOf } from "./spellings.ts";
import { valueText } from "./text.ts";
import type { Argument } from "./tree.ts";
import { mayBeRefused, whyNot } from "./unsupported.ts";

export type Outcome =
  | {
      readonly kind: "argument";
      readonly object: ObjectKind;
      readonly argument: Argument;
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
  const view = viewAt(around.release, field);
  const outcome = view.isCarried ? NOTHING : decideOnce(value, field, around, view);
  return outcome.kind === "refused" && value.from === "default" ? NOTHING : outcome;
}

const NOTHING: Outcome = { kind: "nothing" };

/** What the tables say of a field at a release. A network asks a million times, so each is looked up once. */
interface View {
  /** Something else says it, whatever its value is. */
  readonly isCarried: boolean;
  /** Some values need no word. */
  readonly mayBeImplied: boolean;
  readonly mayBeRefused: boolean;
  readonly isSpelt: boolean;
  readonly cell: Cell | undefined;
  readonly doubts: readonly SourceId[];
  /** By the words of the value. */
  readonly decided: Map<string, Outcome>;
}

const views = byRelease(() => new Map<Field, View>());

function viewAt(release: string, field: Field): View {
  const known = views(release);
  let view = known.get(field);
  if (view === undefined) {
    const cell = cellOf(field, release);
    view = {
      isCarried: isCarried(field, release),
      mayBeImplied: mayBeImplied(field, release),
      mayBeRefused: mayBeRefused(field, release),
      isSpelt: isSpelt(field, release),
      cell,
      doubts: cell?.confidence === "C" ? [cell.source] : [],
      decided: new Map(),
    };
    known.set(field, view);
  }
  return view;
}

/** A language has few words, and a network says the same ones of each of its sites. */
function decideOnce(
  located: Located<readonly Scalar[]>,
  field: Field,
  { release, facts }: Omit<SpellContext, "field">,
  view: View,
): Outcome {
  const words = wordsIn(located);
  const known = words === undefined ? undefined : view.decided.get(words);
  if (known !== undefined) return known;
  const outcome = decide(located, { field, release, facts }, view);
  const { cell, decided } = view;
  if (words !== undefined && (cell === undefined || !spellsByFacts.has(cell.spell)))
    decided.set(words, outcome);
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

function decide(located: Located<readonly Scalar[]>, context: SpellContext, view: View): Outcome {
  const { field, release } = context;
  const { cell } = view;
  const values = located.value;
  if (view.mayBeImplied && impliedBy(field, values.map(valueText), release) !== undefined) return NOTHING;
  const row = view.mayBeRefused ? whyNot(field, values.map(kindText), release) : undefined;
  if (row !== undefined) {
    const code = row.several && !isCombination(field) ? "target/single-value" : valueCode(row.whole);
    return { kind: "refused", code, reason: row.reason, source: row.source };
  }
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
      ? decide({ ...located, value: values.slice(0, 1) }, context, view)
      : {
          kind: "refused",
          code: "target/single-value",
          reason: `\`${cell.argument}\` takes one value.`,
          source: cell.source,
        };
  }
  const doubts = view.isSpelt ? [...view.doubts, ...doubtsAt(values, context)] : view.doubts;
  return printed(cell, spellers[cell.spell](values, context), doubts, context);
}

/** Spellings of confidence C. */
function doubtsAt(values: readonly Scalar[], { field, release }: SpellContext): readonly SourceId[] {
  return values.flatMap((value) => {
    const row = spellingOf(field, release, valueText(value));
    return row?.confidence === "C" ? [row.source] : [];
  });
}

function printed(
  cell: Cell,
  spelled: Spelled,
  doubts: readonly SourceId[],
  { field, release }: SpellContext,
): Outcome {
  switch (spelled.kind) {
    case "text":
      return { kind: "argument", object: cell.object, argument: argumentOf(cell, spelled), doubts };
    case "command":
      return { kind: "command", cell };
    case "nothing":
      return NOTHING;
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

function argumentOf(
  { argument: name }: Cell,
  { text: value, secret }: Extract<Spelled, { readonly kind: "text" }>,
): Argument {
  return secret === undefined ? { name, value } : { name, value, secret };
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

/** Tells what a run showed: the comparisons in; out, a matrix of verdicts for each initiator, and every disagreement. */

import { COMPILED, verdictOf, type Compared } from "./differential.ts";
import type { Verdict } from "./negotiate.ts";
import { END_NAMES } from "./rig.ts";

const VERDICTS: readonly Verdict[] = ["up", "narrowed", "late", "P2", "P1"];

/** `predicted` down, `observed` across. */
export function matrices(all: readonly Compared[]): string {
  return END_NAMES.map((initiator) => {
    const mine = all.filter((each) => each.initiator === initiator && each.observed !== undefined);
    const rows = VERDICTS.map((predicted) => {
      const cells = VERDICTS.map((observed) => {
        const found = mine.filter((each) => sees(each, predicted, observed)).length;
        return (found === 0 ? "." : String(found)).padStart(9);
      });
      return `${predicted.padEnd(10)}${cells.join("")}`;
    });
    const head = `${"".padEnd(10)}${VERDICTS.map((verdict) => verdict.padStart(9)).join("")}`;
    return `${initiator} initiates: predicted down, observed across\n${head}\n${rows.join("\n")}\n`;
  }).join("\n");
}

function sees({ predicted, observed }: Compared, p: Verdict, o: Verdict): boolean {
  return verdictOf(predicted.children) === p && verdictOf(observed?.children ?? []) === o;
}

/** Both initiators of a pair must see what was predicted. */
export function summary(all: readonly Compared[]): string {
  const pairs = new Set(all.map(({ pair }) => pair.name));
  const wrong = new Set(
    all.flatMap(({ pair, disagreements }) => (disagreements.length > 0 ? [pair.name] : [])),
  );
  return `predicted = observed on ${pairs.size - wrong.size} of ${pairs.size} pairs`;
}

/** Says so when a pair was negotiated more than once. */
export function repetitions(all: readonly Compared[]): string {
  const names = new Set(all.flatMap(({ pair, repeated }) => (repeated > 0 ? [pair.name] : [])));
  return `${names.size} of them negotiated again, because a wait ran out${names.size > 0 ? `: ${[...names].join(" ")}` : ""}`;
}

/** Of each verdict the fewest cases that either initiator saw. */
export function fewest(all: readonly Compared[]): ReadonlyMap<Verdict, number> {
  return new Map(
    VERDICTS.map((verdict) => [
      verdict,
      Math.min(
        ...END_NAMES.map(
          (end) => all.filter((each) => each.initiator === end && sees(each, verdict, verdict)).length,
        ),
      ),
    ]),
  );
}

/** With the command that shows it again. */
export function disagreement(
  { pair, initiator, disagreements, predicted }: Compared,
  { option } = COMPILED,
): string {
  const [seed, number] = pair.name.split("/");
  return [
    `${pair.name}, ${initiator} initiates (${pair.differences.join("; ") || "no difference"})`,
    ...disagreements.map((line) => `  ${line}`),
    `  codes: ${predicted.codes.join(" ") || "none"}`,
    `  again: npm run rig -- ${option}--seed ${seed} --only ${number}`,
  ].join("\n");
}

/** Random pairs through the compiler and through two charons: a seed and numbers in; out, predicted beside observed. */

import { analyzedFrom, compiledAlone, textsOf } from "./compile.ts";
import { OUTER } from "./end.ts";
import { pairOf, type Pair } from "./generate.ts";
import type { Observed, ObservedChild, Verdict } from "./negotiate.ts";
import { predict, type Predicted, type PredictedChild } from "./predict.ts";
import { END_NAMES, openRig, type EndName, type Ends, type PairResult, type Rig } from "./rig.ts";

export interface Compared {
  readonly pair: Pair;
  readonly initiator: EndName;
  readonly predicted: Predicted;
  readonly observed: Observed | undefined;
  /** In words; empty when both say the same. */
  readonly disagreements: readonly string[];
  /** How often both ends had to begin again, because a wait had run out. */
  readonly repeated: number;
}

/** As often a pair is negotiated again when it disagrees and a wait ran out: a busy machine, and no answer, looks like that. */
const REPEATS = 3;

/** Hosts that answer, one in every network that the generator writes. */
export const ADDRESSES = {
  a: { outer: `${OUTER.a}/24`, inner: ["10.1.0.1", "10.1.77.1", "10.1.128.1"] },
  b: { outer: `${OUTER.b}/24`, inner: ["10.2.0.1", "10.2.77.1", "10.2.128.1"] },
} as const;

/** Which pairs, and how the daemons get them. */
export interface Way {
  /** Between `npm run rig --` and the seed, for whoever repeats a pair. */
  readonly option: string;
  readonly pairOf: (seed: string, number: number, kernel: boolean) => Pair;
  readonly confsOf: (pair: Pair) => Ends<string>;
}

/** What the compiler writes for strongSwan. */
export const COMPILED: Way = {
  option: "",
  pairOf,
  confsOf: ({ ends }) => compiledAlone(textsOf(ends)),
};

/** Several rigs side by side, because most of a negotiation is waiting. */
export async function runPairs(
  seed: string,
  numbers: readonly number[],
  lanes: number,
  done: (compared: Compared) => void,
  way = COMPILED,
): Promise<void> {
  const rest = numbers.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      const rig = await openRig(ADDRESSES);
      try {
        for (const number of rest) {
          const pair = way.pairOf(seed, number, rig.backend === "kernel");
          for (const compared of await runPair(rig, pair, way)) done(compared);
        }
      } finally {
        await rig.close();
      }
    }),
  );
}

export async function runPair(rig: Rig, pair: Pair, { confsOf } = COMPILED): Promise<readonly Compared[]> {
  const texts = textsOf(pair.ends);
  const predicted: Ends<Predicted> = {
    a: predict(analyzedFrom("a", texts)),
    b: predict(analyzedFrom("b", texts)),
  };
  const files = confsOf(pair);
  for (let repeated = 0; ; repeated++) {
    const result = await rig.run(files);
    const compared = END_NAMES.map((initiator) => ({
      pair,
      initiator,
      predicted: predicted[initiator],
      observed: result.observed[initiator],
      disagreements: comparedTo(predicted[initiator], result, initiator),
      repeated,
    }));
    if (repeated === REPEATS || !compared.some(isUndecided)) return compared;
  }
}

/** Only the clock says so. What an answer says is never asked for again. */
export function isUndecided({ observed, disagreements }: Omit<Compared, "pair" | "predicted">): boolean {
  return disagreements.length > 0 && (observed?.children.some(({ ranOut }) => ranOut) ?? false);
}

function comparedTo(
  predicted: Predicted,
  { refused, observed }: PairResult,
  initiator: EndName,
): readonly string[] {
  if (refused !== undefined) return [`swanctl refuses end ${refused.end}: ${refused.said}`];
  const seen = observed[initiator];
  return seen === undefined ? ["nothing was observed"] : disagreementsOf(predicted, seen);
}

export function disagreementsOf(predicted: Predicted, observed: Observed): readonly string[] {
  const isUp = predicted.children.some(({ verdict }) => verdict !== "P1");
  return [
    ...(isUp ? differ("the IKE suite", predicted.suite, observed.suite) : []),
    ...differ("the number of children", predicted.children.length, observed.children.length),
    ...predicted.children.flatMap((child, at) => {
      const seen = observed.children[at];
      return seen === undefined ? [] : ofChild(child, seen);
    }),
  ];
}

function ofChild(predicted: PredictedChild, observed: ObservedChild): readonly string[] {
  const verdict = differ("the verdict", predicted.verdict, observed.verdict);
  if (verdict.length > 0) return [`${verdict.join("")} (${observed.signs.join(", ")})`];
  return [
    ...(predicted.suite === undefined ? [] : differ("the ESP suite", predicted.suite, observed.suite)),
    ...(predicted.pfs === undefined
      ? []
      : differ("the group of the renewed SA", predicted.pfs, observed.pfs)),
    ...(predicted.selectors === undefined
      ? []
      : differ("the selectors", predicted.selectors, observed.selectors)),
    ...(observed.ping === false ? ["no packet passes"] : []),
  ];
}

function differ(what: string, predicted: unknown, observed: unknown): readonly string[] {
  return predicted === observed ? [] : [`${what}: predicted ${predicted}, observed ${observed}`];
}

/** The worst of what became of its children stands for a connection. */
export function verdictOf(children: readonly { readonly verdict: Verdict }[]): Verdict {
  const order: readonly Verdict[] = ["P1", "P2", "late", "narrowed", "up"];
  return order.find((verdict) => children.some((child) => child.verdict === verdict)) ?? "up";
}

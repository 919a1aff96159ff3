/** The catalogue's terms in words that a reader knows: how ends relate, where a value came from, what a type takes. */

import { algorithmsOf, type AlgorithmStatus } from "../../../compiler/catalogue/algorithms.ts";
import type { Agreement, Parameter } from "../../../compiler/catalogue/types.ts";
import { expectation } from "../../../compiler/resolve/expectation.ts";
import { bullets, code, codes, sentence } from "./markdown.ts";

export const AGREEMENT: Readonly<Record<Agreement, string>> = {
  equal: "must be identical at both ends",
  intersect: "each end lists what it accepts, and at least one must be common",
  mirror: "must mirror each other: what one end calls its own, the other expects of its peer",
  directional: "judged for each initiator, so a tunnel may come up from one side and fail from the other",
  negotiated: "may differ: a common value always results",
  local: "need not agree: each end has its own",
};

export const STATUS: Readonly<Record<AlgorithmStatus, string>> = {
  recommended: "recommended",
  ok: "sound",
  legacy: "legacy: only where a partner insists",
  weak: "weak: replace it",
  broken: "broken: gives no protection worth the name",
};

export const VERDICT = {
  agree: "the ends agree",
  conflict: "**the ends conflict**",
  unverifiable: "cannot be verified: an end does not say, and its default is not documented",
} as const;

export const WORKS = {
  both: "",
  "left-initiates": " as long as the left end initiates",
  "right-initiates": " as long as the right end initiates",
  none: "",
} as const;

/** `an encryption algorithm, or several in order of preference` */
export function typeInWords({ type, list }: Parameter): string {
  const also = list ? "; several in order of preference, separated by commas" : "";
  return expectation(type) + also;
}

/** The words that may stand there, each with what it means; nothing where any number or address may stand. */
export function possibleWords({ type }: Parameter): string | undefined {
  if (type.kind === "word") {
    return bullets(type.words.map(({ word, summary }) => `${code(word)}: ${sentence(summary)}`));
  }
  if (type.kind !== "algorithm") return undefined;
  const byStatus = new Map<AlgorithmStatus, string[]>();
  for (const { id, status } of algorithmsOf(type.of, type.phase)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), id]);
  }
  const order: readonly AlgorithmStatus[] = ["recommended", "ok", "legacy", "weak", "broken"];
  return bullets(order.flatMap((status) => lineOf(status, byStatus.get(status))));
}

function lineOf(status: AlgorithmStatus, ids: readonly string[] | undefined): readonly string[] {
  return ids === undefined ? [] : [`${STATUS[status].split(":")[0]}: ${codes(ids)}`];
}

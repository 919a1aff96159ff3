/** What `crypto/broken` and `crypto/weak` share: every offer and every manual key of one status. */

import { findAlgorithm, type AlgorithmStatus } from "../../../catalogue/algorithms.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import type { KeyFacts } from "../../../expand/key.ts";
import { offersOf } from "../../algorithms-used.ts";
import type { Rule } from "../../rule.ts";
import { tell, type Words } from "./strength.ts";

export function ofStatus(status: AlgorithmStatus, words: Words): Rule {
  return {
    code: words.code,
    // No encryption at all is a choice of its own, and has its own codes.
    each: (connection, { offers }) =>
      offersOf(connection, (algorithm) => algorithm.status === status && algorithm.id !== "null").map(
        (offer) => tell(words, offer, offers),
      ),
    check: ({ keys }) => [...keys.values()].flatMap((key) => judgeKey(key, status, words)),
  };
}

function judgeKey(key: KeyFacts, status: AlgorithmStatus, { code, judgement }: Words): Diagnostic[] {
  const algorithm = findAlgorithm("encryption", key.algorithm) ?? findAlgorithm("integrity", key.algorithm);
  if (algorithm?.status !== status || algorithm.id === "null") return [];
  const cipher = algorithm.kind === "encryption";
  return [
    report(code, {
      message: `\`${algorithm.id}\` of key \`${key.name}\` ${judgement[0]}`,
      place: first(key.fields, "key.algorithm")?.place ?? key.place,
      label: cipher ? "a key for this cipher" : "a key for this hash",
      notes: [algorithm.statusWhy],
      help: cipher ? "use an `aes` key" : "use a `sha1` key, the best that manual keying has",
      subjects: [`key ${key.name}`],
    }),
  ];
}

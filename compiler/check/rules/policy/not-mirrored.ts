/** The two ends of a policy must describe the same traffic: source here is destination there, with the same protocol. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Connection, PolicyPair } from "../../../expand/connection.ts";
import { samePrefix } from "../../../expand/mirror.ts";
import { equal } from "../../../negotiate/compare.ts";
import { disagree } from "../../both-ends.ts";
import { answerOf, isNarrowed, isWord } from "./narrowing.ts";
import { perConnection } from "../../rule.ts";

export const notMirrored = perConnection(
  "policy/not-mirrored",
  (connection) =>
    connection.policies.flatMap((policy) => [
      ...protocols(connection, policy),
      ...networks(connection, policy, "source", "destination"),
      ...networks(connection, policy, "destination", "source"),
    ]),
  "policy.protocol",
);

function protocols(connection: Connection, policy: PolicyPair): Diagnostic[] {
  const [left, right] = policy.ends.map((end) => end.fields.get("policy.protocol"));
  if (equal(left, right).verdict !== "conflict") return [];
  const nested = [left, right].some((value) => isWord(value, "all"));
  const found = disagree(
    "policy/not-mirrored",
    connection,
    { left, right },
    {
      message: `a policy of \`${connection.name}\` selects different protocols at its two ends`,
      verb: "selects",
      notes: [answerOf(connection, nested)],
      help: "write one `protocol` for both ends",
    },
  );
  return [isNarrowed(connection, nested) ? { ...found, severity: "warning" } : found];
}

/** Only peers write the selectors of the two ends apart; those here overlap, or they would not have been paired. */
function networks(
  connection: Connection,
  policy: PolicyPair,
  here: "source" | "destination",
  there: "source" | "destination",
): Diagnostic[] {
  const [left, right] = [policy.ends[0][here], policy.ends[1][there]];
  if (samePrefix(left.value, right.value)) return [];
  const found = disagree(
    "policy/not-mirrored",
    connection,
    { left: { ...left, value: [left.value] }, right: { ...right, value: [right.value] } },
    {
      message: `a policy of \`${connection.name}\` selects different networks at its two ends`,
      verb: "selects",
      notes: [answerOf(connection, true)],
      help: "write the same network at both ends, as the source of one and the destination of the other",
    },
  );
  return [isNarrowed(connection, true) ? { ...found, severity: "warning" } : found];
}

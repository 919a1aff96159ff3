/** A port on one side of a policy is the same port seen from the other end: source here, destination there. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Connection, PolicyPair } from "../../../expand/connection.ts";
import { equal } from "../../../negotiate/compare.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { answerOf, isNarrowed, isWord } from "./narrowing.ts";

export const notMirroredPorts = perConnection(
  "policy/not-mirrored-ports",
  (connection) =>
    connection.policies.flatMap((policy) => [
      ...judge(connection, policy, "src"),
      ...judge(connection, policy, "dst"),
    ]),
  "policy.src-port",
);

function judge(connection: Connection, policy: PolicyPair, side: "src" | "dst"): Diagnostic[] {
  const [left, right] = policy.ends;
  const here = left.fields.get(side === "src" ? "policy.src-port" : "policy.dst-port");
  const there = right.fields.get(side === "src" ? "policy.dst-port" : "policy.src-port");
  if (equal(here, there).verdict !== "conflict") return [];
  const nested = [here, there].some((value) => isWord(value, "any"));
  const found = disagree(
    "policy/not-mirrored-ports",
    connection,
    { left: here, right: there },
    {
      message: `a policy of \`${connection.name}\` selects different ports at its two ends`,
      verb: "selects port",
      notes: [answerOf(connection, nested)],
      help: `write one \`${side}-port\`: it is the ${side === "src" ? "left" : "right"} end's port, mirrored at the other end`,
    },
  );
  return [isNarrowed(connection, nested) ? { ...found, severity: "warning" } : found];
}

/** ESP, AH or both: the two ends must protect with the same protocols. A policy's own word is nearer than phase 2's. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Connection, PolicyEnd, PolicyPair } from "../../../expand/connection.ts";
import { equal } from "../../../negotiate/compare.ts";
import { encrypts } from "../../../negotiate/judge.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { protocolsOf } from "../../../expand/protocols.ts";

export const phase2Protocol = perConnection(
  "phase2/protocol",
  (connection) => dedupe(connection.policies.filter(encrypts).flatMap((policy) => judge(connection, policy))),
  "phase2.ipsec-protocols",
);

function judge(connection: Connection, policy: PolicyPair): Diagnostic[] {
  const [left, right] = policy.ends.map((end: PolicyEnd) => protocolsOf(end));
  if (equal(left, right).verdict !== "conflict") return [];
  return [
    disagree(
      "phase2/protocol",
      connection,
      { left, right },
      {
        message: `\`${connection.name}\` can never come up: its ends protect with different IPsec protocols`,
        verb: "uses",
        notes: ["phase 2 fails: NO_PROPOSAL_CHOSEN"],
        help: "use the same `ipsec-protocols` at both ends",
      },
    ),
  ];
}

/** Every policy of a profile would say the same thing. */
function dedupe(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [JSON.stringify([d.place, d.related]), d])).values()];
}

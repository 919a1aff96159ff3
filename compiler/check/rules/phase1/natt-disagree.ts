/** Under IKEv1 NAT traversal happens only if both ends want it: one end's wish has no effect. */

import { equal } from "../../../negotiate/compare.ts";
import { isIkev2, isManual, phase1Pair } from "../../../negotiate/judge.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { isBehindNat } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const nattDisagree = perConnection("phase1/natt-disagree", (connection) => {
  const values = phase1Pair(connection, "phase1.nat-traversal");
  const written = values.left?.place !== undefined && values.right?.place !== undefined;
  if (!written || isManual(connection) || isIkev2(connection) || connection.ends.some(isBehindNat)) return [];
  if (equal(values.left, values.right).verdict !== "conflict") return [];
  return [
    disagree("phase1/natt-disagree", connection, values, {
      message: `only one end of \`${connection.name}\` has NAT traversal, so neither uses it`,
      verb: "says",
      notes: [],
      help: `state the same \`nat-traversal\` in ${profilesOf(connection, "phase1")}`,
    }),
  ];
});

/** IKEv1 negotiates one pair of networks at a time: m networks here and n there are m times n SA pairs. */

import { report } from "../../../diagnostics/report.ts";
import type { Connection, PolicyPair } from "../../../expand/connection.ts";
import { encrypts, isIkev2, isManual } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const ikev1MultiSubnet = perConnection("policy/ikev1-multi-subnet", (connection) => {
  if (isIkev2(connection) || isManual(connection)) return [];
  return [...perStatement(connection)].flatMap((made) => {
    const [first] = made;
    const [here, there] = [countOf(made, "source"), countOf(made, "destination")];
    if (first === undefined || here < 2 || there < 2) return [];
    const [left, right] = connection.ends.map(({ site }) => `\`${site.name}\``);
    return [
      report("policy/ikev1-multi-subnet", {
        message: `\`${connection.name}\` needs ${made.length} SA pairs: ${here} networks of ${left} times ${there} of ${right}`,
        place: first.place,
        label: `becomes ${made.length} policies at each end`,
        notes: ["each pair is negotiated and renewed by itself, with an IKEv1 quick mode of its own"],
        subjects: first.subjects,
      }),
    ];
  });
});

/** What each statement made. */
function perStatement({ policies }: Connection): Iterable<readonly PolicyPair[]> {
  const made = new Map<unknown, PolicyPair[]>();
  for (const policy of policies) {
    if (!encrypts(policy)) continue;
    const known = made.get(policy.place);
    if (known === undefined) made.set(policy.place, [policy]);
    else known.push(policy);
  }
  return made.values();
}

function countOf(made: readonly PolicyPair[], side: "source" | "destination"): number {
  return new Set(made.map(({ ends: [end] }) => `${end[side].value.address}/${end[side].value.length}`)).size;
}

/** A session between inside addresses that no policy encrypts leaves in clear, or not at all. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf, type PolicyEnd } from "../../../expand/connection.ts";
import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { contains } from "../../../source/addresses.ts";
import { absent, perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

/** A product of many networks is not shown whole. */
const SHOWN = 4;

export const policyCoversSession = absent(
  perConnection("bgp/policy-covers-session", (connection) => {
    const [left, right] = connection.ends.map(({ inside }) => inside?.value);
    const [session] = sessionEnds(connection);
    if (left === undefined || right === undefined || session === undefined) return [];
    const covered = encryptingAt(connection, 0).some(({ ends }) => covers(ends[0], left, right));
    const coveredBack = encryptingAt(connection, 1).some(({ ends }) => covers(ends[1], right, left));
    if (covered || coveredBack) return [];
    return [
      report("bgp/policy-covers-session", {
        message: `no policy of \`${connection.name}\` encrypts its BGP session, ${left.address} to ${right.address}`,
        place: session.bgp.place,
        label: "this session would leave the tunnel unused",
        related: connection.policies.slice(0, SHOWN).map(({ place }) => ({
          place,
          message:
            place.span.start === connection.place.span.start
              ? "without a written policy, only the two LANs are protected"
              : "selects other traffic",
        })),
        notes: ["the inside addresses exist in the tunnel only, so what is not encrypted reaches nobody"],
        subjects: connection.subjects,
      }),
    ];
  }),
);

function covers(
  { source, destination, fields }: PolicyEnd,
  here: PrefixScalar,
  there: PrefixScalar,
): boolean {
  const protocol = fields.get("policy.protocol")?.value[0];
  const tcp =
    wordOf(fields, "policy.protocol") === "tcp" || (protocol?.kind === "number" && protocol.value === 6);
  const all = protocol === undefined || wordOf(fields, "policy.protocol") === "all";
  return (all || tcp) && contains(source.value, host(here)) && contains(destination.value, host(there));
}

function host({ address, family }: PrefixScalar): { readonly address: string; readonly length: number } {
  return { address, length: family === 4 ? 32 : 128 };
}

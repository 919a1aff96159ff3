/** A session between inside addresses that no policy encrypts leaves in clear, or not at all. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd } from "../../../expand/connection.ts";
import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { contains } from "../../../source/addresses.ts";
import { absent, perConnection } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

/** A product of many networks is not shown whole. */
const SHOWN = 4;

export const policyCoversSession = absent(
  perConnection("bgp/policy-covers-session", (connection) => {
    const [session] = sessionEnds(connection);
    const [left, right] = viewOf(connection, 0);
    if (left === undefined || right === undefined || session === undefined) return [];
    // Through a carrier go the inside addresses too, whatever its policy selects.
    if (connection.ends.some(({ carrier }) => carrier !== undefined)) return [];
    const covered = ([0, 1] as const).some((at) => {
      const [here, there] = viewOf(connection, at);
      if (here === undefined || there === undefined) return false;
      return encryptingAt(connection, at).some(({ ends }) => covers(ends[at], here, there));
    });
    if (covered) return [];
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

/** Its own inside address, and the one it takes the other end to have. */
function viewOf({ ends }: Connection, at: 0 | 1): readonly (PrefixScalar | undefined)[] {
  const [end, other] = [ends[at], ends[at === 0 ? 1 : 0]];
  return [end.inside?.value, (end.believes ?? other).inside?.value];
}

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

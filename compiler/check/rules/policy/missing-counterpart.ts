/** What one peer protects towards the other, the other must protect too: a policy needs its mirror image there. */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, PolicyEnd, PolicyPair } from "../../../expand/connection.ts";
import { nearby, samePrefix } from "../../../expand/mirror.ts";
import { placed } from "../../both-ends.ts";
import { acrossConnections, type ProjectFacts } from "../../rule.ts";
import { isNarrowed } from "./narrowing.ts";

export const missingCounterpart = acrossConnections(
  "policy/missing-counterpart",
  missingIn,
  (found, project) =>
    found.flatMap(({ connection, at, missing }) => {
      const stated = statedAt(connection, at, project);
      // The same words at both ends are one slip, told at the left one.
      const told = missing.filter((policy) => at === 1 || copyOf(policy, at, connection) === undefined);
      return told.map((policy) => tell(connection, policy, at, stated));
    }),
);

interface Missing {
  readonly connection: Connection;
  /** The end without them. */
  readonly at: 0 | 1;
  readonly missing: readonly PolicyPair[];
}

function missingIn(connection: Connection): readonly Missing[] {
  const { ends, policies } = connection;
  if (ends.some((end) => end.stated === undefined)) return []; // a stranger's policies are unknown
  return ([1, 0] as const).flatMap((at) => {
    const missing = policies.filter((policy) => policy.ends[at].stated === undefined);
    return missing.length === 0 ? [] : [{ connection, at, missing }];
  });
}

/** The other end's own policy with the same source and the same destination, where they should be swapped. */
function copyOf({ ends }: PolicyPair, at: 0 | 1, { policies }: Connection): PolicyEnd | undefined {
  const own = ends[at === 0 ? 1 : 0];
  return policies
    .filter((policy) => policy.ends[at === 0 ? 1 : 0].stated === undefined)
    .map((policy) => policy.ends[at])
    .find(
      (end) =>
        samePrefix(end.source.value, own.source.value) &&
        samePrefix(end.destination.value, own.destination.value),
    );
}

/** What the end without the policy has instead. */
interface Stated {
  readonly protecting: (own: PolicyEnd) => readonly PolicyEnd[];
  readonly exempting: (own: PolicyEnd) => readonly PolicyEnd[];
}

function statedAt({ ends, policies }: Connection, at: 0 | 1, { sitePolicies }: ProjectFacts): Stated {
  const exempt = (sitePolicies.get(ends[at].site.name) ?? []).filter(({ peer }) => peer === undefined);
  return {
    protecting: near(policies.map((policy) => policy.ends[at]).filter((end) => end.stated !== undefined)),
    exempting: near(exempt.map(({ end }) => end)),
  };
}

function near(policies: readonly PolicyEnd[]): (own: PolicyEnd) => readonly PolicyEnd[] {
  const find = nearby(policies);
  return (own) => find(own).flatMap(({ at }) => policies[at] ?? []);
}

/** Places that are shown of each kind. */
const SHOWN = 5;

/** `at`: the end that has no such policy. */
function tell(connection: Connection, policy: PolicyPair, at: 0 | 1, stated: Stated): Diagnostic {
  const [there, here] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  const own = policy.ends[at === 0 ? 1 : 0];
  const wanted = policy.ends[at];
  const copy = copyOf(policy, at, connection);
  const close = stated.protecting(own);
  const narrowed = isNarrowed(connection, close.length > 0);
  const found = report("policy/missing-counterpart", {
    message: `\`${there.site.name}\` has no policy for what \`${here.site.name}\` protects from ${showScalar(own.source.value)} to ${showScalar(own.destination.value)}`,
    place: own.stated?.place,
    label: `\`${there.site.name}\` does not mirror this`,
    related: [
      ...(copy === undefined
        ? []
        : placed(copy.stated?.place, `\`${there.site.name}\` says the same instead of the mirror image`)),
      ...close
        .slice(0, SHOWN)
        .flatMap((end) =>
          placed(end.stated?.place, `\`${there.site.name}\` protects this, which overlaps it`),
        ),
      ...stated
        .exempting(own)
        .slice(0, SHOWN)
        .flatMap((end) => placed(end.stated?.place, `\`${there.site.name}\` leaves this unprotected`)),
      ...placed(there.stated?.place, `this is the other end, at \`${there.site.name}\``),
    ],
    notes: [
      ...(copy === undefined
        ? []
        : ["source and destination are from each end's own point of view: its side comes first"]),
      narrowed
        ? "a responder may narrow the offer to what it has; others refuse with TS_UNACCEPTABLE"
        : "IKEv1 answers INVALID_ID_INFORMATION, IKEv2 TS_UNACCEPTABLE",
    ],
    help: `write \`policy ${showScalar(wanted.source.value)} -> ${showScalar(wanted.destination.value)}\` in \`site ${there.site.name}\``,
    subjects: policy.subjects,
  });
  return narrowed ? { ...found, severity: "warning" } : found;
}

/** The same addresses at both ends of a tunnel: neither end can tell whom a packet is for. */

import { showScalar } from "../../../catalogue/show.ts";
import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd } from "../../../expand/connection.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { contains, overlaps } from "../../../source/addresses.ts";
import { meets, sameNetworks } from "../../same-networks.ts";
import { acrossConnections, type ProjectFacts } from "../../rule.ts";

export const overlapSites = acrossConnections(
  "network/overlap-sites",
  (connection) => (sameNetworks(connection.ends[0].site, connection.ends[1].site) ? [connection] : []),
  (connections, project) => connections.flatMap((connection) => judge(connection, project)),
);

function judge(connection: Connection, project: ProjectFacts): readonly Diagnostic[] {
  const [left, right] = connection.ends;
  const [mine, theirs] = [left.site.lan, right.site.lan];
  const shared = (mine?.value ?? []).flatMap((a) =>
    (theirs?.value ?? []).flatMap((b) =>
      meets(a, b) && isMeant(connection, a, b, project) ? [[a, b] as const] : [],
    ),
  );
  const [first] = shared;
  if (first === undefined) return [];
  const [a, b] = first;
  const placed = [
    { end: left, located: mine, network: a },
    { end: right, located: theirs, network: b },
  ].flatMap(({ end, located, network }) =>
    located?.place === undefined
      ? []
      : [{ place: located.place, message: `\`${end.site.name}\` has ${showScalar(network)}` }],
  );
  const [main, ...others] = placed;
  return [
    report("network/overlap-sites", {
      message: `\`${left.site.name}\` and \`${right.site.name}\` have the same addresses, ${showScalar(smaller(a, b))}, and \`${connection.name}\` connects them`,
      place: main?.place ?? connection.place,
      ...(main === undefined ? {} : { label: main.message }),
      related: others,
      notes: [
        "a host reaches its neighbours directly and never asks the router, so packets for the far one do not come to the tunnel",
      ],
      subjects: connection.subjects,
    }),
  ];
}

function smaller(a: PrefixScalar, b: PrefixScalar): PrefixScalar {
  return a.length >= b.length ? a : b;
}

/** Some policy encrypts between the two networks, and none exempts what they share. */
function isMeant(connection: Connection, a: PrefixScalar, b: PrefixScalar, project: ProjectFacts): boolean {
  const shared = smaller(a, b);
  const exempt = (end: PolicyEnd): boolean =>
    wordOf(end.fields, "policy.action") === "none" &&
    contains(end.source.value, shared) &&
    contains(end.destination.value, shared);
  const own = connection.ends.flatMap(({ site }) => project.sitePolicies.get(site.name) ?? []);
  const exempted =
    connection.policies.some(({ ends }) => ends.some(exempt)) || own.some(({ end }) => exempt(end));
  const encrypted = ([0, 1] as const).some((at) =>
    encryptingAt(connection, at).some(({ ends }) => {
      const { source, destination } = ends[at];
      return (
        overlaps(source.value, at === 0 ? a : b) &&
        overlaps(destination.value, at === 0 ? b : a) &&
        overlaps(source.value, destination.value)
      );
    }),
  );
  return encrypted && !exempted;
}

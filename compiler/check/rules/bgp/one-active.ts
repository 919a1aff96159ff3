/** Two tunnels of one device for the same traffic, and both sessions announce routes: answers come through the idle one. */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { acrossConnections } from "../../rule.ts";
import { sessionEnds } from "./sessions.ts";

export const oneActive = acrossConnections(
  "bgp/one-active",
  (connection) => (connection.standby.value || !sessionEnds(connection).some(runs) ? [] : [connection]),
  (connections) => {
    const first = new Map<string, Connection>();
    return connections.flatMap((connection): Diagnostic[] => {
      const keys = selectorsOf(connection);
      const earlier = keys.flatMap((key) => first.get(key) ?? [])[0];
      for (const key of keys) if (!first.has(key)) first.set(key, connection);
      return earlier === undefined ? [] : [tell(connection, earlier)];
    });
  },
);

function runs({ bgp }: ReturnType<typeof sessionEnds>[number]): boolean {
  return bgp.instance !== undefined && !bgp.disabled;
}

/** What each configured device selects for this tunnel. A failover says which one is idle, and makes its routes less preferred. */
function selectorsOf(connection: Connection): readonly string[] {
  return ([0, 1] as const).flatMap((at) =>
    connection.ends[at].bgp?.instance === undefined
      ? []
      : encryptingAt(connection, at).flatMap(({ ends }) => {
          const { source, destination, failover } = ends[at];
          const { name } = connection.ends[at].site;
          return failover === undefined
            ? [`${name} ${showScalar(source.value)} ${showScalar(destination.value)}`]
            : [];
        }),
  );
}

function tell(connection: Connection, earlier: Connection): Diagnostic {
  return report("bgp/one-active", {
    message: `\`${earlier.name}\` and \`${connection.name}\` select the same traffic, and the BGP sessions of both are up`,
    place: connection.place,
    label: "its policy is idle, and its session announces routes",
    related: [{ place: earlier.place, message: "this one's policy carries the traffic" }],
    notes: ["the other end may answer through either tunnel, and what comes through the idle one is dropped"],
    subjects: [...new Set([...connection.subjects, ...earlier.subjects])],
  });
}

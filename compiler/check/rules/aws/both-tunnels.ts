/** An AWS connection has two tunnels, and AWS takes one of them down for maintenance now and then. */

import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import { groupBy } from "../../../source/group.ts";
import { acrossConnections } from "../../rule.ts";
import { awsEnd } from "./ends.ts";

export const bothTunnels = acrossConnections(
  "aws/both-tunnels",
  (connection) => (awsEnd(connection) === undefined ? [] : [connection]),
  (connections) =>
    [...groupBy(connections, pairOf).values()].flatMap(([connection, ...others]) => {
      if (connection === undefined || others.length > 0) return [];
      const cloud = awsEnd(connection)?.there.site.name ?? "";
      return [
        report("aws/both-tunnels", {
          message: `\`${connection.name}\` is the only tunnel to \`${cloud}\`, and AWS gives each connection two`,
          place: connection.place,
          label: "without the second, traffic stops while AWS maintains this one",
          subjects: connection.subjects,
        }),
      ];
    }),
);

function pairOf({ ends }: Connection): string {
  return JSON.stringify(ends.map((end) => end.site.name).toSorted());
}

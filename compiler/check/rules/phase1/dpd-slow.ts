/** Where something stands ready to take over, the dead peer must be noticed in time: before BGP gives up, or in a minute. */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { isIkev2 } from "../../../negotiate/judge.ts";
import { numberIn, phase1Ends, phaseSubjects, sayWhere } from "../../each-end.ts";
import { acrossConnections } from "../../rule.ts";

/** What people wait for before they look for a fault. */
const REDUNDANT = 60;

export const dpdSlow = acrossConnections(
  "phase1/dpd-slow",
  (connection) => (connection.standby.value || slowEnds(connection, true).length > 0 ? [connection] : []),
  (connections) => {
    const spared = new Set(connections.filter(({ standby }) => standby.value).map(pairOf));
    return connections.flatMap((connection) => slowEnds(connection, spared.has(pairOf(connection))));
  },
);

function slowEnds(connection: Connection, redundant: boolean): Diagnostic[] {
  return phase1Ends(connection).flatMap(({ end }) => judge(connection, end, redundant));
}

function judge(connection: Connection, end: End, redundant: boolean): Diagnostic[] {
  const { fields } = end.phase1;
  const interval = fields.get("dpd.interval");
  const [wait, times] = [numberIn(interval), numberIn(fields.get("dpd.failures")) ?? 1];
  if (interval === undefined || wait === undefined) return [];
  // Under IKEv2 the retransmissions of IKE decide, not a number of failures.
  const notices = isIkev2(connection) ? wait : wait * times;
  const hold = numberIn(end.bgp?.fields.get("bgp.hold-time"));
  // What 7.x does by itself the sources disagree about: only somebody's own values are held against a minute.
  const urgent = redundant && interval.place !== undefined;
  const limit = Math.min(hold === undefined || hold === 0 ? Infinity : hold, urgent ? REDUNDANT : Infinity);
  if (notices <= limit) return [];
  return [
    report("phase1/dpd-slow", {
      message: `\`${end.site.name}\` notices that the other end of ${sayWhere(interval, connection)} is gone only after ${seconds(notices)}`,
      place: interval.place ?? connection.place,
      label: interval.place === undefined ? "the device's own interval and failures" : "asks this often",
      notes: [
        limit === hold
          ? `the BGP session gives up after ${seconds(hold)}`
          : "a standby tunnel between the same sites could take over",
      ],
      help: `state a \`dpd\` block that takes ${seconds(limit)} at most: \`interval = 10s\` and \`failures = 3\` take 30s`,
      subjects: phaseSubjects(connection, 1),
    }),
  ];
}

function seconds(value: number): string {
  return showScalar({ kind: "number", value }, "seconds");
}

function pairOf({ ends }: Connection): string {
  return ends
    .map(({ site }) => site.name)
    .toSorted()
    .join("\n");
}

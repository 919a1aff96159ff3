/** Timers of a session that the other end refuses, or that run out by themselves. */

import { showScalar } from "../../../catalogue/show.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { first, type BgpEnd, type Connection } from "../../../expand/connection.ts";
import type { Located } from "../../../source/located.ts";
import { perConnection } from "../../rule.ts";
import { sessionEnds, type SessionEnd } from "./sessions.ts";

/** RFC 4271 section 4.2: zero, or at least this. */
const SHORTEST = 3;

export const holdTime = perConnection("bgp/hold-time", (connection) => {
  const ends = sessionEnds(connection);
  const holds = ends.flatMap(({ bgp }) => seconds(bgp, "bgp.hold-time")?.value ?? []);
  const agreed = holds.length === 0 ? undefined : Math.min(...holds);
  return ends.flatMap((end) => [...tooShort(end, connection), ...tooSlow(end, agreed, connection)]);
});

function seconds({ fields }: BgpEnd, id: ParameterId): Located<number> | undefined {
  const located = first(fields, id);
  return located?.value.kind === "number" ? { ...located, value: located.value.value } : undefined;
}

function text(value: number): string {
  return showScalar({ kind: "number", value }, "seconds");
}

function tooShort({ bgp }: SessionEnd, connection: Connection): readonly Diagnostic[] {
  const hold = seconds(bgp, "bgp.hold-time");
  if (hold === undefined || hold.value === 0 || hold.value >= SHORTEST) return [];
  return [
    report("bgp/hold-time", {
      message: `the BGP session of \`${connection.name}\` never opens with a hold time of ${text(hold.value)}`,
      place: hold.place ?? bgp.place,
      label: "neither 0 nor at least 3 seconds",
      notes: ["a neighbour must refuse a hold time of one or two seconds"],
      subjects: connection.subjects,
    }),
  ];
}

/** Three keepalives have to fit, so that a lost one ends nothing. */
function tooSlow(
  { bgp }: SessionEnd,
  agreed: number | undefined,
  connection: Connection,
): readonly Diagnostic[] {
  const keepalive = seconds(bgp, "bgp.keepalive");
  if (keepalive === undefined || agreed === undefined || agreed === 0) return [];
  if (keepalive.value > 0 && keepalive.value * 3 <= agreed) return [];
  return [
    report("bgp/hold-time", {
      message: `the BGP session of \`${connection.name}\` is held for ${text(agreed)}, and a keepalive comes every ${text(keepalive.value)}`,
      place: keepalive.place ?? bgp.place,
      label: `at most a third of ${text(agreed)}`,
      notes: ["a single lost keepalive would end the session"],
      subjects: connection.subjects,
    }),
  ];
}

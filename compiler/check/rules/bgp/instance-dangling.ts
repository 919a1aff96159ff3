/** A session's instance must exist at an end of the tunnel. */

import { nearest } from "../../../diagnostics/nearest.ts";
import { report } from "../../../diagnostics/report.ts";
import { first, type Connection, type End } from "../../../expand/connection.ts";
import type { Place } from "../../../source/place.ts";
import { perConnection } from "../../rule.ts";

interface Named {
  readonly name: string;
  readonly place: Place | undefined;
  readonly end: End;
}

export const bgpInstanceDangling = perConnection("bgp/instance-dangling", (connection) => {
  const [named] = namedInstances(connection);
  if (named === undefined || !instanceDangles(connection)) return [];
  const known = connection.ends.flatMap((end) => [...end.site.bgpInstances.keys()]);
  const suggestion = nearest(named.name, known);
  return [
    report("bgp/instance-dangling", {
      message: `neither end of \`${connection.name}\` has a BGP instance called \`${named.name}\``,
      place: named.place,
      label: "no such `bgp` block in either site",
      subjects: connection.subjects,
      ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
    }),
  ];
});

export function instanceDangles(connection: Connection): boolean {
  const named = namedInstances(connection);
  return named.length > 0 && !named.some(({ end, name }) => end.site.bgpInstances.has(name));
}

function namedInstances(connection: Connection): readonly Named[] {
  return connection.ends.flatMap((end): Named[] => {
    const located = end.bgp && first(end.bgp.fields, "bgp.instance");
    return located?.value.kind === "reference"
      ? [{ name: located.value.name, place: located.place, end }]
      : [];
  });
}

/** A session's instance must exist: in a tunnel at one of its ends, in a peer at its own site. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
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
  const lost = dangling(connection);
  if (connection.form === "peers") return lost.map((named) => tell(connection, named, [named.end]));
  return lost.slice(0, 1).map((named) => tell(connection, named, connection.ends));
});

function tell(connection: Connection, { name, place }: Named, ends: readonly End[]): Diagnostic {
  const suggestion = nearest(
    name,
    ends.flatMap((end) => [...end.site.bgpInstances.keys()]),
  );
  const [only, other] = ends;
  return report("bgp/instance-dangling", {
    message:
      other === undefined
        ? `\`${only?.site.name}\` has no BGP instance called \`${name}\``
        : `neither end of \`${connection.name}\` has a BGP instance called \`${name}\``,
    place,
    label: other === undefined ? "no such `bgp` block in this site" : "no such `bgp` block in either site",
    subjects: connection.subjects,
    ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
  });
}

export function instanceDangles(connection: Connection): boolean {
  return dangling(connection).length > 0;
}

/** A tunnel's name for it may be meant for one end only. */
function dangling(connection: Connection): readonly Named[] {
  const named = connection.ends.flatMap((end): Named[] => {
    const located = end.bgp && first(end.bgp.fields, "bgp.instance");
    return located?.value.kind === "reference"
      ? [{ name: located.value.name, place: located.place, end }]
      : [];
  });
  const lost = named.filter(({ end, name }) => !end.site.bgpInstances.has(name));
  return connection.form === "peers" || lost.length === named.length ? lost : [];
}

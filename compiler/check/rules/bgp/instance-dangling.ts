/** A session's instance must exist at an end of the tunnel. */

import { nearest } from "../../../diagnostics/nearest.ts";
import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const bgpInstanceDangling = perConnection("bgp/instance-dangling", (connection) => {
  const named = connection.ends.flatMap((end) => {
    const located = end.bgp && first(end.bgp.fields, "bgp.instance");
    return located?.value.kind === "reference" ? [{ located, name: located.value.name, end }] : [];
  });
  const reference = named[0];
  if (reference === undefined || named.some(({ end, name }) => end.site.bgpInstances.has(name))) return [];
  const known = connection.ends.flatMap((end) => [...end.site.bgpInstances.keys()]);
  const suggestion = nearest(reference.name, known);
  return [
    report("bgp/instance-dangling", {
      message: `neither end of \`${connection.name}\` has a BGP instance called \`${reference.name}\``,
      place: reference.located.place,
      label: "no such `bgp` block in either site",
      subjects: connection.subjects,
      ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
    }),
  ];
});

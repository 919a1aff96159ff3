/** A policy names a manual template that its tunnel, or its peer, does not have. */

import { replace } from "../../../diagnostics/fix.ts";
import { nearest } from "../../../diagnostics/nearest.ts";
import { report } from "../../../diagnostics/report.ts";
import { first, type Connection } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const manualDangling = perConnection("manual/dangling", (connection) =>
  connection.policies.flatMap((policy) =>
    // A tunnel's policy is told once for both ends.
    (connection.form === "tunnel" ? ([0] as const) : ([0, 1] as const)).flatMap((at) => {
      const end = policy.ends[at];
      const reference = first(end.fields, "policy.manual");
      if (reference?.value.kind !== "reference" || end.manual !== undefined) return [];
      const suggestion = nearest(reference.value.name, namesAt(connection, at));
      return [
        report("manual/dangling", {
          message: `\`${connection.name}\` has no \`manual\` called \`${reference.value.name}\``,
          place: reference.place,
          label: `no such \`manual\` block in this ${connection.form === "tunnel" ? "tunnel" : "policy's peer"}`,
          subjects: policy.subjects,
          ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
          fixes:
            suggestion === undefined || reference.place === undefined
              ? []
              : [replace(reference.place, suggestion, "guess")],
        }),
      ];
    }),
  ),
);

function namesAt({ manuals }: Connection, at: 0 | 1): readonly string[] {
  const other = at === 0 ? "right" : "left";
  return manuals.filter(({ by }) => by !== other).map(({ manual }) => manual.name);
}

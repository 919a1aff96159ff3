/** A policy names a manual template that its tunnel does not have. */

import { replace } from "../../../diagnostics/fix.ts";
import { nearest } from "../../../diagnostics/nearest.ts";
import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const manualDangling = perConnection("manual/dangling", (connection) =>
  connection.policies.flatMap((policy) => {
    const [end] = policy.ends;
    const reference = first(end.fields, "policy.manual");
    if (reference?.value.kind !== "reference" || end.manual !== undefined) return [];
    const suggestion = nearest(
      reference.value.name,
      connection.manuals.map((manual) => manual.name),
    );
    return [
      report("manual/dangling", {
        message: `\`${connection.name}\` has no \`manual\` called \`${reference.value.name}\``,
        place: reference.place,
        label: "no such `manual` block in this tunnel",
        subjects: policy.subjects,
        ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
        fixes:
          suggestion === undefined || reference.place === undefined
            ? []
            : [replace(reference.place, suggestion, "guess")],
      }),
    ];
  }),
);

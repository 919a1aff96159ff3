/** Phase 1 carries the renewals of phase 2: one that ends first is renewed for nothing, or takes its children along. */

import { showScalars } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { numberIn, phase2Ends } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const lifetimeShort = perConnection("phase1/lifetime-short", (connection) =>
  phase2Ends(connection).flatMap(({ end, profile }): Diagnostic[] => {
    const [one, two] = [end.phase1.fields.get("phase1.lifetime"), profile.fields.get("phase2.lifetime")];
    const [first, second] = [numberIn(one), numberIn(two)];
    const place = one?.place ?? two?.place;
    if (one === undefined || two === undefined || place === undefined) return [];
    if (first === undefined || second === undefined || first >= second) return [];
    return [
      report("phase1/lifetime-short", {
        message: `phase 1 of \`${connection.name}\` lives shorter than its phase 2`,
        place,
        label:
          one.place === undefined
            ? "phase 2 lives longer"
            : `${showScalars(one.value, "seconds")} in phase 1`,
        related:
          one.place === undefined || two.place === undefined
            ? []
            : [{ place: two.place, message: `${showScalars(two.value, "seconds")} in phase 2` }],
        notes:
          one.place === undefined || two.place === undefined
            ? [
                `by itself \`${end.site.name}\` uses ${showScalars((one.place === undefined ? one : two).value, "seconds")}`,
              ]
            : [],
        subjects: connection.subjects,
      }),
    ];
  }),
);

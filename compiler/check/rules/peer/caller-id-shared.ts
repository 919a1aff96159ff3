/** Two callers of one address that show the same identity are one caller to the end that waits for them. */

import { showScalars } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { callersTogether, waiting, nameOf, placeOf, subjectsOf, type Caller } from "../../callers.ts";
import { acrossConnections } from "../../rule.ts";

export const callerIdShared = acrossConnections("peer/caller-id-shared", waiting, (connections) =>
  callersTogether(connections).flatMap((group) => {
    const known = new Map<string, Caller>();
    return group.flatMap((caller): Diagnostic[] => {
      if (caller.id === undefined) return [];
      const shown = showScalars(caller.id.value);
      const earlier = known.get(shown);
      if (earlier === undefined) {
        known.set(shown, caller);
        return [];
      }
      const place = caller.id.place ?? placeOf(caller);
      const before = earlier.id?.place ?? placeOf(earlier);
      // One line for a whole star gives every branch the same.
      const isOne = place.uri === before.uri && place.span.start === before.span.start;
      return [
        report("peer/caller-id-shared", {
          message: `\`${caller.end.site.name}\` cannot tell ${nameOf(caller)} from ${nameOf(earlier)}: both show the identity \`${shown}\`, and call from addresses that nobody knows before`,
          place: isOne ? placeOf(caller) : place,
          label: isOne ? `shows \`${shown}\`, too` : "the same identity again",
          related: [{ place: isOne ? place : before, message: `${nameOf(earlier)} shows it already` }],
          subjects: subjectsOf(caller, earlier),
        }),
      ];
    });
  }),
);

/** RouterOS answers all callers from unknown addresses with one peer, so they share one phase 1. */

import { report } from "../../../diagnostics/report.ts";
import { callersTogether, waiting, nameOf, placeOf, subjectsOf } from "../../callers.ts";
import { acrossConnections } from "../../rule.ts";

export const callerPhase1 = acrossConnections("peer/caller-phase1", waiting, (connections) =>
  callersTogether(connections).flatMap(([first, ...more]) => {
    if (first === undefined || first.end.site.device.value.target !== "routeros") return [];
    const { name, place } = first.end.phase1;
    return more.flatMap((caller) => {
      const own = caller.end.phase1;
      if (own.name === name) return [];
      return [
        report("peer/caller-phase1", {
          message: `\`${caller.end.site.name}\` answers ${nameOf(first)} and ${nameOf(caller)} with one phase 1, since both call from addresses that nobody knows before, and theirs are two: \`${name}\` and \`${own.name}\``,
          place: placeOf(caller),
          label: `has \`${own.name}\``,
          related: [
            {
              place: placeOf(first),
              message: `${nameOf(first)} calls the same address and has \`${name}\``,
            },
            { place, message: `\`${name}\` is this one` },
            { place: own.place, message: `\`${own.name}\` is this one` },
          ],
          subjects: subjectsOf(caller, first),
        }),
      ];
    });
  }),
);

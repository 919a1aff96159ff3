/** In main mode the pre-shared key is chosen before any identity is seen: by the address alone, which of callers says nothing. */

import { report } from "../../../diagnostics/report.ts";
import { callersTogether, waiting, modeOf, nameOf, placeOf, subjectsOf } from "../../callers.ts";
import { acrossConnections } from "../../rule.ts";

export const callerMainMode = acrossConnections("peer/caller-main-mode", waiting, (connections) =>
  callersTogether(connections).flatMap(([first, ...more]) => {
    const mode = first && modeOf(first.end);
    if (first === undefined || (mode !== "main" && mode !== "base")) return [];
    return more.map((caller) =>
      report("peer/caller-main-mode", {
        message: `\`${caller.end.site.name}\` cannot tell ${nameOf(caller)} from ${nameOf(first)}: in ${mode} mode the key is chosen by the address, and both call from addresses that nobody knows before`,
        place: placeOf(caller),
        label: `one more caller in ${mode} mode`,
        related: [{ place: placeOf(first), message: `${nameOf(first)} calls the same address` }],
        subjects: subjectsOf(caller, first),
      }),
    );
  }),
);

/** Callers from unknown addresses are told apart by their identities alone: each needs one. */

import { report } from "../../../diagnostics/report.ts";
import { callersTogether, waiting, modeOf, nameOf, placeOf, subjectsOf } from "../../callers.ts";
import { absent, acrossConnections } from "../../rule.ts";

export const callerId = absent(
  acrossConnections("peer/caller-id", waiting, (connections) =>
    callersTogether(connections).flatMap((group) =>
      group.flatMap((caller) => {
        const mode = modeOf(caller.end);
        const another = group.find((each) => each !== caller);
        if (caller.id !== undefined || mode === "main" || mode === "base" || another === undefined) return [];
        const hub = caller.end.site.name;
        const key = caller.end.dials !== undefined || mode !== "ikev2" ? "remote-id" : "id";
        return [
          report("peer/caller-id", {
            message: `\`${hub}\` cannot tell ${nameOf(caller)} from ${nameOf(another)}: both call from addresses that nobody knows before, and nothing says what identity ${nameOf(caller)} shows`,
            place: placeOf(caller),
            label: `no \`${key}\` to know ${nameOf(caller)} by`,
            related: [{ place: placeOf(another), message: `${nameOf(another)} calls the same address` }],
            subjects: subjectsOf(caller),
            help:
              key === "id"
                ? `give the site ${nameOf(caller)} an identity: \`id = fqdn("…")\``
                : `state at \`${hub}\` whom it expects: \`remote-id = fqdn("…")\``,
          }),
        ];
      }),
    ),
  ),
);

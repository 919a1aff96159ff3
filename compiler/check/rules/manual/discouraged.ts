/** Manual keys never change and nothing notices a replay (RFC 8221 section 3). */

import { report } from "../../../diagnostics/report.ts";
import type { Connection, ManualPair } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { usedManuals } from "./parts.ts";

export const manualDiscouraged = perConnection("manual/discouraged", (connection) =>
  onceForBoth(connection).map((manual) =>
    report("manual/discouraged", {
      message: `\`${connection.name}\` uses manual keys: they never change by themselves, and there is no replay protection to rely on`,
      place: manual.place,
      label: "manual keying",
      subjects: connection.subjects,
    }),
  ),
);

/** Two peers with a template each for the same traffic use one pair of keys. */
function onceForBoth(connection: Connection): readonly ManualPair[] {
  const used = [...usedManuals(connection).keys()];
  if (connection.form === "tunnel") return used;
  const told = connection.policies.map(({ ends: [left, right] }) => left.manual ?? right.manual);
  return used.filter((manual) => told.includes(manual));
}

/** Manual keys never change and nothing notices a replay (RFC 8221 section 3). */

import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";
import { usedManuals } from "./parts.ts";

export const manualDiscouraged = perConnection("manual/discouraged", (connection) =>
  [...usedManuals(connection).keys()].map((manual) =>
    report("manual/discouraged", {
      message: `\`${connection.name}\` uses manual keys: they never change by themselves, and there is no replay protection to rely on`,
      place: manual.place,
      label: "manual keying",
      subjects: connection.subjects,
    }),
  ),
);

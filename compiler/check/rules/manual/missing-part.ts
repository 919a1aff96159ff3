/** A policy asks for AH or ESP, but its template has no SPI or key for it. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import { absent, perConnection } from "../../rule.ts";
import { usedManuals } from "./parts.ts";

const NEEDED: Readonly<Record<string, readonly ParameterId[]>> = {
  ah: ["manual.ah-spi", "manual.ah-key"],
  esp: ["manual.esp-spi", "manual.esp-enc-key"],
};

export const manualMissingPart = absent(
  perConnection("manual/missing-part", (connection) =>
    [...usedManuals(connection)].flatMap(([manual, protocols]) =>
      [...protocols].flatMap((protocol): Diagnostic[] => {
        const missing = (NEEDED[protocol] ?? []).filter((id) =>
          manual.ends.some((fields) => !fields.has(id)),
        );
        if (missing.length === 0) return [];
        const keys = missing.map((id) => `\`${id.slice("manual.".length)}\``).join(" and ");
        return [
          report("manual/missing-part", {
            message: `\`${manual.name}\` has no ${keys}, but a policy protects with \`${protocol}\` through it`,
            place: manual.place,
            label: `${keys} missing`,
            subjects: connection.subjects,
          }),
        ];
      }),
    ),
  ),
);

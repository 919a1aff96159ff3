/** SPIs 0 to 255 are reserved (RFC 4303 section 2.1), and an SPI has 32 bits. */

import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";
import { SPI_IDS } from "./parts.ts";

export const spiRange = perConnection("manual/spi-range", (connection) =>
  connection.manuals.flatMap(({ manual }) =>
    distinct(manual.ends.flatMap((fields) => SPI_IDS.flatMap((id) => fields.get(id) ?? []))).flatMap(
      (spi) => {
        const value = spi.value[0];
        if (value?.kind !== "number" || (value.value >= 256 && value.value <= 0xffffffff)) return [];
        return [
          report("manual/spi-range", {
            message: `SPI ${value.value} of \`${manual.name}\` is reserved: 256 to 4294967295 are possible`,
            place: spi.place,
            label: "outside 256 to 4294967295",
            subjects: connection.subjects,
          }),
        ];
      },
    ),
  ),
);

/** A value written once stands at both ends: tell it once. */
export function distinct<T extends { readonly place: unknown }>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item.place), item])).values()];
}

/** An SA is known by source, destination, protocol and SPI: two templates between the same ends need different SPIs. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Place } from "../../../source/place.ts";
import { receivedAt } from "../../../expand/manual.ts";
import { acrossConnections } from "../../rule.ts";
import { keyedByHand, SPI_IDS } from "./parts.ts";

export const spiDuplicate = acrossConnections("manual/spi-duplicate", keyedByHand, (connections) => {
  const first = new Map<string, Place | undefined>();
  const found: Diagnostic[] = [];
  for (const connection of connections) {
    for (const stated of connection.manuals) {
      const received = receivedAt(stated);
      for (const at of [0, 1] as const) {
        for (const id of SPI_IDS) {
          const spi = received[at].get(id);
          const value = spi?.value[0];
          if (spi === undefined || value?.kind !== "number") continue;
          // An inbound SPI belongs to this end and comes from the other one.
          // Two peers state the same SAs, each in its own words.
          const teller =
            stated.by === undefined ? "" : `${connection.ends[stated.by === "left" ? 0 : 1].site.name} `;
          const key = `${teller}${connection.ends[1 - at]?.site.name}>${connection.ends[at].site.name} ${id} ${value.value}`;
          const earlier = first.get(key);
          if (!first.has(key)) first.set(key, spi.place);
          else {
            found.push(
              report("manual/spi-duplicate", {
                message: `SPI ${value.value} is used twice towards \`${connection.ends[at].site.name}\`: the receiver cannot tell the two apart`,
                place: spi.place,
                label: "used again here",
                related: earlier === undefined ? [] : [{ place: earlier, message: "first used here" }],
                subjects: connection.subjects,
              }),
            );
          }
        }
      }
    }
  }
  return found;
});

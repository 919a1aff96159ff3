/** The SPI that one end sends with is the one by which the other finds its keys. */

import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import { sameScalar } from "../../../negotiate/compare.ts";
import { placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { directions } from "./mirrors.ts";
import { SPI_IDS } from "./parts.ts";

export const spiNotMirrored = perConnection("manual/spi-not-mirrored", (connection) =>
  directions(connection, SPI_IDS).flatMap(({ id, receiver, received, sent, policy }) => {
    if (sameScalar(received.value, sent.value)) return [];
    const [here, there] = [connection.ends[receiver].site.name, connection.ends[1 - receiver]?.site.name];
    const key = id.slice("manual.".length);
    return [
      report("manual/spi-not-mirrored", {
        message: `\`${there}\` sends with the \`${key}\` ${showScalar(sent.value)}, and \`${here}\` receives with ${showScalar(received.value)}`,
        place: received.place,
        label: `\`${here}\` receives with ${showScalar(received.value)}`,
        related: placed(sent.place, `\`${there}\` sends with ${showScalar(sent.value)}`),
        notes: ["the receiver finds no SA for the packet and drops it", MINE_FIRST],
        help: `write ${showScalar(received.value)} to the right of \`<->\` at \`${there}\`, or ${showScalar(sent.value)} to the left at \`${here}\``,
        subjects: policy.subjects,
      }),
    ];
  }),
);

const MINE_FIRST =
  "in a peer the left side is what this site receives with, and the right side what it sends with";

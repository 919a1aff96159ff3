/** An inside address must be a host of its network, not the last address of it. */

import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import { isBroadcast, networkOf } from "../../../source/addresses.ts";
import { perConnection } from "../../rule.ts";

export const linklocal30 = perConnection("network/linklocal-30", (connection) =>
  connection.ends.flatMap(({ inside, site }) => {
    if (inside === undefined || !isBroadcast(inside.value.address, inside.value.length)) return [];
    const { address, length } = inside.value;
    return [
      report("network/linklocal-30", {
        message: `\`${site.name}\` cannot have \`${address}\` inside \`${connection.name}\`: it is the broadcast address of its network`,
        place: inside.place,
        label: `the last address of ${networkOf(address, length)}/${length}`,
        notes: [
          `a device refuses ${showScalar({ ...inside.value, on: undefined })}, or nobody answers there`,
        ],
        subjects: connection.subjects,
      }),
    ];
  }),
);

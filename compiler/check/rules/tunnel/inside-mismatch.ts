/** The two inside addresses are two hosts of one network. */

import { showScalar } from "../../../catalogue/show.ts";
import { networkOf } from "../../../source/addresses.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const insideMismatch = perConnection(
  "tunnel/inside-mismatch",
  (connection) => {
    const [left, right] = connection.ends.map((end) => end.inside);
    if (left === undefined || right === undefined) return [];
    const network = (prefix: typeof left.value): string =>
      `${networkOf(prefix.address, prefix.length)}/${prefix.length}`;
    const same = network(left.value) === network(right.value);
    if (same && left.value.address !== right.value.address) return [];
    const pair = { left: { ...left, value: [left.value] }, right: { ...right, value: [right.value] } };
    return [
      disagree("tunnel/inside-mismatch", connection, pair, {
        message: same
          ? `both ends of \`${connection.name}\` have the inside address \`${showScalar(left.value)}\``
          : `the inside addresses of \`${connection.name}\` are not in one network`,
        verb: "has",
        notes: [
          "the two ends reach each other directly inside the tunnel, so they need two hosts of the same network",
        ],
        help: `write two hosts of one network, like \`169.254.255.2/30 <-> 169.254.255.1/30\``,
      }),
    ];
  },
  "tunnel.inside",
);

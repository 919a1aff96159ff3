/** Between two hosts under IKEv2, transport mode is a wish: the end that does not share it makes the tunnel mode of it. */

import { isTransportWish, phase2Pairs } from "../../../negotiate/judge.ts";
import { disagree, profilesOf } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";
import { valuesOf } from "./per-pair.ts";

export const modeWish = perConnection("phase2/mode-wish", (connection) =>
  phase2Pairs(connection)
    .filter((profiles) => isTransportWish(connection, profiles))
    .map((profiles) =>
      disagree("phase2/mode-wish", connection, valuesOf(profiles, "phase2.mode"), {
        message: `\`${connection.name}\` comes up in tunnel mode only: one end's wish for transport mode is not shared`,
        verb: "wants",
        notes: ["measured: the SAs are made in tunnel mode, and each packet is 20 bytes longer than wished"],
        help: `use the same \`mode\` in ${profilesOf(connection, "phase2")}`,
      }),
    ),
);

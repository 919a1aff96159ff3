/** IKEv1 and IKEv2 do not speak to each other. */

import { wordOf } from "../../../expand/connection.ts";
import { isManual, phase1Pair } from "../../../negotiate/judge.ts";
import { disagree } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const exchangeVersion = perConnection(
  "phase1/exchange-version",
  (connection) => {
    const words = connection.ends.map((end) => wordOf(end.phase1.fields, "phase1.exchange"));
    if (isManual(connection) || words.includes(undefined)) return [];
    if ((words[0] === "ikev2") === (words[1] === "ikev2")) return [];
    return [
      disagree("phase1/exchange-version", connection, phase1Pair(connection, "phase1.exchange"), {
        message: `\`${connection.name}\` can never come up: one end speaks IKEv2, the other IKEv1`,
        verb: "speaks",
        notes: ['the responder does not answer; RouterOS logs "phase1 negotiation failed due to time up"'],
        help: "use the same `exchange` at both ends; `ikev2` where both devices have it",
      }),
    ];
  },
  "phase1.exchange",
);

/** Settings that IKEv2 has no place for: what they should bring about does not happen. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import { report } from "../../../diagnostics/report.ts";
import { isIkev2 } from "../../../negotiate/judge.ts";
import { keyOf, phase1Ends, phaseSubjects, sayWhere, statedOf } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

const IGNORED: ReadonlyMap<ParameterId, string> = new Map<ParameterId, string>([
  ["phase1.proposal-check", "an IKEv2 responder chooses among the proposals and judges no lifetimes"],
  ["phase1.lifebytes", "IKEv2 negotiates no byte limits"],
  ["phase1.nat-traversal", "IKEv2 always detects NAT and needs no switch"],
]);

export const ikev2Ignored = perConnection("phase1/ikev2-ignored", (connection) =>
  isIkev2(connection)
    ? phase1Ends(connection).flatMap(({ profile }) =>
        [...IGNORED].flatMap(([id, why]) => {
          const stated = statedOf(profile.fields.get(id));
          if (stated === undefined) return [];
          return [
            report("phase1/ikev2-ignored", {
              message: `\`${keyOf(id)}\` in ${sayWhere(stated, connection)} has no effect under IKEv2`,
              place: stated.place,
              label: "ignored",
              notes: [why],
              subjects: phaseSubjects(connection, 1),
            }),
          ];
        }),
      )
    : [],
);

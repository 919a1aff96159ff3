/**
 * PFS groups must be equal. IKEv1 fails at once; under IKEv2 the first child SA needs no exchange of its own
 * (RFC 7296 section 1.2), so a mismatch comes up, passes traffic, and dies at the first rekey.
 */

import { encrypts, isIkev2 } from "../../../negotiate/judge.ts";
import { directionNote, disagree, profilesOf } from "../../both-ends.ts";
import { perPhase2Conflict } from "./per-pair.ts";

export const pfsMismatch = perPhase2Conflict("phase2/pfs-mismatch", "phase2.pfs", (conflict) => {
  const { connection, comparison } = conflict;
  const late = isIkev2(connection);
  return [
    disagree("phase2/pfs-mismatch", connection, conflict.values, {
      message: late
        ? `\`${connection.name}\` would come up and die at the first rekey: its ends use different PFS groups`
        : `\`${connection.name}\` ${directionNote(connection, comparison.works)}: its ends use different PFS groups`,
      verb: "uses",
      notes: late
        ? [
            "IKEv2 makes the first child SA without a key exchange of its own, so the tunnel works at first",
            "at the first rekey CREATE_CHILD_SA fails with NO_PROPOSAL_CHOSEN and the traffic stops",
            ...(connection.policies.filter(encrypts).length < 2
              ? []
              : [
                  "another policy than the one that starts the tunnel needs that exchange at once, and never comes up",
                ]),
          ]
        : ["the responder refuses phase 2 (NO_PROPOSAL_CHOSEN) when its PFS group is not the proposed one"],
      help: `use the same \`pfs\` in ${profilesOf(connection, "phase2")}`,
    }),
  ];
});

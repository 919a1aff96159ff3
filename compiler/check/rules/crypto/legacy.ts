/** What still holds and is on its way out, told only where both devices are known to have something better. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection } from "../../../expand/connection.ts";
import { alternative, bothHave } from "../../alternatives.ts";
import { phase1Ends, phaseSubjects, sayWhere, statedOf } from "../../each-end.ts";
import { offersOf } from "../../algorithms-used.ts";
import { perConnection, type Offers } from "../../rule.ts";
import { isGood, tell } from "./strength.ts";

const WORDS = {
  code: "crypto/legacy",
  judgement: ["is on its way out", "are on their way out"],
} as const;

export const cryptoLegacy = perConnection("crypto/legacy", (connection, { offers }) => [
  ...version(connection, offers),
  ...offersOf(connection, ({ status }) => status === "legacy").flatMap((offer): Diagnostic[] => {
    // A default is what the device offers beside what matters; somebody who wrote the word can change it.
    if (offer.list.place === undefined) return [];
    const better = alternative(offer, offers, isGood);
    const replaceable =
      better !== undefined && bothHave(connection, (device) => offers?.(device, offer.parameter, better));
    return replaceable ? [tell(WORDS, offer, offers)] : [];
  }),
]);

/** IKEv1 itself (RFC 9395). */
function version(connection: Connection, offers: Offers | undefined): Diagnostic[] {
  const words = connection.ends.map(({ phase1 }) => wordOf(phase1.fields, "phase1.exchange"));
  // Two versions are a conflict, and told as such.
  if (words.includes("ikev2")) return [];
  if (!bothHave(connection, (device) => offers?.(device, "phase1.exchange", "ikev2"))) return [];
  return phase1Ends(connection).flatMap(({ profile }): Diagnostic[] => {
    const stated = statedOf(profile.fields.get("phase1.exchange"));
    if (stated === undefined) return [];
    return [
      report("crypto/legacy", {
        message: `IKEv1 in ${sayWhere(stated, connection)} is on its way out, and both devices have IKEv2`,
        place: stated.place,
        label: "IKEv1",
        notes: ["RFC 9395 deprecates IKEv1 and makes its RFCs historic"],
        help: "use `exchange = ikev2` at both ends",
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  });
}

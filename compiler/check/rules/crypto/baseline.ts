/** What the project demands of all its algorithms: `baseline` of vpnc.json, or `--baseline`. */

import { verdictOf, showRequirement, type Algorithm, type Baseline } from "../../../catalogue/algorithms.ts";
import { showScalar, unitOf } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, Profile } from "../../../expand/connection.ts";
import { isManual, phase2Pairs } from "../../../negotiate/judge.ts";
import { alternative } from "../../alternatives.ts";
import { keyOf, phaseSubjects } from "../../each-end.ts";
import { offersOf, whereOf } from "../../algorithms-used.ts";
import { perConnection, type Offers } from "../../rule.ts";
import { SETTINGS, TITLES, type SettingRow } from "./baseline-settings.ts";
import { isGood } from "./strength.ts";

export const cryptoBaseline = perConnection("crypto/baseline", (connection, { baseline, offers }) =>
  baseline === undefined
    ? []
    : [...algorithms(connection, baseline, offers), ...settings(connection, baseline)],
);

function algorithms(
  connection: Connection,
  baseline: Baseline,
  offers: Offers | undefined,
): readonly Diagnostic[] {
  const forbidden = (algorithm: Algorithm, phase: 1 | 2): boolean =>
    verdictOf(algorithm, baseline, phase) !== undefined;
  return offersOf(connection, forbidden).flatMap((offer) =>
    offer.found.flatMap((algorithm) => {
      const requirement = verdictOf(algorithm, baseline, offer.phase);
      if (requirement === undefined) return [];
      const key = keyOf(offer.parameter);
      const allowed = alternative(offer, offers, (other) => isGood(other) && !forbidden(other, offer.phase));
      return [
        report("crypto/baseline", {
          message: `\`${key} = ${algorithm.id}\` in ${whereOf(offer)} is not allowed by ${TITLES[baseline]}`,
          place: offer.place,
          label:
            offer.list.place === undefined
              ? `\`${offer.end.site.name}\` offers it by itself`
              : `\`${algorithm.id}\` is offered here`,
          notes: [showRequirement(requirement)],
          help:
            allowed === undefined
              ? `state a \`${key}\` that is allowed and that both devices have`
              : `use \`${key} = ${allowed}\``,
          subjects: offer.subjects,
        }),
      ];
    }),
  );
}

function settings(connection: Connection, baseline: Baseline): readonly Diagnostic[] {
  if (isManual(connection)) return [];
  const profiles = [...connection.ends.map(({ phase1 }) => phase1), ...phase2Pairs(connection).flat()];
  return profiles.flatMap((profile) =>
    SETTINGS.filter((row) => row.baseline === baseline).flatMap((row) => judge(connection, profile, row)),
  );
}

function judge(connection: Connection, profile: Profile, row: SettingRow): readonly Diagnostic[] {
  const list = profile.fields.get(row.parameter);
  const found = list?.value.find((scalar) => row.forbids(scalar));
  if (list === undefined || found === undefined) return [];
  const key = keyOf(row.parameter);
  const where = list.through ?? profile.declared;
  return [
    report("crypto/baseline", {
      message: `\`${key} = ${showScalar(found, unitOf(row.parameter))}\` in ${where === undefined ? `\`${connection.name}\`` : `\`${where}\``} is not allowed by ${TITLES[row.baseline]}`,
      place: list.place ?? profile.place,
      label: list.place === undefined ? "what the device does by itself" : "stated here",
      notes: [row.citation],
      help: row.help,
      subjects: phaseSubjects(connection, row.parameter.startsWith("phase1.") ? 1 : 2),
    }),
  ];
}

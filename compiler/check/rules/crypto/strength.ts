/** What the rules about strength share: one finding for each list that offers algorithms of a status. */

import type { Algorithm, AlgorithmStatus } from "../../../catalogue/algorithms.ts";
import { showRequirement } from "../../../catalogue/algorithms.ts";
import { showScalars } from "../../../catalogue/show.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Diagnostic, Fix } from "../../../diagnostics/diagnostic.ts";
import { replace } from "../../../diagnostics/fix.ts";
import { report } from "../../../diagnostics/report.ts";
import { alternative } from "../../alternatives.ts";
import { keyOf } from "../../each-end.ts";
import { whereOf, type Offer } from "../../algorithms-used.ts";
import type { Offers } from "../../rule.ts";

export interface Words {
  readonly code: Code;
  /** `is broken`, `is weak`; for several `are broken`. */
  readonly judgement: readonly [one: string, several: string];
}

const GOOD: readonly AlgorithmStatus[] = ["recommended", "ok"];

export function isGood({ status, id }: Algorithm): boolean {
  return GOOD.includes(status) && id !== "null";
}

/** What an offer was found to have, all told in one finding. */
export function tell({ code, judgement }: Words, offer: Offer, offers: Offers | undefined): Diagnostic {
  const algorithms = offer.found;
  const names = algorithms.map(({ id }) => `\`${id}\``).join(" and ");
  const parameter = keyOf(offer.parameter);
  const where = whereOf(offer);
  const { target, version } = offer.end.site.device.value;
  const byItself = `stated nowhere: ${[target, version].filter(Boolean).join(" ")} offers it by itself`;
  return report(code, {
    message: `${names} in ${where} ${judgement[algorithms.length === 1 ? 0 : 1]}`,
    place: offer.place,
    label: offer.list.place === undefined ? `\`${parameter}\` is ${byItself}` : `\`${parameter}\` offers it`,
    notes: algorithms.flatMap((algorithm) => [algorithm.statusWhy, ...evidence(algorithm, offer.phase)]),
    help: advice(code, offer, offers),
    subjects: offer.subjects,
    fixes: withoutThem(offer),
  });
}

/** The standards that forbid it: the levels they give, where they give them. */
function evidence({ requirements }: Algorithm, phase: 1 | 2): readonly string[] {
  const rfc = phase === 1 ? "rfc8247" : "rfc8221";
  const [first] = requirements.filter(({ allowed, standard }) => !allowed && standard === rfc);
  const against = first ?? requirements.find(({ allowed }) => !allowed);
  return against === undefined ? [] : [showRequirement(against)];
}

function advice(code: Code, offer: Offer, offers: Offers | undefined): string {
  const algorithms = offer.found;
  const parameter = keyOf(offer.parameter);
  const rest = remaining(offer);
  if (offer.list.place !== undefined && rest.length > 0) {
    return `leave ${algorithms.map(({ id }) => `\`${id}\``).join(" and ")} out of \`${parameter}\``;
  }
  const better = alternative(offer, offers, isGood);
  if (better !== undefined) return `use \`${parameter} = ${better}\`, which both devices have`;
  const known = offer.connection.ends.map(({ site }) => `\`${site.name}\``).join(" and ");
  return `use a better \`${parameter}\` if ${known} have one, or accept it: \`waive ${code} "…"\``;
}

function remaining({ list, found }: Offer): Offer["list"]["value"] {
  return list.value.filter(
    (scalar) => !(scalar.kind === "word" && found.some(({ id }) => id === scalar.word)),
  );
}

function withoutThem(offer: Offer): readonly Fix[] {
  const rest = remaining(offer);
  if (offer.list.place === undefined || rest.length === 0) return [];
  return [replace(offer.list.place, showScalars(rest), "guess")];
}

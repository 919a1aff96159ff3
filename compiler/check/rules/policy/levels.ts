/** What `level` says at the two ends of a policy, as several rules judge it. */

import { inRange } from "../../../catalogue/version.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd, type PolicyPair } from "../../../expand/connection.ts";
import { waits } from "../../../expand/waits.ts";
import type { Place } from "../../../source/place.ts";
import { samePlace } from "../../policies.ts";
import { perConnection, type Rule } from "../../rule.ts";

/** The level of a policy that encrypts, at an end that vpnc configures. */
export function levelAt(connection: Connection, { ends: views }: PolicyPair, at: 0 | 1): string | undefined {
  const view: PolicyEnd = views[at];
  const { target, version } = connection.ends[at].site.device.value;
  const encrypts = wordOf(view.fields, "policy.action") === "encrypt";
  if (target !== "routeros" || view.stated === undefined || !encrypts || view.manual !== undefined)
    return undefined;
  const made = waits(connection, at) && version !== undefined && inRange(version, MADE_UNIQUE);
  return made ? "unique" : wordOf(view.fields, "policy.level");
}

/** Policies that are made for a caller are `unique` whatever their template says (changelog 6.38). */
const MADE_UNIQUE = { since: "6.38" };

/** Lets packets leave unprotected. */
export function leaks(level: string): boolean {
  return level === "use" || level === "acquire";
}

/** One end lets packets leave unprotected, the other one takes none. */
export function isLopsided(connection: Connection, policy: PolicyPair): boolean {
  const [left, right] = [levelAt(connection, policy, 0), levelAt(connection, policy, 1)];
  return left !== undefined && right !== undefined && leaks(left) !== leaks(right);
}

/** A rule about one level, told where it stands; silent where the two ends are told that they differ. */
export function levelRule(
  code: Code,
  level: string,
  words: (who: string, name: string) => { readonly message: string; readonly label: string },
  applies: (version: string | undefined) => boolean = () => true,
): Rule {
  return perConnection(code, (connection) =>
    connection.policies.flatMap((policy): Diagnostic[] => {
      const here = ([0, 1] as const).filter(
        (at) =>
          levelAt(connection, policy, at) === level && applies(connection.ends[at].site.device.value.version),
      );
      const [first, second] = here;
      if (first === undefined || isLopsided(connection, policy)) return [];
      const placeAt = (at: 0 | 1): Place => policy.ends[at].fields.get("policy.level")?.place ?? policy.place;
      const names = here.map((at) => `\`${connection.ends[at].site.name}\``);
      const elsewhere = second !== undefined && !samePlace(placeAt(first), placeAt(second));
      return [
        report(code, {
          ...words(names.join(" and "), connection.name),
          place: placeAt(first),
          related: elsewhere ? [{ place: placeAt(second), message: `${names[1]} says so here` }] : [],
          subjects: policy.subjects,
        }),
      ];
    }),
  );
}

/** What `level` says at the two ends of a policy, as several rules judge it. */

import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd, type PolicyPair } from "../../../expand/connection.ts";
import { perConnection, type Rule } from "../../rule.ts";

/** The level of a policy that encrypts, at an end that vpnc configures. */
export function levelAt({ ends }: Connection, { ends: views }: PolicyPair, at: 0 | 1): string | undefined {
  const view: PolicyEnd = views[at];
  const configured = ends[at].site.device.value.target === "routeros" && view.stated !== undefined;
  const encrypts = wordOf(view.fields, "policy.action") === "encrypt";
  return configured && encrypts && view.manual === undefined
    ? wordOf(view.fields, "policy.level")
    : undefined;
}

/** Lets packets leave unprotected. */
export function leaks(level: string): boolean {
  return level === "use" || level === "acquire";
}

/** One end lets packets leave unprotected, the other one takes none. */
export function isLopsided(connection: Connection, policy: PolicyPair): boolean {
  const [left, right] = [levelAt(connection, policy, 0), levelAt(connection, policy, 1)];
  return left !== undefined && right !== undefined && leaks(left) !== leaks(right);
}

/** A rule about one level, told at the end that states it; silent where the two ends are told that they differ. */
export function levelRule(
  code: Code,
  level: string,
  words: (site: string, name: string) => { readonly message: string; readonly label: string },
  applies: (version: string | undefined) => boolean = () => true,
): Rule {
  return perConnection(code, (connection) =>
    connection.policies.flatMap((policy) =>
      isLopsided(connection, policy)
        ? []
        : ([0, 1] as const).flatMap((at): Diagnostic[] => {
            const { site } = connection.ends[at];
            const stated = policy.ends[at].fields.get("policy.level");
            if (levelAt(connection, policy, at) !== level || !applies(site.device.value.version)) return [];
            return [
              report(code, {
                ...words(site.name, connection.name),
                place: stated?.place ?? policy.place,
                subjects: policy.subjects,
              }),
            ];
          }),
    ),
  );
}

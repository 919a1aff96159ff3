/** Pre-shared-key authentication without a key. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf, type End } from "../../../expand/connection.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { absent, perConnection } from "../../rule.ts";

export const pskMissing = absent(
  perConnection("phase1/psk-missing", (connection) => {
    if (isManual(connection) || connection.policies.length === 0) return [];
    const [main, ...others] = connection.ends.filter(lacksKey);
    if (main === undefined) return [];
    const tunnel = connection.form === "tunnel";
    return [
      report("phase1/psk-missing", {
        message: `\`${connection.name}\` has no pre-shared key for ${[main, ...others].map((end) => `\`${end.site.name}\``).join(" and ")}`,
        place: main.stated?.place ?? connection.place,
        label: tunnel ? "no `psk =` in this tunnel" : "no `psk =` in this peer",
        related: others.flatMap(({ stated }) =>
          tunnel || stated === undefined ? [] : [{ place: stated.place, message: "nor in this one" }],
        ),
        subjects: connection.subjects,
        ...(tunnel ? {} : { help: 'write `psk = env("NAME")` in the peer' }),
      }),
    ];
  }),
);

/** A partner's box is keyed by its owner, and a stranger's keys are unknown. */
function lacksKey(end: End): boolean {
  const { tunnel, site, stated } = end;
  if (stated === undefined || tunnel.has("tunnel.psk")) return false;
  return usesKey(end) && !site.device.value.target.startsWith("generic");
}

/** Certificates do without. */
function usesKey({ phase1 }: End): boolean {
  const method = wordOf(phase1.fields, "phase1.auth-method");
  return method === undefined || method === "pre-shared-key";
}

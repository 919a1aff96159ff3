/** One key in several tunnels: told once for each tunnel after the first, with the first beside it. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { KeyUse } from "./uses.ts";

export function reuse(uses: readonly KeyUse[]): Diagnostic[] {
  const owners = new Map<string, KeyUse>();
  return uses.flatMap((use): Diagnostic[] => {
    const owner = owners.get(use.value);
    if (owner === undefined) owners.set(use.value, use);
    if (owner === undefined || owner.connection === use.connection) return [];
    return [
      report("secret/reused", {
        message: `\`${use.connection.name}\` has the same pre-shared key as \`${owner.connection.name}\``,
        place: use.place,
        label: "the same key again",
        related: [{ place: owner.place, message: `\`${owner.connection.name}\` takes it from here` }],
        subjects: use.subjects,
      }),
    ];
  });
}

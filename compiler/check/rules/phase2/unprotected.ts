/** What the three rules about `null` share: which of encryption and integrity a profile leaves out. */

import { isAead } from "../../../catalogue/algorithms.ts";
import type { Code } from "../../../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Connection, Profile } from "../../../expand/connection.ts";
import { protocolsOf } from "../../../expand/protocols.ts";
import { ikePolicies, phase2Ends, phaseSubjects, sayWhere, statedOf, wordsIn } from "../../each-end.ts";
import { perConnection, type Rule } from "../../rule.ts";

export type Lack = "both" | "integrity" | "encryption" | undefined;

export interface Words {
  /** Where the finding stands. */
  readonly at: ParameterId;
  readonly message: (where: string) => string;
  readonly label: string;
}

export function lacking(code: Code, lack: Lack, words: Words): Rule {
  return perConnection(code, (connection) =>
    phase2Ends(connection).flatMap(({ profile }): Diagnostic[] => {
      const stated = statedOf(profile.fields.get(words.at));
      if (stated === undefined || lackOf(connection, profile) !== lack) return [];
      return [
        report(code, {
          message: words.message(sayWhere(stated, connection)),
          place: stated.place,
          label: words.label,
          subjects: phaseSubjects(connection, 2),
        }),
      ];
    }),
  );
}

/** What may be lacking in the worst of the suites that a profile offers. */
function lackOf(connection: Connection, profile: Profile): Lack {
  const ciphers = wordsIn(profile.fields.get("phase2.encryption")?.value ?? []);
  const hashes = wordsIn(profile.fields.get("phase2.auth")?.value ?? []);
  const open = ciphers.includes("null");
  if (!open && !hashes.includes("null")) return undefined;
  const protocols = protocolsWith(connection, profile);
  if (!protocols.has("esp")) return undefined;
  // AH around it authenticates, and a `null` beside AEAD ciphers belongs to those.
  const mixed = ciphers.some(isAead) && hashes.length > 1;
  const bare = hashes.includes("null") && !protocols.has("ah") && !mixed && !ciphers.every(isAead);
  if (bare) return open ? "both" : "integrity";
  return open ? "encryption" : undefined;
}

function protocolsWith(connection: Connection, profile: Profile): ReadonlySet<string> {
  const ends = ikePolicies(connection).flatMap((policy) =>
    policy.ends.filter((end) => end.phase2 === profile),
  );
  const words = ends.flatMap((end) => wordsIn(protocolsOf(end)?.value ?? []));
  return new Set(words.length === 0 ? ["esp"] : words);
}

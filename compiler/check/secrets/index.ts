/** What can only be judged on the values of secrets. Never prints them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import { first, type Connection } from "../../expand/connection.ts";
import type { KeyFacts } from "../../expand/key.ts";
import { sameScalar } from "../../negotiate/compare.ts";
import { forDevices } from "./devices.ts";
import { differingKeys } from "./differing-keys.ts";
import { manualKeys } from "./manual-keys.ts";
import { reuse } from "./reuse.ts";
import { strength } from "./strength.ts";
import { keyUses, type Digest, type ReadSecret } from "./uses.ts";

export type { Digest, ReadSecret } from "./uses.ts";

/** Without a digest nobody can tell a published key. */
export function judgeSecrets(
  connections: readonly Connection[],
  keys: ReadonlyMap<string, KeyFacts>,
  read: ReadSecret,
  digest?: Digest,
): Diagnostic[] {
  const uses = keyUses(connections, read);
  return [
    ...connections.flatMap((connection) => samePsk(connection, read)),
    ...strength(uses, digest),
    ...forDevices(uses),
    ...reuse(uses),
    ...manualKeys(keys.values(), read),
    ...differingKeys(connections, keys, read),
  ];
}

function samePsk(connection: Connection, read: ReadSecret): Diagnostic[] {
  const [left, right] = connection.ends.map((end) => first(end.tunnel, "tunnel.psk"));
  if (left?.value.kind !== "secret" || right?.value.kind !== "secret" || sameScalar(left.value, right.value))
    return [];
  const [a, b] = [read(left.value), read(right.value)];
  if (a === undefined || b === undefined || a === b) return [];
  const [l, r] = connection.ends;
  return [
    report("phase1/psk-mismatch", {
      message: `\`${connection.name}\` can never come up: its ends have different pre-shared keys`,
      place: left.place,
      label: `\`${l.site.name}\` takes its key from here`,
      related:
        right.place === undefined
          ? []
          : [{ place: right.place, message: `\`${r.site.name}\` takes another one from here` }],
      subjects: connection.subjects,
    }),
  ];
}

/** A literal is readable without asking anybody. */
export const literalsOnly: ReadSecret = (secret) => (secret.source === "literal" ? secret.name : undefined);

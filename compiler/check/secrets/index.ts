/** What can only be judged on the values of secrets. Never prints them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Connection, End } from "../../expand/connection.ts";
import type { KeyFacts } from "../../expand/key.ts";
import { rememberQuiet } from "../../source/remember.ts";
import { sameScalar } from "../../negotiate/compare.ts";
import { forDevices } from "./devices.ts";
import { differingKeys } from "./differing-keys.ts";
import { manualKeys } from "./manual-keys.ts";
import { reuse } from "./reuse.ts";
import { strength } from "./strength.ts";
import { keyUses, secretsIn, type Digest, type ReadSecret } from "./uses.ts";

export type { Digest, ReadSecret } from "./uses.ts";

/** Without a digest nobody can tell a published key. */
export function judgeSecrets(
  connections: readonly Connection[],
  keys: ReadonlyMap<string, KeyFacts>,
  read: ReadSecret,
  digest?: Digest,
): readonly Diagnostic[] {
  // The editor reads none but those that stand in the text, and an edit leaves nearly all of them.
  const find = (): Diagnostic[] => findings(connections, keys, read, digest);
  return read === literalsOnly && digest === undefined ? quiet(keys, connections, find) : find();
}

const quiet = rememberQuiet<ReadonlyMap<string, KeyFacts>, Diagnostic, Connection>((a, b) => {
  const [before, now] = [secretsIn(a), secretsIn(b)];
  const same = now.psks.every(({ end, located }, at) => {
    const other = before.psks[at];
    return (
      other !== undefined &&
      targetOf(other.end) === targetOf(end) &&
      sameScalar(other.located.value, located.value)
    );
  });
  return same && before.psks.length === now.psks.length && now.byHand.length === 0;
});

/** What a key is judged for. */
function targetOf({ site }: End): string {
  return site.device.value.target;
}

function findings(
  connections: readonly Connection[],
  keys: ReadonlyMap<string, KeyFacts>,
  read: ReadSecret,
  digest: Digest | undefined,
): Diagnostic[] {
  const uses = keyUses(connections, read);
  return [
    ...connections.flatMap((connection) => samePsk(connection, read)),
    ...strength(uses, digest),
    ...forDevices(uses),
    ...reuse(uses),
    ...manualKeys(keys.values(), read),
    ...differingKeys(
      connections.flatMap((connection) => secretsIn(connection).byHand),
      keys,
      read,
    ),
  ];
}

const NONE: readonly Diagnostic[] = [];

function samePsk(connection: Connection, read: ReadSecret): readonly Diagnostic[] {
  const [left, right] = secretsIn(connection).psks.map(({ located }) => located);
  if (left === undefined || right === undefined || sameScalar(left.value, right.value)) return NONE;
  const [a, b] = [read(left.value), read(right.value)];
  if (a === undefined || b === undefined || a === b) return NONE;
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

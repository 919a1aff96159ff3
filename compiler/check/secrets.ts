/** What can only be judged on secret values: whether two keys are the same, and whether a key's digits fit. Never prints them. */

import type { SecretScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { first, type Connection } from "../expand/connection.ts";
import type { KeyFacts } from "../expand/key.ts";
import { sameScalar } from "../negotiate/compare.ts";

/** The value of a secret, or `undefined` when it is not to be had (which the reader reports itself). */
export type ReadSecret = (secret: SecretScalar) => string | undefined;

export function judgeSecrets(
  connections: readonly Connection[],
  keys: ReadonlyMap<string, KeyFacts>,
  read: ReadSecret,
): Diagnostic[] {
  return [
    ...connections.flatMap((connection) => samePsk(connection, read)),
    ...[...keys.values()].flatMap((key) => digits(key, read)),
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

function digits(key: KeyFacts, read: ReadSecret): Diagnostic[] {
  const value = key.value && read(key.value.value);
  if (value === undefined || key.length === undefined) return [];
  const text = value.replace(/^0x/i, "");
  const needed = key.length.value / 4;
  const hexadecimal = /^[0-9a-f]*$/i.test(text);
  if (hexadecimal && text.length === needed) return [];
  return [
    report("manual/key-value", {
      message: hexadecimal
        ? `the value of key \`${key.name}\` has ${text.length} hexadecimal digits, and its length of ${key.length.value} bits needs ${needed}`
        : `the value of key \`${key.name}\` is not hexadecimal`,
      place: key.value?.place ?? key.place,
      label: `expected ${needed} hexadecimal digits`,
      subjects: [`key ${key.name}`],
    }),
  ];
}

/** A literal is readable without asking anybody. */
export const literalsOnly: ReadSecret = (secret) => (secret.source === "literal" ? secret.name : undefined);

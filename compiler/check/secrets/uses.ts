/** Where the pre-shared keys are: one use for each place of a connection that names one, with the ends it speaks for. */

import type { SecretScalar } from "../../catalogue/scalar.ts";
import { first, type Connection, type End } from "../../expand/connection.ts";
import { isManual } from "../../negotiate/judge.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";

/** The value of a secret, or `undefined` when it is not to be had (which the reader reports itself). */
export type ReadSecret = (secret: SecretScalar) => string | undefined;

/** A one-way digest in hexadecimal digits, SHA-256; the machine's business, not the compiler's. */
export type Digest = (text: string) => string;

export interface KeyUse {
  readonly connection: Connection;
  readonly ends: readonly End[];
  readonly secret: Located<SecretScalar>;
  readonly place: Place;
  readonly value: string;
  /** Of a derived key, what it is derived from: who guesses that one has all of them. */
  readonly master: { readonly name: string; readonly value: string } | undefined;
  /** Where it may be accepted: the connection's declarations, and the `secret` it is named by. */
  readonly subjects: readonly string[];
}

export function keyUses(connections: readonly Connection[], read: ReadSecret): readonly KeyUse[] {
  return connections.flatMap((connection) => {
    if (isManual(connection)) return [];
    const uses = new Map<string, KeyUse>();
    for (const end of connection.ends) {
      const located = first(end.tunnel, "tunnel.psk");
      const value = located?.value.kind === "secret" ? read(located.value) : undefined;
      if (located?.value.kind !== "secret" || value === undefined) continue;
      const { declared } = located.value;
      const place = located.place ?? connection.place;
      const key = `${place.uri}:${place.span.start}`;
      const before = uses.get(key);
      uses.set(key, {
        connection,
        ends: [...(before?.ends ?? []), end],
        secret: { ...located, value: located.value },
        place,
        value,
        master: masterOf(located.value, read),
        subjects:
          declared === undefined ? connection.subjects : [...connection.subjects, `secret ${declared}`],
      });
    }
    return [...uses.values()];
  });
}

function masterOf({ derivation, declared = "" }: SecretScalar, read: ReadSecret): KeyUse["master"] {
  const value = derivation && read({ kind: "secret", ...derivation.master, declared });
  return value === undefined ? undefined : { name: declared, value };
}

/** Where the pre-shared keys are: one use for each place of a connection that names one, with the ends it speaks for. */

import type { SecretScalar } from "../../catalogue/scalar.ts";
import { first, type Connection, type End } from "../../expand/connection.ts";
import { isManual } from "../../negotiate/judge.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import { remember } from "../../source/remember.ts";
import { keyedByHand } from "../rules/manual/parts.ts";

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

/** What a connection has of secrets, whatever their values are. */
export interface Secrets {
  readonly psks: readonly StatedPsk[];
  /** The connection, if somebody wrote keys for it. */
  readonly byHand: readonly Connection[];
}

interface StatedPsk {
  readonly end: End;
  readonly located: Located<SecretScalar>;
}

export const secretsIn = remember((connection: Connection): Secrets => ({
  psks: isManual(connection) ? [] : connection.ends.flatMap(pskOf),
  byHand: keyedByHand(connection),
}));

function pskOf(end: End): readonly StatedPsk[] {
  const located = first(end.tunnel, "tunnel.psk");
  return located?.value.kind === "secret" ? [{ end, located: { ...located, value: located.value } }] : [];
}

export function keyUses(connections: readonly Connection[], read: ReadSecret): readonly KeyUse[] {
  return connections.flatMap((connection) => {
    const readable = secretsIn(connection).psks.flatMap(({ end, located }) => {
      const value = read(located.value);
      return value === undefined ? [] : [{ end, located, value }];
    });
    if (readable.length === 0) return NONE;
    const uses = new Map<string, KeyUse>();
    for (const { end, located, value } of readable) {
      const { declared } = located.value;
      const place = located.place ?? connection.place;
      const key = `${place.uri}:${place.span.start}`;
      const before = uses.get(key);
      uses.set(key, {
        connection,
        ends: [...(before?.ends ?? []), end],
        secret: located,
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

const NONE: readonly KeyUse[] = [];

function masterOf({ derivation, declared = "" }: SecretScalar, read: ReadSecret): KeyUse["master"] {
  const value = derivation && read({ kind: "secret", ...derivation.master, declared });
  return value === undefined ? undefined : { name: declared, value };
}

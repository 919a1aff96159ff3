/** Keys of one kind under two names, with which one peer sends and the other receives: their bytes must be the same. */

import type { Scalar, SecretScalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Connection } from "../../expand/connection.ts";
import type { KeyFacts } from "../../expand/key.ts";
import { directions } from "../rules/manual/mirrors.ts";
import { KEY_IDS } from "../rules/manual/parts.ts";
import type { ReadSecret } from "./uses.ts";

export function differingKeys(
  connections: readonly Connection[],
  keys: ReadonlyMap<string, KeyFacts>,
  read: ReadSecret,
): Diagnostic[] {
  return connections.flatMap((connection) =>
    directions(connection, KEY_IDS).flatMap(({ id, receiver, received, sent, policy }) => {
      const [mine, theirs] = [keyOf(received.value), keyOf(sent.value)];
      // Keys of two kinds are told without their values.
      if (mine?.value === undefined || theirs?.value === undefined || mine.algorithm !== theirs.algorithm)
        return [];
      const [a, b] = [digits(mine.value.value), digits(theirs.value.value)];
      if (a === undefined || b === undefined || a === b) return [];
      const [here, there] = [connection.ends[receiver].site.name, connection.ends[1 - receiver]?.site.name];
      return [
        report("manual/key-not-mirrored", {
          message: `\`${there}\` sends with another \`${id.slice("manual.".length)}\` than \`${here}\` receives with`,
          place: received.place,
          label: `\`${here}\` receives with this key`,
          related:
            sent.place === undefined
              ? []
              : [{ place: sent.place, message: `\`${there}\` sends with this one, whose value is another` }],
          subjects: policy.subjects,
        }),
      ];
    }),
  );

  function keyOf(value: Scalar): KeyFacts | undefined {
    return value.kind === "reference" ? keys.get(value.name) : undefined;
  }

  function digits(secret: SecretScalar): string | undefined {
    return read(secret)?.replace(/^0x/i, "").toLowerCase();
  }
}

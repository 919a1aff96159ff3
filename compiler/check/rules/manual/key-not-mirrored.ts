/** The key that one end sends with is the key that the other receives with, as far as can be told without its value. */

import type { Scalar } from "../../../catalogue/scalar.ts";
import { report } from "../../../diagnostics/report.ts";
import type { KeyFacts } from "../../../expand/key.ts";
import { placed } from "../../both-ends.ts";
import { acrossConnections } from "../../rule.ts";
import { directions } from "./mirrors.ts";
import { keyedByHand, KEY_IDS } from "./parts.ts";

export const keyNotMirrored = acrossConnections(
  "manual/key-not-mirrored",
  keyedByHand,
  (connections, { keys }) =>
    connections.flatMap((connection) =>
      directions(connection, KEY_IDS).flatMap(({ id, receiver, received, sent, policy }) => {
        const [mine, theirs] = [kindOf(received.value, keys), kindOf(sent.value, keys)];
        if (mine === undefined || theirs === undefined || mine === theirs) return [];
        const [here, there] = [connection.ends[receiver].site.name, connection.ends[1 - receiver]?.site.name];
        return [
          report("manual/key-not-mirrored", {
            message: `\`${there}\` sends with ${theirs} as its \`${id.slice("manual.".length)}\`, and \`${here}\` receives with ${mine}`,
            place: received.place,
            label: `\`${here}\` receives with ${mine}`,
            related: placed(sent.place, `\`${there}\` sends with ${theirs}`),
            notes: ["the receiver drops every packet, or decrypts it to garbage"],
            subjects: policy.subjects,
          }),
        ];
      }),
    ),
);

/** `a 192-bit key for 3des`; two keys of one kind may still differ in their value. */
function kindOf(value: Scalar, keys: ReadonlyMap<string, KeyFacts>): string | undefined {
  const key = value.kind === "reference" ? keys.get(value.name) : undefined;
  // `none`, or a key for nothing.
  if (key === undefined || key.algorithm === "null") return "no key";
  // A key that does not say what it is for has its own report.
  if (key.algorithm === "") return undefined;
  return key.length === undefined
    ? `a key for ${key.algorithm}`
    : `a ${key.length.value}-bit key for ${key.algorithm}`;
}

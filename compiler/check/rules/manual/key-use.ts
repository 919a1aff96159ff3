/** A cipher key encrypts, a hash key authenticates: a template must not mix them up. */

import { report } from "../../../diagnostics/report.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { acrossConnections } from "../../rule.ts";
import { keyedByHand, KEY_IDS } from "./parts.ts";
import { distinct } from "./spi-range.ts";

const HASHES = ["md5", "sha1"];

export const keyUse = acrossConnections("manual/key-use", keyedByHand, (connections, { keys }) =>
  connections.flatMap((connection) =>
    connection.manuals.flatMap(({ manual }) =>
      KEY_IDS.flatMap((id): Diagnostic[] =>
        distinct(manual.ends.flatMap((fields) => fields.get(id) ?? [])).flatMap((located) => {
          const reference = located.value[0];
          const key = reference?.kind === "reference" ? keys.get(reference.name) : undefined;
          if (key === undefined || reference?.kind !== "reference") return [];
          const fits =
            key.algorithm === "null" || HASHES.includes(key.algorithm) === (id !== "manual.esp-enc-key");
          if (fits) return [];
          return [
            report("manual/key-use", {
              message: `key \`${reference.name}\` is a ${key.algorithm} key and cannot be an \`${id.slice("manual.".length)}\``,
              place: located.place,
              label:
                id === "manual.esp-enc-key" ? "a cipher key is needed" : "a hash key (md5, sha1) is needed",
              related: [{ place: key.place, message: `\`${reference.name}\` is declared here` }],
              subjects: connection.subjects,
            }),
          ];
        }),
      ),
    ),
  ),
);

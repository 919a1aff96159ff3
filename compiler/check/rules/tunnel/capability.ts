/** A device that knows fewer algorithms than its release: whatever a tunnel asks of it must be among them. */

import { findAlgorithm } from "../../../catalogue/algorithms.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import { PARAMETERS } from "../../../catalogue/parameters.ts";
import type { AlgorithmKind } from "../../../catalogue/types.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { phase2Pairs } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const capability = perConnection("site/capability", (connection) =>
  ([0, 1] as const).flatMap((at) => {
    const end = connection.ends[at];
    if (!end.site.fields.has("site.capabilities")) return [];
    const profiles = [end.phase1, ...phase2Pairs(connection).map((pair) => pair[at])];
    return profiles.flatMap(({ fields }) =>
      [...fields].flatMap(([id, located]) =>
        located.place === undefined
          ? []
          : located.value.flatMap((scalar) =>
              scalar.kind === "word" ? judge(connection, end, id, scalar.word, located.place) : [],
            ),
      ),
    );
  }),
);

function judge(
  connection: Connection,
  end: End,
  id: ParameterId,
  word: string,
  place: Diagnostic["place"],
): Diagnostic[] {
  const type = PARAMETERS.get(id)?.type;
  const stated = end.site.fields.get("site.capabilities");
  if (type?.kind !== "algorithm" || stated === undefined || word === "none") return [];
  const known = capabilitiesOf(end, type.of);
  // Only the kinds it speaks of are limited: a list of ciphers says nothing about hashes.
  if (known.length === 0 || known.includes(word)) return [];
  return [
    report("site/capability", {
      message: `\`${connection.name}\` asks \`${end.site.name}\` for ${word}, which it cannot do`,
      place,
      label: `\`${end.site.name}\` knows only ${known.join(", ")}`,
      related:
        stated.place === undefined
          ? []
          : [{ place: stated.place, message: "its capabilities are stated here" }],
      subjects: connection.subjects,
    }),
  ];
}

function capabilitiesOf(end: End, kind: AlgorithmKind): readonly string[] {
  return (end.site.fields.get("site.capabilities")?.value ?? []).flatMap((scalar) => {
    const found = scalar.kind === "text" ? findAlgorithm(kind, scalar.text) : undefined;
    return found === undefined ? [] : [found.id];
  });
}

/** Applies edits to the texts of a project: the changed texts by path. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Edit } from "../../../lsp/protocol/feature.ts";

export function applied({ files }: Analysis, edits: readonly Edit[]): Readonly<Record<string, string>> {
  const uris = [...new Set(edits.map(({ place }) => place.uri))];
  return Object.fromEntries(
    uris.map((uri) => {
      const own = edits
        .filter(({ place }) => place.uri === uri)
        .toSorted((a, b) => b.place.span.start - a.place.span.start);
      const text = own.reduce(
        (all, { place: { span }, text: piece }) => all.slice(0, span.start) + piece + all.slice(span.end),
        files.get(uri)?.text ?? "",
      );
      return [uri, text];
    }),
  );
}

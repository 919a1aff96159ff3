/** Finds declarations of a project by a part of their name: `brg` finds `branch-riga`. */

import type { Analysis } from "../../compiler/pipeline.ts";
import type { Place } from "../../compiler/source/place.ts";
import { outline, type OutlineItem, type OutlineKind } from "./outline.ts";

export interface FoundSymbol {
  readonly name: string;
  readonly kind: OutlineKind;
  readonly place: Place;
  /** What it stands in; `""` at the top. */
  readonly container: string;
}

/** In order of file and position; policies have no names to be found by. */
export function findSymbols({ files }: Analysis, query: string): readonly FoundSymbol[] {
  const matches = matcher(query);
  return [...files.values()].flatMap((file) =>
    outline(file).flatMap((item) => [
      ...(matches(item.name) ? [found(item, file.uri, "")] : []),
      ...item.children
        .filter(({ kind, name }) => kind !== "policy" && matches(name))
        .map((child) => found(child, file.uri, item.name)),
    ]),
  );
}

function found({ name, kind, selection }: OutlineItem, uri: string, container: string): FoundSymbol {
  return { name, kind, place: { uri, span: selection }, container };
}

/** The letters of the query in this order, capitals or not, anything between. */
function matcher(query: string): (name: string) => boolean {
  const wanted = [...query.toLowerCase()].filter((letter) => letter.trim() !== "");
  return (name) => {
    let at = 0;
    for (const letter of name.toLowerCase()) if (letter === wanted[at]) at += 1;
    return at === wanted.length;
  };
}

/** The paths that an `import` may name: the other files of the project, as seen from the file around the cursor, and those of the standard library. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { isShipped, parentOf, relativePath } from "../../../compiler/source/paths.ts";
import { STANDARD_LIBRARY } from "../../../compiler/std/texts.ts";
import { item, type Item } from "./item.ts";

export function importItems({ files }: Analysis, uri: string): readonly Item[] {
  const imported = new Set(
    files.get(uri)?.items.flatMap((each) => (each.kind === "import" ? (each.path?.value ?? []) : [])),
  );
  const own = [...files.keys()]
    .filter((other) => other !== uri && !isShipped(other))
    .map((other) => relativePath(parentOf(uri), other));
  return [...own.toSorted(), ...STANDARD_LIBRARY.keys()]
    .filter((path) => !imported.has(path))
    .map((path) => item("file", path));
}

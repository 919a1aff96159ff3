/** The paths that an `import` may name: the other files of the project, as seen from the file around the cursor. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { parentOf, relativePath } from "../../../compiler/source/paths.ts";
import { item, type Item } from "./item.ts";

export function importItems({ files }: Analysis, uri: string): readonly Item[] {
  const imported = new Set(
    files.get(uri)?.items.flatMap((each) => (each.kind === "import" ? (each.path?.value ?? []) : [])),
  );
  return [...files.keys()]
    .filter((other) => other !== uri)
    .map((other) => relativePath(parentOf(uri), other))
    .filter((path) => !imported.has(path))
    .toSorted()
    .map((path) => item("file", path));
}

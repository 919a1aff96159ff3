/** Lays out a file. In: its tree. Out: its lines, in sections with one blank line between them. */

import type { SourceFile } from "../ast.ts";
import { layOut } from "./layout.ts";
import { blockOf } from "./header.ts";
import { membersOf } from "./members.ts";
import { sceneOf } from "./one-line.ts";
import { rendered, type FormatOptions, type Line } from "./page.ts";

/** The line breaks of `file` are all `\n`; it has no syntax problem. Without a line break at the end. */
export function fileLines(file: SourceFile, options: FormatOptions): readonly string[] {
  const scene = sceneOf(file, options);
  const inside = { start: 0, end: file.span.end, behind: undefined };
  const { list } = membersOf(file.items, inside, scene.source);
  const laid = layOut(list, 0, scene);
  const sections: Line[][] = [];
  for (const [index, member] of list.entries()) {
    const lines = laid[index] ?? [];
    const section = sections.at(-1);
    if (section === undefined || member.blankAbove || isTallAt(index - 1) || beginsTall(index)) {
      sections.push([...lines]);
    } else section.push(...lines);
  }
  return sections.flatMap((section, index) => [...(index > 0 ? [""] : []), ...rendered(section, options)]);

  /** A declaration on several lines stands alone. */
  function isTallAt(index: number): boolean {
    const member = list[index];
    return member?.kind === "entry" && blockOf(member.node) !== undefined && (laid[index]?.length ?? 0) > 1;
  }

  /** It, or the first of the comments directly above it, below another declaration. */
  function beginsTall(index: number): boolean {
    if (list[index - 1]?.kind !== "entry") return false;
    let at = index;
    while (list[at]?.kind === "comment" && list[at + 1]?.blankAbove === false) at += 1;
    return isTallAt(at);
  }
}

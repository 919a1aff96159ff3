/** What stands in a block or a file, in order. In: its entries and where it begins and ends. Out: entries and comments of their own line, each with what belongs to it. */

import type { Comment, Entry, Item } from "../ast.ts";
import { commentsBetween, lineBreaksBetween, type Source } from "./source.ts";

export type Member<N> = EntryMember<N> | CommentMember;

export interface EntryMember<N> {
  readonly kind: "entry";
  readonly node: N;
  /** Behind it, on its last line. */
  readonly comment: Comment | undefined;
  readonly blankAbove: boolean;
  /** A comment above it says `prettier-ignore`. */
  readonly ignored: boolean;
}

export interface CommentMember {
  readonly kind: "comment";
  readonly comment: Comment;
  readonly blankAbove: boolean;
}

export interface Members<N> {
  /** On the line of the `{`. */
  readonly opening: Comment | undefined;
  readonly list: readonly Member<N>[];
}

const IGNORE = /^prettier-ignore\s*$/;

/** `at` is behind the `{`, or `undefined` for a file; `end` is before the `}`, or the end of the file. */
export function membersOf<N extends Entry | Item>(
  nodes: readonly N[],
  at: number | undefined,
  end: number,
  source: Source,
): Members<N> {
  const list: Member<N>[] = [];
  let opening: Comment | undefined;
  let last = at ?? 0;
  for (const node of [...nodes, undefined]) {
    const gap = commentsBetween(source, last, node?.span.start ?? end);
    let ignored = false;
    for (const comment of gap) {
      const { start } = comment.span;
      const beside = comment === gap[0] && lineBreaksBetween(source, last, start) === 0;
      const before = list.at(-1);
      if (beside && before?.kind === "entry") list.splice(-1, 1, { ...before, comment });
      else if (beside && at !== undefined) opening = comment;
      else {
        ignored ||= IGNORE.test(comment.text);
        list.push({ kind: "comment", comment, blankAbove: blankAbove(start) });
      }
      last = comment.span.end;
    }
    if (node === undefined) break;
    const entry = { kind: "entry", node, comment: undefined, ignored } as const;
    list.push({ ...entry, blankAbove: blankAbove(node.span.start) });
    last = node.span.end;
  }
  return { opening, list };

  /** The first member has none, whatever stands above it. */
  function blankAbove(start: number): boolean {
    return list.length > 0 && lineBreaksBetween(source, last, start) > 1;
  }
}

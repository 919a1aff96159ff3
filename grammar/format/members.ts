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

/** Where the members stand. */
export interface Inside {
  /** Behind the `{`; the start of a file. */
  readonly start: number;
  /** Before the `}`; the end of a file. */
  readonly end: number;
  /** Comments between a header and its `{`, which come to stand behind the `{`; `undefined` for a file. */
  readonly behind: readonly Comment[] | undefined;
}

export function membersOf<N extends Entry | Item>(
  nodes: readonly N[],
  { start, end, behind }: Inside,
  source: Source,
): Members<N> {
  const list: Member<N>[] = [];
  let [opening, ...moved] = behind ?? [];
  let ignored = false;
  let last = start;
  for (const comment of moved) addComment(comment, false);
  for (const node of [...nodes, undefined]) {
    const gap = commentsBetween(source, last, node?.span.start ?? end);
    for (const comment of gap) {
      const beside = comment === gap[0] && breaksTo(comment) === 0;
      const before = list.at(-1);
      if (beside && before?.kind === "entry") list.splice(-1, 1, { ...before, comment });
      else if (beside && behind !== undefined && opening === undefined) opening = comment;
      else {
        if (beside && behind !== undefined) moved = [...moved, comment];
        addComment(comment, blankAbove(comment));
      }
      last = comment.span.end;
    }
    if (node === undefined) break;
    list.push({ kind: "entry", node, comment: undefined, ignored, blankAbove: blankAbove(node) });
    ignored = false;
    last = node.span.end;
  }
  return { opening, list };

  function addComment(comment: Comment, blank: boolean): void {
    ignored ||= IGNORE.test(comment.text);
    list.push({ kind: "comment", comment, blankAbove: blank });
  }

  function breaksTo({ span }: Comment | N): number {
    return lineBreaksBetween(source, last, span.start);
  }

  /** The first member has none. One that was moved must not become the documentation of what is below. */
  function blankAbove(node: Comment | N): boolean {
    const above = list.at(-1);
    if (above === undefined) return false;
    const becomesDoc =
      above.kind === "comment" && above.comment.documentation && above.comment === moved.at(-1);
    return becomesDoc || breaksTo(node) > 1;
  }
}

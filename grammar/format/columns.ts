/** Finds what neighbours share. In: the members of a block or a file. Out: for each member the column of its `=` and of its `{`. */

import { flat } from "./fill.ts";
import { headerOf, keyOf, type Statement } from "./header.ts";
import type { EntryMember, Member } from "./members.ts";
import { ALONE, staysOnOneLine, type Columns, type Scene } from "./one-line.ts";

/**
 * The properties of a block share the column of `=`, whatever stands between them. `let`s, `secret`s and blocks on one line
 * share theirs with what stands directly above and below and begins with the same word.
 */
export function columnsOf<N extends Statement>(
  list: readonly Member<N>[],
  depth: number,
  scene: Scene,
): ReadonlyMap<Member<N>, Columns> {
  const columns = new Map<Member<N>, Columns>();
  const key = widest(list.flatMap((member) => propertyKey(member)));
  for (const member of list) if (propertyKey(member).length > 0) columns.set(member, { key, header: 0 });
  for (const run of runsOf(list, depth, scene)) {
    const shared = shareOf(run, depth, scene);
    for (const member of run) columns.set(member, shared);
  }
  return columns;
}

function propertyKey<N extends Statement>(member: Member<N>): readonly string[] {
  return member.kind === "entry" && !member.ignored && member.node.kind === "property"
    ? [member.node.key.text]
    : [];
}

function shareOf<N extends Statement>(run: readonly EntryMember<N>[], depth: number, scene: Scene): Columns {
  const { source } = scene;
  const key = widest(
    run.map(({ node }) => (node.kind === "let" || node.kind === "secret" ? keyOf(node, source) : "")),
  );
  const header = widest(
    run.map(({ node }) => {
      const { lead, pieces } = headerOf(node, 0, source);
      return "block" in node ? lead + flat(pieces) : "";
    }),
  );
  const fits = run.every(
    ({ node }) => !("block" in node) || staysOnOneLine(node, depth, { key, header }, scene),
  );
  return { key, header: fits ? header : 0 };
}

/** Entries on consecutive lines that begin with the same word. */
function runsOf<N extends Statement>(
  list: readonly Member<N>[],
  depth: number,
  scene: Scene,
): readonly EntryMember<N>[][] {
  const runs: EntryMember<N>[][] = [];
  let last: string | undefined;
  for (const member of list) {
    const word =
      member.kind === "entry" && !member.ignored ? firstWord(member.node, depth, scene) : undefined;
    if (member.kind === "entry" && word !== undefined) {
      if (word === last && !member.blankAbove) runs.at(-1)?.push(member);
      else runs.push([member]);
    }
    last = word;
  }
  return runs;
}

function firstWord(node: Statement, depth: number, scene: Scene): string | undefined {
  if (node.kind === "let" || node.kind === "secret") return node.kind;
  if (!staysOnOneLine(node, depth, ALONE, scene)) return undefined;
  return node.kind === "declaration" ? node.head.text : node.kind;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}

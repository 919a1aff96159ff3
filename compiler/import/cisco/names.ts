/** What the router calls its crypto map and where its numbers begin: a script with another map would take this one off the interface. */

import type { DraftBlock, DraftProperty } from "../draft.ts";
import { property, text } from "../common/terms.ts";
import { entriesOf, type MapEntry } from "./maps.ts";
import { last, originOf, type Source } from "./source.ts";

/** Nothing where a site has several maps, which the language does not describe. What is the same without a word is not said. */
export function namesOf(source: Source): readonly DraftBlock[] {
  const entries = entriesOf(source).filter(
    ({ statement }) =>
      last(statement.below, "set peer") !== undefined && last(statement.below, "match address") !== undefined,
  );
  const [first] = entries;
  if (first === undefined || entries.some(({ map }) => map !== first.map)) return [];
  const origin = originOf(source, first.statement);
  const said: readonly DraftProperty[] = [
    ...(first.map === "vpnc" ? [] : [property("map", { kind: "string", text: first.map }, origin)]),
    ...(first.sequence === 10 ? [] : [property("sequence", text(String(first.sequence)), origin)]),
    ...listOf(source, entries),
  ];
  return said.length === 0 ? [] : [{ kind: "block", head: "names", entries: said }];
}

/** Numbers follow each other from the first one; were they others, a script could take one that something else uses. */
function listOf(source: Source, entries: readonly MapEntry[]): readonly DraftProperty[] {
  const lists = entries.flatMap(({ statement }) => last(statement.below, "match address") ?? []);
  const [first] = lists;
  const start = Number(first?.rest[0]);
  const isRow = lists.every(({ rest }, index) => isExtended(rest[0], start + index));
  if (first === undefined || !isRow) return [];
  return [property("list", text(String(start)), originOf(source, first.statement))];
}

/** Lists that can tell a destination. */
function isExtended(name: string | undefined, expected: number): boolean {
  const inRange = (expected >= 100 && expected <= 199) || (expected >= 2000 && expected <= 2699);
  return inRange && name === String(expected);
}

/**
 * What connections and devices have to do with the rules: those about one connection are asked, and the others gather. What was found
 * and what was gathered come out, by rule. After an edit of a few connections only these are asked, and only their share is replaced.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import type { Device } from "../spd/device.ts";
import { lastAbove, since, withShare } from "../source/lists.ts";
import { rememberFrom, rememberWith, type Before } from "../source/remember.ts";
import type { Demands, Rule } from "./rule.ts";
import { RULES } from "./rules/index.ts";

type Gather = NonNullable<Rule["connections"]>["gather"];

/** Without the empty ones. */
type Lists<Key, Item> = ReadonlyMap<Key, readonly Item[]>;

/** What rules find in one connection alone. */
export const foundIn = rememberLists(
  rememberWith(
    (
      connection: Connection,
      baseline: Demands["baseline"],
      offers: Demands["offers"],
    ): Lists<Rule, Diagnostic> =>
      listsOf(RULES, (rule) => rule.each?.(connection, { baseline, offers }) ?? []),
  ),
);

const GATHERS: readonly Gather[] = [
  ...new Set(RULES.flatMap(({ connections }) => connections?.gather ?? [])),
];

/** What rules about several connections gather of each; most have nothing to do with any. */
export const gathered = rememberLists(
  rememberWith((connection: Connection): Lists<Gather, unknown> =>
    listsOf(GATHERS, (gather) => gather(connection)),
  ),
);

export const gatheredAt = rememberLists(
  rememberWith((device: Device): Lists<Rule, unknown> =>
    listsOf(RULES, (rule) => rule.devices?.gather(device) ?? []),
  ),
);

function listsOf<Key, Item>(keys: readonly Key[], listOf: (key: Key) => readonly Item[]): Lists<Key, Item> {
  let lists: Map<Key, readonly Item[]> | undefined;
  for (const key of keys) {
    const list = listOf(key);
    if (list.length > 0) (lists ??= new Map()).set(key, list);
  }
  return lists ?? (NONE as Lists<Key, Item>);
}

const NONE: Lists<unknown, never> = new Map<unknown, never[]>();

/** By rule, what all subjects bring, in their order. */
function rememberLists<Subject extends object, Others extends readonly unknown[], Key, Item>(
  listsFrom: (subject: Subject, ...others: Others) => Lists<Key, Item>,
): (subjects: readonly Subject[], ...others: Others) => Lists<Key, Item> {
  return rememberFrom(
    (
      before: Before<readonly Subject[], Lists<Key, Item>> | undefined,
      subjects: readonly Subject[],
      ...others: Others
    ): Lists<Key, Item> => {
      const ask = (subject: Subject): Lists<Key, Item> => listsFrom(subject, ...others);
      const last = since(before, subjects);
      if (last === undefined) return joined(subjects.map(ask));
      return last.changes.reduce(
        (all, { at, gone, come }) =>
          replaced(all, ask(gone), ask(come), (key) =>
            lastAbove(subjects, at, (each) => ask(each).get(key) ?? []),
          ),
        last.answer,
      );
    },
  );
}

function joined<Key, Item>(all: readonly Lists<Key, Item>[]): Lists<Key, Item> {
  const lists = new Map<Key, Item[]>();
  for (const each of all) {
    for (const [key, items] of each) {
      const list = lists.get(key);
      if (list === undefined) lists.set(key, [...items]);
      else list.push(...items);
    }
  }
  return lists;
}

function replaced<Key, Item>(
  all: Lists<Key, Item>,
  gone: Lists<Key, Item>,
  come: Lists<Key, Item>,
  above: (key: Key) => Item | undefined,
): Lists<Key, Item> {
  if (gone.size + come.size === 0) return all;
  const lists = new Map(all);
  for (const key of new Set([...gone.keys(), ...come.keys()])) {
    const next = withShare(all.get(key) ?? [], gone.get(key) ?? [], come.get(key) ?? [], () => above(key));
    if (next.length > 0) lists.set(key, next);
    else lists.delete(key);
  }
  return lists;
}

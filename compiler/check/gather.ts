/**
 * What connections and devices have to do with the rules: those about one connection are asked, and the others gather. What was found
 * and what was gathered come out, by rule. After an edit of a few connections only these are asked, and only their share is replaced.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import type { Device } from "../spd/device.ts";
import { fewChanges, remember, rememberFrom, rememberWith, type Before } from "../source/remember.ts";
import type { Demands, Rule } from "./rule.ts";
import { RULES } from "./rules/index.ts";

type Gather = NonNullable<Rule["connections"]>["gather"];

interface Gathered {
  readonly found: Lists<Rule, Diagnostic>;
  readonly items: Lists<Gather, unknown>;
}

/** Without the empty ones. */
type Lists<Key, Item> = ReadonlyMap<Key, readonly Item[]>;

export const gathered = rememberFrom(
  (
    before: Before<readonly Connection[], Gathered> | undefined,
    connections: readonly Connection[],
    baseline: Demands["baseline"],
    offers: Demands["offers"],
  ): Gathered => {
    const ask = (connection: Connection): Gathered => askedOf(connection, baseline, offers);
    const changed = before && fewChanges(before.key, connections);
    const now = changed?.reduce<Gathered | undefined>(
      (all, { gone, come }) => all && replaced(all, ask(gone), ask(come)),
      before?.answer,
    );
    return now ?? joined(connections.map(ask));
  },
);

const askedOf = rememberWith(
  (connection: Connection, baseline: Demands["baseline"], offers: Demands["offers"]): Gathered => ({
    found: listsOf(RULES, (rule) => rule.each?.(connection, { baseline, offers }) ?? []),
    items: listsOf(GATHERS, (gather) => gather(connection)),
  }),
);

const GATHERS: readonly Gather[] = [
  ...new Set(RULES.flatMap(({ connections }) => connections?.gather ?? [])),
];

/** What a rule says of several devices together; most devices have nothing to do with any. */
export function gatheredAt(devices: readonly Device[]): Lists<Rule, unknown> {
  const lists = new Map<Rule, unknown[]>();
  for (const device of devices) append(lists, askedAt(device));
  return lists;
}

const askedAt = remember((device: Device) => listsOf(RULES, (rule) => rule.devices?.gather(device) ?? []));

function listsOf<Key, Item>(keys: readonly Key[], listOf: (key: Key) => readonly Item[]): Lists<Key, Item> {
  let lists: Map<Key, readonly Item[]> | undefined;
  for (const key of keys) {
    const list = listOf(key);
    if (list.length > 0) (lists ??= new Map()).set(key, list);
  }
  return lists ?? (NONE as Lists<Key, Item>);
}

const NONE: Lists<unknown, never> = new Map<unknown, never[]>();

function joined(all: readonly Gathered[]): Gathered {
  const [found, items] = [new Map<Rule, Diagnostic[]>(), new Map<Gather, unknown[]>()];
  for (const each of all) {
    append(found, each.found);
    append(items, each.items);
  }
  return { found, items };
}

function append<Key, Item>(lists: Map<Key, Item[]>, more: Lists<Key, Item>): void {
  for (const [key, items] of more) {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [...items]);
    else list.push(...items);
  }
}

/** `undefined`: a list that had nothing of a connection now has something, and only the order of all says where. */
function replaced(all: Gathered, gone: Gathered, come: Gathered): Gathered | undefined {
  const found = listsReplaced(all.found, gone.found, come.found);
  const items = listsReplaced(all.items, gone.items, come.items);
  return found && items && { found, items };
}

function listsReplaced<Key, Item>(
  all: Lists<Key, Item>,
  gone: Lists<Key, Item>,
  come: Lists<Key, Item>,
): Lists<Key, Item> | undefined {
  if ([...come.keys()].some((key) => !gone.has(key))) return undefined;
  if (gone.size === 0) return all;
  const lists = new Map(all);
  for (const [key, items] of gone) {
    const list = all.get(key) ?? [];
    const at = list.indexOf(items[0] as Item);
    const next = list.toSpliced(at, items.length, ...(come.get(key) ?? []));
    if (next.length > 0) lists.set(key, next);
    else lists.delete(key);
  }
  return lists;
}

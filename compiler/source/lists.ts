/**
 * Lists of thousands of which an edit changes a few. In: a list that an edit made of another (`follow`). Out: what was made of the
 * other, with another share for those few alone; it follows that in turn, so that whoever asks next finds the few again.
 */

import { follow, rememberFrom, steadyList, type Before } from "./remember.ts";

export interface Change<Value> {
  readonly at: number;
  readonly gone: Value;
  readonly come: Value;
}

/** From here on everything is made anew. */
const FEW = 8;

/** What stands in a list for what stood there before; `undefined`: so much is new, or has moved, that it is as good as another list. */
export function fewChanges<Value extends object>(
  before: readonly Value[],
  now: readonly Value[],
): readonly Change<Value>[] | undefined {
  if (before === now) return [];
  const known = compared.get(now);
  if (known?.before === before) return known.changes as readonly Change<Value>[] | undefined;
  const changes = changesBetween(before, now);
  compared.set(now, { before, changes });
  // Else each list would hold on to all that were before it.
  compared.delete(before);
  return changes;
}

/** Several ask about the same two. */
const compared = new WeakMap<
  readonly object[],
  { readonly before: readonly object[]; readonly changes: readonly Change<object>[] | undefined }
>();

function changesBetween<Value extends object>(
  before: readonly Value[],
  now: readonly Value[],
): readonly Change<Value>[] | undefined {
  if (before.length !== now.length) return undefined;
  const changes: Change<Value>[] = [];
  for (let at = 0; at < now.length; at += 1) {
    const gone = before[at];
    const come = now[at];
    if (gone === come || gone === undefined || come === undefined) continue;
    if (changes.push({ at, gone, come }) > FEW) return undefined;
  }
  return changes.some(({ come }) => before.includes(come)) ? undefined : changes;
}

/** The last answer, and what has changed since; `undefined`: nothing of it can be taken over. */
export function since<Item extends object, Answer>(
  before: Before<readonly Item[], Answer> | undefined,
  now: readonly Item[],
): { readonly answer: Answer; readonly changes: readonly Change<Item>[] } | undefined {
  const changes = before?.isSame === true ? fewChanges(before.key, now) : undefined;
  return before && changes && { answer: before.answer, changes };
}

type OfEach<Item, Others extends readonly unknown[], Made> = (item: Item, ...others: Others) => Made;
type OfAll<Item, Others extends readonly unknown[], Made> = (
  items: readonly Item[],
  ...others: Others
) => readonly Made[];

/** What becomes of each. As long as the others are the same, it is told of one item once. */
export function rememberEach<Item extends object, Others extends readonly unknown[], Made>(
  made: OfEach<Item, Others, Made>,
): OfAll<Item, Others, Made> {
  return rememberList((before, items, ...others) => {
    const last = since(before, items);
    if (last === undefined) return items.map((item) => made(item, ...others));
    const list = [...last.answer];
    for (const { at, come } of last.changes) list[at] = made(come, ...others);
    return list;
  });
}

/**
 * What they bring, one after the other. No two items bring the same object, and one item always brings the same ones, as long as
 * the others are the same.
 */
export function rememberFlat<Item extends object, Others extends readonly unknown[], Part extends object>(
  partsOf: OfEach<Item, Others, readonly Part[]>,
): OfAll<Item, Others, Part> {
  return rememberList((before, items, ...others) => {
    const ask = (item: Item): readonly Part[] => partsOf(item, ...others);
    const last = since(before, items);
    if (last === undefined) return items.flatMap(ask);
    return last.changes.reduce(
      (all, { at, gone, come }) => withShare(all, ask(gone), ask(come), () => lastAbove(items, at, ask)),
      last.answer,
    );
  });
}

/** With another share of one of those who brought them. `above`: the last part of those before it. */
export function withShare<Part>(
  all: readonly Part[],
  gone: readonly Part[],
  come: readonly Part[],
  above: () => Part | undefined,
): readonly Part[] {
  const [first] = gone;
  if (first === undefined && come.length === 0) return all;
  const at = first === undefined ? all.indexOf(above() as Part) + 1 : all.indexOf(first);
  return all.toSpliced(at, gone.length, ...come);
}

export function lastAbove<Item, Part>(
  items: readonly Item[],
  at: number,
  partsOf: (item: Item) => readonly Part[],
): Part | undefined {
  for (let place = at - 1; place >= 0; place -= 1) {
    const item = items[place];
    const last = item === undefined ? undefined : partsOf(item).at(-1);
    if (last !== undefined) return last;
  }
  return undefined;
}

/** In order. */
export function rememberSorted<Item extends object>(
  compare: (a: Item, b: Item) => number,
): (items: readonly Item[]) => readonly Item[] {
  return rememberList((before, items) => {
    const last = since(before, items);
    if (last === undefined) return items.toSorted(compare);
    const left = last.changes.reduce((all, { gone }) => all.toSpliced(all.indexOf(gone), 1), last.answer);
    const sorted = last.changes.reduce<readonly Item[] | undefined>(
      (all, { come }) => all && inserted(all, come, compare),
      left,
    );
    return sorted ?? items.toSorted(compare);
  });
}

/** `undefined`: of two that are equal, the order in which they were given decides. */
function inserted<Item>(
  all: readonly Item[],
  item: Item,
  compare: (a: Item, b: Item) => number,
): readonly Item[] | undefined {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const order = compare(all[middle] as Item, item);
    if (order === 0) return undefined;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return all.toSpliced(low, 0, item);
}

/** The list that was made before, if nothing of it is another; else one that follows it. */
function rememberList<Item extends object, Others extends readonly unknown[], Made>(
  made: (
    before: Before<readonly Item[], readonly Made[]> | undefined,
    items: readonly Item[],
    ...others: Others
  ) => readonly Made[],
): OfAll<Item, Others, Made> {
  return rememberFrom(
    (
      before: Before<readonly Item[], readonly Made[]> | undefined,
      items: readonly Item[],
      ...others: Others
    ) => follow(steadyList(before?.answer, made(before, items, ...others)), before?.answer),
  );
}

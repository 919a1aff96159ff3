/**
 * A table by name, in the order of its entries. Names seldom change: where each of them stands is kept apart from what stands
 * there, so that an edit of an entry need not fill a table of thousands again.
 */

import { since } from "./lists.ts";
import { rememberFrom, steadyMap, type Before } from "./remember.ts";

export class Named<Value> implements ReadonlyMap<string, Value> {
  /** Where each name stands: the very same table as long as the names are the same. */
  readonly places: ReadonlyMap<string, number>;
  readonly list: readonly Value[];

  constructor(places: ReadonlyMap<string, number>, list: readonly Value[]) {
    this.places = places;
    this.list = list;
  }

  get size(): number {
    return this.list.length;
  }

  get(name: string): Value | undefined {
    const at = this.places.get(name);
    return at === undefined ? undefined : this.list[at];
  }

  has(name: string): boolean {
    return this.places.has(name);
  }

  keys(): IterableIterator<string> {
    return this.places.keys();
  }

  values(): IterableIterator<Value> {
    return this.list.values();
  }

  *entries(): IterableIterator<[string, Value]> {
    for (const [name, at] of this.places) yield [name, this.list[at] as Value];
  }

  [Symbol.iterator](): IterableIterator<[string, Value]> {
    return this.entries();
  }

  forEach(visit: (value: Value, name: string, all: ReadonlyMap<string, Value>) => void): void {
    for (const [name, value] of this) visit(value, name, this);
  }
}

/** The table of a list in which no name occurs twice. */
export function rememberNamed<Value extends object>(
  nameOf: (value: Value) => string,
): (list: readonly Value[]) => Named<Value> {
  return rememberFrom(
    (before: Before<readonly Value[], Named<Value>> | undefined, list: readonly Value[]) => {
      const last = since(before, list);
      if (last?.changes.length === 0) return last.answer;
      if (last?.changes.every(({ gone, come }) => nameOf(gone) === nameOf(come)) === true)
        return new Named(last.answer.places, list);
      const places = new Map<string, number>();
      for (const [at, value] of list.entries()) places.set(nameOf(value), at);
      return new Named(steadyMap(before?.answer.places, places), list);
    },
  );
}

/**
 * Pure functions of immutable objects, asked again and again: an answer is kept as long as the object lives. So what an edit
 * left alone is not worked out again, and nobody has to say what an edit changed.
 */

/** Whether there will be edits. */
let edited = true;

/** What clears the answers of `remember` that were kept for one run. */
let ofThisRun: (() => void)[] = [];

/**
 * For a process that looks at a project once, as a command does. Only the answers of `remember` are kept, which are asked for several
 * times in one run, and only while it runs: all others would wait for an edit, and take more memory than the project.
 */
export function once<Given extends readonly unknown[], Result>(
  run: (...given: Given) => Result,
): (...given: Given) => Result {
  edited = false;
  return (...given) => {
    try {
      return run(...given);
    } finally {
      for (const forget of ofThisRun) forget();
      ofThisRun = [];
    }
  };
}

/** Whether there will be a next text, and somebody who asks what a word in it means. */
export function expectsEdits(): boolean {
  return edited;
}

/** What is of use for the next text alone; nothing where there is none. */
export function forEdits<Value>(list: readonly Value[]): readonly Value[] {
  return edited ? list : [];
}

/** Stands for an answer that is `undefined`. */
const NO_ANSWER = Symbol("no answer");

export function remember<Key extends object, Answer>(answer: (key: Key) => Answer): (key: Key) => Answer {
  let answers: WeakMap<Key, unknown> | undefined;
  const none = (): WeakMap<Key, unknown> => {
    if (!edited) ofThisRun.push(() => (answers = undefined));
    return new WeakMap();
  };
  return (key) => {
    const known = (answers ??= none());
    const kept = known.get(key);
    if (kept !== undefined) return (kept === NO_ANSWER ? undefined : kept) as Answer;
    const made = answer(key);
    known.set(key, made === undefined ? NO_ANSWER : made);
    return made;
  };
}

/** The same for several arguments: the last answer for the first of them, as long as the others are what they were. */
export function rememberWith<Key extends object, Others extends readonly unknown[], Answer>(
  answer: (key: Key, ...others: Others) => Answer,
): (key: Key, ...others: Others) => Answer {
  const known = new WeakMap<Key, { readonly others: Others; readonly answer: Answer }>();
  return (key, ...others) => {
    const kept = known.get(key);
    if (kept !== undefined && areSame(kept.others, others)) return kept.answer;
    const made = answer(key, ...others);
    if (!edited) return made;
    known.set(key, { others, answer: made });
    return made;
  };
}

/**
 * The last answer for an object, as long as the parts that it was made of are what they were, each for itself. `isSame`: what of
 * them the answer depends on.
 */
export function rememberParts<Key extends object, Answer, Part = unknown>(
  isSame?: (before: Part, now: Part) => boolean,
): (key: Key, parts: readonly Part[], make: () => Answer) => Answer {
  const known = new WeakMap<Key, { readonly parts: readonly Part[]; readonly answer: Answer }>();
  return (key, parts, make) => {
    const kept = known.get(key);
    if (kept !== undefined && areSame(kept.parts, parts, isSame)) return kept.answer;
    const answer = make();
    if (!edited) return answer;
    // A list that was put together has room for more.
    known.set(key, { parts: parts.slice(), answer });
    return answer;
  };
}

/**
 * For judges, who find nothing most of the time: as long as what they depend on is what it was then, they need not look again.
 * What they found is never kept.
 */
export function rememberQuiet<Key extends object, Found, Part>(
  isSame: (before: Part, now: Part) => boolean,
): (key: Key, parts: readonly Part[], find: () => readonly Found[]) => readonly Found[] {
  const quiet = rememberParts<Key, boolean, Part>(isSame);
  return (key, parts, find) => {
    let found: readonly Found[] | undefined;
    const isQuiet = quiet(key, parts, () => {
      found = find();
      return found.length === 0;
    });
    return found ?? (isQuiet ? [] : find());
  };
}

const lineages = new WeakMap<object, object>();

/** `now` is what an edit made of `before`: what is kept by the lineage of the one is found by that of the other. */
export function follow<Value extends object>(now: Value, before: object | undefined): Value {
  if (before !== undefined && before !== now) lineages.set(now, lineageOf(before));
  return now;
}

/** Stays the same while edits make one object of another. */
export function lineageOf(object: object): object {
  const known = lineages.get(object) ?? {};
  lineages.set(object, known);
  return known;
}

export interface Before<Key, Answer> {
  readonly key: Key;
  readonly answer: Answer;
  /** Whether the others were the same. */
  readonly isSame: boolean;
}

/** Made from the last answer of its lineage, where there is one. */
export function rememberFrom<Key extends object, Others extends readonly unknown[], Answer>(
  answer: (before: Before<Key, Answer> | undefined, key: Key, ...others: Others) => Answer,
): (key: Key, ...others: Others) => Answer {
  const last = new WeakMap<object, { readonly key: Key; readonly others: Others; readonly answer: Answer }>();
  return (key, ...others) => {
    if (!edited) return answer(undefined, key, ...others);
    const lineage = lineageOf(key);
    const kept = last.get(lineage);
    const before = kept && { ...kept, isSame: areSame(kept.others, others) };
    const made = answer(before, key, ...others);
    last.set(lineage, { key, others, answer: made });
    return made;
  };
}

function areSame<Value>(
  before: readonly Value[],
  now: readonly Value[],
  isSame?: (before: Value, now: Value) => boolean,
): boolean {
  if (before === now) return true;
  if (before.length !== now.length) return false;
  for (let at = 0; at < now.length; at += 1) {
    const old = before[at];
    const own = now[at];
    if (old === own) continue;
    if (old === undefined || own === undefined || isSame?.(old, own) !== true) return false;
  }
  return true;
}

/** The list as it was, if it holds the same things in the same order: so what was made of it holds on. */
export function steadyList<Value>(
  before: readonly Value[] | undefined,
  now: readonly Value[],
): readonly Value[] {
  return before !== undefined && areSame(before, now) ? before : now;
}

/** The same for a table. */
export function steadyMap<Value>(
  before: ReadonlyMap<string, Value> | undefined,
  now: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (before?.size !== now.size) return now;
  // Lists of all are compared faster than iterators, which make an object for each entry.
  const same =
    areSame([...before.values()], [...now.values()]) && areSame([...before.keys()], [...now.keys()]);
  return same ? before : now;
}

/** What can be looked up by its name. */
export interface Table<Value> {
  get(name: string): Value | undefined;
  has(name: string): boolean;
}

/** Four in a row for each look: the table, the name, what was found, and whether it was only asked if there is something. */
type Looks = readonly unknown[];

/** The last answer for an object, as long as the others are what they were and everything that was looked up would be found again. */
export function rememberLooks<
  Key extends object,
  Tables extends Readonly<Record<keyof Tables, Table<unknown>>>,
  Others extends readonly unknown[],
  Answer,
>(
  answer: (key: Key, tables: Tables, ...others: Others) => Answer,
): (key: Key, tables: Tables, ...others: Others) => Answer {
  const known = new WeakMap<
    Key,
    {
      readonly others: Others;
      readonly looks: Looks;
      /** In which they were made, or found again for the last time. */
      tables: Readonly<Record<string, Table<unknown>>>;
      readonly answer: Answer;
    }
  >();
  let latest: Others | undefined;
  return (key, tables, ...given) => {
    if (!edited) return answer(key, tables, ...given);
    // One list for the thousands that are asked for with the same.
    const others = latest !== undefined && areSame(latest, given) ? latest : given;
    latest = others;
    const all: Readonly<Record<string, Table<unknown>>> = tables;
    const kept = known.get(key);
    if (kept !== undefined && areSame(kept.others, others) && areFoundAgain(kept.looks, all, kept.tables)) {
      kept.tables = all;
      return kept.answer;
    }
    const looks: unknown[] = [];
    const watched = Object.entries<Table<unknown>>(all).map(([name, table]) => [
      name,
      watch(name, table, looks),
    ]);
    const made = answer(key, Object.fromEntries(watched) as Tables, ...others);
    known.set(key, { others, looks: looks.slice(), tables: all, answer: made });
    return made;
  };
}

/** A table that is the very same as before need not be asked. */
function areFoundAgain(
  looks: Looks,
  tables: Readonly<Record<string, Table<unknown>>>,
  before: Readonly<Record<string, Table<unknown>>>,
): boolean {
  for (let at = 0; at < looks.length; at += 4) {
    const now = tables[looks[at] as string];
    if (now === before[looks[at] as string]) continue;
    const name = looks[at + 1] as string;
    const found = looks[at + 3] === true ? now?.has(name) : now?.get(name);
    if (found !== looks[at + 2]) return false;
  }
  return true;
}

const FEW_LOOKS = 40;

function watch(table: string, own: Table<unknown>, looks: unknown[]): Table<unknown> {
  const seen = (name: string, found: unknown, exists: boolean): void => {
    // Both ends of a tunnel ask for the same. Only a few are looked through, as a long item may ask for thousands.
    for (let at = Math.max(0, looks.length - FEW_LOOKS); at < looks.length; at += 4) {
      if (looks[at + 1] === name && looks[at] === table && looks[at + 3] === exists) return;
    }
    looks.push(table, name, found, exists);
  };
  return {
    get(name) {
      const found = own.get(name);
      seen(name, found, false);
      return found;
    },
    has(name) {
      const found = own.has(name);
      seen(name, found, true);
      return found;
    },
  };
}

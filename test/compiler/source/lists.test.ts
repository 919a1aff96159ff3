import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fewChanges, rememberEach, rememberFlat, rememberSorted } from "../../../compiler/source/lists.ts";
import { rememberNamed } from "../../../compiler/source/named.ts";
import { follow } from "../../../compiler/source/remember.ts";

interface Part {
  readonly of: string;
}

interface Item {
  readonly name: string;
  readonly rank: number;
  readonly parts: readonly Part[];
}

let made = 0;

/** Each has a name of its own, unless it takes the place of another under that one's. */
function item(rank: number, count: number, name = `i${(made += 1)}`): Item {
  return { name, rank, parts: Array.from({ length: count }, (_, at) => ({ of: `${name}.${at}` })) };
}

interface Edit {
  readonly what: "replace" | "rename" | "insert" | "remove" | "swap" | "nothing";
  readonly at: number;
  readonly other: number;
  readonly rank: number;
  readonly parts: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.constantFrom("replace", "rename", "insert", "remove", "swap", "nothing"),
  at: fc.nat(),
  other: fc.nat(),
  rank: fc.nat(5),
  parts: fc.nat(3),
});

function edited(list: readonly Item[], { what, at: place, other, rank, parts }: Edit): readonly Item[] {
  const [at, to] = [place % Math.max(1, list.length), other % Math.max(1, list.length)];
  const old = list[at];
  if (what === "insert" || old === undefined) return list.toSpliced(at, 0, item(rank, parts));
  if (what === "replace") return list.with(at, item(rank, parts, old.name));
  if (what === "rename") return list.with(at, item(rank, parts));
  if (what === "remove") return list.toSpliced(at, 1);
  if (what === "swap") return list.with(at, list[to] ?? old).with(to, old);
  return [...list];
}

const lists = fc.tuple(
  fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { maxLength: 30 }),
  fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 }),
);

/** Some edits at once, one time after the other, each list following the one before. */
function afterEdits(check: (list: readonly Item[]) => void): void {
  fc.assert(
    fc.property(lists, ([start, steps]) => {
      let list: readonly Item[] = start.map(([rank, count]) => item(rank, count));
      check(list);
      for (const step of steps) {
        list = follow(step.reduce(edited, list), list);
        check(list);
      }
    }),
    { numRuns: Number(process.env["RUNS"] ?? 200) },
  );
}

describe("after edits, what follows is as if it were made anew", () => {
  test("of each", () => {
    const names = rememberEach(
      ({ name }: Item, ending: { readonly text: string }) => `${name}${ending.text}`,
    );
    const [one, other] = [{ text: "!" }, { text: "?" }];
    let which = 0;
    afterEdits((list) => {
      const ending = (which += 1) % 5 === 0 ? other : one;
      expect(names(list, ending)).toEqual(list.map(({ name }) => `${name}${ending.text}`));
    });
  });

  test("what all bring", () => {
    const parts = rememberFlat(({ parts: own }: Item) => own);
    const again = rememberFlat((part: Part) => (part.of.endsWith("1") ? [] : [part]));
    afterEdits((list) => {
      const all = list.flatMap((each) => each.parts);
      expect(parts(list)).toEqual(all);
      expect(again(parts(list))).toEqual(all.filter(({ of }) => !of.endsWith("1")));
    });
  });

  test("in order, equal ones as they were given", () => {
    const compare = (a: Item, b: Item): number => a.rank - b.rank;
    const sorted = rememberSorted(compare);
    afterEdits((list) => {
      expect(sorted(list)).toEqual(list.toSorted(compare));
    });
  });

  test("by name", () => {
    const named = rememberNamed(({ name }: Item) => name);
    afterEdits((list) => {
      const table = named(list);
      expect([...table]).toEqual(list.map((each) => [each.name, each]));
      expect(table.size).toBe(list.length);
      for (const each of list) expect(table.get(each.name)).toBe(each);
      expect([table.get("nobody"), table.has("nobody")]).toEqual([undefined, false]);
    });
  });
});

describe("after an edit of one of many", () => {
  const many = Array.from({ length: 100 }, () => item(0, 1));
  const withOther = many.with(40, item(0, 1, many[40]?.name));

  test("only this one is asked", () => {
    const asked: Item[] = [];
    const each = rememberEach((one: Item) => {
      asked.push(one);
      return one.name;
    });
    const before = each(many);
    asked.length = 0;
    // The same names: whoever looks at the list need not look again.
    expect(each(follow(withOther, many))).toBe(before);
    expect(asked).toEqual([withOther[40]]);
  });

  test("names stand where they stood", () => {
    const named = rememberNamed(({ name }: Item) => name);
    const before = named(many);
    const after = named(follow([...withOther], many));
    expect(after.places).toBe(before.places);
    expect(after).not.toBe(before);
    expect(named(follow([...withOther], withOther))).toBe(after);
  });

  test("what was the last part of nobody gets its place", () => {
    const parts = rememberFlat(({ parts: own }: Item) => own);
    const without = many.map((each, at) => (at > 2 ? each : { ...each, parts: [] }));
    parts(without);
    const first = item(0, 2);
    expect(parts(follow(without.with(1, first), without)).slice(0, 2)).toEqual(first.parts);
  });
});

describe("few changes", () => {
  const list = Array.from({ length: 20 }, () => item(0, 0));
  const [a, b] = [list[0] ?? item(0, 0), list[1] ?? item(0, 0)];

  test("are told with their places", () => {
    const come = item(0, 0);
    expect(fewChanges(list, list.with(3, come))).toEqual([{ at: 3, gone: list[3], come }]);
    expect(fewChanges(list, [...list])).toEqual([]);
  });

  test("are not few where more than eight are others", () => {
    const others = (count: number): readonly Item[] =>
      list.map((each, at) => (at < count ? item(0, 0) : each));
    expect(fewChanges(list, others(8))).toHaveLength(8);
    expect(fewChanges(list, others(9))).toBeUndefined();
  });

  test("are none of these where something has moved, or there is more", () => {
    expect(fewChanges(list, [b, a, ...list.slice(2)])).toBeUndefined();
    expect(fewChanges(list, [...list, item(0, 0)])).toBeUndefined();
  });
});

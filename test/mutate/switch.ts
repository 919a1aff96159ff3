/**
 * What changed text calls: which change is on, and which ones a test came to. A change that could not have made a difference
 * where it was passed (a condition left out that held anyway) does not count as come to. Imported before anything else.
 */

type Check = (...facts: readonly unknown[]) => readonly unknown[];

/** A rule asks one connection, several together, devices, or the project; some ask more than one of these. */
interface Checked {
  readonly check?: Check;
  readonly each?: Check;
  readonly connections?: { readonly gather: unknown; readonly judge: Check };
  readonly devices?: { readonly gather: unknown; readonly judge: Check };
}

let active = -1;
let reached = new Set<number>();

function changed(number: number): boolean {
  reached.add(number);
  return number === active;
}

Object.assign(globalThis, {
  changed,
  /** A part of `a && b`, or `true` in its place. */
  holds: (part: unknown, number: number): unknown => part || (changed(number) ? true : part),
  /** A part of `a || b`, or `false` in its place. */
  fails: (part: unknown, number: number): unknown => part && (changed(number) ? false : part),
  /** A rule, or one that finds nothing. */
  rule: <Rule extends Checked>(number: number, rule: Rule): Rule => {
    const without =
      (check: Check): Check =>
      (...facts) => {
        const found = check(...facts);
        return found.length > 0 && changed(number) ? [] : found;
      };
    const { check, each, connections, devices } = rule;
    return {
      ...rule,
      ...(check === undefined ? {} : { check: without(check) }),
      ...(each === undefined ? {} : { each: without(each) }),
      ...(connections && { connections: { ...connections, judge: without(connections.judge) } }),
      ...(devices && { devices: { ...devices, judge: without(devices.judge) } }),
    };
  },
});

/** The change that is on until the next call; `-1` for none. Out come those that were come to since the last one. */
export function turnOn(number: number): ReadonlySet<number> {
  const before = reached;
  active = number;
  reached = new Set();
  return before;
}

/** Work grows with the number of policies and of their shapes, counted in looks at the sides of a box, not in time. */

import { describe, expect, it } from "vitest";
import { numberBits, SIDES, type Box } from "../../../compiler/spd/box.ts";
import { indexPolicies } from "../../../compiler/spd/policy-index.ts";
import { judgePolicies } from "../../../compiler/spd/verdicts.ts";

interface Listed {
  readonly box: Box;
  readonly fate: string;
}

const ANY: Box = {
  family: 4,
  source: "",
  destination: "",
  protocol: "",
  sourcePort: "",
  destinationPort: "",
};
const net = (n: number): string => `00001010${numberBits(n, 16)}`;

/** `n` policies of each kind. */
const LISTS: Readonly<Record<string, (n: number) => Listed[]>> = {
  "of branches": (n) =>
    range(n, (k) => ({ box: { ...ANY, source: net(0), destination: net(k) }, fate: `t${k}` })),
  "of exceptions above a default": (n) => [
    ...range(n, (k) => ({ box: { ...ANY, source: net(0), destination: net(k) }, fate: "none" })),
    { box: { ...ANY, source: "00001010" }, fate: "t" },
  ],
  "of which each one is covered": (n) => [
    { box: { ...ANY, source: "00001010" }, fate: "t" },
    ...range(n, (k) => ({ box: { ...ANY, source: net(0), destination: net(k) }, fate: `t${k}` })),
  ],
  "in which everything overlaps, all alike": (n) => [
    ...range(n, (k) => ({ box: { ...ANY, source: net(k) }, fate: "t" })),
    ...range(n, (k) => ({ box: { ...ANY, destination: net(k) }, fate: "t" })),
  ],
  "in which everything overlaps, and differs": (n) => [
    ...range(n, (k) => ({ box: { ...ANY, source: net(k) }, fate: `a${k % 7}` })),
    ...range(n, (k) => ({ box: { ...ANY, destination: net(k) }, fate: `b${k % 5}` })),
  ],
  "of ports": (n) =>
    range(n, (k) => ({
      box: { ...ANY, destination: net(0), protocol: "00000110", destinationPort: numberBits(k, 16) },
      fate: `t${k % 3}`,
    })),
  "of all lengths": (n) =>
    range(n, (k) => ({
      box: { ...ANY, source: net(k).slice(0, 8 + (k % 4) * 4), destination: net(k * 7) },
      fate: `t${k % 11}`,
    })),
};

function range(n: number, make: (k: number) => Listed): Listed[] {
  return Array.from({ length: n }, (_, k) => make(k));
}

/** How often a side of one of the boxes was looked at. */
function looks(list: readonly Listed[]): number {
  let count = 0;
  const counted = list.map(({ box }): Box => {
    const own = { family: box.family };
    for (const side of SIDES) {
      Object.defineProperty(own, side, { enumerable: true, get: () => ((count += 1), box[side]) });
    }
    return own as Box;
  });
  judgePolicies(
    indexPolicies(
      counted,
      list.map(({ fate }) => fate),
    ),
  );
  return count;
}

describe.each(Object.entries(LISTS))("a list %s", (_, make) => {
  it("takes twice the work when it is twice as long", () => {
    const [small, large] = [looks(make(500)), looks(make(1000))];
    expect(large / small).toBeLessThan(2.3);
    expect(small).toBeLessThan(500 * 5 * 300);
  });
});

/** Random pairs that the stage can hold: every end that would send has a host to send from. */

import { describe, expect, it } from "vitest";
import { pairOf } from "./generate.ts";

describe("the random pairs", () => {
  const pairs = Array.from({ length: 5000 }, (_, number) => pairOf("proof", number));

  it("never exchange the networks at both ends, which would agree without a host at either", () => {
    const exchanged = pairs.filter(({ ends: { a, b } }) => {
      const [own, far] = [a.policies[0]?.source ?? "", b.policies[0]?.source ?? ""];
      return /^(?:10\.2\.|192\.0\.2\.2)/.test(own) && /^(?:10\.1\.|192\.0\.2\.1)/.test(far);
    });
    expect(exchanged.map(({ name }) => name)).toEqual([]);
  });

  it("exchange them at one end now and then", () => {
    expect(pairs.some(({ ends }) => ends.a.policies[0]?.source.startsWith("10.2."))).toBe(true);
    expect(pairs.some(({ ends }) => ends.b.policies[0]?.source.startsWith("10.1."))).toBe(true);
  });
});

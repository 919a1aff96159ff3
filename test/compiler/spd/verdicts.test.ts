/** What is said of a list of policies is what trying every packet of a small universe shows, and nothing is left out. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contains, intersection, sameBox, subtract, type Box } from "../../../compiler/spd/box.ts";
import { indexPolicies } from "../../../compiler/spd/policy-index.ts";
import { judgePolicies, type Verdict } from "../../../compiler/spd/verdicts.ts";
import { everyPacket, matches, smallBox } from "../../support/small-policies.ts";

const FATES = ["a", "b", "c"];
const PACKETS = everyPacket(4);

const policy = fc.record({ box: smallBox(4), fate: fc.constantFrom(...FATES) });
const list = fc.array(policy, { minLength: 1, maxLength: 9 });
type List = readonly { readonly box: Box; readonly fate: string }[];

/** By trying every packet: which policy decides about it. */
function deciders(policies: List): number[] {
  return PACKETS.map((packet) => policies.findIndex(({ box }) => matches(box, packet)));
}

function judged(policies: List): ReadonlyMap<number, Verdict> {
  const index = indexPolicies(
    policies.map(({ box }) => box),
    policies.map(({ fate }) => fate),
  );
  return new Map(judgePolicies(index).map((verdict) => [verdict.at, verdict]));
}

/** What may be said of one policy. */
function expected(policies: List, at: number, decided: readonly number[]): readonly (string | undefined)[] {
  const { box, fate } = policies[at]!;
  const before = policies.slice(0, at);
  if (before.some((other) => sameBox(other.box, box))) return ["twin"];
  const own = PACKETS.flatMap((packet, n) => (matches(box, packet) ? [decided[n]!] : []));
  if (!own.includes(at)) {
    // Of several that contain all of it the first one is named, unless exceptions above that one leave it nothing.
    const whole = before.findIndex((other) => contains(other.box, box));
    const takers = own.includes(whole) ? [whole] : [...new Set(own)];
    const alike = takers.map((taker) => policies[taker]!.fate === fate);
    return [...new Set(alike.map((same) => (same ? "covered alike" : "covered")))];
  }
  const crosses = (other: number): boolean =>
    policies[other]!.fate !== fate && !contains(box, policies[other]!.box) && own.includes(other);
  return [before.some((_, other) => crosses(other)) ? "crossed" : undefined];
}

function kindOf(verdict: Verdict | undefined): string | undefined {
  return verdict?.kind === "covered" && verdict.same ? "covered alike" : verdict?.kind;
}

describe("verdicts about random lists", () => {
  it("are what every packet shows", () => {
    fc.assert(
      fc.property(list, (policies) => {
        const [verdicts, decided] = [judged(policies), deciders(policies)];
        for (const at of policies.keys())
          expect(expected(policies, at, decided), `policy ${at}`).toContain(kindOf(verdicts.get(at)));
      }),
      { numRuns: 800 },
    );
  });

  it("come with a packet that shows it", () => {
    fc.assert(
      fc.property(list, (policies) => {
        for (const verdict of judged(policies).values()) {
          if (verdict.kind === "twin") continue;
          const first = policies.findIndex(({ box }) => matches(box, verdict.packet));
          const { box, fate } = policies[verdict.at]!;
          expect(matches(box, verdict.packet)).toBe(true);
          if (verdict.kind === "crossed") {
            expect(first).toBe(verdict.by);
            expect(policies[first]!.fate).not.toBe(fate);
          } else {
            const shown = verdict.by.find((other) => policies[other]!.fate !== fate) ?? verdict.by[0]!;
            expect(first).toBe(shown);
            expect(shown).toBeLessThan(verdict.at);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("count how many others cross a policy", () => {
    fc.assert(
      fc.property(list, (policies) => {
        for (const verdict of judged(policies).values()) {
          if (verdict.kind !== "crossed") continue;
          const { box, fate } = policies[verdict.at]!;
          const all = policies
            .slice(0, verdict.at)
            .filter(
              (other) =>
                other.fate !== fate &&
                intersection(other.box, box) !== undefined &&
                !contains(box, other.box),
            );
          expect(verdict.more).toBe(all.length - 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("do not mix families", () => {
    const six = fc.record({ box: smallBox(6), fate: fc.constantFrom(...FATES) });
    fc.assert(
      fc.property(list, fc.array(six, { maxLength: 5 }), (four, others) => {
        const alone = [...judged(four).values()].map((v) => [v.at, kindOf(v)]);
        const mixed = [...judged([...others, ...four]).values()].flatMap((v) =>
          v.at < others.length ? [] : [[v.at - others.length, kindOf(v)]],
        );
        expect(mixed).toEqual(alone);
      }),
    );
  });
});

describe("the algebra of boxes", () => {
  const box = smallBox(4);
  const packetsOf = (of: (packet: Box) => boolean): number[] =>
    PACKETS.flatMap((packet, n) => (of(packet) ? [n] : []));

  it("is that of sets of packets", () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const both = packetsOf((p) => matches(a, p) && matches(b, p));
        const shared = intersection(a, b);
        expect(shared === undefined ? [] : packetsOf((p) => matches(shared, p))).toEqual(both);
        const inB = packetsOf((p) => matches(b, p));
        expect(contains(a, b)).toBe(inB.length === both.length);
        if (shared === undefined) return;
        const pieces = subtract(a, b);
        const rest = pieces.flatMap((piece) => packetsOf((p) => matches(piece, p)));
        expect(rest.toSorted((x, y) => x - y)).toEqual(packetsOf((p) => matches(a, p) && !matches(b, p)));
      }),
      { numRuns: 500 },
    );
  });
});

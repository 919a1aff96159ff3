/** A table of networks finds what comparing with every network finds, the wider ones first. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { prefixTable } from "../../../compiler/source/prefixes.ts";

const network = fc.record({
  family: fc.constantFrom(4 as const, 6 as const),
  bits: fc.string({ unit: fc.constantFrom("0", "1"), maxLength: 5 }),
});

it("finds every network with addresses in common", () => {
  fc.assert(
    fc.property(fc.array(network, { maxLength: 20 }), network, fc.nat(6), (all, asked, count) => {
      const table = prefixTable(all.map((entry, value) => ({ ...entry, value })));
      const found = table.meeting(asked.family, asked.bits, Infinity).map(([, at]) => at);
      const wanted = all.flatMap(({ family, bits }, at) =>
        family === asked.family && (bits.startsWith(asked.bits) || asked.bits.startsWith(bits)) ? [at] : [],
      );
      expect(found.toSorted((a, b) => a - b)).toEqual(wanted);
      const few = table.meeting(asked.family, asked.bits, count).map(([, at]) => at);
      expect(few).toEqual(found.slice(0, count));
      const wide = found.map((at) => asked.bits.startsWith(all[at]!.bits));
      expect(wide).toEqual(wide.toSorted((a, b) => Number(b) - Number(a)));
    }),
  );
});

/** The policies near another one are those that comparing with all of them finds, however many there are. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { PolicyEnd } from "../../../compiler/expand/connection.ts";
import { nearby } from "../../../compiler/expand/mirror.ts";
import { nameless } from "../../../compiler/expand/site-policies.ts";
import { contains } from "../../../compiler/source/addresses.ts";

const PLACE = { uri: "/p/a.vpn", span: { start: 0, end: 0 } };

/** Few networks, so that many meet. */
const prefix = fc.tuple(fc.nat(7), fc.constantFrom(8, 21, 22, 23, 24)).map(([net, length]) => ({
  address: length === 8 ? "10.0.0.0" : `10.0.${net & (0xff << (24 - length))}.0`,
  length,
}));

const end = fc.tuple(prefix, prefix).map(([source, destination]): PolicyEnd => {
  const located = (value: typeof source): PolicyEnd["source"] => ({
    value: { kind: "prefix", family: 4, bare: false, on: undefined, ...value },
    from: "tunnel",
    place: PLACE,
    through: undefined,
  });
  return {
    stated: undefined,
    source: located(source),
    destination: located(destination),
    fields: new Map(),
    phase2: nameless(PLACE),
    manual: undefined,
  };
});

it("finds in a list what has something in common", () => {
  fc.assert(
    fc.property(fc.array(end, { maxLength: 90 }), end, (list, own) => {
      const meet = (a: PolicyEnd["source"], b: PolicyEnd["source"]): boolean =>
        contains(a.value, b.value) || contains(b.value, a.value);
      const wanted = list.flatMap((other, at) =>
        meet(own.source, other.destination) && meet(own.destination, other.source) ? [at] : [],
      );
      expect(nearby(list)(own).map(({ at }) => at)).toEqual(wanted);
    }),
  );
});

/** Which child SA of the other end belongs to one's own: not the one that came last, which may be an older one renewed. */

import { expect, it } from "vitest";
import { counterpartOf } from "./negotiate.ts";

it("takes what receives by the number that is sent by, and nothing before it is there", () => {
  const mine = { name: "to-a-2", "spi-in": "c1", "spi-out": "c2" };
  const renewed = { name: "to-b-1", "spi-in": "c3", "spi-out": "c4", uniqueid: "9" };
  const own = { name: "to-b-2", "spi-in": "c2", "spi-out": "c1", uniqueid: "8" };
  expect(counterpartOf(mine, [renewed])).toBeUndefined();
  expect(counterpartOf(mine, [renewed, own])).toBe(own);
});

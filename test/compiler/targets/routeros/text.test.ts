/** Times and networks in RouterOS's notations. */

import { expect, test } from "vitest";
import { networkText, timeText } from "../../../../compiler/targets/routeros/text.ts";

test.each([
  [0, "0s"],
  [30, "30s"],
  [3600, "1h"],
  [5400, "1h30m"],
  [28_800, "8h"],
  [86_400, "1d"],
  [694_861, "1w1d1h1m1s"],
])("%d seconds are %s", (seconds, text) => {
  expect(timeText(seconds)).toBe(text);
});

test.each([
  ["169.254.255.2", 30, "169.254.255.0"],
  ["169.254.255.6", 30, "169.254.255.4"],
  ["203.0.113.255", 24, "203.0.113.0"],
  ["255.255.255.255", 1, "128.0.0.0"],
  ["10.1.2.3", 32, "10.1.2.3"],
  ["10.1.2.3", 0, "0.0.0.0"],
])("%s/%d lies in %s", (address, length, network) => {
  expect(networkText(address, length)).toBe(network);
});

/** Literals: what each text is worth, and what is none. */

import { expect, it } from "vitest";
import * as read from "../../grammar/literals.ts";

it.each([
  ["1d2h", 93_600],
  ["90s", 90],
  ["1w1d1h1m1s", 694_861],
  ["2h1d", undefined],
  ["5", undefined],
  ["99999999999999999999d", undefined],
])("duration %s", (text, seconds) => expect(read.readDuration(text)).toBe(seconds));

it.each([
  ["100MB", 100_000_000],
  ["4608000KiB", 4_718_592_000],
  ["512B", 512],
  ["1Gi", 1_073_741_824],
  ["10k", 10_000],
  ["5", undefined],
])("size %s", (text, bytes) => expect(read.readSize(text)).toBe(bytes));

it.each([
  ["10.0.0.0/8", { address: "10.0.0.0", family: 4, length: 8 }],
  ["192.0.2.1", { address: "192.0.2.1", family: 4, length: undefined }],
  ["::", { address: "::", family: 6, length: undefined }],
  ["::/0", { address: "::", family: 6, length: 0 }],
  ["2001:db8::1/128", { address: "2001:db8::1", family: 6, length: 128 }],
  ["::ffff:192.0.2.1", { address: "::ffff:192.0.2.1", family: 6, length: undefined }],
  ["1:2:3:4:5:6:7:8", { address: "1:2:3:4:5:6:7:8", family: 6, length: undefined }],
  ["10.0.0.0/33", undefined],
  ["1.2.3.400", undefined],
  ["1.2.3.04", undefined],
  ["1:2:3:4:5:6:7", undefined],
  ["1::2::3", undefined],
  ["1:2:3:4:5:6:7::8", undefined],
  ["12345::", undefined],
  ["::/129", undefined],
])("address %s", (text, address) => expect(read.readAddress(text)).toEqual(address));

it.each([
  ['"plain"', "plain"],
  ['"a \\"b\\" \\\\ c\\n"', 'a "b" \\ c\\n'],
  ['""', ""],
])("string %s", (text, value) => {
  expect(read.readString(text)).toBe(value);
  expect(read.readString(read.quote(value))).toBe(value);
});

it("range, hexadecimal and number", () => {
  expect(read.readRange("1024-65535")).toEqual({ low: 1024, high: 65_535 });
  expect(read.readHex("0x1F")).toBe("1F");
  expect(read.readNumber("99999999999999999999")).toBeUndefined();
});

/** How much of a packet IPsec leaves: the table AWS publishes, row by row, and what must hold for any suite. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { innerMtu, segmentSize, type Suite } from "../../../compiler/catalogue/overhead.ts";
import { algorithmsOf } from "../../../compiler/catalogue/algorithms.ts";

function suite(encryption: string, auth: string | undefined, natTraversal: boolean): Suite {
  return { encryption, auth, protocols: ["esp"], natTraversal, family: 4 };
}

// prettier-ignore
test.each([
  // cipher, integrity, in UDP: inner MTU, segments over IPv4, over IPv6
  ["aes-256-gcm", undefined, false, 1446, 1406, 1386],
  ["aes-256-gcm", undefined, true,  1438, 1398, 1378],
  ["aes-128-cbc", "sha1",    false, 1438, 1398, 1378],
  ["aes-128-cbc", "sha256",  false, 1438, 1398, 1378],
  ["aes-128-cbc", "sha1",    true,  1422, 1382, 1362],
  ["aes-128-cbc", "sha256",  true,  1422, 1382, 1362],
  ["aes-128-cbc", "sha384",  false, 1422, 1382, 1362],
  ["aes-128-cbc", "sha384",  true,  1422, 1382, 1362],
  ["aes-128-cbc", "sha512",  false, 1422, 1382, 1362],
  ["aes-128-cbc", "sha512",  true,  1406, 1366, 1346],
] as const)("%s with %s, in UDP %s", (encryption, auth, udp, mtu, four, six) => {
  expect(innerMtu(suite(encryption, auth, udp))).toBe(mtu);
  expect(segmentSize(suite(encryption, auth, udp), 4)).toBe(four);
  expect(segmentSize(suite(encryption, auth, udp), 6)).toBe(six);
});

test("AH leaves 1456 bytes with SHA-1, as RFC 4302 lays it out", () => {
  expect(innerMtu({ ...suite("null", "sha1", false), protocols: ["ah"] })).toBe(1456);
});

test("what nobody states counts as the longest in use", () => {
  const unknown: Suite = {
    encryption: undefined,
    auth: undefined,
    protocols: ["esp"],
    natTraversal: false,
    family: 4,
  };
  expect(innerMtu(unknown)).toBe(innerMtu(suite("aes-256-cbc", "sha512", false)));
});

test("an inner packet with its padding fits into the link, and one block more does not", () => {
  const id = (kind: "encryption" | "integrity") =>
    fc.constantFrom(...algorithmsOf(kind, 2).map((algorithm) => algorithm.id));
  fc.assert(
    fc.property(id("encryption"), id("integrity"), fc.boolean(), (encryption, auth, natTraversal) => {
      const inner = innerMtu(suite(encryption, auth, natTraversal));
      const more = innerMtu({ ...suite(encryption, auth, natTraversal), family: 6 });
      expect(inner).toBeGreaterThan(1350);
      expect(inner).toBeLessThan(1500 - 20 - 8);
      // The outer IPv6 header is 20 bytes longer; padding may hide up to a block of it.
      expect(inner - more).toBeGreaterThanOrEqual(16);
      expect(inner - more).toBeLessThanOrEqual(32);
    }),
  );
});

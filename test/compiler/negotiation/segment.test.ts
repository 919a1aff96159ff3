/** How long packets may be between two ends: from what both have, and from what stands between them. */

import { describe, expect, it } from "vitest";
import { innerMtu, segmentSize, type Suite } from "../../../compiler/catalogue/overhead.ts";
import { oneSided } from "../../../compiler/diagnostics/catalogue/example.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import {
  carrierMtu,
  encryptingAt,
  mayTraverse,
  protocolsOf,
  segmentOf,
} from "../../../compiler/negotiate/segment.ts";
import { analyzeText } from "../../support/analyze.ts";
import { between, type Half } from "./halves.ts";

const connectionOf = (text: string): Connection => {
  const [connection] = analyzeText(text).expansion.connections;
  if (connection === undefined) throw new Error("no connection");
  return connection;
};

const segment = (left: Half, right: Half, tunnel = "", at: 0 | 1 = 0): number | undefined => {
  const connection = connectionOf(between(left, right, tunnel));
  return segmentOf(connection, connection.policies[0]!, at);
};

const suite = (changes: Partial<Suite> = {}): Suite => ({
  encryption: "aes-256-cbc",
  auth: "sha256",
  protocols: ["esp"],
  natTraversal: false,
  family: 4,
  ...changes,
});

const esp = (encryption: string | undefined, auth: string | undefined = "sha256", more = {}): Half => ({
  phase2: { encryption, auth, ...more },
});

describe("a TCP segment", () => {
  const plain = segmentSize(suite(), 4);

  it("is what the worst of the common suites leaves", () => {
    const gcm = segmentSize(suite({ encryption: "aes-256-gcm", auth: undefined }), 4);
    expect(gcm).toBeGreaterThan(plain);
    expect(segment(esp("aes-256-cbc, aes-256-gcm"), esp("aes-256-gcm"))).toBe(gcm);
    expect(segment(esp("aes-256-gcm, aes-256-cbc"), esp("aes-256-gcm, aes-256-cbc"))).toBe(plain);
  });

  it("is what the own end offers where nothing is common", () => {
    const des = segmentSize(suite({ encryption: "3des" }), 4);
    expect(segment(esp("aes-256-cbc"), esp("3des"))).toBe(plain);
    expect(segment(esp("aes-256-cbc"), esp("3des"), "", 1)).toBe(des);
    expect(segment(esp(undefined), esp("aes-256-cbc"))).toBe(
      segmentSize(suite({ encryption: undefined }), 4),
    );
  });

  it("has no size in transport mode", () => {
    expect(segment(esp("aes-256-cbc", "sha256", { mode: "transport" }), {})).toBeUndefined();
  });

  it("is shorter behind a translator, which puts ESP into UDP", () => {
    const wrapped = segmentSize(suite({ natTraversal: true }), 4);
    expect(wrapped).toBeLessThan(plain);
    const half = (behind: string | undefined, rest: Half = {}): Half => ({
      ...rest,
      ...(behind === undefined ? {} : { site: `  behind-nat = ${behind}` }),
    });
    expect(segment(half("yes"), {})).toBe(wrapped);
    expect(segment({}, half("yes"))).toBe(wrapped);
    expect(segment(half("192.0.2.1"), {})).toBe(wrapped);
    expect(segment(half("no"), {})).toBe(plain);
    expect(segment(half(undefined, { wan: "dynamic" }), {})).toBe(wrapped);
    const refused = half("yes", { phase1: { "nat-traversal": "no" } });
    expect(segment(refused, {})).toBe(plain);
    const ikev2 = { exchange: "ikev2", "nat-traversal": "no" };
    expect(segment(half("yes", { phase1: ikev2 }), { phase1: ikev2 })).toBe(wrapped);
  });

  it("is shorter with AH, of the profile or of the policy", () => {
    const both = segmentSize(suite({ protocols: ["esp", "ah"] }), 4);
    expect(segment(esp("aes-256-cbc", "sha256", { "ipsec-protocols": "ah, esp" }), {})).toBe(both);
    const own = "  policy left.lan <-> right.lan {\n    ipsec-protocols = ah, esp\n  }\n";
    expect(segment({}, {}, own)).toBe(both);
    const none = connectionOf(between(esp("aes-256-cbc", "sha256", { "ipsec-protocols": undefined }), {}));
    expect(protocolsOf(none.policies[0]!.ends[0])).toEqual(["esp"]);
  });
});

it("puts nothing into UDP that is keyed by hand", () => {
  const key = 'key k { algorithm = sha1  length = 160  value = env("K") }\n';
  const manual =
    "  manual m {\n    ah-spi = 256 <-> 257\n    ah-key = k\n  }\n  policy left.lan <-> right.lan {\n    ipsec-protocols = ah\n    manual = m\n  }\n";
  expect(mayTraverse(connectionOf(key + between({}, {}, manual)), 0)).toBe(false);
  expect(mayTraverse(connectionOf(between({}, {})), 0)).toBe(true);
});

it("counts the policies that an end states, and that encrypt", () => {
  const to = (network: string): string =>
    `\n  policy 10.1.0.0/16 -> ${network} {\n    peer   = to-riga\n    phase2 = strong\n  }`;
  const connection = connectionOf(oneSided({ hqPolicy: to("10.2.0.0/16") + to("10.7.0.0/16") }));
  expect([encryptingAt(connection, 0).length, encryptingAt(connection, 1).length]).toEqual([2, 1]);
  const exempt =
    "  policy left.lan <-> right.lan\n  policy 10.4.0.0/16 <-> right.lan {\n    action = none\n  }\n";
  expect(encryptingAt(connectionOf(between({}, {}, exempt)), 0)).toHaveLength(1);
});

describe("the packet that a carrier takes", () => {
  const carried = (mode: string, wan = 4): number | undefined => {
    const outside = wan === 4 ? {} : { wan: "2001:db8:1::1/64" };
    const other = wan === 4 ? {} : { wan: "2001:db8:2::1/64" };
    const half = (rest: Half): Half => ({ device: "routeros 7.20", ...rest, phase2: { mode } });
    const connection = connectionOf(
      between(
        half(outside),
        half(other),
        "  inside = 169.254.255.1/30 <-> 169.254.255.2/30\n  carrier gre wire\n",
      ),
    );
    return carrierMtu(connection, connection.policies[0]!, 0);
  };

  it("loses the carrier's header, and in tunnel mode a second outer one", () => {
    expect(carried("transport")).toBe(innerMtu(suite()) - 4);
    expect(carried("tunnel")).toBe(innerMtu(suite()) - 4 - 20);
    expect(carried("tunnel", 6)).toBe(innerMtu(suite({ family: 6 })) - 4 - 40);
  });

  it("is unknown without a carrier", () => {
    const connection = connectionOf(between({}, {}));
    expect(carrierMtu(connection, connection.policies[0]!, 0)).toBeUndefined();
  });
});

/** Two devices of different kinds: whose order, whose words and whose kindness count, for each initiator. */

import { describe, expect, it } from "vitest";
import { lowestFirst } from "../../../compiler/negotiate/suite.ts";
import { judged, toldIn, wordOf, type Half } from "./halves.ts";

const CHARON = "strongswan 5.9.8";
const OLD = "routeros 6.48";

describe("the suite, while the left end initiates", () => {
  const suites = (left: string, right: string, exchange: string) => {
    const half = (device: string, order: (words: readonly string[]) => readonly string[]): Half => ({
      device,
      phase1: { exchange, encryption: order(["3des", "aes-256-cbc"]).join(", ") },
      phase2: { encryption: order(["3des", "aes-256-cbc"]).join(", ") },
    });
    const analysis = judged(
      half(left, (words) => words),
      half(right, (words) => words.toReversed()),
    );
    const [connection] = analysis.table.connections;
    return [connection?.phase1?.suite, connection?.phase2?.suite].map((suite) => suite?.split("/")[0]);
  };

  it.each(["main", "ikev2"])(
    "is chosen by the right end alone if it goes by its own order, under %s",
    (exchange) => {
      expect(suites("generic", "generic", exchange)).toEqual(["3des", "3des"]);
      expect(suites(CHARON, "generic", exchange)).toEqual(["3des", "3des"]);
      expect(suites("generic", CHARON, exchange)).toEqual(["aes-256-cbc", "aes-256-cbc"]);
    },
  );

  it("has the lowest that AWS has of what is common, at whichever end it is", () => {
    const half = (device: string): Half => ({
      device,
      phase1: { exchange: "ikev2", "dh-group": "ecp256, modp2048", hash: "sha512, sha256" },
      phase2: { pfs: "ecp256", auth: "sha512, sha256" },
    });
    for (const [left, right] of [
      ["generic", "aws"],
      ["aws", "generic"],
    ] as const) {
      const [connection] = judged(half(left), half(right)).table.connections;
      expect(connection?.phase1?.suite).toBe("aes-256-cbc/sha256/prf-sha256/modp2048");
      expect(connection?.phase2?.suite).toBe("aes-256-cbc/sha256, PFS ecp256");
    }
  });
});

describe("the order of AWS", () => {
  it("is that of its list, and what it does not know comes last", () => {
    expect(lowestFirst("phase1.encryption", ["3des", "aes-256-cbc", "aes-128-cbc"])).toEqual([
      "aes-128-cbc",
      "aes-256-cbc",
      "3des",
    ]);
  });

  it("is for PFS that of its groups", () => {
    expect(lowestFirst("phase2.pfs", ["ecp256", "modp2048"])).toEqual(["modp2048", "ecp256"]);
  });
});

describe("a responder with racoon's words", () => {
  const ciphers = (device: string, encryption: string, check = "obey"): Half => ({
    device,
    phase1: { encryption, "proposal-check": check },
    phase2: { encryption },
  });
  const both = (left: Half, right: Half) =>
    (["phase1.encryption", "phase2.encryption"] as const).map((id) => wordOf(judged(left, right), id));
  const [short, long] = ["aes-128-cbc", "aes-256-cbc"];

  it("takes another key length, and no other device does", () => {
    expect(both(ciphers(OLD, short), ciphers(OLD, long))).toEqual(["agree", "agree"]);
    expect(both(ciphers(OLD, short), ciphers("generic", long))).toEqual([
      "conflict right-initiates",
      "conflict right-initiates",
    ]);
    expect(both(ciphers("generic", short), ciphers(OLD, long))).toEqual([
      "conflict left-initiates",
      "conflict left-initiates",
    ]);
    // A release number below 7 makes no RouterOS.
    expect(both(ciphers(CHARON, short), ciphers(CHARON, long))).toEqual(["conflict none", "conflict none"]);
    expect(both(ciphers("routeros 7.0", short), ciphers("routeros 7.0", long))).toEqual([
      "conflict none",
      "conflict none",
    ]);
  });

  it("says in which direction, and in the words of a cipher", () => {
    const { diagnostics } = judged(ciphers(OLD, short), ciphers("generic", long));
    const [one, two] = ["phase1/enc-disjoint", "phase2/enc-disjoint"].map((code) =>
      diagnostics.find((found) => found.code === code),
    );
    expect(one?.message).toBe(
      "`t` works only while `b` initiates: its ends share no phase 1 cipher with the same key length",
    );
    const turned = judged(ciphers("generic", short), ciphers(OLD, long)).diagnostics;
    expect(turned.find(({ code }) => code === "phase2/enc-disjoint")?.message).toBe(
      "`t` works only while `a` initiates: its ends share no phase 2 cipher",
    );
    expect(two?.message).toBe("`t` works only while `b` initiates: its ends share no phase 2 cipher");
  });

  it("takes one cipher of several", () => {
    expect(both(ciphers(OLD, `3des, ${short}`), ciphers(OLD, `${long}, blowfish-128`))).toEqual([
      "agree",
      "agree",
    ]);
  });

  it("insists on its own under `exact`, and in phase 1 under every word but `obey`", () => {
    expect(both(ciphers(OLD, long, "exact"), ciphers(OLD, short, "exact"))).toEqual([
      "conflict none",
      "conflict none",
    ]);
    expect(both(ciphers(OLD, long, "strict"), ciphers(OLD, short, "strict"))).toEqual([
      "conflict none",
      "conflict left-initiates",
    ]);
  });
});

describe("lists of a described device, of which the other end lacks the first", () => {
  const told = (left: Half, right: Half) => toldIn(judged(left, right));
  const lists = (encryption: string | undefined, device = "generic"): Half => ({
    device,
    phase1: { encryption },
  });

  it("are told while they have something in common", () => {
    expect(told(lists("3des, aes-256-cbc"), lists("aes-256-cbc"))).toEqual(["phase1/suite-combination"]);
    expect(told(lists("aes-256-cbc"), lists("3des, aes-256-cbc"))).toEqual(["phase1/suite-combination"]);
    expect(told(lists("aes-256-cbc, 3des"), lists("aes-256-cbc"))).toEqual([]);
    expect(told(lists("3des, blowfish-128"), lists("aes-256-cbc"))).toEqual(["phase1/enc-disjoint"]);
    expect(told(lists("3des, aes-256-cbc"), lists(undefined))).toEqual([]);
    expect(told(lists("3des, aes-256-cbc", CHARON), lists("aes-256-cbc", CHARON))).toEqual([]);
  });
});

/** What the version of IKE, its mode and the kind of protection change about how two ends are compared. */

import { describe, expect, it } from "vitest";
import { alike, judged, rowIn, toldIn, wordOf, type Half } from "./halves.ts";

const IKEV2: Half = { phase1: { exchange: "ikev2" } };
const ikev2 = (phase1: Half["phase1"], rest: Half = {}): Half => ({
  ...rest,
  phase1: { exchange: "ikev2", ...phase1 },
});

describe("the version of a connection", () => {
  const shown = (left: string | undefined, right: string | undefined): boolean => {
    const half = (exchange: string | undefined): Half => ({
      phase1: { exchange, "proposal-check": "obey" },
    });
    return rowIn(judged(half(left), half(right)), "phase1.proposal-check") !== undefined;
  };

  it.each([
    ["main", "main", true],
    ["ikev2", "ikev2", false],
    ["ikev2", undefined, false],
    [undefined, undefined, true],
    ["ikev2", "main", true],
  ])("is not IKEv2 unless an end says so and none says otherwise: %s and %s", (left, right, isIkev1) => {
    expect(shown(left, right)).toBe(isIkev1);
  });

  it("is told by its own code, and the mode by another", () => {
    const row = (left: string, right: string) =>
      rowIn(judged({ phase1: { exchange: left } }, { phase1: { exchange: right } }), "phase1.exchange");
    expect(row("main", "ikev2")?.code).toBe("phase1/exchange-version");
    expect(row("main", "aggressive")?.code).toBe("phase1/exchange-mode");
    expect(toldIn(judged({ phase1: { exchange: "main" } }, IKEV2))).toEqual(["phase1/exchange-version"]);
  });
});

describe("under IKEv2 each end has its own lifetimes and limits, whatever a responder of IKEv1 would check", () => {
  const exact = (lifetime: string, lifebytes: string): Half =>
    ikev2({ "proposal-check": "exact", lifetime }, { phase2: { lifetime, lifebytes } });

  it.each(["phase1.lifetime", "phase2.lifetime", "phase2.lifebytes"])("%s", (id) => {
    const [left, right] = [exact("1h", "1GiB"), exact("2h", "2GiB")];
    expect(wordOf(judged(left, right), id)).toBe("agree");
    expect(toldIn(judged(left, right)).filter((code) => code.includes("/life"))).toEqual([]);
    const main = (half: Half): Half => ({ ...half, phase1: { ...half.phase1, exchange: "main" } });
    expect(wordOf(judged(main(left), main(right)), id)).toBe("conflict none");
  });
});

describe("key lengths are two ciphers under IKEv2, also to a RouterOS that speaks racoon's words", () => {
  const old = (encryption: string): Half =>
    ikev2({ encryption, "proposal-check": "obey" }, { device: "routeros 6.48", phase2: { encryption } });

  it.each(["phase1.encryption", "phase2.encryption"])("%s", (id) => {
    expect(wordOf(judged(old("aes-128-cbc"), old("aes-256-cbc")), id)).toBe("conflict none");
  });
});

describe("an authenticated cipher", () => {
  const [left, right] = ["sha1", "sha256"].map((hash): Half => ({
    phase1: { encryption: "aes-256-gcm", hash },
  }));

  it("needs a common hash under IKEv1, and under IKEv2 none", () => {
    expect(wordOf(judged(left!, right!), "phase1.hash")).toBe("conflict none");
    expect(toldIn(judged(left!, right!))).toEqual(["phase1/hash-disjoint"]);
    const two = judged(ikev2({ ...left!.phase1, prf: "sha256" }), ikev2({ ...right!.phase1, prf: "sha256" }));
    expect(wordOf(two, "phase1.hash")).toBe("agree");
  });
});

describe("the pseudo-random function", () => {
  const words = (left: Half["phase1"], right: Half["phase1"]) => {
    const analysis = judged(ikev2(left), ikev2(right));
    return [wordOf(analysis, "phase1.prf"), toldIn(analysis)];
  };

  it("is told apart from the hash only where somebody states it", () => {
    const hashes = ["phase1/hash-disjoint"];
    expect(words({ hash: "sha1" }, { hash: "sha256" })).toEqual([undefined, hashes]);
    expect(words({ hash: "sha1", prf: "auto" }, { hash: "sha256", prf: "auto" })).toEqual(["agree", hashes]);
    expect(words({ hash: "sha1", prf: "auto" }, { hash: "sha256" })).toEqual(["agree", hashes]);
    const both = ["phase1/hash-disjoint", "phase1/prf-disjoint"];
    expect(words({ hash: "sha1", prf: "sha384" }, { hash: "sha256" })).toEqual(["conflict none", both]);
    expect(words({ hash: "sha1" }, { hash: "sha256", prf: "sha384" })).toEqual(["conflict none", both]);
  });

  it("follows hashes that an authenticated cipher does not need, and then they must meet", () => {
    const gcm = { encryption: "aes-256-gcm", prf: "auto" };
    expect(words({ ...gcm, hash: "sha1" }, { ...gcm, hash: "sha256" })).toEqual([
      "conflict none",
      ["phase1/prf-disjoint"],
    ]);
  });

  it("follows the hash of an end that does not state it", () => {
    expect(words({ prf: "sha256" }, {})).toEqual(["agree", []]);
    expect(words({ prf: "sha1" }, {})).toEqual(["conflict none", ["phase1/prf-disjoint"]]);
  });

  it("is unknown where an end states neither it nor a hash", () => {
    const gcm = { encryption: "aes-256-gcm", prf: "sha256" };
    expect(words(gcm, { ...gcm, prf: undefined, hash: undefined })).toEqual(["unverifiable", []]);
  });
});

describe("aggressive mode", () => {
  const half = (groups: string | undefined, exchange = "aggressive", device = "generic"): Half => ({
    device,
    phase1: { exchange, "dh-group": groups },
  });
  const [one, other] = ["modp2048, ecp256", "ecp256, modp2048"];

  it("is that of both ends", () => {
    const told = toldIn(judged(half(one), half("ecp256", "main")));
    expect(told).toContain("phase1/exchange-mode");
    expect(told).not.toContain("phase1/aggressive-group");
  });

  it("lets a responder take the initiator's first group, unless it goes by its own order", () => {
    expect(wordOf(judged(half(one), half(other)), "phase1.dh-group")).toBe("agree");
    const charon = "strongswan 5.9.8";
    const mixed = judged(half(one, "aggressive", charon), half(other));
    expect(wordOf(mixed, "phase1.dh-group")).toBe("conflict left-initiates");
    expect(mixed.table.connections[0]?.phase1?.suite).toBe("aes-256-cbc/sha256/modp2048");
    const turned = judged(half(one), half(other, "aggressive", charon));
    expect(wordOf(turned, "phase1.dh-group")).toBe("conflict right-initiates");
    expect(turned.table.connections[0]?.phase1?.suite).toBeUndefined();
  });

  it("says nothing of a group that an end does not state", () => {
    const analysis = judged(half(one), half(undefined));
    expect(wordOf(analysis, "phase1.dh-group")).toBe("unverifiable");
    expect(toldIn(analysis)).not.toContain("phase1/aggressive-group");
  });
});

describe("AH", () => {
  const esp = (encryption: string, protocols: string | undefined, auth = "sha256"): Half => ({
    phase2: { encryption, auth, "ipsec-protocols": protocols },
  });

  it("has no cipher to differ in, also under IKEv1", () => {
    const analysis = judged(esp("aes-128-cbc", "ah"), esp("aes-256-cbc", "ah"));
    expect(wordOf(analysis, "phase2.encryption")).toBe("agree");
    const old = { device: "routeros 6.42", phase1: { "proposal-check": "obey" } };
    const [left, right] = [esp("aes-128-cbc", "ah"), esp("aes-256-cbc", "ah")];
    expect(toldIn(judged({ ...left, ...old }, { ...right, ...old }))).toEqual([]);
    const other = { ...esp("aes-256-cbc", "esp"), ...old };
    expect(toldIn(judged({ ...left, ...old }, other))).toEqual([
      "phase2/key-length-obeyed",
      "phase2/protocol",
    ]);
    expect(toldIn(analysis)).toEqual([]);
  });

  it.each([
    ["ah", "esp"],
    ["esp", "ah"],
    ["ah, esp", "ah, esp"],
    [undefined, undefined],
  ])("leaves the ciphers to be compared where an end has more: %s and %s", (left, right) => {
    const analysis = judged(esp("aes-256-cbc", left), esp("3des", right));
    expect(wordOf(analysis, "phase2.encryption")).toBe("conflict none");
    const gcm = judged(esp("aes-256-gcm", left, "sha1"), esp("aes-256-gcm", right));
    expect(wordOf(gcm, "phase2.auth")).toBe("agree");
  });

  it("makes no suite with ESP", () => {
    const suite = (left: string, right: string) =>
      judged(esp("aes-256-cbc", left), esp("aes-256-cbc", right)).table.connections[0]?.phase2?.suite;
    expect(suite("ah", "esp")).toBeUndefined();
    expect(suite("ah", "ah")).toBe("sha256, PFS modp2048");
    expect(suite("esp", "esp")).toBe("aes-256-cbc/sha256, PFS modp2048");
  });
});

describe("a wish for transport mode", () => {
  const mode = (word: string, rest: Half = {}): Half => ({
    ...IKEV2,
    ...rest,
    phase2: { ...rest.phase2, mode: word },
  });
  const fate = (tunnel: string, rest: Half = {}, right: Half = rest) =>
    toldIn(judged(mode("tunnel", rest), mode("transport", right), tunnel)).filter((code) =>
      code.startsWith("phase2/"),
    );
  const HOSTS = "  policy left.outside <-> right.outside\n";
  const NETWORKS = "  policy left.lan <-> right.lan\n";

  it("is one between hosts, as far as policies encrypt", () => {
    expect(fate(HOSTS)).toEqual(["phase2/mode-wish"]);
    expect(fate(NETWORKS)).toEqual(["phase2/mode"]);
    expect(fate(HOSTS + NETWORKS)).toEqual(["phase2/mode"]);
    expect(fate("  policy left.outside <-> right.lan\n")).toEqual(["phase2/mode"]);
    expect(fate(HOSTS + NETWORKS.replace("\n", " { action = none }\n"))).toEqual(["phase2/mode-wish"]);
  });

  it("also where a host has 128 bits", () => {
    const [left, right] = ["2001:db8:1::1/64", "2001:db8:2::1/64"].map((wan, at): Half => ({
      wan,
      lan: `2001:db8:${at + 8}::/64`,
    }));
    expect(fate(HOSTS, left, right)).toEqual(["phase2/mode-wish"]);
    expect(fate(NETWORKS, left, right)).toEqual(["phase2/mode"]);
  });

  it("is none under IKEv1", () => {
    const main = (word: string): Half => ({ phase2: { mode: word } });
    expect(toldIn(judged(main("tunnel"), main("transport"), HOSTS))).toContain("phase2/mode");
  });
});

it("leaves a row without a code where only a policy's own word differs", () => {
  const policy = "  policy left.lan <-> right.lan {\n    ipsec-protocols = ah <-> esp\n  }\n";
  const analysis = judged({}, {}, policy);
  expect(toldIn(analysis)).toEqual(["phase2/protocol"]);
  expect(rowIn(analysis, "phase2.ipsec-protocols")).toMatchObject({ verdict: "agree", code: undefined });
});

it("settles on what both have where everything is alike", () => {
  const [left, right] = alike({ phase2: { pfs: "none" } });
  const [connection] = judged(left, right).table.connections;
  expect(connection?.phase1?.suite).toBe("aes-256-cbc/sha256/modp2048");
  expect(connection?.phase2?.suite).toBe("aes-256-cbc/sha256, no PFS");
  const unknown = judged({ phase2: { pfs: undefined } }, {});
  expect(unknown.table.connections[0]?.phase2?.suite).toBeUndefined();
});

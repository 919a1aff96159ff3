/** What may begin a line: heads and keys at a cursor, and how the devices concerned decide what is offered. */

import { describe, expect, it } from "vitest";
import { analysisOf } from "./support/cursor.ts";
import { at, BEFORE, labels } from "./support/two-ends.ts";

describe("column 1", () => {
  const HEADS = ["site", "tunnel", "phase1", "phase2", "secret", "key", "test", "let", "import"];

  it.each(["┆", "tun┆", "site x {\n}\n┆\n", "phase1 open {\n  lifetime = 8h\n┆"])(
    "%j offers the heads",
    (text) => {
      expect(labels(text)).toEqual(HEADS);
    },
  );

  it("fills in a first shape, of the newest release that the project runs", () => {
    expect(at("si┆")?.accept("site")).toBe(
      `${BEFORE}site name {\n  device = routeros 7.20\n  wan    = 192.0.2.1/24 on ether1\n  lan    = 10.0.0.0/16\n}`,
    );
  });

  it.each(HEADS)("accepts %s, and reads it without a complaint about its form", (head) => {
    for (const text of [at("┆")!.accept(head), at("┆")!.acceptPlain(head)]) {
      const codes = analysisOf(text).diagnostics.map(({ code }) => code);
      expect(codes.filter((code) => /^(?:syntax|type)\//.test(code))).toEqual(
        head === "let" ? ["syntax/missing-value"] : [],
      );
    }
  });

  it("is a key inside a block that is closed further down", () => {
    expect(labels("phase2 x {\n┆\n}\n")).toContain("encryption");
    expect(labels("tunnel x {\n┆\n}\n")).toContain("bgp { … }");
    expect(labels("tunnel x {\n┆\n}\n")).not.toContain("phase1 { … }");
  });
});

describe("a block", () => {
  it("offers the keys that are not set, then blocks, then what every block has", () => {
    expect(labels("tunnel t: hq <-> riga {\n  phase1 = strong\n  ┆\n  psk = shared\n}")).toEqual(
      [
        ["phase2", "id", "remote-id", "outside", "inside", "initiate", "standby"],
        [
          "phase1 { … }",
          "phase2 { … }",
          "bgp { … }",
          "carrier gre NAME { … }",
          "carrier ipip NAME { … }",
          "policy … <-> … { … }",
        ],
        ["name", "comment", "disabled", "waive"],
      ].flat(),
    );
  });

  it("knows keys by their aliases", () => {
    expect(
      labels("phase1 x {\n  dh = 14\n  enc-algorithm = 3des\n  hash-algorithm = sha1\n  ┆\n}"),
    ).not.toContain("encryption");
    expect(at("phase1 x {\n  ┆\n}")?.find("encryption").aliases).toContain("enc-algorithm");
    expect(at("phase1 x {\n  dpd┆\n}")?.find("dpd { … }").aliases).toContain("dpd-interval");
  });

  it("takes over the column of `=` from the line above, and offers the words that fit", () => {
    const found = at("phase1 x {\n  encryption = aes-256-cbc\n  ha┆\n}");
    expect(found?.acceptPlain("hash").slice(BEFORE.length)).toBe(
      "phase1 x {\n  encryption = aes-256-cbc\n  hash       = \n}",
    );
    expect(found?.accept("hash").slice(BEFORE.length)).toBe(
      "phase1 x {\n  encryption = aes-256-cbc\n  hash       = sha256\n}",
    );
  });

  it("replaces only the key where `=` is there already", () => {
    const found = at("phase1 x {\n  has┆h-algorithm = sha1\n}");
    expect(found?.replaced).toBe("hash-algorithm");
    expect(found?.accept("hash").slice(BEFORE.length)).toBe("phase1 x {\n  hash = sha1\n}");
  });

  it.each([
    ["phase1 x {\n  dpd {\n    ┆\n  }\n}", ["interval", "failures", "name", "comment", "disabled"]],
    [
      "site hq2 {\n  peer p {\n    address = 192.0.2.1\n    psk = shared\n    ┆\n  }\n}",
      ["local-address", "phase1"],
    ],
    ["site hq2 {\n  policy any -> any {\n    ┆\n  }\n}", ["action", "level"]],
    ["tunnel x {\n  bgp {\n    ┆", ["instance", "as", "hold-time"]],
  ])("%j", (text, expected) => {
    expect(labels(text).slice(0, expected.length)).toEqual(expected);
  });

  it("offers a block without a name once", () => {
    expect(labels("phase1 x {\n  ┆\n  dpd {\n  }\n}")).not.toContain("dpd { … }");
    expect(labels("site x {\n  ┆\n  peer a {\n  }\n}")).toContain("peer NAME { … }");
  });

  it("keeps what does not belong to a policy out of it", () => {
    expect(labels("site x {\n  policy any -> any {\n    ┆\n  }\n}")).toEqual(
      expect.arrayContaining(["peer", "manual"]),
    );
    expect(labels("tunnel x {\n  policy any <-> any {\n    ┆\n  }\n}")).not.toContain("peer");
  });

  it("fills blocks in with names", () => {
    expect(at("site x {\n  ┆\n}")?.accept("peer NAME { … }")).toContain("peer to-hq {\n  \n}");
    expect(at("tunnel t: hq <-> riga {\n  ┆\n}")?.accept("policy … <-> … { … }")).toContain(
      "policy left.lan <-> right.lan {\n  \n}",
    );
  });
});

describe("the devices concerned", () => {
  it("leave out what none of them has, and put last what one lacks", () => {
    const found = at("tunnel t: hq <-> riga {\n  phase1 = strong\n  phase1 {\n    ┆\n  }\n}");
    expect(found?.labels).not.toContain("nonce-size");
    expect(found?.labels.at(-1)).toBe("prf");
    expect(found?.find("prf").detail).toBe("not on riga (routeros 6.49.7)");
    expect(found?.find("prf").documentation()).toMatch(
      /^prf-algorithm is first seen in the console tree of 7\.9/,
    );
  });

  it("are one end's in a pair", () => {
    const groups = (value: string) =>
      labels(`tunnel t: hq <-> riga {\n  phase1 {\n    dh-group = ${value}\n  }\n}`);
    expect(groups("┆ <-> ecp256")).toContain("x25519");
    expect(groups("ecp256 <-> ┆")).not.toContain("x25519");
    expect(groups("┆").at(-1)).toBe("x25519");
  });

  it("are those whose tunnels use the profile", () => {
    const text =
      "phase1 old {\n  exchange = ┆\n}\nsite x {\n  device = routeros 5.6\n  wan = 192.0.2.1/24 on e\n}\ntunnel t: x <-> cloud {\n  phase1 = old\n}";
    expect(labels(text)).toEqual(["main", "aggressive", "base"]);
    expect(labels(text.replace("phase1 = old", "phase1 = strong"))).toContain("ikev2");
  });

  it("limit a list to one value where the release takes one", () => {
    const text =
      "phase1 old {\n  encryption = aes-128-cbc, ┆\n}\nsite x {\n  device = routeros 5.6\n  wan = 192.0.2.1/24 on e\n}\ntunnel t: x <-> cloud {\n  phase1 = old\n}";
    expect(labels(text)).toEqual([]);
    expect(labels(text.replace("5.6", "7.20"))).toContain("aes-256-cbc");
  });

  it("are known through templates", () => {
    const text =
      "tunnel base {\n  phase1 {\n    exchange = ┆\n  }\n}\nsite x {\n  device = routeros 5.6\n  wan = 192.0.2.1/24 on e\n}\ntunnel t: x <-> cloud extends base {\n}";
    expect(labels(text)).toEqual(["main", "aggressive", "base"]);
  });
});

/** What may stand behind `=`, in a header, in a selector, behind `waive` and in an `import`. */

import { STANDARD_LIBRARY } from "../../compiler/std/texts.ts";
import { describe, expect, it } from "vitest";
import { offeredAt } from "./support/complete.ts";
import { at, labels } from "./support/two-ends.ts";

describe("a value", () => {
  it.each([
    ["phase1 x {\n  exchange = ┆\n}", ["ikev2", "main", "aggressive"]],
    ["tunnel t: hq <-> riga {\n  standby = ┆\n}", ["yes", "no"]],
    ["tunnel t: hq <-> riga {\n  phase1 = ┆\n}", ["strong", "weak"]],
    ["tunnel t: hq <-> riga {\n  phase1 = strong <-> ┆\n}", ["strong", "weak"]],
    ["tunnel t: hq <-> riga {\n  psk = ┆\n}", ["shared", "env", "file"]],
    ["tunnel t: hq <-> riga {\n  id = ┆\n}", ["fqdn", "user-fqdn", "key-id"]],
    ["tunnel t: hq <-> riga {\n  outside = ┆ <-> 192.0.2.1\n}", ["203.0.113.2"]],
    ["tunnel t: hq <-> riga {\n  bgp {\n    instance = ┆", ["main"]],
    ["tunnel t: hq <-> riga {\n  manual m {\n  }\n  policy any <-> any {\n    manual = ┆\n", []],
    ["site x {\n  peer p {\n    address = ┆", ["203.0.113.2", "198.51.100.7", "dns"]],
    ["site x {\n  peer p {\n  }\n  policy any -> any {\n    peer = ┆\n", ["p"]],
    ["site x {\n  peer p {\n  }\n  peer q {\n  }\n  policy any -> any {\n    peer = p, ┆\n", ["q"]],
    [
      "site x {\n  peer p {\n    manual sa1 {\n    }\n  }\n  policy any -> any {\n    peer = p\n    manual = ┆\n",
      ["sa1", "none"],
    ],
    ["site x {\n  bgp core {\n  }\n  peer p {\n    bgp {\n      instance = ┆\n", ["core"]],
    ["site x {\n  device = ┆\n}", ["routeros", "cisco-ios", "strongswan", "generic"]],
    ["site x {\n  device = routeros ┆\n}", ["7.20", "6.49.7", "7.24"]],
    ["site x {\n  device = routeros 7.2┆\n}", ["7.20", "6.49.7", "7.24"]],
    ["site x {\n  behind-nat = ┆\n}", ["yes", "no"]],
    ["site x {\n  wan = 192.0.2.1/24 ┆\n}", ["on"]],
    ["site hq {\n  wan = 192.0.2.1/24 on ┆\n}", ["ether1"]],
    ["phase1 x {\n  lifetime = ┆\n}", ["8h", "1d"]],
    ["secret x = ┆", ["env", "file"]],
    ["key k {\n  value = ┆\n}", ["shared", "env"]],
    ["failover f: t, u {\n  ┆\n}", ["probe", "source"]],
  ])("%j", (text, expected) => {
    expect(labels(text).slice(0, expected.length || 99)).toEqual(expected);
  });

  it("names the environment after what it is for", () => {
    expect(at("tunnel hq-riga: hq <-> riga {\n  psk = en┆\n}")?.acceptPlain("env")).toContain(
      'psk = env("HQ_RIGA")',
    );
    expect(at("secret aws-1 = ┆")?.acceptPlain("env")).toContain('secret aws-1 = env("AWS_1")');
  });

  it("is not offered twice in a list, whatever it is called there", () => {
    const found = labels("phase1 x {\n  dh-group = group14, ┆, ecp256\n}");
    expect(found).toContain("ecp384");
    expect(found).not.toContain("modp2048");
    expect(found).not.toContain("ecp256");
    expect(labels("phase1 x {\n  dh-group = ecp256,\n    ┆\n}")).not.toContain("ecp256");
  });

  it("is one where only one may stand", () => {
    expect(at("phase1 x {\n  exchange = main, ┆\n}")).toBeUndefined();
  });

  it("is found by every vendor's word for it, and says what the standards think", () => {
    const found = at("phase1 x {\n  dh-group = ┆\n}");
    expect(found?.find("modp2048").aliases).toContain("group14");
    expect(found?.find("modp768").deprecated).toBe(true);
    expect(found?.find("modp2048").documentation()).toContain("RFC 8247, section 2.4: MUST");
  });

  it("may be a `let` of the right type", () => {
    expect(labels("site x {\n  lan = ┆\n}")).toEqual(["head-office"]);
    expect(labels("phase1 x {\n  lifetime = ┆\n}")).not.toContain("head-office");
  });

  it("replaces the word around the cursor", () => {
    expect(at("phase1 x {\n  dh-group = gro┆up14\n}")?.replaced).toBe("group14");
    expect(at("site x {\n  device = routeros 6.4┆9.1\n}")?.replaced).toBe("6.49.1");
  });
});

describe("headers", () => {
  it.each([
    ["tunnel t: ┆", ["hq", "riga", "cloud"]],
    ["tunnel t: hq <-> ┆", ["riga", "cloud"]],
    ["tunnel t: ┆ <-> riga {\n}", ["hq", "cloud"]],
    ["tunnel t: hq <-> ri┆ {\n}", ["riga", "cloud"]],
    ["tunnel t: hq <-> riga ┆", ["extends"]],
    ["phase1 strong extends ┆ {\n}", []],
    ["phase1 x extends ┆", ["strong", "weak"]],
    ["phase2 x extends s┆", ["strong"]],
    ["tunnel a {\n}\ntunnel t: hq <-> riga extends ┆ {\n}", ["a"]],
    ["tunnel ┆", []],
    ["mesh m: ┆", ["hq", "riga", "cloud"]],
    ["mesh m: hq, ┆", ["riga", "cloud"]],
    ["failover f: ┆", []],
    ["tunnel a {\n}\ntunnel t: hq <-> riga {\n}\ntunnel u: hq <-> cloud {\n}\nfailover f: t, ┆", ["u"]],
  ])("%j", (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
});

describe("selectors", () => {
  it.each([
    [
      "tunnel t: hq <-> riga {\n  policy ┆",
      ["left.lan", "any", "left.outside", "hq.lan", "riga.lan", "head-office"],
    ],
    [
      "tunnel t: hq <-> riga {\n  policy any <-> ┆",
      ["right.lan", "any", "right.outside", "hq.lan", "riga.lan", "head-office"],
    ],
    ["tunnel t: hq <-> cloud {\n  policy any <-> ┆", ["any", "hq.lan", "riga.lan", "head-office"]],
    ["tunnel t {\n  policy left.┆ <-> any", ["lan", "inside", "outside", "wan"]],
    ["tunnel t: hq <-> riga {\n  policy any <-> right.la┆", ["lan", "outside", "wan"]],
    ["site hq {\n  policy ┆ -> any {\n  }\n}", ["hq.lan", "any", "head-office"]],
    ["site x {\n  policy any -> ┆", ["hq.lan", "riga.lan", "any", "head-office"]],
    ["site x {\n  policy any -> riga.┆", ["lan", "wan"]],
  ])("%j", (text, expected) => {
    expect(labels(text)).toEqual(expected);
  });
});

describe("waivers", () => {
  const doubled = `tunnel t: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = "secret"
  ┆
}`;

  it("put first what is reported here", () => {
    const found = at(doubled.replace("┆", "waive ┆"));
    const reported =
      found?.items.filter(({ detail }) => detail === "reported here").map(({ label }) => label) ?? [];
    expect(found?.labels.slice(0, reported.length)).toEqual(reported);
    expect(reported).toContain("secret/literal");
    expect(found?.labels).not.toContain("phase1/enc-disjoint");
    expect(found?.accept("secret/literal")).toContain('waive secret/literal "TODO: say why"');
    expect(at(doubled)?.accept("waive")).toContain(`waive ${reported[0]} "TODO: say why"`);
  });

  it("are offered once, and keep the reason that is there", () => {
    expect(labels(doubled.replace("┆", 'waive secret/literal "x"\n  waive ┆'))).not.toContain(
      "secret/literal",
    );
    expect(at(doubled.replace("┆", 'waive sec┆ "x"'))?.accept("secret/literal")).toContain(
      'waive secret/literal "x"',
    );
  });
});

describe("imports", () => {
  it("name the other files of the project", () => {
    const more = { "/project/b.vpn": "", "/project/sites/riga.vpn": "" };
    expect(offeredAt('import "┆', more)?.labels).toEqual([
      "b.vpn",
      "sites/riga.vpn",
      ...STANDARD_LIBRARY.keys(),
    ]);
    expect(offeredAt('import "sites/r┆iga.vp"', more)).toMatchObject({ replaced: "sites/riga.vp" });
    expect(offeredAt('import "b.vpn"\nimport "std/aws"\nimport "┆"', more)?.labels).toEqual([
      "sites/riga.vpn",
      ...[...STANDARD_LIBRARY.keys()].filter((name) => name !== "std/aws"),
    ]);
  });
});

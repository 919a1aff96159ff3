/** What the language means on a device: policies, addresses, standby, names, several files, and what comes later. */

import { describe, expect, it } from "vitest";
import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import { analyzeText, analyzeTexts, codesOf } from "../../support/analyze.ts";
import { scriptsOf } from "../../support/examples.ts";
import { only, selectors, SITES } from "../../support/two-sites.ts";

describe("policies", () => {
  const tunnel = (block: string): Connection =>
    only(`tunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk = env("PSK")\n${block}\n}`);

  it("are the product of the LANs when none is written, left-major", () => {
    expect(selectors(tunnel(""))).toEqual(["10.1.0.0/16 10.2.0.0/24", "10.1.0.0/16 10.2.8.0/24"]);
  });

  it("mirror at the other end, ports included", () => {
    const [policy] = tunnel(
      "  policy left.lan <-> 10.2.0.0/24 {\n    protocol = tcp\n    src-port = 1000\n    dst-port = 443\n  }",
    ).policies;
    const [left, right] = policy?.ends ?? [];
    expect(left && right && showScalar(right.source.value)).toBe(left && showScalar(left.destination.value));
    expect(right?.fields.get("policy.src-port")?.value).toEqual(left?.fields.get("policy.dst-port")?.value);
    expect(right?.fields.get("policy.dst-port")?.value).toEqual(left?.fields.get("policy.src-port")?.value);
  });

  it("`any` takes the family of the other side", () => {
    const everybody = '\n  waive policy/any-source "a test"';
    const six = tunnel(`  policy any <-> 2001:db8:2::/48${everybody}`).policies[0]?.ends[0];
    expect(six && showScalar(six.source.value)).toBe("::/0");
    const four = tunnel(`  policy 10.9.0.0/16 <-> any${everybody}`).policies[0]?.ends[1];
    expect(four && showScalar(four.source.value)).toBe("0.0.0.0/0");
  });

  it("may have a phase 2 of their own", () => {
    const connection = only(`
phase2 other {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = none
}
tunnel t: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk = env("PSK")
  policy left.lan <-> 10.2.0.0/24
  policy left.lan <-> 10.2.8.0/24 {
    phase2 = other
  }
}`);
    expect(connection.policies.map((policy) => policy.ends[0].phase2.name)).toEqual(["strong", "other"]);
  });
});

describe("addresses", () => {
  it("behind a NAT an end has its own address and another that is dialled", () => {
    const connection = only(`
site nat {
  device     = routeros 7.20
  wan        = 192.168.1.2/24 on ether1
  behind-nat = 198.51.100.99
  lan        = 10.5.0.0/16
}
tunnel t: hq <-> nat { phase1 = strong  phase2 = strong  psk = env("PSK") }`);
    expect(connection.ends[1].outside).toMatchObject({
      own: { value: "192.168.1.2" },
      seen: { value: "198.51.100.99" },
    });
    const scripts = scriptsOf(
      analyzeText(`${SITES}
site nat {
  device     = routeros 7.20
  wan        = 192.168.1.2/24 on ether1
  behind-nat = 198.51.100.99
  lan        = 10.5.0.0/16
}
tunnel t: hq <-> nat { phase1 = strong  phase2 = strong  psk = env("PSK") }`),
    );
    expect(scripts.get("hq.rsc")).toContain("address=198.51.100.99/32");
    expect(scripts.get("nat.rsc")).toContain("local-address=192.168.1.2");
  });

  it("an inside address goes on the interface of the outer one, unless it says where", () => {
    const script = (inside: string): string =>
      scriptsOf(
        analyzeText(
          `${SITES}tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK")  inside = ${inside} }`,
        ),
      ).get("hq.rsc") ?? "";
    expect(script("172.31.0.1/30 <-> 172.31.0.2/30")).toContain("add address=172.31.0.1/30 interface=ether1");
    expect(script("172.31.0.1/30 on loop <-> 172.31.0.2/30")).toContain(
      "add address=172.31.0.1/30 interface=loop",
    );
  });
});

describe("an outer address read from an end", () => {
  const outside = (value: string): ReturnType<typeof analyzeText> =>
    analyzeText(
      `${SITES}tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK")  outside = ${value} }`,
    );

  it("is the site's, for either end", () => {
    const analysis = outside("left.wan <-> riga.wan");
    expect(codesOf(analysis)).toEqual([]);
    expect(scriptsOf(analysis).get("hq.rsc")).toContain("address=198.51.100.7/32");
  });

  it.each([
    ["left.wam <-> right.wan", "error name/unknown-member"],
    ["left.wan <-> right.inside", "error name/no-value"],
    ["left.wan <-> nowhere.wan", "error name/unknown-member"],
  ])("%s is no address, and says so", (value, code) => {
    expect(codesOf(outside(value))).toContain(code);
  });
});

describe("standby", () => {
  it("without BGP its policies are disabled and come last", () => {
    const script = scriptsOf(
      analyzeText(`${SITES.replace("on ether1\n  lan    = 10.2", "on ether1, 192.0.2.7/24 on ether2\n  lan    = 10.2")}
tunnel a: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("A")  outside = 203.0.113.2 <-> 192.0.2.7  standby = yes }
tunnel b: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("B")  outside = 203.0.113.2 <-> 198.51.100.7 }`),
    ).get("hq.rsc");
    const policies = (script ?? "").split("\n").filter((line) => line.includes("/ip ipsec policy add"));
    expect(policies.map((line) => [/peer=(\w)/.exec(line)?.[1], line.includes("disabled=yes")])).toEqual([
      ["b", false],
      ["b", false],
      ["a", true],
      ["a", true],
    ]);
  });
});

describe("names and comments", () => {
  it("an object is called after its declaration, `name =` overrides, `##` is its comment", () => {
    const script = scriptsOf(
      analyzeText(`${SITES.replace("phase2 strong {", "## from the office\nphase2 strong {\n  name = esp-strong")}
tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("A")  name = to-riga  comment = "the \\"good\\" one" }`),
    ).get("hq.rsc");
    expect(script).toContain('comment="from the office"');
    expect(script).toContain("name=esp-strong");
    expect(script).toContain("proposal=esp-strong");
    expect(script).toContain("name=to-riga");
    expect(script).toContain('comment="the \\"good\\" one"');
  });
});

describe("several files", () => {
  const files = {
    "/project/a.vpn": "tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = common }",
    "/project/b.vpn": SITES,
    "/project/c.vpn": 'secret common = env("PSK")',
  };

  it("are one name space, and their order does not matter", () => {
    const once = analyzeTexts(files);
    const again = analyzeTexts(Object.fromEntries(Object.entries(files).toReversed()));
    expect(codesOf(once)).toEqual([]);
    expect([...scriptsOf(again)]).toEqual([...scriptsOf(once)]);
    expect(again.table).toEqual(once.table);
  });

  it("a duplicate names both places", () => {
    const { diagnostics } = analyzeTexts({ ...files, "/project/d.vpn": 'secret common = env("OTHER")' });
    expect(diagnostics).toMatchObject([
      {
        code: "name/duplicate",
        place: { uri: "/project/d.vpn" },
        related: [{ place: { uri: "/project/c.vpn" } }],
      },
    ]);
  });
});

it("another site's address cannot be read outside a tunnel", () => {
  const { diagnostics } = analyzeText(SITES.replace("10.2.0.0/24, 10.2.8.0/24", "hq.lan"));
  expect(diagnostics).toMatchObject([{ code: "type/mismatch", label: "write the address itself here" }]);
});

describe("what comes later", () => {
  it.each([
    [
      "certificates at a configured end",
      "tunnel t: hq <-> riga {\n  phase1 = strong\n  phase1 {\n    auth-method = digital-signature\n  }\n  phase2 = strong\n}",
      "`digital-signature` is not supported yet",
    ],
  ])("%s says so at its place", (_what, text, message) => {
    const { diagnostics } = analyzeText(SITES + text);
    const [found] = diagnostics.filter(({ code }) => code === "language/not-yet");
    expect(found?.message).toContain(message);
    expect(found?.place).toBeDefined();
  });
});

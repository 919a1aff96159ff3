/** The firewall's rules: which ones each key writes, where they stand afterwards, and which releases refuse them. */

import { describe, expect, test } from "vitest";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { scriptsOf } from "../../../support/examples.ts";
import { readScript, type ReadCommand } from "../../../support/routeros-reader.ts";
import { run, type StoredRow } from "../../../support/tiny-router.ts";

interface Parts {
  readonly release?: string;
  readonly firewall: string;
  readonly exchange?: string;
  readonly riga?: string;
  readonly tunnel?: string;
}

function project({ release = "7.20", firewall, exchange = "ikev2", riga, tunnel = "" }: Parts): string {
  return `phase1 p {
  exchange   = ${exchange}
  encryption = ${release.startsWith("3.") ? "3des" : "aes-128-cbc"}
  hash       = ${release.startsWith("3.") ? "md5" : "sha1"}
  dh-group   = modp1024
}
phase2 p {
  encryption = 3des
  auth       = sha1
  pfs        = none
}
site hq {
  device = routeros ${release}
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
  firewall {
    ${firewall}
  }
}
site riga {
  device = generic
  wan    = ${riga ?? "198.51.100.7/24"}
  lan    = 10.2.0.0/16
}
tunnel hq-riga: hq <-> riga {
  phase1 = p
  phase2 = p
  psk    = env("X")
${tunnel}
}
`;
}

function rules(parts: Parts): readonly ReadCommand[] {
  const analysis = analyzeText(project(parts));
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  return readScript(scriptsOf(analysis).get("hq.rsc") ?? "").filter(({ menu }) =>
    menu.startsWith("/ip firewall"),
  );
}

/** `chain: what it matches`, in the order written. */
function texts(parts: Parts): readonly string[] {
  return rules(parts)
    .filter(({ command }) => command === "add")
    .map(({ arguments: named }) => {
      const rest = [...named].filter(([name]) => !["chain", "action", "comment"].includes(name));
      return `${named.get("chain")}: ${rest.map(([name, value]) => `${name}=${value}`).join(" ")}`;
    });
}

describe("each key writes its rules", () => {
  test("an empty block, and one that only states facts, write nothing", () => {
    expect(texts({ firewall: "" })).toEqual([]);
    expect(texts({ firewall: "nat-bypass = no\n    mss = no\n    fasttrack = no" })).toEqual([]);
  });

  test("nat-bypass: one rule for every policy that encrypts, narrowed as it is", () => {
    const tunnel = `  policy 10.1.9.0/24 <-> right.lan { action = none }
  policy left.lan <-> right.lan { protocol = tcp  dst-port = 443 }
  policy any <-> 10.3.0.0/16`;
    expect(texts({ firewall: "nat-bypass = yes", tunnel })).toEqual([
      "srcnat: dst-address=10.2.0.0/16 dst-port=443 protocol=tcp src-address=10.1.0.0/16",
      "srcnat: dst-address=10.3.0.0/16",
    ]);
  });

  test("input: IKE, NAT traversal where it is possible, and the protocols in use", () => {
    const from = "src-address=198.51.100.7";
    expect(texts({ firewall: "input = yes" })).toEqual([
      `input: dst-port=500 protocol=udp ${from}`,
      `input: dst-port=4500 protocol=udp ${from}`,
      `input: protocol=ipsec-esp ${from}`,
    ]);
    const tunnel = "  phase1 { nat-traversal = no }\n  phase2 { ipsec-protocols = ah }";
    expect(texts({ firewall: "input = yes", exchange: "main", tunnel })).toEqual([
      `input: dst-port=500 protocol=udp ${from}`,
      `input: protocol=ipsec-ah ${from}`,
    ]);
  });

  test("input: a peer known by name is let in from anywhere, and a hint says so", () => {
    const parts = { firewall: "input = yes", tunnel: '  outside = 203.0.113.2 <-> dns("riga.example.net")' };
    expect(texts(parts)[0]).toBe("input: dst-port=500 protocol=udp");
    expect(codesOf(analyzeText(project(parts)))).toContain("hint target/lossy");
  });

  test("forward and fasttrack: both directions", () => {
    expect(texts({ firewall: "forward = yes\n    fasttrack = yes" })).toEqual([
      "forward: connection-state=established,related dst-address=10.2.0.0/16 src-address=10.1.0.0/16",
      "forward: connection-state=established,related dst-address=10.1.0.0/16 src-address=10.2.0.0/16",
      "forward: dst-address=10.2.0.0/16 ipsec-policy=out,ipsec src-address=10.1.0.0/16",
      "forward: dst-address=10.1.0.0/16 ipsec-policy=in,ipsec src-address=10.2.0.0/16",
    ]);
  });

  test.each([
    ["auto", "", "1406"],
    ["auto", "  phase2 { encryption = aes-128-cbc }", "1398"],
    ["auto", "  phase2 { encryption = aes-256-gcm }", "1406"],
    ["auto", "  phase2 { encryption = aes-256-gcm, aes-256-cbc  auth = sha512 }", "1382"],
    ["1300", "", "1300"],
  ])("mss = %s %s: %s", (mss, tunnel, size) => {
    const [first] = rules({ firewall: `mss = ${mss}`, tunnel });
    expect(first?.arguments.get("new-mss")).toBe(size);
    expect(first?.arguments.get("tcp-mss")).toBe(`${Number(size) + 1}-65535`);
  });

  test("transport mode is the router's own traffic, which does not pass it", () => {
    const tunnel = "  phase2 { mode = transport }\n  policy left.outside <-> right.outside";
    expect(texts({ firewall: "forward = yes\n    mss = auto\n    fasttrack = exclude", tunnel })).toEqual([]);
  });
});

describe("the rules stand above those that were there", () => {
  const firewall = "nat-bypass = yes\n    input = yes\n    forward = yes\n    mss = auto";
  const row = (menu: string, values: Readonly<Record<string, string>>): StoredRow => ({
    menu: `/ip firewall ${menu}`,
    values: new Map(Object.entries(values)),
  });
  const chain = (rows: readonly StoredRow[], menu: string, name: string): readonly string[] =>
    rows
      .filter((each) => each.menu === `/ip firewall ${menu}` && each.values.get("chain") === name)
      .map(({ values }) => values.get("comment") ?? values.get("action") ?? "");

  test("above masquerade, drop and FastTrack, below dynamic rules, in their order", () => {
    const before = [
      row("filter", { chain: "forward", action: "passthrough", dynamic: "yes" }),
      row("filter", { chain: "forward", action: "fasttrack-connection" }),
      row("filter", { chain: "input", action: "drop" }),
      row("nat", { chain: "srcnat", action: "masquerade" }),
      row("nat", { chain: "dstnat", action: "dst-nat" }),
    ];
    const after = run(before, rules({ firewall }));
    expect(chain(after, "nat", "srcnat")).toEqual(["vpnc hq-riga: not translated", "masquerade"]);
    expect(chain(after, "filter", "input")).toEqual([
      "vpnc hq-riga: IKE",
      "vpnc hq-riga: NAT traversal",
      "vpnc hq-riga: ESP",
      "drop",
    ]);
    expect(chain(after, "filter", "forward")).toEqual([
      "passthrough",
      "vpnc hq-riga: into the tunnel",
      "vpnc hq-riga: out of the tunnel",
      "fasttrack-connection",
    ]);
  });

  test("an empty table is as good", () => {
    const after = run([], rules({ firewall }));
    expect(chain(after, "nat", "srcnat")).toEqual(["vpnc hq-riga: not translated"]);
    expect(chain(after, "filter", "forward")).toHaveLength(2);
  });
});

describe("releases", () => {
  const told = (release: string, firewall: string): readonly string[] =>
    analyzeText(project({ release, firewall, exchange: "main" }))
      .diagnostics.filter(({ severity }) => severity === "error")
      .map(({ code, message }) => `${code} ${message}`);
  const refused = (key: string, release: string): string =>
    `target/parameter-unsupported \`firewall.${key}\` cannot be configured on \`hq\` (RouterOS ${release}).`;

  test.each([
    ["3.30", "forward = yes", [refused("forward", "3.30")]],
    ["6.29", "forward = yes", [refused("forward", "6.29")]],
    ["6.30", "forward = yes", []],
    ["6.28", "fasttrack = exclude", [refused("fasttrack", "6.28")]],
    ["6.29", "fasttrack = exclude", []],
    ["5.6", "nat-bypass = yes\n    input = yes\n    mss = auto", []],
  ])("%s: %s", (release, firewall, expected) => {
    expect(told(release, firewall)).toEqual(expected);
  });

  test("2.6 is refused with its reason, once for each menu", () => {
    const parts = project({
      release: "2.6",
      firewall: "nat-bypass = yes\n    input = yes",
      exchange: "main",
    });
    const text = parts.replace("aes-128-cbc", "3des");
    const found = analyzeText(text).diagnostics.filter(({ severity }) => severity === "error");
    expect(found.map(({ message }) => message)).toEqual([
      "A nat-rule cannot be configured on `hq` (RouterOS 2.6).",
      "A filter-rule cannot be configured on `hq` (RouterOS 2.6).",
    ]);
    expect(found[0]?.notes).toContain("source: MikroTik changelog, 2.9beta1: chains in NAT and mangle");
  });

  test("a mangle rule goes above others only where it passes packets on", () => {
    const moves = (release: string) =>
      rules({ release, firewall: "mss = 1300", exchange: "main" }).filter(
        ({ command }) => command === "move",
      );
    expect(moves("5.6")).toEqual([]);
    expect(moves("5.7")).toHaveLength(1);
  });

  test("a device that somebody else configures takes no block", () => {
    const text = project({ firewall: "input = yes" })
      .replace("routeros 7.20", "generic")
      .replace("device = generic\n  wan    = 198", "device = routeros 7.20\n  wan    = 198");
    expect(codesOf(analyzeText(text))).toContain("error target/parameter-unsupported");
  });

  test("IPv6 through the tunnel is refused where only IPv4 rules are known", () => {
    const tunnel = "  policy 2001:db8:1::/48 <-> 2001:db8:2::/48";
    const { diagnostics } = analyzeText(project({ firewall: "forward = yes", tunnel }));
    expect(diagnostics.map(({ code }) => code)).toContain("target/value-unsupported");
    expect(texts({ firewall: "nat-bypass = yes", tunnel })).toEqual([]);
  });
});

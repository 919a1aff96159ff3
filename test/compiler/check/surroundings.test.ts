/** When the rules about firewalls, addresses, BGP and clouds speak, and when they have to be silent. */

import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { analyzeText } from "../../support/analyze.ts";

const PROFILES = `phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
}
phase2 p {
  encryption = aes-256-gcm
  pfs        = ecp256
}
`;

function site(name: string, number: number, lines = "", device = "routeros 7.20"): string {
  return `site ${name} {
  device = ${device}
  wan    = 203.0.113.${number}/24 on ether1
  ${lines.includes("lan ") ? "" : `lan = 10.${number}.0.0/16`}
${lines}
}
`;
}

function tunnel(left: string, right: string, lines = ""): string {
  return `tunnel ${left}-${right}: ${left} <-> ${right} {
  phase1 = p
  phase2 = p
  psk    = env("${left}_${right}")
${lines}
}
`;
}

const found = (text: string): readonly Diagnostic[] =>
  analyzeText(PROFILES + text).diagnostics.filter(({ code }) =>
    /^(?:nat|firewall|mtu|network|bgp|aws)\//u.test(code),
  );
const codes = (text: string): readonly string[] => found(text).map(({ code }) => code);

const guarded = (...lines: readonly string[]): string =>
  site("hq", 1, `  firewall {\n    mss = no\n${lines.map((line) => `    ${line}`).join("\n")}\n  }`);
const RIGA = site("riga", 2);
const PAIR = tunnel("hq", "riga");

describe("the firewall", () => {
  test.each([
    ["nothing stated", [], []],
    [
      "each fact that nothing answers",
      ["has = masquerade, fasttrack, input-drop, forward-drop"],
      ["nat/bypass-missing", "firewall/fasttrack", "firewall/ike-input", "firewall/forward-decrypted"],
    ],
    ["the rules of `forward` stand above FastTrack too", ["has = fasttrack", "forward = yes"], []],
    ["a key that says no", ["has = masquerade", "nat-bypass = no"], ["nat/bypass-missing"]],
    ["a damaged key is not a missing one", ["has = masquerade", "nat-bypass = perhaps"], []],
    ["a waiver", ["has = masquerade", 'waive nat/bypass-missing "by hand"'], ["nat/bypass-missing"]],
  ])("%s", (_title, lines, expected) => {
    const blocks = guarded(...lines.filter((line) => !line.startsWith("waive")));
    const waiver = lines.find((line) => line.startsWith("waive"));
    const hq = waiver === undefined ? blocks : blocks.replace("  firewall {", `  ${waiver}\n  firewall {`);
    const said = found(hq + RIGA + PAIR);
    expect(said.map(({ code }) => code).toSorted()).toEqual(expected.toSorted());
    if (waiver !== undefined) expect(said.map(({ severity }) => severity)).toEqual(["hint"]);
  });

  test("only a tunnel that encrypts IPv4 is in NAT's way", () => {
    const hq = guarded("has = masquerade");
    const none =
      "  policy left.lan <-> right.lan { action = none }\n  policy 2001:db8:1::/48 <-> 2001:db8:2::/48";
    expect(codes(hq + RIGA + tunnel("hq", "riga", none))).toEqual([]);
    expect(codes(hq + RIGA + tunnel("hq", "riga", "  disabled = yes"))).toEqual([]);
  });

  test.each([
    ["has = masquerade", "nat-bypass = yes"],
    ["has = masquerade\n    nat-bypass = no", "nat-bypass = yes"],
    ["has = fasttrack", "fasttrack = exclude"],
  ])("the fix of `%s` settles it", (line, key) => {
    const text = guarded(line) + RIGA + PAIR;
    const [diagnostic] = found(text);
    const edits = diagnostic?.fixes[0]?.edits ?? [];
    expect(diagnostic?.fixes[0]?.safe).toBe(false);
    const repaired = edits.reduce(
      (all, { place: { span }, text: to }) => all.slice(0, span.start) + to + all.slice(span.end),
      PROFILES + text,
    );
    expect(repaired).toContain(key);
    expect(analyzeText(repaired).diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  });

  test("a segment size is judged against the tunnel with the longest headers", () => {
    const hq = site("hq", 1, "  firewall {\n    mss = 1398\n  }");
    const hidden = site("riga", 2, "  behind-nat = 203.0.113.99").replace("203.0.113.2", "192.168.1.2");
    expect(codes(hq + RIGA + PAIR)).toEqual([]);
    expect(codes(hq.replace("1398", "1407") + RIGA + PAIR)).toEqual(["mtu/mss"]);
    expect(codes(hq + hidden + PAIR)).toEqual([]);
    expect(codes(hq.replace("1398", "1399") + hidden + PAIR)).toEqual(["mtu/mss"]);
  });
});

describe("networks", () => {
  test("an exception for what is shared is an answer", () => {
    const riga = site("riga", 2, "  lan = 10.1.8.0/24");
    expect(codes(site("hq", 1) + riga + PAIR)).toEqual(["network/overlap-sites"]);
    const exempt = "  policy 10.1.8.0/24 <-> 10.1.8.0/24 { action = none }\n  policy left.lan <-> right.lan";
    expect(codes(site("hq", 1) + riga + tunnel("hq", "riga", exempt))).toEqual([]);
    expect(
      codes(site("hq", 1) + riga + tunnel("hq", "riga", "  policy 10.9.0.0/16 <-> 10.8.0.0/16")),
    ).toEqual([]);
  });

  test("overlapping networks of sites that meet nowhere are nobody's business", () => {
    const spokes = site("a", 3, "  lan = 10.9.0.0/16") + site("b", 4, "  lan = 10.9.0.0/16");
    const apart = site("hq", 1) + RIGA + spokes + tunnel("hq", "a") + tunnel("riga", "b");
    expect(codes(apart)).toEqual([]);
    expect(codes(apart.replace("riga-b: riga", "hq-b: hq"))).toEqual(["network/overlap-remote-remote"]);
  });

  test("two tunnels to one site are no overlap", () => {
    const spare =
      'tunnel spare: hq <-> riga extends hq-riga {\n  psk = env("SPARE")\n  waive policy/duplicate-selector "x"\n}\n';
    expect(codes(site("hq", 1) + RIGA + PAIR + spare)).toEqual([]);
  });

  test("the same inside network on two different devices is no conflict", () => {
    const inside = "  inside = 169.254.10.1/30 <-> 169.254.10.2/30";
    const four = site("hq", 1) + RIGA + site("a", 3) + site("b", 4);
    expect(codes(four + tunnel("hq", "riga", inside) + tunnel("a", "b", inside))).toEqual([]);
    expect(codes(four + tunnel("hq", "riga", inside) + tunnel("hq", "b", inside))).toEqual([
      "network/linklocal-reused",
    ]);
  });
});

describe("BGP", () => {
  const as = (number: number, more = ""): string => `  bgp core {\n    as = ${number}\n${more}  }`;
  const session = (lines = ""): string =>
    `  inside = 172.31.0.1/30 <-> 172.31.0.2/30\n  policy any <-> right.lan\n  policy left.inside <-> right.inside {\n    protocol = tcp\n  }\n  bgp {\n    name = s\n${lines}  }`;
  const project = (lines = "", more = ""): string =>
    site("hq", 1, as(65_001, more)) + site("riga", 2, as(65_002)) + tunnel("hq", "riga", session(lines));

  test("a sound session is not commented", () => {
    expect(codes(project())).toEqual([]);
    expect(codes(project("    hold-time = 0s\n"))).toEqual([]);
    expect(codes(project("    default-originate = always\n"))).toEqual([]);
    expect(codes(project("", "    redistribute-connected = yes\n"))).toEqual([]);
    expect(codes(project("", "    networks = 10.1.0.0/16, 10.2.0.0/16\n"))).toEqual([]);
  });

  test.each([
    ["    hold-time = 2s\n", ["bgp/hold-time"]],
    ["    hold-time = 90s <-> 30s\n    keepalive = 30s\n", ["bgp/hold-time"]],
    ["    as = 23456 <-> 65002\n", ["bgp/asn-range"]],
  ])("%s", (lines, expected) => {
    expect(codes(project(lines))).toEqual(expected);
  });

  test("a policy for other protocols does not carry the session", () => {
    expect(codes(project().replace("protocol = tcp", "protocol = udp"))).toEqual([
      "bgp/policy-covers-session",
    ]);
  });

  test("before RouterOS 7 a network is announced whether there is a route or not", () => {
    const old = project("", "    networks = 10.0.0.0/8\n");
    expect(codes(old)).toEqual(["bgp/output-network-igp"]);
    expect(codes(old.replaceAll("routeros 7.20", "routeros 6.49"))).toEqual([]);
  });
});

describe("AWS", () => {
  const CLOUD = "site cloud {\n  device = aws\n  lan    = 10.12.0.0/16\n}\n";
  const both = (lines = ""): string =>
    site("hq", 1) +
    CLOUD +
    tunnel("hq", "cloud", `  outside = 203.0.113.1 <-> 198.51.100.1\n${lines}`) +
    'tunnel spare: hq <-> cloud extends hq-cloud {\n  psk     = env("SPARE")\n  outside = 203.0.113.1 <-> 198.51.100.2\n  standby = yes\n}\n';

  test("its own defaults, and what it offers, are accepted", () => {
    expect(codes(both())).toEqual([]);
    expect(codes(both("  phase1 {\n    encryption = 3des, aes-256-cbc\n  }"))).toEqual([]);
    expect(codes(both("  phase2 {\n    pfs = modp1536\n  }"))).toEqual([]);
  });

  // prettier-ignore
  test.each([
    ["phase1", "encryption = aes-192-cbc"],
    ["phase1", "dh-group = x25519"],
    ["phase1", "exchange = aggressive"],
    ["phase1", "lifetime = 10m"],
    ["phase1", "dpd { interval = 5s  failures = 3 }"],
    ["phase2", "pfs = none"],
    ["phase2", "lifetime = 2h"],
    ["phase2", "ipsec-protocols = esp, ah"],
  ])("refuses %s { %s }, once for both tunnels", (phase, line) => {
    const said = found(both(`  ${phase} {\n    ${line}\n  }`)).filter(({ code }) => code === "aws/values");
    expect(said.length).toBe(1);
    expect(said[0]?.severity).toBe("error");
  });

  test("phase 2 must be shorter than phase 1", () => {
    const [said] = found(both("  phase1 {\n    lifetime = 30m\n  }\n  phase2 {\n    lifetime = 1h\n  }"));
    expect(said?.message).toContain("less than phase 1, which lives 30m");
  });

  test("an inside network is a /30 of the link-local range", () => {
    expect(codes(both("  inside = 172.31.0.1/30 <-> 172.31.0.2/30"))).toContain("aws/values");
  });

  test("behind a translator with a fixed address it is recognised, behind an unknown one it is not", () => {
    const nat = (value: string): string =>
      both()
        .replace("wan    = 203.0.113.1/24", `behind-nat = ${value}\n  wan    = 192.168.1.2/24`)
        .replaceAll("outside = 203.0.113.1", "outside = 192.168.1.2");
    expect(codes(nat("203.0.113.1"))).toEqual([]);
    expect(codes(nat("yes"))).toContain("aws/static-outside");
  });
});

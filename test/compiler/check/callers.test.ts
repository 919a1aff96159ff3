/** Ends that call from unknown addresses: who cannot be told apart, where it is said, and what is nobody's fault. */

import { describe, expect, it } from "vitest";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { expectDiagnostics } from "../../support/expect-diagnostics.ts";
import { SITES } from "../../support/two-sites.ts";

const caller = (name: string, net: number, rest: string): string => `
site ${name} {
  device = routeros 7.20
  wan    = dynamic on ether1
  lan    = 10.${net}.0.0/16
${rest}}
`;
const fqdn = (name: string): string => `  id     = fqdn("${name}.example.net")\n`;
const STAR = '  phase1 = strong\n  phase2 = strong\n  psk    = env("KEY")\n}\n';
const errors = (text: string): readonly string[] =>
  codesOf(analyzeText(SITES + text)).filter((code) => code.startsWith("error"));

describe("identities", () => {
  it("are asked for where another one calls the same address, at each that has none", () => {
    expectDiagnostics(`${SITES}${caller("oslo", 3, fqdn("oslo"))}${caller("bergen", 4, "")}
tunnel t: hq <-> oslo, bergen {
                 ^^^^ also peer/caller-id
                       ^^^^^^ peer/caller-id
${STAR}`);
  });

  it("need not be stated by an only caller, or by one with an address or a name", () => {
    const oslo = caller("oslo", 3, "");
    expect(errors(`${oslo}tunnel t: hq <-> oslo {\n${STAR}`)).toEqual([]);
    expect(errors(`${oslo}tunnel t: hq <-> oslo, riga {\n${STAR}`)).toEqual([]);
    const named = `tunnel t-bergen: hq <-> bergen extends t {\n  outside = 203.0.113.2 <-> dns("b.example.net")\n}\n`;
    expect(
      errors(`${oslo}${caller("bergen", 4, "")}tunnel t: hq <-> oslo, bergen {\n${STAR}${named}`),
    ).toEqual([]);
  });

  it("are asked for at each address of a site by itself", () => {
    const tunnel = (name: string, own: string): string =>
      `tunnel ${name}: hq <-> ${name} {\n  outside = ${own} <-> right.wan\n${STAR}`;
    const two = SITES.replace("203.0.113.2/24 on ether1", "203.0.113.2/24 on ether1, 192.0.2.2/24 on ether2");
    const behind = (name: string, net: number): string =>
      caller(name, net, "  behind-nat = yes\n").replace("dynamic", `192.168.${net}.2/24`);
    const of = (own: string): readonly string[] =>
      codesOf(
        analyzeText(
          two +
            behind("oslo", 3) +
            behind("bergen", 4) +
            tunnel("oslo", "203.0.113.2") +
            tunnel("bergen", own),
        ),
      ).filter((code) => code.startsWith("error"));
    expect(of("192.0.2.2")).toEqual([]);
    expect(of("203.0.113.2")).toEqual(["error peer/caller-id", "error peer/caller-id"]);
  });

  it("that are one line for a whole star are told at the branches", () => {
    expectDiagnostics(`${SITES}${caller("oslo", 3, "")}${caller("bergen", 4, "")}
tunnel t: hq <-> oslo, bergen {
                       ^^^^^^ peer/caller-id-shared
  id = fqdn("hq.example.net") <-> fqdn("branch.example.net")
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ also peer/caller-id-shared
${STAR}`);
  });

  it("may be what a peer expects, without anything of the other end", () => {
    const peer = (name: string, id: string): string => `
  peer ${name} {
    phase1 = strong
    psk    = env("KEY_${name.toUpperCase()}")
${id}  }
  policy 10.1.0.0/16 -> 10.${name.length}.0.0/16 {
    peer   = ${name}
    phase2 = strong
  }
`;
    const hq = (second: string): string =>
      SITES.replace(
        "  lan    = 10.1.0.0/16\n",
        `  lan    = 10.1.0.0/16\n${peer("oslo", '    remote-id = fqdn("oslo.example.net")\n')}${peer("bergen", second)}`,
      );
    const of = (text: string): readonly string[] =>
      codesOf(analyzeText(text)).filter((code) => code.startsWith("error"));
    expect(of(hq(""))).toEqual(["error peer/caller-id"]);
    expect(of(hq('    remote-id = fqdn("oslo.example.net")\n'))).toEqual(["error peer/caller-id-shared"]);
    expect(of(hq('    remote-id = fqdn("bergen.example.net")\n'))).toEqual([]);
  });
});

it("one main mode caller is enough", () => {
  const main = SITES.replace("ikev2", "main").replaceAll("ecp256", "modp2048");
  const oslo = caller("oslo", 3, fqdn("oslo"));
  const of = (text: string): readonly string[] =>
    codesOf(analyzeText(main + text)).filter((code) => code.startsWith("error"));
  expect(of(`${oslo}tunnel t: hq <-> oslo, riga {\n${STAR}`)).toEqual([]);
  expect(of(`${oslo}${caller("bergen", 4, fqdn("bergen"))}tunnel t: hq <-> oslo, bergen {\n${STAR}`)).toEqual(
    ["error peer/caller-main-mode"],
  );
});

it("who may not begin is told, and who cannot", () => {
  expectDiagnostics(
    `${SITES}${caller("oslo", 3, "")}
tunnel t: hq <-> oslo {
  initiate = yes <-> yes
             ^^^ phase1/caller-initiate
${STAR}`.replace(
      "  wan    = dynamic on ether1\n",
      "  wan    = dynamic on ether1\n           ^^^^^^^^^^^^^^^^^ also phase1/caller-initiate\n",
    ),
  );
  const oslo = caller("oslo", 3, "");
  expect(errors(`${oslo}tunnel t: hq <-> oslo {\n  initiate = yes\n${STAR}`)).toEqual([]);
  expect(errors(`${oslo}tunnel t: hq <-> oslo {\n  initiate = no <-> yes\n${STAR}`)).toEqual([]);
});

describe("policies that are made when somebody calls", () => {
  const policies = (lines: string): string =>
    `${caller("oslo", 3, "")}tunnel t: hq <-> oslo {\n${lines}${STAR}`;

  it("may not share packets with what does something else with them", () => {
    expectDiagnostics(`${SITES}${caller("oslo", 3, "")}
tunnel t: hq <-> oslo {
  policy 10.1.9.0/24 <-> right.lan {
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ also policy/caller-order
    action = none
  }
  policy left.lan <-> right.lan
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ policy/caller-order
${STAR}`);
  });

  it("may share none, or what another tunnel between fixed addresses has beside them", () => {
    const apart =
      "  policy 10.9.0.0/16 <-> right.lan {\n    action = none\n  }\n  policy left.lan <-> right.lan\n";
    expect(errors(policies(apart))).toEqual([]);
    expect(errors(`${policies("")}tunnel u: hq <-> riga {\n${STAR}`)).toEqual([]);
  });
});

it("a caller with several networks gives each its own SAs, as the router that it calls does since 6.38", () => {
  const text = (release: string, level: string): string =>
    `${SITES.replace("routeros 7.20", `routeros ${release}`)}${caller("oslo", 3, "").replace("10.3.0.0/16", "10.3.0.0/24, 10.4.0.0/24")}tunnel t: hq <-> oslo {
  policy left.lan <-> right.lan {
    level = ${level}
  }
${STAR}`;
  const found = (release: string, level: string): readonly string[] =>
    codesOf(analyzeText(text(release, level))).filter((code) => code.includes("level"));
  expect(found("7.20", "require")).toEqual(["warning policy/level-unique"]);
  expect(found("7.20", "unique")).toEqual([]);
  expect(found("6.37", "require")).toEqual([]);
});

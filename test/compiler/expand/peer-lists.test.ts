/** A site's own policy for several peers: one row on the router, a child of each connection, and the first peer's settings. */

import { describe, expect, it } from "vitest";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { analyzeExample, scriptsOf } from "../../support/examples.ts";
import { readScript } from "../../support/routeros-reader.ts";

const peer = (name: string, address: string): string =>
  `  peer ${name} {\n    address = ${address}\n    phase1  = p\n    psk     = env("${name.toUpperCase()}")\n  }\n`;
const site = (release: string, list: string, more = ""): string => `phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
}

phase2 p {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
}

site branch {
  device = routeros ${release}
  wan    = 192.0.2.9/24

${peer("first", "203.0.113.1")}
${peer("second", "203.0.113.2")}
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = ${list}
    phase2 = p
  }
${more}}
`;

const errorsOf = (text: string): readonly string[] =>
  codesOf(analyzeText(text)).filter((code) => !code.startsWith("hint"));

describe("`peer = first, second`", () => {
  const analysis = analyzeExample(site("7.22", "first, second"));

  it("is one policy of the router, in the order written", () => {
    const script = scriptsOf(analysis).get("branch.rsc") ?? "";
    const policies = readScript(script).filter(({ menu }) => menu === "/ip ipsec policy");
    expect(policies.map(({ arguments: all }) => all.get("peer"))).toEqual(["first,second"]);
  });

  it("is a child of either connection", () => {
    expect(analysis.expansion.connections.map(({ policies }) => policies.length)).toEqual([1, 1]);
    expect(errorsOf(site("7.22", "first, second"))).toEqual([]);
    expect(errorsOf(site("7.22", "first"))).toContain("error policy/empty");
  });

  it("names peers that exist, each of them", () => {
    expect(errorsOf(site("7.22", "first, secnd"))).toContain("error name/dangling");
    expect(errorsOf(site("7.22", "frst, second"))).toContain("error name/dangling");
  });

  it("is compared with the policies that stand beside it once", () => {
    const twice = "  policy 10.1.0.0/16 -> 10.2.0.0/16 {\n    peer   = second\n    phase2 = p\n  }\n";
    const codes = errorsOf(site("7.22", "first, second", twice));
    expect(codes.filter((code) => code.endsWith("policy/duplicate-selector"))).toHaveLength(1);
  });

  it("is refused where no source shows the list, under the name that it has in the file", () => {
    const text = site("6.49.10", "first, second");
    const found = analyzeText(text).diagnostics.find(({ code }) => code === "target/parameter-unsupported");
    expect(found?.message).toBe("`policy.peer` cannot be configured on `branch` (RouterOS 6.49.10).");
    expect(found?.place?.span.start).toBe(text.indexOf("first, second"));
  });
});

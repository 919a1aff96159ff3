/** The acceptance procedure names the commands its release has and what must be seen, and never a secret. */

import { describe, expect, it, test } from "vitest";
import { procedureFor } from "../../../compiler/verify/procedure/index.ts";
import { analyzeTexts } from "../../support/analyze.ts";
import { analyzeExample, EXAMPLES, exampleTexts, PUBLISHED } from "../../support/examples.ts";
import { analyzeAt, RELEASES } from "../../support/generations.ts";

function procedures(analysis: ReturnType<typeof analyzeTexts>): ReadonlyMap<string, string> {
  const { model } = analysis;
  if (model === undefined) throw new Error("no model");
  return new Map(
    model.devices.flatMap((device) => {
      const file = procedureFor(device, model);
      expect(file?.secret ?? false).toBe(false);
      return file === undefined ? [] : [[file.name, file.text] as const];
    }),
  );
}

const commandsIn = (text: string): string[] =>
  text.split("\n").flatMap((line) => /^ {5}(\S.*)/.exec(line)?.[1] ?? []);

test.each(EXAMPLES)("%s: a procedure for each configured site, without secrets", (name) => {
  const analysis = analyzeExample(exampleTexts(name));
  const texts = procedures(analysis);
  const asked = (analysis.model?.devices ?? []).filter(({ target }) => target !== "generic");
  expect([...texts.keys()].toSorted()).toEqual(asked.map(({ site }) => `${site}.verify.txt`).toSorted());
  for (const text of texts.values()) {
    for (const value of Object.values(PUBLISHED)) expect(text).not.toContain(value);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
});

describe("the 2011 post's test", () => {
  const office = procedures(analyzeExample(exampleTexts("aws-vpc"))).get("office.verify.txt") ?? "";

  it("has the post's commands in an order that works", () => {
    expect(commandsIn(office)).toEqual([
      "/ping 169.254.255.1 count=15",
      "/ping 169.254.255.5 count=15",
      "/ip ipsec remote-peers print",
      "/ip ipsec installed-sa print",
      "/system telnet 169.254.255.1 179",
      "/system telnet 169.254.255.5 179",
      "/routing bgp peer print status",
      "/ip firewall filter print",
    ]);
  });

  it.each([
    "aws-1: state=established with 72.21.209.193",
    "4 SAs in all",
    "aws-us-east-test-5: none, it is switched off",
    "1 ms for a place far away is the wrong host",
    "some ten seconds",
    "wait 30 seconds",
    "switch off every packet filter",
  ])("expects: %s", (sentence) => {
    expect(office).toContain(sentence);
  });
});

describe.each(RELEASES)("RouterOS %s", (release) => {
  const commands = commandsIn(procedures(analyzeAt("one.vpn", release)).get("hq.verify.txt") ?? "");
  const [major = 0, minor = 0] = release.split(".").map(Number);

  it("is asked with its own words", () => {
    const peers = commands.filter((each) => each.includes("peers"));
    const active = major === 7 || (major === 6 && minor >= 45);
    expect(peers).toEqual(major < 5 ? [] : [`/ip ipsec ${active ? "active" : "remote"}-peers print`]);
    expect(commands).toContain("/ip ipsec installed-sa print");
    // No source shows the argument before.
    const sources = commands.some((each) => each.includes("src-address="));
    expect(sources).toBe(major === 7 && minor >= 9);
  });
});

test("the far ends are asked in their own way, and a name cannot leave its line", () => {
  const text = (device: string): string => `
phase1 p {
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
site "h q" {
  device = routeros 7.20
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}
site far {
  device = ${device}
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
}
tunnel t: "h q" <-> far {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
}
`;
  const far = (device: string): string[] =>
    commandsIn(procedures(analyzeTexts({ "/a.vpn": text(device) })).get("far.verify.txt") ?? "");
  expect(far("strongswan")).toContain("swanctl --list-sas");
  expect(far("generic")).toEqual([]);
  const hq = procedures(analyzeTexts({ "/a.vpn": text("generic") })).get("h_q.verify.txt") ?? "";
  expect(hq).toContain("`vpnc verify 'h q' FILE`");
});

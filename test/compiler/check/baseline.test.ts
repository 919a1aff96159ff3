/** `baseline`: what a project demands of its algorithms, from vpnc.json or from the command line, which is stronger. */

import { describe, expect, it } from "vitest";
import { project } from "../../../compiler/diagnostics/catalogue/example.ts";
import type { Baseline } from "../../../compiler/catalogue/algorithms.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { memoryHost } from "../../../compiler/host/memory.ts";
import { analyze } from "../../../compiler/pipeline.ts";
import { loadProject } from "../../../compiler/project/load.ts";
import { analyzeTexts } from "../../support/analyze.ts";

interface Demand {
  readonly stated?: Baseline;
  readonly asked?: Baseline;
}

function found(text: string, { stated, asked }: Demand): readonly Diagnostic[] {
  const { diagnostics } = analyzeTexts(
    { "/project/main.vpn": text },
    { settings: { baseline: stated }, ...(asked === undefined ? {} : { baseline: asked }) },
  );
  return diagnostics.filter(({ code }) => code === "crypto/baseline");
}

const withPhase1 = (hash: string, group: string, more = ""): string =>
  project({
    phase1: `\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = ${hash}\n  dh-group   = ${group}${more}`,
  });

it("is read from vpnc.json, as the editor and the command line load it", () => {
  const host = memoryHost({
    "vpnc.json": '{ "baseline": "bsi" }',
    "main.vpn": withPhase1("sha256", "modp2048"),
  });
  const { diagnostics } = analyze(loadProject(host, []));
  expect(diagnostics.map(({ code }) => code)).toContain("crypto/baseline");
});

it("is silent without a demand", () => {
  expect(found(withPhase1("sha1", "modp1024"), {})).toEqual([]);
});

it("names the value, the requirement with its place, and what the devices have instead", () => {
  const [diagnostic, ...others] = found(withPhase1("sha256", "modp1024"), { stated: "rfc" });
  expect(others).toEqual([]);
  expect(diagnostic).toMatchObject({
    severity: "error",
    message: "`dh-group = modp1024` in `phase1 strong` is not allowed by RFC 8221, RFC 8247 and RFC 9395",
    notes: ["RFC 8247, section 2.4: SHOULD NOT"],
    help: "use `dh-group = modp2048`",
  });
});

it("offers only what the baseline allows: BSI asks for 3000 bits", () => {
  const [diagnostic] = found(withPhase1("sha256", "modp2048"), { stated: "bsi" });
  expect(diagnostic?.help).toBe("use `dh-group = ecp256`");
});

it("says what is only known at second hand or from memory", () => {
  const notes = (baseline: Baseline): string =>
    found(withPhase1("sha256", "x25519"), { stated: baseline })
      .flatMap((d) => d.notes)
      .join("\n");
  expect(notes("nist")).toMatch(/NIST SP 800-77r1, .*\(at second hand\)/);
  expect(notes("bsi")).toMatch(/BSI TR-02102-3, .*\(from memory\)/);
});

it("takes the command line's word over the project's", () => {
  const text = withPhase1("sha256", "modp2048");
  expect(found(text, { stated: "bsi", asked: "rfc" })).toEqual([]);
  expect(found(text, { stated: "rfc", asked: "bsi" })).toHaveLength(1);
});

describe("beside algorithms", () => {
  it.each<[Baseline, string, string]>([
    ["rfc", "IKEv1", "exchange   = main"],
    ["bsi", "IKEv1", "exchange   = main"],
    ["cnsa2", "IKEv1", "exchange   = main"],
  ])("%s demands IKEv2", (stated, _, line) => {
    const text = withPhase1("sha512", "modp4096").replace("exchange   = ikev2", line);
    expect(found(text, { stated }).some(({ message }) => message.includes("exchange = main"))).toBe(true);
  });

  it("nist limits lifetimes", () => {
    const messages = found(withPhase1("sha256", "ecp256", "\n  lifetime   = 2d"), { stated: "nist" });
    expect(messages.map((d) => d.message)).toEqual([
      "`lifetime = 2d` in `phase1 strong` is not allowed by NIST SP 800-77r1",
    ]);
  });
});

it("can be accepted with a reason, in the profile", () => {
  const text = withPhase1("sha256", "modp2048", '\n  waive crypto/baseline "until the router is replaced"');
  expect(found(text, { stated: "bsi" })).toMatchObject([
    { severity: "hint", notes: ["waived: until the router is replaced"] },
  ]);
});

it("is said once for a profile, however many tunnels use it", () => {
  const text = `${withPhase1("sha256", "modp2048")}
tunnel again: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("AGAIN")
}
`;
  expect(found(text, { stated: "bsi" })).toHaveLength(1);
});

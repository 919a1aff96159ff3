/** One cause is told once: what follows from it is silent. And what was evidently meant is offered. */

import { describe, expect, it } from "vitest";
import { analyzeText } from "../../support/analyze.ts";

const tunnels = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `
tunnel t${at}: hq <-> s${at} {
  phase1 = strong
  phase2 = strong
  psk    = env("T${at}")
}
site s${at} {
  device = routeros 7.20
  wan    = 198.51.100.${at + 1}/24 on ether1
  lan    = 10.${at + 2}.0.0/16
}
`,
  ).join("");

const PROJECT = `
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}
phase2 strong {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = ecp256
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
${tunnels(5)}`;

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly help: string | undefined;
  readonly fixes: readonly string[];
}

function told(text: string): readonly Told[] {
  return analyzeText(text).diagnostics.map(({ code, severity, help, fixes }) => ({
    code,
    severity,
    help,
    fixes: fixes.map((fix) => {
      expect(fix.safe, "a guess is not applied unasked").toBe(false);
      return fix.edits.map((edit) => edit.text).join();
    }),
  }));
}

it("the project itself is sound", () => {
  expect(told(PROJECT)).toEqual([]);
});

describe("a slip in what five tunnels use is told once, with what was meant", () => {
  it.each([
    ["an algorithm of phase 1", "dh-group   = ecp256", "dh-group   = ecp265", "type/unknown-word", "ecp256"],
    [
      "an algorithm of phase 2",
      "encryption = aes-256-cbc\n  auth",
      "encryption = aes-265-cbc\n  auth",
      "type/unknown-word",
      "aes-256-cbc",
    ],
    ["a key", "dh-group   =", "dh-gruop   =", "name/unknown-key", "dh-group"],
    ["a word", "exchange   = ikev2", "exchange   = ikve2", "type/unknown-word", "ikev2"],
    ["a block", "phase2 strong {", "phsae2 strong {", "syntax/unknown-declaration", "phase2"],
  ])("%s", (_, right, wrong, code, meant) => {
    const found = told(PROJECT.replace(right, wrong)).filter((d) => d.code === code);
    expect(found).toHaveLength(1);
    expect(found[0]?.help).toContain(meant);
    expect(found[0]?.fixes).toEqual([meant]);
  });

  it.each([
    ["an algorithm of phase 1", "dh-group   = ecp256", "dh-group   = ecp265"],
    ["an algorithm of phase 2", "encryption = aes-256-cbc\n  auth", "encryption = aes-265-cbc\n  auth"],
    ["a word", "exchange   = ikev2", "exchange   = ikve2"],
    ["a value of another kind", "lan    = 10.1.0.0/16", "lan    = yes"],
  ])("%s, and nothing else", (_, right, wrong) => {
    expect(told(PROJECT.replace(right, wrong))).toHaveLength(1);
  });
});

it("a profile whose name is misspelt in one tunnel is told there, and as unused nowhere", () => {
  const found = told(PROJECT.replace("phase1 = strong", "phase1 = strnog"));
  expect(found).toMatchObject([{ code: "name/dangling", fixes: ["strong"] }]);
});

it("a misspelt code of a waiver is told with the code that was meant", () => {
  const found = told(
    PROJECT.replace("pfs        = ecp256", 'pfs        = ecp256\n  waive crypto/waek "old"'),
  );
  expect(found).toMatchObject([{ code: "waive/unknown-code", fixes: ["crypto/weak"] }]);
});

it("a weak value in a profile is told once, however many tunnels use it", () => {
  const found = told(PROJECT.replace("dh-group   = ecp256", "dh-group   = modp1024"));
  expect(found).toMatchObject([{ code: "crypto/weak", severity: "warning" }]);
});

describe("a waiver", () => {
  const weak = PROJECT.replace("dh-group   = ecp256", "dh-group   = modp1024");
  const REASON = 'waive crypto/weak "the partners have nothing else"';
  const codes = (text: string): readonly string[] =>
    told(text).map(({ severity, code }) => `${severity} ${code}`);

  it("in the profile covers every tunnel", () => {
    expect(codes(weak.replace("modp1024", `modp1024\n  ${REASON}`))).toEqual(["hint crypto/weak"]);
  });

  it("in the site covers the tunnels of the site", () => {
    expect(codes(weak.replace("lan    = 10.1.0.0/16", `lan    = 10.1.0.0/16\n  ${REASON}`))).toEqual([
      "hint crypto/weak",
    ]);
  });

  it("in one tunnel leaves the others' warning, and is not idle", () => {
    expect(codes(weak.replace('env("T0")', `env("T0")\n  ${REASON}`))).toEqual(["warning crypto/weak"]);
  });

  it("in the other phase's profile covers nothing", () => {
    expect(codes(weak.replace("pfs        = ecp256", `pfs        = ecp256\n  ${REASON}`))).toEqual([
      "warning crypto/weak",
      "warning waive/idle",
    ]);
  });

  it("that is idle on every target warns", () => {
    expect(codes(PROJECT.replace("pfs        = ecp256", `pfs        = ecp256\n  ${REASON}`))).toEqual([
      "warning waive/idle",
    ]);
  });
});

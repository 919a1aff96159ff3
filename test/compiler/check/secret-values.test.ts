/** What is judged on the values of secrets, and that none of them is ever shown. */

import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KEYS, manual, project, SOUND_MANUAL } from "../../../compiler/diagnostics/catalogue/example.ts";
import { KEYED, keyedPeers } from "../../../compiler/diagnostics/catalogue/example-peers.ts";
import { CLOUD } from "../../../compiler/diagnostics/catalogue/example-ends.ts";
import { analyzeText } from "../../support/analyze.ts";
import { PUBLISHED } from "../../support/examples.ts";

const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

function codes(text: string, value: string | ((name: string) => string)): readonly string[] {
  const valueOf = typeof value === "string" ? () => value : value;
  const { diagnostics } = analyzeText(text, { readSecret: ({ name }) => valueOf(name), digest });
  if (typeof value === "string" && value.length > 3) expect(JSON.stringify(diagnostics)).not.toContain(value);
  return diagnostics.flatMap(({ code, severity }) => (severity === "hint" ? [] : [code]));
}

const RANDOM = "k7Qw2ZrT9xLmP4sVb8NcYd3HfGj6";

describe("a manual key that two peers call by two names", () => {
  const before = `key cipher-2 { algorithm = aes  length = 128  value = env("CIPHER_2") }\n`;
  const text = keyedPeers({ riga: KEYED.riga.replace("cipher-1", "cipher-2"), before });
  const hash = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c";
  const one = "00112233445566778899aabbccddeeff";

  it("must be one key", () => {
    expect(codes(text, (name) => (name === "HASH_1" ? hash : one))).toEqual([]);
    const other = one.replace("00", "ff");
    const found = codes(text, (name) => (name === "HASH_1" ? hash : name === "CIPHER_2" ? other : one));
    // In either direction.
    expect(found).toEqual(["manual/key-not-mirrored", "manual/key-not-mirrored"]);
  });
});

describe("a pre-shared key", () => {
  it.each([
    ["hunter2", ["secret/short"]],
    ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ["secret/short"]],
    ["12121212121212121212121212", ["secret/short"]],
    ["correct horse battery staple", []],
    [RANDOM, []],
  ])("%s: %s", (value, expected) => {
    expect(codes(project(), value)).toEqual(expected);
  });

  it.each(Object.values(PUBLISHED))("that was published is known by its hash", (value) => {
    expect(codes(project(), value)).toEqual(["secret/published"]);
  });

  it("is not looked up where nobody can hash", () => {
    const { diagnostics } = analyzeText(project(), { readSecret: () => PUBLISHED.AWS_PSK_1 });
    expect(diagnostics).toEqual([]);
  });

  it("of several tunnels is told at each but the first, also through two references", () => {
    const text = `${project()}
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}
tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_OSLO")
}
`;
    expect(codes(text, RANDOM)).toEqual(["secret/reused"]);
    expect(codes(text, (name) => `${RANDOM}${name}`)).toEqual([]);
  });

  it.each([
    ["0x8f14e45fceea167a5a36dedd4bea2543", []],
    ["0x8f14e45fceea167a5a36dedd4bea254", ["phase1/psk-0x-digits"]],
    ["0xnot-hexadecimal-at-all-but-long", ["phase1/psk-0x-digits"]],
  ])("that begins with 0x, between two RouterOS: %s", (value, expected) => {
    expect(codes(project(), value)).toEqual(expected);
  });

  it("that begins with 0x is ambiguous with a described partner", () => {
    const text = project({
      riga: "\n  device = generic\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
    });
    expect(codes(text, "0x8f14e45fceea167a5a36dedd4bea2543")).toEqual(["phase1/psk-0x-ambiguous"]);
  });

  const cloud = project({
    ...CLOUD,
    phase1:
      "\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = sha256\n  dh-group   = ecp256\n  lifetime   = 8h",
  });

  it.each([
    [RANDOM, []],
    [`0${RANDOM}`, ["secret/aws-charset"]],
    [`${RANDOM}-`, ["secret/aws-charset"]],
    [RANDOM.repeat(3), ["secret/aws-charset"]],
  ])("for AWS: %s", (value, expected) => {
    expect(codes(cloud, value).filter((code) => code.startsWith("secret/"))).toEqual(expected);
  });
});

describe("a key for Azure", () => {
  const text = project({
    riga: "\n  device = azure\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
  });

  it.each([
    [RANDOM, []],
    [`${RANDOM}!#$%,./:=@[]^_{|}`, []],
    [`${RANDOM}-`, ["secret/azure-charset"]],
    [`${RANDOM}~`, ["secret/azure-charset"]],
    [`${RANDOM} x`, ["secret/azure-charset"]],
    [`${RANDOM}ī`, ["secret/azure-charset"]],
    [RANDOM.repeat(5).slice(0, 128), []],
    [RANDOM.repeat(5).slice(0, 129), ["secret/azure-charset"]],
  ])("%s", (value, expected) => {
    expect(codes(text, value).filter((code) => code.startsWith("secret/"))).toEqual(expected);
  });
});

describe("a manual key", () => {
  const keyed = (algorithm: string, length: number): string =>
    manual(
      SOUND_MANUAL,
      "ah, esp",
      KEYS.replace("algorithm = aes  length = 128", `algorithm = ${algorithm}  length = ${length}`),
    );
  const value = (digits: string) => (name: string) =>
    name === "CIPHER_1" ? digits : "0123456789abcdef0123456789abcdef01234567";
  const [one, two, three] = ["0123456789abcdef", "fedcba9876543210", "89abcdef01234567"];

  it.each([
    ["des", 64, "0101010101010101", true],
    ["des", 64, "0000000000000000", true],
    ["des", 64, "E0E0E0E0F1F1F1F1", true],
    ["des", 64, "1ffe1ffe0efe0efe", true],
    ["des", 64, one, false],
    ["3des", 192, `${one}${one}${three}`, true],
    ["3des", 192, `${one}${two}${two}`, true],
    // The same but for the parity bits.
    ["3des", 192, `${one}0122446688aaccee${three}`, true],
    ["3des", 192, `${one}${two}${three}`, false],
    ["aes", 128, "0".repeat(32), true],
    ["aes", 128, `${one}${two}`, false],
  ])("of %s, %i bits, %s: weak %s", (algorithm, length, digits, weak) => {
    const found = codes(keyed(algorithm, length), value(digits));
    expect(found.includes("manual/weak-key")).toBe(weak);
    expect(found).not.toContain("manual/key-value");
  });
});

/** Derived keys: the published vectors, an independent HKDF, and what a project makes of `derive(MASTER)`. */

import { createHmac, hkdfSync } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedKey, type Hmac } from "../../compiler/model/derived-key.ts";
import { analyzeText } from "../support/analyze.ts";
import { SITES } from "../support/two-sites.ts";

const hmac: Hmac = (key, data) => createHmac("sha256", key).update(data).digest();
const STAPLE = "correct horse battery staple, twice over";

describe("the construction", () => {
  // Computed with `openssl kdf` 3.0 and, the third too, with Python's hmac and base64.
  it.each([
    [STAPLE, ["hq", "riga"], 1, "kyl4vnbxsnvw37mdgpuah24fejlnazkpcw3w5d2qw"],
    [STAPLE, ["riga", "hq"], 2, "k6hffosbxiwe5yrb66zchdyjaik2rz6rab7ammnng"],
    [
      "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c",
      ["Rīga 2", "ams"],
      1,
      "k7kl6ppmfj4636xdvczykffxso3hdfqyih3edzw3b",
    ],
  ] as const)("%s for %j, key %i", (master, ends, epoch, key) => {
    expect(derivedKey(master, { ends, epoch }, hmac)).toBe(key);
  });

  it("is RFC 5869, whatever the master and the names", () => {
    const name = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => !text.includes("\n"));
    fc.assert(
      fc.property(name, name, name, fc.integer({ min: 1, max: 999 }), (master, a, b, epoch) => {
        const sorted = [a, b].toSorted((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)));
        const info = ["vpnc psk 1", ...sorted, String(epoch)].join("\n");
        const bytes = Buffer.from(hkdfSync("sha256", master, "", info, 25));
        const key = derivedKey(master, { ends: [a, b], epoch }, hmac);
        expect(key).toMatch(/^k[a-z2-7]{40}$/);
        const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
        const value = Array.from(key.slice(1), (c) =>
          "abcdefghijklmnopqrstuvwxyz234567".indexOf(c).toString(2).padStart(5, "0"),
        ).join("");
        expect(value).toBe(bits);
        expect(derivedKey(master, { ends: [b, a], epoch }, hmac)).toBe(key);
      }),
    );
  });
});

describe("in a project", () => {
  const MASTER = 'secret master = env("MASTER")\n';
  const tunnel = (psk: string, header = "tunnel t: hq <-> riga"): string =>
    `${header} {\n  phase1 = strong\n  phase2 = strong\n  psk = ${psk}\n}\n`;
  const codes = (text: string): readonly string[] =>
    analyzeText(text)
      .diagnostics.filter(({ severity }) => severity !== "hint")
      .map(({ code }) => code);

  it("agrees at both ends, and is the key of its pair", () => {
    const { diagnostics, model } = analyzeText(SITES + MASTER + tunnel("derive(master, 2)"));
    expect(diagnostics.filter(({ severity }) => severity !== "hint")).toEqual([]);
    const keys = model?.devices.flatMap(({ connections }) =>
      connections.map(({ keying }) => (keying.kind === "ike" ? keying.psk?.value : undefined)),
    );
    expect(keys).toHaveLength(2);
    for (const key of keys ?? []) {
      expect(key).toMatchObject({
        name: "master, hq, riga, 2",
        declared: "master",
        derivation: { master: { source: "env", name: "MASTER" }, ends: ["hq", "riga"], epoch: 2 },
      });
    }
  });

  it.each([
    [tunnel("derive(nobody)"), "name/dangling"],
    [tunnel("derive(master, 0)"), "type/out-of-range"],
    [tunnel('derive("x")'), "type/mismatch"],
    [tunnel("derive(master, 1, 2)"), "type/mismatch"],
    [tunnel("derive(master <-> master)"), "syntax/unexpected"],
    [`${tunnel("derive(master)")}secret other = derive(master)\n`, "type/mismatch"],
  ])("%s", (text, code) => {
    expect(codes(SITES + MASTER + text)).toContain(code);
  });

  it("a weak master is told once, and keys of one pair are told to be one", () => {
    const star = `${MASTER}site oslo {\n  device = routeros 7.20\n  wan = 192.0.2.9/24 on ether1\n  lan = 10.9.0.0/16\n}\n${tunnel("derive(master)", "tunnel b: hq <-> riga, oslo")}`;
    const found = (value: string): readonly string[] =>
      analyzeText(SITES + star, {
        readSecret: ({ derivation }) =>
          derivation === undefined ? value : derivedKey(value, derivation, hmac),
      })
        .diagnostics.filter(({ code }) => code.startsWith("secret/"))
        .map(({ code, message }) => `${code}: ${message}`);
    expect(found("tooshort")).toEqual([
      "secret/short: the secret `master`, from which keys are derived, is short",
    ]);
    expect(found(STAPLE)).toEqual([]);
  });

  it("one swapped number is a mismatch that needs no secret to be seen", () => {
    const { diagnostics } = analyzeText(SITES + MASTER + tunnel("derive(master) <-> derive(master, 2)"));
    expect(diagnostics.map(({ code }) => code)).toContain("phase1/psk-unverifiable");
  });
});

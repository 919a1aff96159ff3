/** The rows about policies and peers name codes that exist, and every code of the two groups that judges has a row. */

import { expect, it } from "vitest";
import { isCode } from "../../../compiler/diagnostics/catalogue/index.ts";
import { RULES } from "../../../compiler/check/rules/index.ts";
import { peerRows } from "./peer.ts";
import { policyRows } from "./policy.ts";

const rows = [...policyRows, ...peerRows];

it("names each check once", () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it.each(rows)("$id", ({ id, as, code, reason }) => {
  if (as === "rule") {
    expect(isCode(code ?? id)).toBe(true);
    return;
  }
  expect(isCode(id)).toBe(false);
  expect(reason).toMatch(/\.$/);
  if (as === "covered") expect(isCode(code ?? "")).toBe(true);
});

it("leaves out no rule", () => {
  // They are about how vpnc's own language is used.
  const own = ["policy/empty", "peer/address-mismatch"];
  const known = new Set(rows.map(({ id, code }) => code ?? id));
  const rules = RULES.map((rule) => rule.code as string).filter((code) => /^(policy|peer)\//.test(code));
  expect(rules.filter((code) => !known.has(code) && !own.includes(code))).toEqual([]);
});

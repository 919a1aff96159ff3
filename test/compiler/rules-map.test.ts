/** Everything that was considered is a rule, or there is a reason why it is none; and docs/rules.md says so. */

import { describe, expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { RULES } from "../../compiler/check/rules/index.ts";
import { CONSIDERED, type Section } from "./rules-map/considered.ts";
import { RULES_MAP } from "./rules-map/index.ts";

const sections = Object.keys(CONSIDERED) as Section[];

it("has every subject once", () => {
  expect(Object.keys(RULES_MAP).toSorted()).toEqual(sections.toSorted());
});

describe.each(sections)("%s", (section) => {
  const rows = RULES_MAP[section];

  it("maps everything considered exactly once", () => {
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...CONSIDERED[section]].toSorted());
  });

  it.each(rows.map((row) => [row.id, row] as const))("%s", (_, { id, as, code, reason }) => {
    if (as === "rule" || as === "covered") expect(Object.keys(catalogue)).toContain(code ?? id);
    else {
      expect(code).toBeUndefined();
      expect(reason).toBeDefined();
    }
    if (as === "covered") expect(code, "names the code that says it").toBeDefined();
    if (reason !== undefined) expect(reason).toMatch(/^\S.*[a-z0-9`]\.$/);
  });
});

it("leaves out no rule about policies and peers but those about how the language itself is used", () => {
  const own = ["policy/empty", "peer/address-mismatch"];
  const known = new Set(Object.values(RULES_MAP).flatMap((rows) => rows.map(({ id, code }) => code ?? id)));
  const codes = RULES.map(({ code }): string => code).filter((code) => /^(?:policy|peer)\//.test(code));
  expect(codes.filter((code) => !known.has(code) && !own.includes(code))).toEqual([]);
});

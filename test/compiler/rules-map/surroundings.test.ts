/** The maps of the surroundings, of BGP and of clouds name codes that exist, and give a reason for everything else. */

import { expect, test } from "vitest";
import { isCode } from "../../../compiler/diagnostics/catalogue/index.ts";
import { bgp } from "./bgp.ts";
import { clouds } from "./clouds.ts";
import { surroundings } from "./surroundings.ts";

const all = [...surroundings, ...bgp, ...clouds];

test.each(all)("$id", ({ id, as, code, reason }) => {
  if (as === "rule") expect(isCode(code ?? id), code ?? id).toBe(true);
  else expect(reason, "a reason").toMatch(/^[A-Z`].*\.$/u);
  if (code !== undefined) expect(isCode(code), code).toBe(true);
  if (as === "covered") expect(code).toBeDefined();
});

test("says each thing once", () => {
  const ids = all.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

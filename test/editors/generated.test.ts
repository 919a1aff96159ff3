/** Every generated file is what its table renders today. */

import { expect, it } from "vitest";
import { GENERATED } from "../../scripts/generate.ts";
import { readFileSync } from "node:fs";

it.each(GENERATED)("$path is fresh", async ({ path, render }) => {
  const current = readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(current, "stale: run `npm run generate` and commit the result").toBe(await render());
});

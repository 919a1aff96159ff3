/** Links of imports, relative to the importing file. */

import { expect, it } from "vitest";
import { importLinks } from "../../lsp/features/imports.ts";
import { analysisOf, FILE } from "./support/cursor.ts";

it("lead to the files that are there", () => {
  const text =
    'import "b.vpn"\nimport "deep/../deep/c.vpn"\nimport "nowhere.vpn"\nimport "std/aws"\nimport "\nimport\n';
  const analysis = analysisOf(text, { "/project/b.vpn": "", "/project/deep/c.vpn": 'import "../b.vpn"\n' });
  const links = importLinks(analysis, FILE);
  expect(links.map(({ span, target }) => [text.slice(span.start, span.end), target])).toEqual([
    ["b.vpn", "/project/b.vpn"],
    ["deep/../deep/c.vpn", "/project/deep/c.vpn"],
    ["std/aws", "std:/aws.vpn"],
  ]);
  expect(importLinks(analysis, "/project/deep/c.vpn").map(({ target }) => target)).toEqual([
    "/project/b.vpn",
  ]);
});

/** What an editor says of stars, pools, derived keys and failovers. */

import { describe, expect, it } from "vitest";
import { lenses } from "../../lsp/features/lens/lenses.ts";
import { exampleText, exampleTexts } from "../support/examples.ts";
import { analysisOf, FILE, hoverAt } from "./support/cursor.ts";

const STAR = Object.values(exampleTexts("hub-and-branches")).join("\n");

describe("a star", () => {
  it("says which tunnels it makes, and of a spoke where its tunnel comes from", () => {
    expect(hoverAt(STAR.replace("tunnel branch:", "tunnel br┆anch:"))?.text).toContain("Makes 2 tunnels");
    const spoke = hoverAt(STAR.replace("hq <-> riga,", "hq <-> ri┆ga,"))?.text;
    expect(spoke).toContain("Makes tunnel `branch-riga`, from star `branch` at line");
  });

  it("has one line above it for all of its tunnels", () => {
    const titles = lenses(analysisOf(STAR), FILE).filter(({ shows }) => shows === "table");
    expect(titles.map(({ name, title }) => `${name}: ${title}`)).toContain("branch: 2 tunnels · ✓ all agree");
  });
});

it("a tunnel named in a failover is that tunnel", () => {
  const text = exampleText("failover");
  expect(hoverAt(text.replace("aws: aws-1, aws-2", "aws: aws-1, aws┆-2"))?.text).toContain(
    "tunnel aws-2: office",
  );
});

/** The standard library in an editor: its files open where they are shipped, explain themselves, and are nobody's to change. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { DocumentLink, Location } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { rename } from "../../lsp/features/names/rename.ts";
import { connect } from "./support/client.ts";
import { offeredAt } from "./support/complete.ts";
import { FILE, hoverAt } from "./support/cursor.ts";
import { marked } from "./support/marked.ts";

const FOLDER = fileURLToPath(new URL("../../compiler/std", import.meta.url));

const TEXT = `import "std/suites"

site a {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site b {
  device = routeros 7.22
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}

tunnel t: a <-> b {
  phase1 = suite-legacy
  phase2 = suite-modern
  psk    = env("KEY")
}
`;

it("jumps into the shipped file, which is a document without findings", async () => {
  const client = await connect(memoryHost({}), { parts: { library: FOLDER } });
  const uri = "file:///project/a.vpn";
  client.open(uri, TEXT);
  const weak = (await client.diagnostics(uri)).filter(({ code }) => code === "crypto/weak");
  expect(weak.length).toBeGreaterThan(0);
  for (const { range, relatedInformation = [] } of weak) {
    expect(range.start.line).toBe(15);
    const shipped = relatedInformation.find(({ location }) => location.uri.endsWith("/suites.vpn"));
    const line = readFileSync(`${FOLDER}/suites.vpn`, "utf8").split("\n")[
      shipped?.location.range.start.line ?? 0
    ];
    expect(line).toMatch(/dh-group|hash|encryption|auth|pfs|exchange/);
  }

  const textDocument = { uri };
  const [link] = await client.request<DocumentLink[]>("textDocument/documentLink", { textDocument });
  const [found] = await client.request<Location[]>("textDocument/definition", {
    textDocument,
    position: { line: 15, character: 14 },
  });
  expect(fileURLToPath(link?.target ?? "")).toBe(`${FOLDER}/suites.vpn`);
  expect(found?.uri).toBe(link?.target);
  const text = readFileSync(fileURLToPath(found?.uri ?? ""), "utf8");
  expect(text.split("\n")[found?.range.start.line ?? 0]).toBe("phase1 suite-legacy {");

  client.open(found?.uri ?? "", text);
  expect(await client.diagnostics(found?.uri ?? "")).toEqual([]);
  await client.stop();
});

it("explains a profile where it is used", () => {
  const hovered = hoverAt(TEXT.replace("= suite-mod", "= suite-┆mod"));
  expect(hovered?.text).toContain("Modern, for anything without a standard to follow");
});

it("offers its profiles once it is imported, and says whose they are", () => {
  const profile = (text: string) => {
    const { items = [] } = offeredAt(text) ?? {};
    return items.find(({ label }) => label === "suite-bsi")?.detail;
  };
  const asked = TEXT.replace("phase1 = suite-legacy", "phase1 = ┆");
  expect(profile(asked)).toBe("phase1 of std/suites");
  expect(profile(asked.replace('import "std/suites"', ""))).toBeUndefined();
});

it("does not rename what it declares", () => {
  const { analysis, offset } = marked(TEXT.replace("= suite-mod", "= suite-┆mod"));
  expect(rename(analysis, FILE, offset, "mine")).toEqual({
    refusal:
      "`suite-modern` is declared in `std/suites`, which cannot be changed. Declare one with your own name that extends it.",
  });
});

/** The diagnostics that an editor shows are those of `vpnc check`: same project, same findings, notes and help included. */

import { readFileSync } from "node:fs";
import { glob } from "tinyglobby";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic as Found } from "../../compiler/diagnostics/diagnostic.ts";
import { memoryHost } from "../../compiler/host/memory.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { loadProject } from "../../compiler/project/load.ts";
import { lineTable } from "../../compiler/source/lines.ts";
import { diagnosticsFor } from "../../lsp/features/diagnostics.ts";
import { analysisOf, FILE } from "./support/cursor.ts";
import { connect } from "./support/client.ts";

const root = new URL("../../", import.meta.url);
const examples = (await glob("examples/**/*.vpn", { cwd: root.pathname })).toSorted();

const samples = [
  ...examples.map((path) => ({ name: path, text: readFileSync(new URL(path, root), "utf8") })),
  ...Object.entries(catalogue).flatMap(([code, { failing, passing }]) => [
    { name: `${code}, failing`, text: failing },
    { name: `${code}, passing`, text: passing },
  ]),
];

const SEVERITY = { error: 1, warning: 2, hint: 4 };

/** What `vpnc check` would print, in the words of the protocol. */
function expected(text: string, found: Found) {
  const lines = lineTable(text);
  const position = (offset: number) => {
    const { line, column } = lines.positionAt(offset);
    return { line: line - 1, character: column - 1 };
  };
  const { start, end } = found.place?.span ?? { start: 0, end: 0 };
  return {
    code: found.code,
    severity: SEVERITY[found.severity],
    source: "vpnc",
    range: { start: position(start), end: position(end) },
  };
}

describe("the editor shows what `vpnc check` finds", async () => {
  const host = memoryHost({});
  const client = await connect(host);
  it.each(samples)("$name", async ({ text }) => {
    const uri = `file://${FILE}`;
    const project = loadProject(memoryHost({ [FILE]: text }), [FILE]);
    const { diagnostics } = analyze(project);
    client.open(uri, text);
    const shown = await client.diagnostics(uri);
    client.close(uri);
    await client.published(uri);
    expect(shown.map(({ code, severity, source, range }) => ({ code, severity, source, range }))).toEqual(
      diagnostics.map((found) => expected(text, found)),
    );
    for (const [index, found] of diagnostics.entries()) {
      const message = shown[index]?.message ?? "";
      for (const part of [found.message, ...found.notes, found.help ?? ""]) expect(message).toContain(part);
      const related = shown[index]?.relatedInformation?.map((each) => each.message) ?? [];
      for (const other of found.related) expect(related).toContain(other.message);
    }
  });
});

describe("a mismatch", () => {
  const { failing } = catalogue["phase1/enc-disjoint"];

  it("has a label at both ends", () => {
    const [found] = diagnosticsFor(analysisOf(failing), FILE).filter(
      ({ code }) => code === "phase1/enc-disjoint",
    );
    expect(found?.related.length).toBeGreaterThanOrEqual(2);
    expect(found?.related[0]?.place.span).toEqual(found?.span);
    expect(found?.message).toMatch(/\nhelp: /);
  });

  it("tells it in the message where an editor shows no related places", async () => {
    const client = await connect(memoryHost({}), { relatedInformation: false });
    client.open("file:///a.vpn", failing);
    const found = (await client.diagnostics("file:///a.vpn")).find(
      ({ code }) => code === "phase1/enc-disjoint",
    );
    expect(found?.relatedInformation).toBeUndefined();
    expect(found?.message).toMatch(/\na\.vpn:\d+: /);
    await client.stop();
  });
});

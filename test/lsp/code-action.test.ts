/** Code actions: what is offered where, what an edit makes of the text, waivers in every kind of block, and the protocol. */

import { describe, expect, it } from "vitest";
import type { CodeAction, Diagnostic, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { withEdits } from "../../compiler/diagnostics/apply-fixes.ts";
import { catalogue, entryOf, isCode } from "../../compiler/diagnostics/catalogue/index.ts";
import { memoryHost } from "../../compiler/host/memory.ts";
import { fixAll, quickFixes } from "../../lsp/features/actions/fixes.ts";
import { labelled } from "../support/labels.ts";
import { analysisOf, FILE } from "./support/cursor.ts";
import { connect, type Client } from "./support/client.ts";

/** What is offered at the cursor: `title`, with `!` where it is preferred. */
function offered(marked: string): readonly string[] {
  const offset = marked.indexOf("┆");
  const text = marked.replace("┆", "");
  return quickFixes(analysisOf(text), FILE, { start: offset, end: offset }).map(
    ({ title, preferred }) => `${title}${preferred ? "!" : ""}`,
  );
}

/** The text after the offered action with this title. */
function after(text: string, title: string): string {
  const found = quickFixes(analysisOf(text), FILE, { start: 0, end: text.length }).find(
    (fix) => fix.title === title,
  );
  if (found === undefined) throw new Error(`no ${title}`);
  return withEdits(new Map([[FILE, text]]), found.edits).get(FILE) ?? "";
}

describe("quick fixes", () => {
  it("stand where their diagnostic does", () => {
    expect(offered("phase1 p {\n  encyr┆ption = aes-256-cbc\n}\n")).toEqual(["replace with `encryption`"]);
    expect(offered("phase1 p {\n  encyrption = aes-256-cbc\n┆}\n")).toEqual([]);
  });

  it("of the only and safe kind are preferred", () => {
    expect(offered("phase1 p {\n  enc-algor┆ithm = aes-256-cbc\n}\n")).toEqual([
      "replace with `encryption`!",
      "waive `name/alias` in `phase1 p`, for everything that uses it",
    ]);
  });

  it("cover a selection", () => {
    const { text, labels } = labelled(`phase1 p {
  hahs = sha256
  lifteime = 8h
  ^^^^ selected
}
`);
    const [label] = labels;
    if (label === undefined) throw new Error("no label");
    const found = quickFixes(analysisOf(text), FILE, { start: 0, end: label.span.end });
    expect(found.map(({ title }) => title)).toEqual(["replace with `hash`", "replace with `lifetime`"]);
  });

  it("repair damaged text", () => {
    const text = "sitte hq {\n  device = generic\n}\n";
    expect(offered("sit┆te hq {\n  device = generic\n}\n")).toEqual(["replace with `site`"]);
    expect(after(text, "replace with `site`")).toBe(text.replace("sitte", "site"));
  });

  it("all at once are the safe ones of this file", () => {
    const text = "phase1 p {\n  enc-algorithm = aes-256-cbc\n  hash-algorithm = sha256\n  hahs = x\n}\n";
    const edits = fixAll(
      analysisOf(text, { "/project/b.vpn": "phase1 q {\n  enc-algorithm = 3des\n}\n" }),
      FILE,
    );
    expect(withEdits(new Map([[FILE, text]]), edits).get(FILE)).toBe(
      "phase1 p {\n  encryption = aes-256-cbc\n  hash = sha256\n  hahs = x\n}\n",
    );
  });
});

describe("a waiver", () => {
  /** What is found in a text alone: some need a baseline, or the values of secrets. */
  const waivable = Object.keys(catalogue)
    .filter(isCode)
    .filter((code) => entryOf(code).waivable)
    .filter((code) => analysisOf(entryOf(code).failing).diagnostics.some((found) => found.code === code));
  it.each(waivable)("of %s accepts what it was offered for", (code) => {
    const text = entryOf(code).failing;
    const titles = quickFixes(analysisOf(text), FILE, { start: 0, end: text.length })
      .map(({ title }) => title)
      .filter((title) => title.startsWith(`waive \`${code}\``));
    expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) {
      const waived = after(text, title);
      // One that silences nothing would be reported as idle.
      const codes = analysisOf(waived).diagnostics.map((found) => found.code);
      expect(
        codes.filter((each) => /^(?:syntax|waive)\//.test(each)),
        waived,
      ).toEqual([]);
      expect(
        quickFixes(analysisOf(waived), FILE, { start: 0, end: waived.length }).map((fix) => fix.title),
      ).not.toContain(title);
    }
  });

  const WAIVER = 'waive name/alias "TODO: say why"';
  const TITLE = "waive `name/alias` in `phase1 p`, for everything that uses it";

  it.each([
    [
      "as the last entry",
      "phase1 p {\n    enc-algorithm = 3des   # old\n}\n",
      `phase1 p {\n    enc-algorithm = 3des   # old\n    ${WAIVER}\n}\n`,
    ],
    ["on one line", "phase1 p { enc-algorithm = 3des }\n", `phase1 p { enc-algorithm = 3des  ${WAIVER} }\n`],
    [
      "with the file's line ends",
      "phase1 p {\r\n  enc-algorithm = 3des\r\n}\r\n",
      `phase1 p {\r\n  enc-algorithm = 3des\r\n  ${WAIVER}\r\n}\r\n`,
    ],
    [
      "below a comment",
      "phase1 p {\n  enc-algorithm = 3des\n  # the end\n}\n",
      `phase1 p {\n  enc-algorithm = 3des\n  # the end\n  ${WAIVER}\n}\n`,
    ],
    [
      "where the brace is missing",
      "phase1 p {\n  enc-algorithm = 3des\n",
      `phase1 p {\n  enc-algorithm = 3des\n  ${WAIVER}\n`,
    ],
  ])("is written %s", (_, text, expected) => {
    expect(after(text, TITLE)).toBe(expected);
  });

  it("is offered in the profile and in the tunnel, and not twice", () => {
    const { failing } = catalogue["phase2/lifetime-strict"];
    const found = quickFixes(analysisOf(failing), FILE, { start: 0, end: failing.length });
    expect(found.map(({ title }) => title)).toEqual(
      expect.arrayContaining(["waive `phase2/lifetime-strict` in `tunnel hq-riga`"]),
    );
    expect(new Set(found.map(({ title }) => title)).size).toBe(found.length);
  });
});

describe("the protocol", () => {
  const uri = "file:///project/a.vpn";
  const { failing: text } = catalogue["name/alias"];
  const codeAction = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
  const everywhere = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const ask = (client: Client, diagnostics: readonly Diagnostic[], only?: readonly string[]) =>
    client.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: everywhere,
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });

  it("links actions to what the client shows, with versions, and by kind", async () => {
    const client = await connect(memoryHost({}), {
      capabilities: {
        textDocument: { codeAction },
        workspace: { workspaceEdit: { documentChanges: true } },
      },
    });
    expect(client.initialized.capabilities.codeActionProvider).toEqual({
      codeActionKinds: ["quickfix", "source.fixAll.vpnc"],
    });
    client.open(uri, text, 7);
    const shown = await client.diagnostics(uri);
    const alias = shown.find(({ code }) => code === "name/alias");
    const all = await ask(client, shown);
    expect(all.map(({ kind, isPreferred = false }) => [kind, isPreferred])).toEqual([
      ["quickfix", true],
      ["quickfix", false],
      ["source.fixAll.vpnc", false],
    ]);
    expect(all[0]?.diagnostics).toEqual([alias]);
    const change = all[0]?.edit?.documentChanges?.[0] as TextDocumentEdit;
    expect(change.textDocument).toEqual({ uri, version: 7 });
    const document = TextDocument.create(uri, "vpn", 7, text);
    expect(TextDocument.applyEdits(document, change.edits as never)).toBe(
      text.replace("exchange-mode", "exchange"),
    );

    const kinds = async (only: readonly string[]) => (await ask(client, shown, only)).map(({ kind }) => kind);
    expect(await kinds(["source"])).toEqual(["source.fixAll.vpnc"]);
    expect(await kinds(["source.fixAll.vpnc"])).toEqual(["source.fixAll.vpnc"]);
    expect(await kinds(["source.organizeImports"])).toEqual([]);
    expect(await kinds(["quickfix"])).toEqual(["quickfix", "quickfix"]);
    await client.stop();
  });

  it("gives plain changes to a client without versions, and nothing to one without literals", async () => {
    const plain = await connect(memoryHost({}), { capabilities: { textDocument: { codeAction } } });
    plain.open(uri, text);
    const [first] = await ask(plain, []);
    const edit: WorkspaceEdit = first?.edit ?? {};
    expect(Object.keys(edit.changes ?? {})).toEqual([uri]);
    expect(first?.diagnostics).toBeUndefined();
    await plain.stop();

    const old = await connect(memoryHost({}));
    expect(old.initialized.capabilities.codeActionProvider).toBeUndefined();
    await old.stop();
  });
});

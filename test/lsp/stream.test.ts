/** Navigation in the protocol's words, over real streams: what a client sends, and what it gets. */

import { afterAll, describe, expect, it } from "vitest";
import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { connect, type Client } from "./support/client.ts";

const SITES = "file:///net/sites.vpn";
const TUNNELS = "file:///net/tunnels.vpn";
const FILES = {
  "/net/vpnc.json": "{}",
  "/net/sites.vpn": "site hq {\n  lan = 10.1.0.0/16\n}\nsite riga {\n  lan = 10.2.0.0/16\n}\n",
};
const TEXT = 'import "sites.vpn"\ntunnel t: hq <-> riga {\n  policy left.lan <-> right.lan\n}\n';

const range = (line: number, from: number, to: number, last = line) => ({
  start: { line, character: from },
  end: { line: last, character: to },
});
const at = (line: number, character: number) => ({
  textDocument: { uri: TUNNELS },
  position: { line, character },
});

async function opened(capabilities = {}): Promise<Client> {
  const client = await connect(memoryHost(FILES), { capabilities });
  client.open(TUNNELS, TEXT, 7);
  return client;
}

describe("a client of few words", async () => {
  const client = await opened();
  afterAll(() => client.stop());

  it("is told what there is", () => {
    expect(client.initialized.capabilities).toMatchObject({
      definitionProvider: true,
      documentHighlightProvider: true,
      documentLinkProvider: { resolveProvider: false },
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      referencesProvider: true,
      renameProvider: true,
      selectionRangeProvider: true,
      workspaceSymbolProvider: true,
    });
  });

  it("gets locations for a definition", async () => {
    const found = await client.request<Location[]>("textDocument/definition", at(1, 11));
    expect(found).toEqual([{ uri: SITES, range: range(0, 5, 7) }]);
    expect(await client.request("textDocument/definition", at(1, 1))).toBeNull();
  });

  it("gets references, with the declaration or without", async () => {
    const ask = (includeDeclaration: boolean) =>
      client.request<Location[]>("textDocument/references", {
        ...at(1, 11),
        context: { includeDeclaration },
      });
    expect(await ask(true)).toEqual([
      { uri: SITES, range: range(0, 5, 7) },
      { uri: TUNNELS, range: range(1, 10, 12) },
    ]);
    expect(await ask(false)).toHaveLength(1);
  });

  it("gets highlights of its own document", async () => {
    const found = await client.request<DocumentHighlight[]>("textDocument/documentHighlight", at(1, 7));
    expect(found).toEqual([{ range: range(1, 7, 8), kind: 3 }]);
  });

  it("gets changes by file for a rename", async () => {
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...at(1, 11),
      newName: "main",
    });
    expect(edit).toEqual({
      changes: {
        [SITES]: [{ range: range(0, 5, 7), newText: "main" }],
        [TUNNELS]: [{ range: range(1, 10, 12), newText: "main" }],
      },
    });
  });

  it("gets a flat list of symbols", async () => {
    const found = await client.request<SymbolInformation[]>("textDocument/documentSymbol", at(0, 0));
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ["t", ""],
      ["left.lan <-> right.lan", "t"],
    ]);
  });

  it("gets the symbols of the whole project", async () => {
    const found = await client.request<WorkspaceSymbol[]>("workspace/symbol", { query: "r" });
    expect(found).toEqual([{ name: "riga", kind: 2, location: { uri: SITES, range: range(3, 5, 9) } }]);
  });

  it("gets folds, selections and links", async () => {
    expect(await client.request<FoldingRange[]>("textDocument/foldingRange", at(0, 0))).toEqual([
      { startLine: 1, endLine: 2 },
    ]);
    const params = {
      textDocument: { uri: TUNNELS },
      positions: [
        { line: 2, character: 15 },
        { line: 0, character: 0 },
      ],
    };
    const [deep, shallow] = await client.request<SelectionRange[]>("textDocument/selectionRange", params);
    expect(deep?.range).toEqual(range(2, 14, 17));
    expect(deep?.parent?.range).toEqual(range(2, 9, 17));
    expect(shallow?.range).toEqual(range(0, 0, 6));
    const links = await client.request<DocumentLink[]>("textDocument/documentLink", at(0, 0));
    expect(links).toEqual([{ range: range(0, 8, 17), target: SITES }]);
  });
});

describe("a client of many", async () => {
  const client = await opened({
    textDocument: {
      definition: { linkSupport: true },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
      rename: { prepareSupport: true },
    },
    workspace: { workspaceEdit: { documentChanges: true } },
  });
  afterAll(() => client.stop());

  it("gets links for a definition", async () => {
    const found = await client.request<LocationLink[]>("textDocument/definition", at(2, 15));
    expect(found).toEqual([
      {
        originSelectionRange: range(2, 14, 17),
        targetUri: SITES,
        targetRange: range(1, 2, 19),
        targetSelectionRange: range(1, 2, 5),
      },
    ]);
  });

  it("gets versions with a rename, where documents are open", async () => {
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      ...at(1, 11),
      newName: "main",
    });
    expect(edit.documentChanges).toEqual([
      { textDocument: { uri: SITES, version: null }, edits: [{ range: range(0, 5, 7), newText: "main" }] },
      { textDocument: { uri: TUNNELS, version: 7 }, edits: [{ range: range(1, 10, 12), newText: "main" }] },
    ]);
  });

  it("is asked for a new name where there is one, and told why not elsewhere", async () => {
    expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    const prepared = await client.request("textDocument/prepareRename", at(1, 18));
    expect(prepared).toEqual({ range: range(1, 17, 21), placeholder: "riga" });
    await expect(client.request("textDocument/prepareRename", at(2, 15))).rejects.toThrow(
      "`lan` is a parameter of the language.",
    );
    await expect(client.request("textDocument/rename", { ...at(1, 11), newName: "riga" })).rejects.toThrow(
      "There is already a site called `riga`, at sites.vpn:4",
    );
  });

  it("gets a tree of symbols", async () => {
    const found = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", at(0, 0));
    expect(found).toMatchObject([
      {
        name: "t",
        detail: "tunnel hq <-> riga",
        range: range(1, 0, 1, 3),
        selectionRange: range(1, 7, 8),
        children: [{ name: "left.lan <-> right.lan", detail: "policy" }],
      },
    ]);
  });
});

/** Completion over real streams: what an editor gets depends on what it can do. */

import { afterEach, expect, it } from "vitest";
import {
  CompletionTriggerKind,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type InsertReplaceEdit,
} from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { connect, type Client } from "./support/client.ts";
import { markedAt } from "./support/complete.ts";

const A = "file:///net/a.vpn";

type Abilities = NonNullable<NonNullable<ClientCapabilities["textDocument"]>["completion"]>["completionItem"];

let client: Client | undefined;

afterEach(() => client?.stop());

async function ask(
  marked: string,
  abilities: Abilities = {},
  typed?: string,
): Promise<readonly CompletionItem[]> {
  const { text, offset } = markedAt(marked);
  const before = text.slice(0, offset).split("\n");
  const capabilities = { textDocument: { completion: { completionItem: abilities } } };
  client = await connect(memoryHost({}), { capabilities });
  client.open(A, text);
  const context =
    typed === undefined
      ? { triggerKind: CompletionTriggerKind.Invoked }
      : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: typed };
  const found = await client.request<CompletionList | null>("textDocument/completion", {
    textDocument: { uri: A },
    position: { line: before.length - 1, character: before.at(-1)!.length },
    context,
  });
  expect(found?.isIncomplete ?? false).toBe(false);
  return found?.items ?? [];
}

const named = (items: readonly CompletionItem[], label: string) =>
  items.find((item) => item.label === label)!;

it("says what opens a list, and that documentation follows", async () => {
  client = await connect(memoryHost({}));
  expect(client.initialized.capabilities.completionProvider).toEqual({
    triggerCharacters: [".", '"', " "],
    resolveProvider: true,
  });
});

it("gives an editor that can everything: snippets, two ranges, tags", async () => {
  const items = await ask("phase1 x {\n  dh-group = mo┆dp1024\n}", {
    snippetSupport: true,
    insertReplaceSupport: true,
    tagSupport: { valueSet: [1] },
    documentationFormat: ["markdown"],
  });
  const weak = named(items, "modp768");
  expect(weak).toMatchObject({
    tags: [1],
    insertTextFormat: 1,
    filterText: expect.stringMatching(/^modp768 group1 /),
  });
  expect(weak.textEdit as InsertReplaceEdit).toEqual({
    newText: "modp768",
    insert: { start: { line: 1, character: 13 }, end: { line: 1, character: 15 } },
    replace: { start: { line: 1, character: 13 }, end: { line: 1, character: 21 } },
  });
  const order = items.map(({ sortText }) => sortText);
  expect(order).toEqual(order.toSorted());
  const resolved = await client!.request<CompletionItem>("completionItem/resolve", weak);
  expect(resolved.documentation).toMatchObject({
    kind: "markdown",
    value: expect.stringContaining("MUST NOT"),
  });
});

it("gives an editor that can nothing plain text", async () => {
  const items = await ask("phase1 x {\n  exch┆\n}");
  const key = named(items, "exchange");
  expect(key).toMatchObject({ insertTextFormat: 1, textEdit: { newText: "exchange = " } });
  expect(key).not.toHaveProperty("tags");
  const resolved = await client!.request<CompletionItem>("completionItem/resolve", key);
  expect(resolved.documentation).toMatch(/^\*\*`exchange`\*\* in `phase1`/);
});

it("offers choices as a snippet", async () => {
  const items = await ask("phase1 x {\n  exch┆\n}", { snippetSupport: true });
  expect(named(items, "exchange")).toMatchObject({
    insertTextFormat: 2,
    textEdit: { newText: "exchange = ${1|ikev2,main,aggressive,base|}" },
  });
});

it("puts the alias that is being typed where every editor looks for it", async () => {
  const items = await ask("phase1 x {\n  dh-group = group1┆\n}");
  expect(named(items, "modp2048").filterText).toMatch(/^group14 modp2048/);
});

it.each([
  ["phase1 x {\n  exchange = ┆\n}", " ", true],
  ["tunnel t: ┆\nsite hq {\n}", " ", true],
  [
    "tunnel t: a <-> b {\n  policy left.┆\n}\nsite a {\n  device = aws\n  lan = 10.0.0.0/8\n}\nsite b {\n  device = aws\n}",
    ".",
    true,
  ],
  ["phase1 x {\n  ┆\n}", " ", false],
  ["phase1 x ┆", " ", false],
  ["phase1 x {\n  exchange = main ┆\n}", " ", false],
  ["# a ┆", " ", false],
  ['site x {\n  comment = "┆', '"', false],
])("%j: %j opens a list: %s", async (text, typed, opens) => {
  expect((await ask(text, {}, typed)).length > 0).toBe(opens);
});

it("resolves what it does not know to itself", async () => {
  client = await connect(memoryHost({}));
  expect(await client.request("completionItem/resolve", { label: "x" })).toEqual({ label: "x" });
  const data = { uri: A, offset: 0, kind: "key" };
  expect(await client.request("completionItem/resolve", { label: "x", data })).toEqual({ label: "x", data });
});

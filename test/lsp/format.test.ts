/** Formatting in an editor: what each request changes, and that nothing moves while the text is broken. */

import { expect, it } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { parse } from "../../grammar/index.ts";
import { format } from "../../grammar/format/format.ts";
import {
  closingEdits,
  documentEdits,
  newLineEdits,
  rangeEdits,
  type TextEdit as Edit,
} from "../../lsp/features/format.ts";
import { exampleTexts } from "../support/samples.ts";
import { connect } from "./support/client.ts";
import { markedAt } from "./support/complete.ts";

const LOOSE = `phase1 a {
 exchange=main
    encryption = aes-256-cbc
  dpd {interval=10s}
}
site hq { device = routeros 7.20
  lan=10.1.0.0/16
}
`;

function applied(text: string, edits: readonly Edit[] | undefined): string | undefined {
  return edits
    ?.toReversed()
    .reduce((all, { span, text: to }) => all.slice(0, span.start) + to + all.slice(span.end), text);
}

const fileOf = (text: string) => parse("/a.vpn", text).file;

it("lays a document out as `vpnc fmt` does", () => {
  for (const text of [LOOSE, ...Object.values(exampleTexts())]) {
    const result = format(text);
    expect(applied(text, documentEdits(fileOf(text)))).toBe(
      result.kind === "formatted" ? result.text : "refused",
    );
  }
});

it("changes only what differs", () => {
  const edits = documentEdits(fileOf(LOOSE)) ?? [];
  for (const { span, text } of edits) expect(`${LOOSE.slice(span.start, span.end)}${text}`.trim()).toBe("");
  expect(documentEdits(fileOf(applied(LOOSE, edits) ?? ""))).toEqual([]);
});

it("formats the lines of a range", () => {
  const start = LOOSE.indexOf("lan");
  expect(applied(LOOSE, rangeEdits(fileOf(LOOSE), { start, end: start + 1 }))).toBe(
    LOOSE.replace("  lan=10", "  lan    = 10"),
  );
});

it.each([
  ["a file that cannot be read", documentEdits],
  ["a range", (file: ReturnType<typeof fileOf>) => rangeEdits(file, { start: 0, end: 9 })],
  ["a brace", (file: ReturnType<typeof fileOf>) => closingEdits(file, file.text.indexOf("}") + 1)],
  ["a new line", (file: ReturnType<typeof fileOf>) => newLineEdits(file, file.text.indexOf("hash"))],
])("%s: leaves broken text alone", (_name, edits) => {
  expect(
    edits(fileOf("phase1 a {\n  exchange=main\n  hash=sha1\n}\nsite x {\n  device = =\n}\n")),
  ).toBeUndefined();
});

it.each([
  [
    "the declaration that a brace closes, and nothing above or behind it",
    'secret  a=env("A")\n\nphase1 a {\n exchange=main\n hash   = sha1\n}┆\nsecret   b = env("B")\n',
    'secret  a=env("A")\n\nphase1 a {\n  exchange = main\n  hash     = sha1\n}\nsecret   b = env("B")\n',
  ],
  [
    "a nested block alone",
    "phase1 a {\n hash=sha1\n  dpd {\n  interval=10s\n      }┆\n}\n",
    "phase1 a {\n hash=sha1\n  dpd {\n    interval = 10s\n  }\n}\n",
  ],
  ["no other brace", "phase1 a {\n hash=sha1\n}\n┆\n", undefined],
])("behind `}`: %s", (_name, marked, expected) => {
  const { text, offset } = markedAt(marked);
  expect(applied(text, closingEdits(fileOf(text), offset))).toBe(expected);
});

it.each([
  [
    "the `=` above it, and keeps its own line",
    "phase1 a {\n  hash = sha1\n  encryption = 3des\n  ┆\n}\n",
    "phase1 a {\n  hash       = sha1\n  encryption = 3des\n  \n}\n",
  ],
  [
    "the block around it alone",
    "phase1 a {\n  hash=sha1\n  dpd {\n    failures = 3\n    interval=10s\n    ┆\n  }\n}\n",
    "phase1 a {\n  hash=sha1\n  dpd {\n    failures = 3\n    interval = 10s\n    \n  }\n}\n",
  ],
  ["nothing where a line would move", "phase1 a {\n  hash=sha1  exchange = main\n  ┆\n}\n", undefined],
  ["nothing between declarations", "phase1  a {\n}\n┆\nphase2 b {\n}\n", undefined],
])("on a new line: %s", (_name, marked, expected) => {
  const { text, offset } = markedAt(marked);
  expect(applied(text, newLineEdits(fileOf(text), offset))).toBe(expected);
});

it("answers an editor, whatever its tabs are", async () => {
  const uri = "file:///net/a.vpn";
  const client = await connect(memoryHost({}));
  expect(client.initialized.capabilities).toMatchObject({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
  });
  const document = TextDocument.create(uri, "vpn", 1, LOOSE);
  client.open(uri, LOOSE);
  const options = { tabSize: 8, insertSpaces: false };
  const ask = (method: string, more: object) =>
    client.request<TextEdit[] | null>(`textDocument/${method}`, { textDocument: { uri }, options, ...more });
  const after = async (method: string, more: object = {}) =>
    TextDocument.applyEdits(document, (await ask(method, more)) ?? []);

  const result = format(LOOSE);
  expect(await after("formatting")).toBe(result.kind === "formatted" ? result.text : "refused");
  const line = { start: { line: 6, character: 0 }, end: { line: 6, character: 3 } };
  expect(await after("rangeFormatting", { range: line })).toContain("\n  lan    = 10.1");
  const behind = { line: 4, character: 1 };
  const typed = await after("onTypeFormatting", { position: behind, ch: "}" });
  expect(typed).toContain("\n  exchange   = main\n");
  expect(typed).toContain("\n  lan=10.1");
  client.change(uri, "phase1 a {\n  hash = sha1\n  exchange = main\n\n}\n", 2);
  expect(await ask("onTypeFormatting", { position: { line: 3, character: 0 }, ch: "\n" })).toEqual([
    { range: { start: { line: 1, character: 6 }, end: { line: 1, character: 7 } }, newText: "     " },
  ]);
  client.change(uri, "phase1 {", 3);
  expect(await ask("formatting", {})).toBeNull();
  await client.stop();
});

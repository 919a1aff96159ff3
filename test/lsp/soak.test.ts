/**
 * Sixteen thousand edits of a real server process, with requests of every kind between them: its memory stays flat, it logs
 * no failure, and what it shows at the end is what `vpnc check` finds in the same texts.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, vi } from "vitest";
import { LSPErrorCodes, ResponseError, type PublishDiagnosticsParams } from "vscode-languageserver/node";
import type { DiagnosticsJson } from "../../compiler/diagnostics/render/json.ts";
import { lineTable } from "../../compiler/source/lines.ts";
import { uriOfPath } from "../../lsp/uri.ts";
import { exampleTexts } from "../support/samples.ts";
import { startChild, WITH_HEAP } from "./support/child.ts";
import { NETWORK } from "./support/network.ts";
import { commandLine } from "./support/process.ts";
import { requestsFor } from "./support/requests.ts";

const EDITS = 16_000;
/** Until the engine has compiled what it is going to compile: that stays in memory, too. */
const WARM = 8_000;
/** Between the two, after a collection, with the same texts open: 400 bytes for each edit would be more than this. */
const MAX_GROWTH = 3_000_000;

const PIECES = [
  ...new Set([NETWORK, ...Object.values(exampleTexts())].flatMap((text) => text.split(/(?<=\s)/))),
  ...'{ } = , <-> -> " # ## \n \r\n left. .lan let secret import constructor Rīga 😀'.split(" "),
];

it("stays flat, sound and right", async () => {
  const random = randomFrom(20_270_412);
  const below = (limit: number) => Math.floor(random() * limit);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-soak-")));
  const texts: Record<string, string> = {
    "a.vpn": NETWORK,
    "b.vpn":
      'import "a.vpn"\nsite oslo {\n  device = aws\n}\ntunnel hq-oslo: hq <-> oslo extends template {\n}\n',
  };
  writeFileSync(join(folder, "vpnc.json"), "{}");
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const originals = { ...texts };
  const names = Object.keys(texts);
  const uriOf = (name: string) => uriOfPath(join(folder, name));

  const capabilities = {
    textDocument: { publishDiagnostics: { relatedInformation: true }, rename: { prepareSupport: true } },
    workspace: { workspaceEdit: { documentChanges: true } },
  };
  const server = await startChild(folder, capabilities, WITH_HEAP);
  const shown = new Map<string, PublishDiagnosticsParams>();
  let wake = (): void => undefined;
  server.onPublished((params) => {
    shown.set(params.uri, params);
    wake();
  });
  let version = 1;
  for (const name of names) await open(name);

  await edit(WARM);
  const before = await heapAtRest();
  await edit(EDITS - WARM);
  const after = await heapAtRest();
  expect(after - before).toBeLessThan(MAX_GROWTH);

  // A last damage, so that there is something to be right about.
  await change("a.vpn", 40, 400, "= {{ ");
  await settled("a.vpn");
  // Each file is told of by itself, and the others come a moment later.
  await vi.waitFor(() => expect(shownNow()).toEqual(checked()), 60_000);
  expect(shownNow().length).toBeGreaterThan(3);
  expect(server.log()).toBe("");
  expect(await server.stop()).toBe(0);

  async function open(name: string): Promise<void> {
    const textDocument = { uri: uriOf(name), languageId: "vpn", version: ++version, text: texts[name] };
    await server.notify("textDocument/didOpen", { textDocument });
  }

  /** One incremental change, at offsets. */
  async function change(name: string, start: number, end: number, piece: string): Promise<void> {
    const text = texts[name] ?? "";
    const range = { start: position(text, start), end: position(text, end) };
    texts[name] = text.slice(0, start) + piece + text.slice(end);
    const textDocument = { uri: uriOf(name), version: ++version };
    await server.notify("textDocument/didChange", { textDocument, contentChanges: [{ range, text: piece }] });
  }

  async function edit(count: number): Promise<void> {
    for (let done = 1; done <= count; done++) {
      const name = names[below(names.length)] ?? "";
      const text = texts[name] ?? "";
      const isLong = text.length > 1.5 * (originals[name]?.length ?? 0);
      const start = boundary(text, below(text.length + 1));
      if (isLong || random() < 0.5)
        await change(name, start, boundary(text, start + below(isLong ? 60 : 12)), "");
      else await change(name, start, start, PIECES[below(PIECES.length)] ?? "");
      if (done % 40 === 0) await ask(name);
      if (done % 250 === 0) await restore();
      if (done % 500 === 0) {
        await server.notify("textDocument/didClose", { textDocument: { uri: uriOf(name) } });
        await open(name);
        await server.notify("workspace/didChangeWatchedFiles", { changes: [] });
      }
    }
  }

  async function restore(): Promise<void> {
    for (const name of names) await change(name, 0, texts[name]?.length ?? 0, originals[name] ?? "");
  }

  async function ask(name: string): Promise<void> {
    const text = texts[name] ?? "";
    const [a, b] = [below(text.length + 1), below(text.length + 1)].toSorted((x, y) => x - y);
    const asked = requestsFor(server.capabilities, {
      uri: uriOf(name),
      position: position(text, a ?? 0),
      range: { start: position(text, a ?? 0), end: position(text, b ?? 0) },
      word: (PIECES[below(PIECES.length)] ?? "").trim(),
    });
    await Promise.all(
      asked.map(({ method, params }) =>
        (random() < 0.1 ? server.abandon(method, params) : server.request(method, params)).catch(
          expectRefusal,
        ),
      ),
    );
  }

  async function heapAtRest(): Promise<number> {
    await restore();
    await settled("b.vpn");
    return server.heapUsed();
  }

  /** The last version has been analyzed and shown; what was found in other files is published before the answer. */
  async function settled(name: string): Promise<void> {
    const last = version;
    while (shown.get(uriOf(name))?.version !== last) {
      await new Promise<void>((resolve) => void (wake = resolve));
    }
    await server.request("textDocument/documentSymbol", { textDocument: { uri: uriOf(name) } });
  }

  function shownNow(): readonly string[] {
    return names
      .flatMap((name) =>
        (shown.get(uriOf(name))?.diagnostics ?? []).map(({ code, range: { start, end } }) =>
          [name, code, start.line + 1, start.character + 1, end.line + 1, end.character + 1].join(" "),
        ),
      )
      .toSorted();
  }

  function checked(): readonly string[] {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const [program, ...words] = commandLine();
    const { stdout } = spawnSync(program, [...words, "check", "--format", "json", "."], {
      cwd: folder,
      encoding: "utf8",
    });
    return (JSON.parse(stdout) as DiagnosticsJson).diagnostics
      .map(({ file, code, range }) =>
        [file, code, range?.start.line, range?.start.column, range?.end.line, range?.end.column].join(" "),
      )
      .toSorted();
  }
}, 300_000);

function expectRefusal(error: unknown): void {
  const expected: readonly unknown[] = [LSPErrorCodes.RequestFailed, LSPErrorCodes.RequestCancelled];
  if (!(error instanceof ResponseError) || !expected.includes(error.code)) throw error;
}

function position(text: string, offset: number) {
  const { line, column } = lineTable(text).positionAt(offset);
  return { line: line - 1, character: column - 1 };
}

/** Positions of the protocol cannot stand inside a `\r\n`, and editors never cut a character in two. */
function boundary(text: string, offset: number): number {
  const at = Math.min(offset, text.length);
  const isInside = (text[at - 1] === "\r" && text[at] === "\n") || /[\uDC00-\uDFFF]/.test(text[at] ?? "");
  return isInside ? at + 1 : at;
}

/** Mulberry32: the same edits every time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * How fast the language server is, as a process over standard input and output: `npm run bench:lsp`, or with `-- --small`
 * the smallest workspace alone. Start: from the process to the answer of `initialize`, and to the first diagnostics. Change:
 * from a keystroke to its diagnostics, the pause of 120 ms that waits for more included, and to the answer of a hover.
 */

import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { lineTable } from "../compiler/source/lines.ts";
import { uriOfPath } from "../lsp/uri.ts";
import { startChild } from "../test/lsp/support/child.ts";
import { workspaceOf } from "./workspace.ts";

interface Figures {
  readonly workspace: string;
  readonly initialize: number;
  readonly firstDiagnostics: number;
  readonly changes: readonly number[];
  readonly hovers: readonly number[];
}

async function measure(bytes: number, edits: number): Promise<Figures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-bench-")));
  const texts = workspaceOf(bytes);
  writeFileSync(join(folder, "vpnc.json"), "{}");
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const names = Object.keys(texts);
  const uri = uriOfPath(join(folder, "region-1.vpn"));
  const text = texts["region-1.vpn"] ?? "";
  const size = Math.round(Object.values(texts).join("").length / 1000);

  const started = performance.now();
  const server = await startChild(folder, { textDocument: { publishDiagnostics: {} } });
  const initialize = performance.now() - started;
  const published = (version: number) =>
    new Promise<void>((resolve) => {
      server.onPublished((params) => {
        if (params.uri === uri && params.version === version) resolve();
      });
    });

  const first = published(0);
  await server.notify("textDocument/didOpen", { textDocument: { uri, languageId: "vpn", version: 0, text } });
  await first;
  const firstDiagnostics = performance.now() - started;

  const changes: number[] = [];
  const hovers: number[] = [];
  const { line, column } = lineTable(text).positionAt(text.indexOf("# as agreed") + 2);
  const position = { line: line - 1, character: column - 1 };
  const psk = { line: line - 2, character: 3 };
  for (let version = 1; version <= edits; version++) {
    const done = published(version);
    const at = performance.now();
    await server.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range: { start: position, end: position }, text: "x" }],
    });
    if (version % 2 === 0) {
      await server.request("textDocument/hover", { textDocument: { uri }, position: psk });
      hovers.push(performance.now() - at);
      await done;
    } else {
      await done;
      changes.push(performance.now() - at);
    }
  }
  await server.stop();
  rmSync(folder, { recursive: true });
  return { workspace: `${size} kB, ${names.length} files`, initialize, firstDiagnostics, changes, hovers };
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0));
}

function row({ workspace, initialize, firstDiagnostics, changes, hovers }: Figures): readonly string[] {
  return [
    workspace,
    String(Math.round(initialize)),
    String(Math.round(firstDiagnostics)),
    `${percentile(changes, 0.5)} / ${percentile(changes, 0.95)}`,
    `${percentile(hovers, 0.5)} / ${percentile(hovers, 0.95)}`,
  ];
}

const HEAD = ["workspace", "initialize", "first diagnostics", "change p50 / p95", "hover p50 / p95"];
const isSmall = process.argv.includes("--small");
const runs = isSmall
  ? [[10_000, 6]]
  : [
      [10_000, 60],
      [100_000, 40],
      [1_000_000, 20],
    ];
const rows: (readonly string[])[] = [];
for (const [bytes = 0, edits = 0] of runs) rows.push(row(await measure(bytes, edits)));

const widths = HEAD.map((head, column) =>
  Math.max(head.length, ...rows.map((cells) => cells[column]?.length ?? 0)),
);
process.stdout.write(`milliseconds, Node ${process.version}\n`);
for (const cells of [HEAD, ...rows]) {
  process.stdout.write(`${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")}\n`);
}

/**
 * How fast the language server is, as a process over standard input and output: `npm run bench:lsp`, or with `-- --small`
 * the smallest workspace alone. Start: from the process to the answer of `initialize`, and to the first diagnostics. Edits,
 * one character at the top of one of the files, from the keystroke: to the diagnostics after an edit of a comment, of a value (an
 * identity) and of a network, with the pause that waits for more typing, and to a hover that is asked for at once. The editor
 * watches the files.
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
  readonly declarations: number;
  readonly initialize: number;
  readonly firstDiagnostics: number;
  readonly comments: readonly number[];
  readonly values: readonly number[];
  readonly networks: readonly number[];
  readonly hovers: readonly number[];
}

const CAPABILITIES = {
  textDocument: { publishDiagnostics: {} },
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
};

async function measure(bytes: number, edits: number): Promise<Figures> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-bench-")));
  const texts = workspaceOf(bytes);
  writeFileSync(join(folder, "vpnc.json"), "{}");
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
  const names = Object.keys(texts);
  const uri = uriOfPath(join(folder, "region-1.vpn"));
  const text = texts["region-1.vpn"] ?? "";
  const all = Object.values(texts).join("");

  const started = performance.now();
  const server = await startChild(folder, CAPABILITIES);
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

  const lines = lineTable(text);
  const after = (words: string) => {
    const { line, column } = lines.positionAt(text.indexOf(words) + words.length);
    return { line: line - 1, character: column - 1 };
  };
  let version = 0;

  /** Types a character and takes it back in turn, `edits` times; milliseconds until `answered`. */
  async function type(
    at: ReturnType<typeof after>,
    answered: () => Promise<unknown> = () => new Promise(() => undefined),
    character = "x",
  ): Promise<number[]> {
    const times: number[] = [];
    for (let edit = 0; edit < edits; edit++) {
      version += 1;
      const end = { ...at, character: at.character + (edit % 2) };
      const done = published(version);
      const typed = performance.now();
      await server.notify("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: at, end }, text: edit % 2 === 0 ? character : "" }],
      });
      await Promise.race([answered(), done]);
      times.push(performance.now() - typed);
      await done;
    }
    return times;
  }

  const comments = await type(after("# as agreed"));
  const values = await type(after('remote-id = fqdn("branch'));
  // 100.1.1.0/24 for 10.1.1.0/24: sound as well.
  const networks = await type(after("lan    = 10"), undefined, "0");
  const position = after("psk");
  const hovers = await type(after("# as agreed"), () =>
    server.request("textDocument/hover", { textDocument: { uri }, position }),
  );
  await server.stop();
  rmSync(folder, { recursive: true });
  return {
    workspace: `${Math.round(all.length / 1000)} kB, ${names.length} files`,
    declarations: all.match(/^(?:phase[12]|site|secret|tunnel) /gm)?.length ?? 0,
    initialize,
    firstDiagnostics,
    comments,
    values,
    networks,
    hovers,
  };
}

function percentile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return String(Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0));
}

function row(figures: Figures): readonly string[] {
  const { workspace, declarations, initialize, firstDiagnostics, comments, values, networks, hovers } =
    figures;
  return [
    workspace,
    String(declarations),
    String(Math.round(initialize)),
    String(Math.round(firstDiagnostics)),
    ...[comments, values, networks, hovers].map(
      (times) => `${percentile(times, 0.5)} / ${percentile(times, 0.95)}`,
    ),
  ];
}

const HEAD = [
  "workspace",
  "declarations",
  "initialize",
  "first diagnostics",
  "comment p50 / p95",
  "value p50 / p95",
  "network p50 / p95",
  "hover p50 / p95",
];
const isSmall = process.argv.includes("--small");
const runs = isSmall
  ? [[10_000, 6]]
  : [
      [10_000, 60],
      [100_000, 60],
      [1_000_000, 60],
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

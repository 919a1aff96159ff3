#!/usr/bin/env node
/** The entry of `vpnc-lsp`: a language server over standard input and output, or over the channel that an editor's flag names. */

import { existsSync } from "node:fs";
import process from "node:process";
import type { Code } from "../compiler/diagnostics/catalogue/index.ts";
import { urlOf } from "../compiler/diagnostics/url.ts";
import { VERSION } from "../compiler/version.ts";
import { pathOfUri } from "./uri.ts";

/** Of `lsp/main.ts` in the sources and of `dist/vpnc-lsp.js` alike. */
const PACKAGE = new URL("../", import.meta.url);

const USAGE = `vpnc-lsp: the language server for .vpn files

  --stdio      talk over standard input and output (the default)
  --node-ipc   talk over Node's own channel to the parent process
  --version    print the version
  --help       print this`;

/** Editors say whose child the server is, too; the connection itself reads that. */
const [flag = "--stdio"] = process.argv.slice(2).filter((word) => !word.startsWith("--clientProcessId"));

switch (flag) {
  case "--version":
    process.stdout.write(`${VERSION}\n`);
    break;
  case "--help":
    process.stdout.write(`${USAGE}\n`);
    break;
  case "--stdio":
  case "--node-ipc":
    await serve(flag);
    break;
  default:
    process.stderr.write(`vpnc-lsp: unknown argument ${flag}\n\n${USAGE}\n`);
    process.exitCode = 2;
}

/** The pages come with the package; a bundle that was taken out of it has none. */
function pageOf(code: Code): string | undefined {
  const page = new URL(urlOf(code), PACKAGE);
  return existsSync(page) ? page.href : undefined;
}

/** Beside a bundle, or in the sources. */
function library(): string | undefined {
  const folder = ["./std", "../compiler/std"].map((path) => new URL(path, import.meta.url)).find(existsSync);
  return folder && pathOfUri(folder.href);
}

async function serve(channel: "--stdio" | "--node-ipc"): Promise<void> {
  const [{ nodeHost }, { connectionOver, startServer }] = await Promise.all([
    import("../compiler/host/node.ts"),
    import("./server.ts"),
  ]);
  const streams = channel === "--stdio" ? { input: process.stdin, output: process.stdout } : undefined;
  startServer(connectionOver(streams), nodeHost(), { now: Date.now, pageOf, library: library() });
}

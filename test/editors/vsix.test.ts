/** The packaged extension: what is in it, how large it is, and that its server answers. */

import { fork, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
} from "vscode-languageserver/node";
import { entriesOfZip, type ZipEntry } from "./zip.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const json = (name: string) => JSON.parse(readFileSync(path(name), "utf8"));
const { version } = json("package.json");
const vsix = path(`vscode-extension/vpnc-${version}.vsix`);

const KEPT = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/dist/extension.cjs",
  "extension/dist/server.mjs",
  "extension/dist/server.mjs.LEGAL.txt",
  ...["aws", "azure", "cisco", "gcp", "suites"].map((name) => `extension/dist/std/${name}.vpn`),
  "extension/dist/vpnc.schema.json",
  "extension/icons/file-dark.svg",
  "extension/icons/file-light.svg",
  "extension/icons/vpnc.png",
  "extension/language-configuration.json",
  ...["explain", "mismatch", "script", "table", "write"].map((name) => `extension/media/${name}.svg`),
  "extension/package.json",
  "extension/readme.md",
  "extension/snippets/vpn.json",
  "extension/syntaxes/routeros.tmLanguage.json",
  "extension/syntaxes/vpn.tmLanguage.json",
  ...(existsSync(path("LICENSE")) ? ["extension/LICENSE.txt"] : []),
];

describe("the .vsix", () => {
  let entries: readonly ZipEntry[] = [];

  beforeAll(() => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [path("scripts/vsix.mjs")], {
      encoding: "utf8",
    });
    expect(status, stdout + stderr).toBe(0);
    entries = entriesOfZip(readFileSync(vsix));
  });

  it("holds what it needs and nothing else", () => {
    expect(entries.map(({ name }) => name).toSorted()).toEqual(KEPT.toSorted());
  });

  it("is smaller than a megabyte", () => {
    expect(statSync(vsix).size).toBeLessThan(1_000_000);
  });

  it("has a server that answers over Node's channel", async () => {
    const bundle = entries.find(({ name }) => name === "extension/dist/server.mjs");
    expect(bundle?.text()).toBe(readFileSync(path("vscode-extension/dist/server.mjs"), "utf8"));
    const server = fork(path("vscode-extension/dist/server.mjs"), ["--node-ipc"], {
      cwd: mkdtempSync(join(tmpdir(), "vpnc-vsix-")),
      execArgv: [],
    });
    const exited = new Promise<number | null>((resolve) => void server.on("exit", resolve));
    const client = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    client.listen();
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const { serverInfo } = await client.sendRequest<InitializeResult>("initialize", params);
    expect(serverInfo).toEqual({ name: "vpnc-lsp", version });
    await client.sendRequest("shutdown");
    await client.sendNotification("exit");
    expect(await exited).toBe(0);
  });
});

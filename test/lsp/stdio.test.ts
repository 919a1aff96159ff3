/** The server as editors run it: a process, messages over standard input and output, from initialize to exit. */

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Hover,
  type InitializeResult,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { uriOfPath } from "../../lsp/uri.ts";
import { serverCommand } from "./support/process.ts";

it("initializes, publishes, hovers, shuts down and exits with 0", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc lsp ")));
  const text = catalogue["phase1/enc-disjoint"].failing;
  writeFileSync(join(folder, "a.vpn"), text);
  const uri = uriOfPath(join(folder, "a.vpn"));

  const [program, ...words] = serverCommand();
  const server = spawn(program, [...words, "--stdio", `--clientProcessId=${process.pid}`], { cwd: folder });
  let errors = "";
  server.stderr.on("data", (chunk: Buffer) => void (errors += chunk.toString("utf8")));
  const exited = new Promise<number | null>((resolve) => void server.on("exit", resolve));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  const publications: PublishDiagnosticsParams[] = [];
  const published = new Promise<void>((resolve) => {
    client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
      publications.push(params);
      resolve();
    });
  });
  client.onRequest("client/registerCapability", () => null);
  client.listen();

  const result = await client.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: uriOfPath(folder),
    capabilities: {
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
      textDocument: { publishDiagnostics: { relatedInformation: true } },
    },
  });
  expect(result.capabilities).toMatchObject({ hoverProvider: true, textDocumentSync: { openClose: true } });
  expect(result.serverInfo?.name).toBe("vpnc-lsp");
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "vpn", version: 1, text },
  });

  await published;
  const found = publications[0]?.diagnostics.find(({ code }) => code === "phase1/enc-disjoint");
  expect(publications[0]).toMatchObject({ uri, version: 1 });
  expect(found).toMatchObject({ severity: 1, source: "vpnc" });
  expect(found?.relatedInformation?.length).toBeGreaterThanOrEqual(2);
  expect(found?.relatedInformation?.every(({ location }) => location.uri === uri)).toBe(true);

  const line = text.split("\n").findIndex((each) => each.includes("encryption"));
  const hover = await client.sendRequest<Hover | null>("textDocument/hover", {
    textDocument: { uri },
    position: { line, character: 3 },
  });
  expect(hover?.contents).toMatchObject({
    kind: "markdown",
    value: expect.stringContaining("**`encryption`**"),
  });

  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  expect(await exited).toBe(0);
  expect(errors).toBe("");
});

it("prints its version and its usage, and refuses what it does not know", () => {
  const [program, ...words] = serverCommand();
  const run = (flag: string) => spawnSync(program, [...words, flag], { encoding: "utf8" });
  expect(run("--version").stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run("--help").stdout).toContain("--stdio");
  expect(run("--nonsense")).toMatchObject({ status: 2, stdout: "" });
});

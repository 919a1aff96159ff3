/** The server as a child process, and a client of it over standard input and output. */

import { fork } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import {
  CancellationTokenSource,
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type InitializeResult,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import { uriOfPath } from "../../../lsp/uri.ts";
import { serverCommand } from "./process.ts";

export interface Child {
  readonly capabilities: ServerCapabilities;
  readonly notify: (method: string, params: object) => Promise<void>;
  readonly request: (method: string, params: object) => Promise<unknown>;
  /** Sends a request and takes it back at once. */
  readonly abandon: (method: string, params: object) => Promise<unknown>;
  /** Called with every publication. */
  readonly onPublished: (listener: (params: PublishDiagnosticsParams) => void) => void;
  /** Bytes in use after a collection; needs the flags `WITH_HEAP`. */
  readonly heapUsed: () => Promise<number>;
  /** What the server wrote to its log or to standard error. */
  readonly log: () => string;
  /** Shuts down; the exit code. */
  readonly stop: () => Promise<number | null>;
}

const PROBE = fileURLToPath(new URL("heap-probe.mjs", import.meta.url));

/** The flags of Node with which the server answers `heapUsed`. */
export const WITH_HEAP: readonly string[] = ["--expose-gc", "--import", PROBE];

export async function startChild(
  folder: string,
  capabilities: ClientCapabilities,
  flags: readonly string[] = [],
): Promise<Child> {
  const [, ...words] = serverCommand();
  const entry = words.at(-1) ?? "";
  const server = fork(entry, ["--stdio"], {
    cwd: folder,
    execArgv: [...flags, ...words.slice(0, -1)],
    stdio: ["pipe", "pipe", "pipe", "ipc"],
  });
  const { stdin, stdout, stderr } = server;
  if (stdin === null || stdout === null) throw new Error("the server has no standard input and output");
  let log = "";
  stderr?.on("data", (chunk: Buffer) => void (log += chunk.toString("utf8")));
  const exited = new Promise<number | null>((resolve) => void server.on("exit", resolve));
  const client = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  const listeners: ((params: PublishDiagnosticsParams) => void)[] = [];
  client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    for (const listener of listeners) listener(params);
  });
  client.onNotification("window/logMessage", ({ message }: { readonly message: string }) => {
    log += `${message}\n`;
  });
  for (const asked of ["client/registerCapability", "workspace/configuration"]) {
    client.onRequest(asked, () => null);
  }
  client.listen();
  const { capabilities: announced } = await client.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: uriOfPath(folder),
    capabilities,
  });
  await client.sendNotification("initialized", {});
  return {
    capabilities: announced,
    notify: (method, params) => client.sendNotification(method, params),
    request: (method, params) => client.sendRequest(method, params),
    abandon(method, params) {
      const source = new CancellationTokenSource();
      const answer = client.sendRequest(method, params, source.token);
      source.cancel();
      return answer;
    },
    onPublished: (listener) => void listeners.push(listener),
    heapUsed: () =>
      new Promise((resolve) => {
        server.once("message", (bytes) => resolve(Number(bytes)));
        server.send("heap");
      }),
    log: () => log,
    async stop() {
      await client.sendRequest("shutdown");
      await client.sendNotification("exit");
      const code = await exited;
      client.dispose();
      return code;
    },
  };
}

/** A client of the language server in this process: real messages over real streams, everything recorded. */

import { PassThrough } from "node:stream";
import {
  CancellationTokenSource,
  createConnection,
  createProtocolConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import type { Host } from "../../../compiler/host/host.ts";
import { startServer, type ServerParts } from "../../../lsp/server.ts";

export interface Client {
  readonly initialized: InitializeResult;
  readonly open: (uri: string, text: string, version?: number) => void;
  readonly change: (uri: string, text: string, version: number) => void;
  readonly close: (uri: string) => void;
  readonly filesChanged: () => void;
  readonly hover: (uri: string, line: number, character: number) => Promise<Hover | null>;
  /** The next publication for a file, or the one that came since the last call. */
  readonly published: (uri: string) => Promise<PublishDiagnosticsParams>;
  readonly diagnostics: (uri: string) => Promise<readonly Diagnostic[]>;
  /** Any other request, about a document that is open. */
  readonly request: <T>(method: string, params: object) => Promise<T>;
  /** The same, and cancelled at once. */
  readonly cancelled: (method: string, params: object) => Promise<unknown>;
  readonly notify: (method: string, params: object) => void;
  /** How often the server asked the client for something: `workspace/diagnostic/refresh`. */
  readonly asked: (method: string) => number;
  /** Every byte the server sent. */
  readonly traffic: () => string;
  readonly stop: () => Promise<void>;
}

export interface ClientOptions {
  readonly folders?: readonly string[];
  readonly relatedInformation?: boolean;
  /** Laid over the client's usual capabilities. */
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: object;
  /** What the client answers when it is asked for its settings. */
  readonly configuration?: () => unknown;
  readonly parts?: ServerParts;
}

/** What a server may ask a client. */
const OF_THE_SERVER = [
  "client/registerCapability",
  "workspace/configuration",
  "workspace/codeLens/refresh",
  "workspace/diagnostic/refresh",
  "workspace/inlayHint/refresh",
];

export async function connect(host: Host, options: ClientOptions = {}): Promise<Client> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const chunks: Buffer[] = [];
  toClient.on("data", (chunk: Buffer) => void chunks.push(chunk));
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  startServer(server, host, options.parts);
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const waiting = new Map<string, PublishDiagnosticsParams[]>();
  const wake = new Set<() => void>();
  client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    waiting.set(params.uri, [...(waiting.get(params.uri) ?? []), params]);
    for (const each of wake) each();
  });
  const asked = new Map<string, number>();
  for (const method of OF_THE_SERVER) {
    client.onRequest(method, () => {
      asked.set(method, (asked.get(method) ?? 0) + 1);
      return method === "workspace/configuration" ? [options.configuration?.()] : null;
    });
  }
  client.listen();
  const folders = options.folders?.map((path) => ({ uri: `file://${path}`, name: path })) ?? null;
  const initialized = await client.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders: folders,
    initializationOptions: options.initializationOptions ?? null,
    capabilities: {
      ...options.capabilities,
      textDocument: {
        publishDiagnostics: { relatedInformation: options.relatedInformation ?? true },
        ...options.capabilities?.textDocument,
      },
    },
  });
  await client.sendNotification("initialized", {});

  async function published(uri: string): Promise<PublishDiagnosticsParams> {
    for (;;) {
      const next = waiting.get(uri)?.shift();
      if (next !== undefined) return next;
      await new Promise<void>((resolve) => {
        const once = () => {
          wake.delete(once);
          resolve();
        };
        wake.add(once);
      });
    }
  }

  const notify = (method: string, params: object) => void client.sendNotification(method, params);
  return {
    initialized,
    open: (uri, text, version = 1) =>
      notify("textDocument/didOpen", { textDocument: { uri, languageId: "vpn", version, text } }),
    change: (uri, text, version) =>
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] }),
    close: (uri) => notify("textDocument/didClose", { textDocument: { uri } }),
    filesChanged: () => notify("workspace/didChangeWatchedFiles", { changes: [] }),
    hover: (uri, line, character) =>
      client.sendRequest<Hover | null>("textDocument/hover", {
        textDocument: { uri },
        position: { line, character },
      }),
    published,
    request: (method, params) => client.sendRequest(method, params),
    cancelled(method, params) {
      const source = new CancellationTokenSource();
      const answer = client.sendRequest(method, params, source.token);
      source.cancel();
      return answer;
    },
    notify,
    asked: (method) => asked.get(method) ?? 0,
    diagnostics: async (uri) => (await published(uri)).diagnostics,
    traffic: () => Buffer.concat(chunks).toString("utf8"),
    async stop() {
      await client.sendRequest("shutdown");
      client.dispose();
      server.dispose();
    },
  };
}

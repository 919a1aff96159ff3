/** The life of the server: what the client can do, its documents and folders, and the features of `protocol/` between them. */

import {
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Code } from "../compiler/diagnostics/catalogue/index.ts";
import type { Host } from "../compiler/host/host.ts";
import { VERSION } from "../compiler/version.ts";
import { commandsIn, pageFrom, toDiagnostic } from "./convert.ts";
import { isBelow, LOCK_FILE, SETTINGS_FILE } from "../compiler/source/paths.ts";
import { createDisk } from "./disk.ts";
import { createDocuments } from "./documents.ts";
import { createGuard } from "./guard.ts";
import { pulls } from "./protocol/diagnostics.ts";
import type { Feature } from "./protocol/feature.ts";
import { FEATURES } from "./protocol/index.ts";
import { linesOr } from "./lines.ts";
import { createPublisher } from "./publisher.ts";
import { createSession } from "./session.ts";
import { DEFAULT_EDITOR_SETTINGS, settingsFrom, type Settings } from "./settings.ts";
import { pathOfUri } from "./uri.ts";
import { createWorkspace } from "./workspace.ts";

const WATCHED = ["**/*.vpn", `**/${SETTINGS_FILE}`, `**/${LOCK_FILE}`];

interface Streams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Over streams, or over the channel that the command line names. */
export function connectionOver(streams: Streams | undefined): Connection {
  const all = ProposedFeatures.all;
  return streams === undefined ? createConnection(all) : createConnection(all, streams.input, streams.output);
}

export interface ServerParts {
  /** A clock in milliseconds. Without one, typing rests as long before a large project as before a small one. */
  readonly now?: () => number;
  /** Where the page of a code is, for a client that does not say it itself. */
  readonly pageOf?: (code: Code) => string | undefined;
  /** The folder where the files of the standard library can be opened; no `/` at its end. */
  readonly library?: string | undefined;
  /** The rest is for tests to replace. */
  readonly features?: readonly Feature[];
  readonly pauseMs?: number;
}

export function startServer(connection: Connection, given: Host, parts: ServerParts = {}): void {
  const features = parts.features ?? FEATURES;
  const buffers = new TextDocuments(TextDocument);
  const folders = new Set<string>();
  let watches = false;
  const disk = createDisk(
    given,
    (path) => watches && isOurs(path) && [...folders].some((folder) => isBelow(folder, path)),
  );
  const { host } = disk;
  const documents = createDocuments(buffers, host, parts.library);
  const guard = createGuard(connection);
  let client: ClientCapabilities = {};
  let settings: Settings = DEFAULT_EDITOR_SETTINGS;
  let pageOf = parts.pageOf;
  let hasCommands = false;

  const asksFor = (uri: string): boolean => pulls(client) && buffers.get(uri) !== undefined;
  const publisher = createPublisher({ connection, asksFor });
  const workspace = createWorkspace({
    host,
    documents: documents.open,
    folders: () => [...folders],
    guard,
    now: parts.now,
    pauseMs: parts.pauseMs,
    publish(path, found, version, linesOf) {
      const texts = { linesOf: linesOr(linesOf, documents.textOf), uriOf: documents.uriOf };
      const showsRelated = client.textDocument?.publishDiagnostics?.relatedInformation ?? false;
      const items = found.map((each) => toDiagnostic(each, { path, texts, showsRelated, pageOf }));
      publisher.publish(documents.uriOf(path), items, version);
    },
    settled: publisher.done,
  });
  const session = createSession({
    connection,
    documents,
    workspace,
    guard,
    client: () => client,
    settings: () => settings,
    hasCommands: () => hasCommands,
    published: publisher.published,
  });

  connection.onInitialize((params): InitializeResult => {
    for (const folder of foldersOf(params)) folders.add(folder);
    client = params.capabilities;
    pageOf = pageFrom(params.initializationOptions) ?? pageOf;
    hasCommands = commandsIn(params.initializationOptions);
    return {
      capabilities: {
        ...Object.assign({}, ...features.map(({ capabilities }) => capabilities(client))),
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: "vpnc-lsp", version: VERSION },
    };
  });

  connection.onInitialized(() => {
    const { didChangeConfiguration, didChangeWatchedFiles, workspaceFolders } = client.workspace ?? {};
    if (didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .then(() => (watches = true))
        .catch(() => undefined);
    }
    if (didChangeConfiguration?.dynamicRegistration) {
      void connection.client.register(DidChangeConfigurationNotification.type, { section: "vpnc" });
    }
    void readSettings(undefined);
    if (!workspaceFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const path of pathsOf(removed)) folders.delete(path);
      for (const path of pathsOf(added)) folders.add(path);
      changedOnDisk(undefined);
    });
  });

  connection.onDidChangeConfiguration(({ settings: sent }) => void readSettings(sent));
  connection.onDidChangeWatchedFiles(() => changedOnDisk(undefined));
  connection.onShutdown(() => workspace.stop());

  buffers.onDidOpen(({ document }) => changedOnDisk(documents.pathOf(document.uri), "now"));
  buffers.onDidChangeContent(({ document }) => workspace.changed(documents.pathOf(document.uri)));
  buffers.onDidSave(({ document }) => changedOnDisk(documents.pathOf(document.uri), "now"));
  buffers.onDidClose(({ document }) => changedOnDisk(documents.pathOf(document.uri), "now"));

  for (const feature of features) feature.register(session);
  buffers.listen(connection);
  connection.listen();

  function changedOnDisk(path: string | undefined, delay?: "now"): void {
    disk.forget();
    workspace.changed(path, delay);
  }

  /** A client that can be asked is asked: what others push may be of any shape. */
  async function readSettings(pushed: unknown): Promise<void> {
    const before = JSON.stringify(settings);
    try {
      const sent: unknown = client.workspace?.configuration
        ? await connection.workspace.getConfiguration("vpnc")
        : sectionOf(pushed);
      settings = settingsFrom(sent);
    } catch {
      return; // the client went away, or has no settings
    }
    if (JSON.stringify(settings) === before) return;
    if (client.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
    if (client.workspace?.codeLens?.refreshSupport) void connection.sendRequest("workspace/codeLens/refresh");
  }
}

/** Whether a watcher looks at it. */
function isOurs(path: string): boolean {
  return path.endsWith(".vpn") || path.endsWith(`/${SETTINGS_FILE}`) || path.endsWith(`/${LOCK_FILE}`);
}

function sectionOf(pushed: unknown): unknown {
  return typeof pushed === "object" && pushed !== null && "vpnc" in pushed ? pushed.vpnc : undefined;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return pathsOf(workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]));
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOfUri(uri) ?? []);
}

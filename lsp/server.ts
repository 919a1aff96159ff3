/** Wires the language service to a connection: messages in, answers and diagnostics out. A feature that crashes is logged and answers null. */

import {
  createConnection,
  DidChangeWatchedFilesNotification,
  ProposedFeatures,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type TextDocumentPositionParams,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { HostError, type Host } from "../compiler/host/host.ts";
import { lineTable } from "../compiler/source/lines.ts";
import { VERSION } from "../compiler/version.ts";
import { textsFrom, toDiagnostic, toHover, toOffset } from "./convert.ts";
import type { OpenDocument } from "./projects.ts";
import { hover } from "./service.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";
import { createWorkspace } from "./workspace.ts";

const WATCHED = ["**/*.vpn", "**/vpnc.json"];

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
  /** The rest is for tests to replace. */
  readonly hover?: typeof hover;
  readonly pauseMs?: number;
}

export function startServer(connection: Connection, host: Host, parts: ServerParts = {}): void {
  const documents = new TextDocuments(TextDocument);
  const folders = new Set<string>();
  let showsRelated = false;
  let canWatch = false;
  let canFollowFolders = false;

  const workspace = createWorkspace({
    host,
    documents: () => documents.all().map(openDocument),
    folders: () => [...folders],
    guard,
    now: parts.now ?? (() => 0),
    pauseMs: parts.pauseMs,
    publish(path, found, version) {
      const uri = uriOf(path);
      const texts = textsFrom(textOf, uriOf);
      const diagnostics = found.map((each) => toDiagnostic(each, path, texts, showsRelated));
      void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
    },
  });

  connection.onInitialize((params): InitializeResult => {
    for (const folder of foldersOf(params)) folders.add(folder);
    const { textDocument, workspace: ofWorkspace } = params.capabilities;
    showsRelated = textDocument?.publishDiagnostics?.relatedInformation ?? false;
    canWatch = ofWorkspace?.didChangeWatchedFiles?.dynamicRegistration ?? false;
    canFollowFolders = ofWorkspace?.workspaceFolders ?? false;
    return {
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
      serverInfo: { name: "vpnc-lsp", version: VERSION },
    };
  });

  connection.onInitialized(() => {
    if (canWatch) {
      const watchers = WATCHED.map((globPattern) => ({ globPattern }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (!canFollowFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const path of pathsOf(removed)) folders.delete(path);
      for (const path of pathsOf(added)) folders.add(path);
      workspace.changed(undefined);
    });
  });

  connection.onDidChangeWatchedFiles(() => workspace.changed(undefined));
  connection.onShutdown(() => workspace.stop());

  documents.onDidOpen(({ document }) => workspace.changed(pathOf(document), "now"));
  documents.onDidChangeContent(({ document }) => workspace.changed(pathOf(document)));
  documents.onDidSave(({ document }) => workspace.changed(pathOf(document), "now"));
  documents.onDidClose(({ document }) => workspace.changed(pathOf(document), "now"));

  connection.onHover((params) => answer("hover", params, parts.hover ?? hover));
  documents.listen(connection);
  connection.listen();

  function answer(
    feature: string,
    { textDocument, position }: TextDocumentPositionParams,
    run: typeof hover,
  ) {
    return (
      guard(feature, () => {
        const document = documents.get(textDocument.uri);
        const path = document && pathOf(document);
        const analysis = path === undefined ? undefined : workspace.analysisOf(path);
        const text = path === undefined ? undefined : analysis?.files.get(path)?.text;
        if (analysis === undefined || path === undefined || text === undefined) return undefined;
        const lines = lineTable(text);
        const found = run(analysis, path, toOffset(position, lines));
        return found && toHover(found, lines);
      }) ?? null
    );
  }

  /** The message of an error may quote the source, and the source may hold a secret: only where it happened is logged. */
  function guard<T>(step: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      const [, ...frames] = error instanceof Error ? (error.stack ?? "").split(/\n(?= {4}at )/) : [];
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      connection.console.error([`vpnc: ${step} failed: ${kind}`, ...frames.slice(0, 8)].join("\n"));
      return undefined;
    }
  }

  function textOf(path: string): string | undefined {
    const open = documents.all().find((document) => pathOf(document) === path);
    if (open !== undefined) return open.getText();
    try {
      return host.readText(path);
    } catch (error) {
      if (error instanceof HostError) return undefined;
      throw error;
    }
  }

  /** The editor's own spelling for what it has open. */
  function uriOf(path: string): string {
    return documents.all().find((document) => pathOf(document) === path)?.uri ?? uriOfPath(path);
  }
}

function openDocument(document: TextDocument): OpenDocument {
  const { uri, version } = document;
  const hasFile = pathOfUri(uri) !== undefined;
  return { uri, version, hasFile, path: pathOf(document), text: document.getText() };
}

function pathOf({ uri }: TextDocument): string {
  return pathOfUri(uri) ?? uri;
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return pathsOf(workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]));
}

function pathsOf(folders: readonly { readonly uri: string }[]): readonly string[] {
  return folders.flatMap(({ uri }) => pathOfUri(uri) ?? []);
}

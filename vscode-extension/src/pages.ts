/** Markdown pages of the server in VS Code's own preview: the negotiation table, which is kept up to date, and the pages of codes. */

import { commands, type Disposable, EventEmitter, Uri, window, workspace } from "vscode";
import type { Page, TableParams } from "./requests.ts";
import type { Server } from "./server.ts";
import { editorOf, pauseOf, sourceEditor } from "./sources.ts";

const SCHEME = "vpnc-page";
const PAUSE_MS = 300;

export interface Pages extends Disposable {
  /** The table of one tunnel, or of what is under the cursor. */
  readonly showTable: (source: Uri | undefined, tunnel: string | undefined) => Promise<void>;
  readonly show: (page: Page) => Promise<void>;
  readonly changed: () => void;
}

export function createPages(server: Server): Pages {
  const emitter = new EventEmitter<Uri>();
  const texts = new Map<string, string>();
  /** What to ask again, by the page it fills. */
  const tables = new Map<string, TableParams>();
  const pause = pauseOf(PAUSE_MS, () => void refreshTables());
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: emitter.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? "# This page is gone\n\nAsk for it again.\n",
  });

  return {
    async showTable(uri, tunnel) {
      const from = uri ?? sourceEditor()?.document.uri;
      if (from === undefined) {
        void window.showInformationMessage("vpnc: open a .vpn file first. The table is about its tunnels.");
        return;
      }
      await workspace.openTextDocument(from);
      const position = editorOf(from)?.selection.active;
      const textDocument = { uri: from.toString() };
      const params: TableParams =
        tunnel !== undefined
          ? { textDocument, tunnel }
          : position === undefined
            ? { textDocument }
            : { textDocument, position: { line: position.line, character: position.character } };
      const page = await server.ask<Page>("vpnc/table", params);
      if (page === undefined) return;
      tables.set(pathOf(page), params);
      await show(page);
    },
    show,
    changed() {
      if (tables.size > 0) pause.restart();
    },
    dispose() {
      for (const part of [provider, emitter, pause]) part.dispose();
    },
  };

  /** Beside what one types in; from another page, in its place. */
  async function show(page: Page): Promise<void> {
    await update(page);
    const isTyping = window.activeTextEditor !== undefined;
    const command = isTyping ? "markdown.showPreviewToSide" : "markdown.showPreview";
    await commands.executeCommand(command, uriOf(pathOf(page)));
  }

  async function refreshTables(): Promise<void> {
    for (const [path, params] of tables) {
      const page = isShown(path) ? await server.ask<Page>("vpnc/table", params) : undefined;
      if (page === undefined || pathOf(page) !== path) tables.delete(path);
      else await update(page);
    }
  }

  /** The preview hears of a change only from a document that is open, and one without an editor is closed after a while. */
  async function update(page: Page): Promise<void> {
    const path = pathOf(page);
    if (texts.get(path) === page.markdown) return;
    if (texts.has(path)) await workspace.openTextDocument(uriOf(path));
    texts.set(path, page.markdown);
    emitter.fire(uriOf(path));
  }
}

function uriOf(path: string): Uri {
  return Uri.from({ scheme: SCHEME, path });
}

/** The preview is titled after the last part. */
function pathOf({ title }: Page): string {
  return `/${title}.md`;
}

/** A preview is a web page to the editor: only its label tells which. */
function isShown(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes(name)));
}

/** The entry of the extension: starts the language server, opens its views on command, and tells them when something changed. */

import {
  commands,
  type Disposable,
  type ExtensionContext,
  languages,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { explain } from "./explain.ts";
import { createPages } from "./pages.ts";
import { createScriptView } from "./script-view.ts";
import { createServer, type Server } from "./server.ts";
import { uriFrom } from "./sources.ts";

/** A name in `snippets/vpn.json`. */
const STARTER = "Two sites and a tunnel";

let server: Server | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const running = createServer(context);
  server = running;
  const script = createScriptView(running);
  const pages = createPages(running);
  const changed = (): void => {
    script.changed();
    pages.changed();
  };

  context.subscriptions.push(
    script,
    pages,
    command("showScript", (uri, site) => script.show(uriFrom(uri), textFrom(site))),
    command("showTable", (uri, tunnel) => pages.showTable(uriFrom(uri), textFrom(tunnel))),
    command("explain", (code) => explain(running, pages, textFrom(code))),
    command("restart", async () => {
      await running.restart();
      changed();
    }),
    command("newFile", newFile),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (isSource(textEditor.document)) script.changed();
    }),
    window.onDidChangeVisibleTextEditors(script.changed),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isSource(document)) changed();
    }),
    // Files change on the disk, too; then the server says what is wrong now.
    languages.onDidChangeDiagnostics(changed),
  );
  await running.start();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}

function command(name: string, run: (...given: readonly unknown[]) => unknown): Disposable {
  return commands.registerCommand(`vpnc.${name}`, run);
}

function isSource({ languageId, uri }: TextDocument): boolean {
  return languageId === "vpn" || uri.path.endsWith("/vpnc.json");
}

async function newFile(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: "vpn" }));
  await commands.executeCommand("editor.action.insertSnippet", { langId: "vpn", name: STARTER });
}

function textFrom(argument: unknown): string | undefined {
  return typeof argument === "string" ? argument : undefined;
}

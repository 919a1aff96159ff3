/** The entry of the extension: starts the language server when a `.vpn` file is opened, and stops it with the window. */

import { type ExtensionContext, Uri, window, workspace } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const configured = workspace.getConfiguration("vpnc").get<string>("server.path", "").trim();
  const bundled = Uri.joinPath(context.extensionUri, "dist", "server.mjs").fsPath;
  // The client's id is where the setting `vpnc.trace.server` is read from.
  client = new LanguageClient("vpnc", "vpnc", serverOptions(configured, bundled), {
    documentSelector: [{ language: "vpn" }],
  });
  try {
    await client.start();
  } catch (error) {
    const which = configured === "" ? "its language server" : `\`${configured}\` (setting vpnc.server.path)`;
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`vpnc cannot start ${which}: ${reason}`);
  }
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

function serverOptions(configured: string, bundled: string): ServerOptions {
  if (configured === "") return { module: bundled, transport: TransportKind.ipc };
  if (/\.[cm]?js$/.test(configured)) return { module: configured, transport: TransportKind.stdio };
  return { command: configured, args: ["--stdio"] };
}

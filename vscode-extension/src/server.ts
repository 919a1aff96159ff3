/** The language server as the extension sees it: started once, started anew on demand, and asked. */

import { type ExtensionContext, Uri, window, workspace } from "vscode";
import { LanguageClient, type ServerOptions, State, TransportKind } from "vscode-languageclient/node";

export interface Server {
  readonly start: () => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** `undefined` while no server runs, when it has no answer, and when it does not know the request. */
  readonly ask: <T>(method: string, params: object) => Promise<T | undefined>;
}

/** The link of a code in a message opens its page; `{code}` is filled in by the server. */
const CODE_LINK = "command:vpnc.explain?%5B%22{code}%22%5D";

export function createServer(context: ExtensionContext): Server {
  const output = window.createOutputChannel("vpnc", { log: true });
  context.subscriptions.push(output);
  let client: LanguageClient | undefined;

  async function start(): Promise<void> {
    const configured = workspace.getConfiguration("vpnc").get<string>("server.path", "").trim();
    const bundled = Uri.joinPath(context.extensionUri, "dist", "server.mjs").fsPath;
    // The client's id is where the setting `vpnc.trace.server` is read from.
    client = new LanguageClient("vpnc", "vpnc", serverOptions(configured, bundled), {
      documentSelector: [{ language: "vpn" }],
      // The lenses of the server may call the commands of this extension.
      initializationOptions: { codeHref: CODE_LINK, commands: true },
      outputChannel: output,
    });
    try {
      await client.start();
    } catch (error) {
      const which =
        configured === "" ? "its language server" : `\`${configured}\` (setting vpnc.server.path)`;
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(`vpnc cannot start ${which}: ${reason}`);
    }
  }

  /** A server that did not start, or died, has nothing to stop. */
  async function stop(): Promise<void> {
    const ending = client;
    client = undefined;
    if (ending?.state === State.Running) await ending.stop();
  }

  return {
    start,
    stop,
    async restart() {
      await stop();
      await start();
      if (client?.state === State.Running) window.setStatusBarMessage("vpnc: the server runs anew", 3000);
    },
    async ask<T>(method: string, params: object) {
      if (client?.state !== State.Running) return undefined;
      try {
        return (await client.sendRequest<T | null>(method, params)) ?? undefined;
      } catch (error) {
        // Another server than the bundled one may be older; a request may also come while this one ends.
        output.debug(`${method}: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
      }
    },
  };
}

function serverOptions(configured: string, bundled: string): ServerOptions {
  if (configured === "") return { module: bundled, transport: TransportKind.ipc };
  if (/\.[cm]?js$/.test(configured)) return { module: configured, transport: TransportKind.stdio };
  return { command: configured, args: ["--stdio"] };
}

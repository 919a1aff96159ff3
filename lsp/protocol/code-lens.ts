/**
 * `textDocument/codeLens`: verdicts and scripts. Where they lead are commands of the VS Code extension; a client that does
 * not say that it has them gets the titles alone.
 */

import type { CodeLens, Command } from "vscode-languageserver/node";
import { lenses, type Lens } from "../features/lens/lenses.ts";
import type { Feature } from "./feature.ts";

const COMMANDS = { table: "vpnc.showTable", script: "vpnc.showScript" } as const;

export const codeLens: Feature = {
  name: "code lens",
  capabilities: () => ({ codeLensProvider: {} }),
  register: ({ connection, ask, settings, hasCommands }) =>
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      ask("code lens", uri, token, ({ analysis, path, range }) => {
        if (!settings().codeLens.enabled) return [];
        return lenses(analysis, path).map((lens): CodeLens => {
          return { range: range(lens.span), command: commandOf(lens, hasCommands() ? uri : undefined) };
        });
      }),
    ),
};

function commandOf({ title, shows, name }: Lens, uri: string | undefined): Command {
  return uri === undefined || shows === undefined
    ? { title, command: "" }
    : { title, command: COMMANDS[shows], arguments: [uri, name] };
}

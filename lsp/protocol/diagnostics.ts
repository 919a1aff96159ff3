/**
 * `textDocument/diagnostic`: the client asks when it wants to. It is announced only to a client that can be told to ask
 * again, because an edit in one file changes what is wrong in another; everybody else is told unasked.
 */

import { DocumentDiagnosticReportKind, type ClientCapabilities } from "vscode-languageserver/node";
import type { Feature } from "./feature.ts";

export function pulls({ textDocument, workspace }: ClientCapabilities): boolean {
  return textDocument?.diagnostic !== undefined && (workspace?.diagnostics?.refreshSupport ?? false);
}

export const diagnostics: Feature = {
  name: "diagnostics",
  capabilities: (client) =>
    pulls(client)
      ? {
          diagnosticProvider: {
            identifier: "vpnc",
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }
      : {},
  register({ connection, published, settled }) {
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
      await settled();
      const { items, resultId } = published(textDocument.uri);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
    });
  },
};

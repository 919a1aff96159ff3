/** `textDocument/documentHighlight`: a declaration is a write, a use a read. */

import { DocumentHighlightKind } from "vscode-languageserver/node";
import { highlights } from "../features/names/references.ts";
import type { Feature } from "./feature.ts";

export const documentHighlight: Feature = {
  name: "documentHighlight",
  capabilities: () => ({ documentHighlightProvider: true }),
  register: ({ connection, ask }) =>
    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      ask("documentHighlight", textDocument.uri, token, ({ analysis, path, offset, range }) =>
        highlights(analysis, path, offset(position))?.map(({ span, role }) => ({
          range: range(span),
          kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    ),
};

/** `textDocument/documentLink`: the files that `import` lines name. */

import { importLinks } from "../features/imports.ts";
import type { Feature } from "./feature.ts";

const START = { start: 0, end: 0 };

export const documentLink: Feature = {
  name: "documentLink",
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register: ({ connection, ask }) =>
    connection.onDocumentLinks(({ textDocument }, token) =>
      ask("documentLink", textDocument.uri, token, ({ analysis, path, range, location }) =>
        importLinks(analysis, path).map(({ span, target }) => ({
          range: range(span),
          target: location({ uri: target, span: START }).uri,
        })),
      ),
    ),
};

/** `textDocument/references`. */

import { references as referencesAt } from "../features/names/references.ts";
import type { Feature } from "./feature.ts";

export const references: Feature = {
  name: "references",
  capabilities: () => ({ referencesProvider: true }),
  register: ({ connection, ask }) =>
    connection.onReferences(({ textDocument, position, context }, token) =>
      ask("references", textDocument.uri, token, ({ analysis, path, offset, location }) => {
        const declarations = context.includeDeclaration;
        return referencesAt(analysis, path, offset(position), { declarations })?.map(location);
      }),
    ),
};

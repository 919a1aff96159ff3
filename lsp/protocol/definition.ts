/** `textDocument/definition`. */

import { definition as definitionAt } from "../features/names/definition.ts";
import type { Feature } from "./feature.ts";

export const definition: Feature = {
  name: "definition",
  capabilities: () => ({ definitionProvider: true }),
  register: ({ connection, client, ask }) =>
    connection.onDefinition(({ textDocument, position }, token) =>
      ask("definition", textDocument.uri, token, ({ analysis, path, offset, range, location }) => {
        const found = definitionAt(analysis, path, offset(position));
        if (found === undefined) return undefined;
        if (!client().textDocument?.definition?.linkSupport) {
          return found.targets.map(({ place }) => location(place));
        }
        return found.targets.map(({ place, whole }) => {
          const { uri, range: name } = location(place);
          return {
            originSelectionRange: range(found.origin),
            targetUri: uri,
            targetRange: location({ uri: place.uri, span: whole }).range,
            targetSelectionRange: name,
          };
        });
      }),
    ),
};

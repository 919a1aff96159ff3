/** `textDocument/hover`. */

import { hover as hoverAt } from "../features/hover/hover.ts";
import type { Feature } from "./feature.ts";

export const hover: Feature = {
  name: "hover",
  capabilities: () => ({ hoverProvider: true }),
  register: ({ connection, ask }) =>
    connection.onHover(({ textDocument, position }, token) =>
      ask("hover", textDocument.uri, token, ({ analysis, path, offset, range }) => {
        const found = hoverAt(analysis, path, offset(position));
        return found && { contents: { kind: "markdown", value: found.text }, range: range(found.span) };
      }),
    ),
};

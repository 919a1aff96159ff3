/** `textDocument/foldingRange`: whole lines. */

import type { FoldingRange } from "vscode-languageserver/node";
import { folds } from "../features/folding.ts";
import type { Feature } from "./feature.ts";

export const foldingRange: Feature = {
  name: "foldingRange",
  capabilities: () => ({ foldingRangeProvider: true }),
  register: ({ connection, ask }) =>
    connection.onFoldingRanges(({ textDocument }, token) =>
      ask("foldingRange", textDocument.uri, token, ({ file }) =>
        folds(file).map(({ first, last, kind }): FoldingRange => {
          const range = { startLine: first - 1, endLine: last - 1 };
          return kind === undefined ? range : { ...range, kind };
        }),
      ),
    ),
};

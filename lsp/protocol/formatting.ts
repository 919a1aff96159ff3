/**
 * `textDocument/formatting`, `rangeFormatting` and `onTypeFormatting`. The layout is that of `vpnc fmt`, whatever the
 * editor's own settings for tabs are: a file looks the same to everybody.
 */

import type { TextEdit } from "vscode-languageserver/node";
import {
  closingEdits,
  documentEdits,
  newLineEdits,
  rangeEdits,
  type TextEdit as Edit,
} from "../features/format.ts";
import type { Asked, Feature } from "./feature.ts";

export const formatting: Feature = {
  name: "formatting",
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
  }),
  register({ connection, ask }) {
    connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
      ask("formatting", uri, token, (asked) => toEdits(documentEdits(asked.file), asked)),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
      ask("formatting", uri, token, (asked) => toEdits(rangeEdits(asked.file, asked.span(range)), asked)),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
      ask("formatting", uri, token, (asked) => {
        const edits = ch === "}" ? closingEdits : newLineEdits;
        return toEdits(edits(asked.file, asked.offset(position)), asked);
      }),
    );
  },
};

function toEdits(edits: readonly Edit[] | undefined, { textEdit }: Asked): TextEdit[] | undefined {
  return edits?.map(textEdit);
}

/** `textDocument/rename`, and before it `textDocument/prepareRename`; a refusal is an error whose message the editor shows. */

import { LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { prepareRename, rename as renameAt, type Refusal } from "../features/names/rename.ts";
import type { Feature } from "./feature.ts";

export const rename: Feature = {
  name: "rename",
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  register({ connection, ask }) {
    connection.onPrepareRename(({ textDocument, position }, token) =>
      ask("prepareRename", textDocument.uri, token, ({ analysis, path, offset, range }) => {
        const found = prepareRename(analysis, path, offset(position));
        if ("refusal" in found) return refused(found);
        return { range: range(found.span), placeholder: found.placeholder };
      }),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      ask("rename", textDocument.uri, token, ({ analysis, path, offset, workspaceEdit }) => {
        const found = renameAt(analysis, path, offset(position), newName);
        return "refusal" in found ? refused(found) : workspaceEdit(found.edits);
      }),
    );
  },
};

function refused({ refusal }: Refusal): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}

/** `vpnc/table`: the negotiation table as Markdown, for a preview beside the source. */

import { RequestType, type Position, type TextDocumentIdentifier } from "vscode-languageserver/node";
import type { Page } from "../features/explain.ts";
import { tablePage } from "../features/table.ts";
import type { Feature } from "./feature.ts";

export interface TableParams {
  readonly textDocument: TextDocumentIdentifier;
  /** This tunnel; without it, those that the declaration at the position concerns; without either, all. */
  readonly tunnel?: string;
  readonly position?: Position;
}

export const TABLE = new RequestType<TableParams, Page | null, void>("vpnc/table");

export const table: Feature = {
  name: "table",
  capabilities: () => ({}),
  register: ({ connection, ask }) =>
    void connection.onRequest(TABLE, ({ textDocument, tunnel, position }, token) =>
      ask("table", textDocument.uri, token, ({ analysis, path, offset }) =>
        tablePage(analysis, path, { tunnel, offset: position && offset(position) }),
      ),
    ),
};

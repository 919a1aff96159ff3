/** `textDocument/documentSymbol`: a tree, or a flat list for a client that shows no trees. */

import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver/node";
import { outline, type OutlineItem } from "../features/outline.ts";
import type { Asked, Feature } from "./feature.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";

export const documentSymbol: Feature = {
  name: "documentSymbol",
  capabilities: () => ({ documentSymbolProvider: true }),
  register: ({ connection, client, ask }) =>
    connection.onDocumentSymbol(({ textDocument }, token) =>
      ask<DocumentSymbol[] | SymbolInformation[]>("documentSymbol", textDocument.uri, token, (asked) => {
        const items = outline(asked.file);
        const showsTrees = client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport;
        return showsTrees
          ? items.map((item) => tree(item, asked))
          : items.flatMap((item) => flat(item, asked, ""));
      }),
    ),
};

function tree(item: OutlineItem, asked: Asked): DocumentSymbol {
  const { name, detail, kind, span, selection, children } = item;
  return {
    name,
    detail,
    kind: SYMBOL_KINDS[kind],
    range: asked.range(span),
    selectionRange: asked.range(selection),
    children: children.map((child) => tree(child, asked)),
  };
}

function flat(item: OutlineItem, asked: Asked, containerName: string): SymbolInformation[] {
  const { name, kind, span, children } = item;
  const location = asked.location({ uri: asked.path, span });
  return [
    { name, kind: SYMBOL_KINDS[kind], location, containerName },
    ...children.flatMap((child) => flat(child, asked, name)),
  ];
}

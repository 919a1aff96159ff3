/** A request for every provider that a server of the protocol can announce, at a random place of a document. */

import type { Position, Range, ServerCapabilities } from "vscode-languageserver/node";

export interface Spot {
  readonly uri: string;
  readonly position: Position;
  readonly range: Range;
  /** Of a name, a search, a typed character. */
  readonly word: string;
}

export interface Asking {
  readonly method: string;
  readonly params: object;
}

type Provider = Extract<keyof ServerCapabilities, `${string}Provider`>;

const FORMAT = { tabSize: 2, insertSpaces: true };

const document = ({ uri }: Spot) => ({ textDocument: { uri } });
const place = (spot: Spot) => ({ ...document(spot), position: spot.position });
const area = (spot: Spot) => ({ ...document(spot), range: spot.range });

const ofDocument = (method: string) => (spot: Spot) => [
  { method: `textDocument/${method}`, params: document(spot) },
];
const ofPlace = (method: string) => (spot: Spot) => [
  { method: `textDocument/${method}`, params: place(spot) },
];
const ofArea = (method: string) => (spot: Spot) => [{ method: `textDocument/${method}`, params: area(spot) }];

export const REQUESTS: Readonly<Partial<Record<Provider, (spot: Spot) => readonly Asking[]>>> = {
  codeActionProvider: (spot) => [
    { method: "textDocument/codeAction", params: { ...area(spot), context: { diagnostics: [] } } },
  ],
  codeLensProvider: ofDocument("codeLens"),
  completionProvider: ofPlace("completion"),
  declarationProvider: ofPlace("declaration"),
  definitionProvider: ofPlace("definition"),
  diagnosticProvider: ofDocument("diagnostic"),
  documentFormattingProvider: (spot) => [
    { method: "textDocument/formatting", params: { ...document(spot), options: FORMAT } },
  ],
  documentHighlightProvider: ofPlace("documentHighlight"),
  documentLinkProvider: ofDocument("documentLink"),
  documentOnTypeFormattingProvider: (spot) => [
    { method: "textDocument/onTypeFormatting", params: { ...place(spot), ch: "}", options: FORMAT } },
  ],
  documentRangeFormattingProvider: (spot) => [
    { method: "textDocument/rangeFormatting", params: { ...area(spot), options: FORMAT } },
  ],
  documentSymbolProvider: ofDocument("documentSymbol"),
  foldingRangeProvider: ofDocument("foldingRange"),
  hoverProvider: ofPlace("hover"),
  implementationProvider: ofPlace("implementation"),
  inlayHintProvider: ofArea("inlayHint"),
  linkedEditingRangeProvider: ofPlace("linkedEditingRange"),
  referencesProvider: (spot) => [
    { method: "textDocument/references", params: { ...place(spot), context: { includeDeclaration: true } } },
  ],
  renameProvider: (spot) => [
    ...ofPlace("prepareRename")(spot),
    { method: "textDocument/rename", params: { ...place(spot), newName: spot.word } },
  ],
  selectionRangeProvider: (spot) => [
    { method: "textDocument/selectionRange", params: { ...document(spot), positions: [spot.position] } },
  ],
  semanticTokensProvider: (spot) => [
    ...ofDocument("semanticTokens/full")(spot),
    ...ofArea("semanticTokens/range")(spot),
  ],
  signatureHelpProvider: ofPlace("signatureHelp"),
  typeDefinitionProvider: ofPlace("typeDefinition"),
  workspaceSymbolProvider: ({ word }) => [{ method: "workspace/symbol", params: { query: word } }],
};

/** Commands are the extension's to give, with arguments of their own. */
const NO_REQUEST: readonly Provider[] = ["executeCommandProvider"];

/** All that a server announced; a provider without a request here is an error of this table. */
export function requestsFor(capabilities: ServerCapabilities, spot: Spot): readonly Asking[] {
  const announced = Object.keys(capabilities).filter((key): key is Provider => key.endsWith("Provider"));
  return announced.flatMap((provider) => {
    if (NO_REQUEST.includes(provider)) return [];
    const make = REQUESTS[provider];
    if (make === undefined) throw new Error(`no request for ${provider} in test/lsp/support/requests.ts`);
    return make(spot);
  });
}

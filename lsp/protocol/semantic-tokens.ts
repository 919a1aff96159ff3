/** `textDocument/semanticTokens/full` and `/range`: the words of a file as the protocol's row of numbers. */

import { SemanticTokensBuilder, type SemanticTokens } from "vscode-languageserver/node";
import type { Span } from "../../grammar/index.ts";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "../features/tokens/legend.ts";
import { semanticTokens as tokensOf } from "../features/tokens/tokens.ts";
import type { Asked, Feature } from "./feature.ts";

const NAME = "semantic tokens";

export const semanticTokens: Feature = {
  name: NAME,
  capabilities: ({ textDocument }) =>
    textDocument?.semanticTokens === undefined
      ? {}
      : {
          semanticTokensProvider: {
            legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
            full: true,
            range: true,
          },
        },
  register({ connection, ask }) {
    const { semanticTokens: requests } = connection.languages;
    requests.on(
      async ({ textDocument }, token) =>
        (await ask(NAME, textDocument.uri, token, (asked) => encoded(asked, undefined))) ?? { data: [] },
    );
    requests.onRange(
      async ({ textDocument, range }, token) =>
        (await ask(NAME, textDocument.uri, token, (asked) => encoded(asked, asked.span(range)))) ?? {
          data: [],
        },
    );
  },
};

function encoded({ analysis, path, range }: Asked, within: Span | undefined): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, type, modifiers } of tokensOf(analysis, path, within)) {
    const { start } = range(span);
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << TOKEN_MODIFIERS.indexOf(modifier)), 0);
    builder.push(start.line, start.character, span.end - span.start, TOKEN_TYPES.indexOf(type), bits);
  }
  return builder.build();
}

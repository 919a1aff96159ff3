/** `textDocument/inlayHint`: what holds and is not written, behind the text that it explains. */

import type { InlayHint } from "vscode-languageserver/node";
import { hints, type Hint } from "../features/hints/hints.ts";
import type { Asked, Feature } from "./feature.ts";

export const inlayHint: Feature = {
  name: "inlay hints",
  capabilities: ({ textDocument }) =>
    textDocument?.inlayHint === undefined ? {} : { inlayHintProvider: true },
  register: ({ connection, ask, settings }) =>
    void connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      ask("inlay hints", textDocument.uri, token, (asked) =>
        settings().inlayHints.enabled
          ? hints(asked.analysis, asked.path, asked.span(range)).map((hint) => shown(hint, asked))
          : [],
      ),
    ),
};

function shown({ offset, parts, tooltip }: Hint, { range, location }: Asked): InlayHint {
  return {
    position: range({ start: offset, end: offset }).start,
    label: parts.map(({ text, place }) => ({
      value: text,
      ...(place === undefined ? {} : { location: location(place) }),
    })),
    tooltip: { kind: "markdown", value: tooltip },
    paddingLeft: true,
  };
}

/** `textDocument/selectionRange`: one chain for each position. */

import type { SelectionRange } from "vscode-languageserver/node";
import { selectionAt } from "../features/selection.ts";
import type { Asked, Feature } from "./feature.ts";

export const selectionRange: Feature = {
  name: "selectionRange",
  capabilities: () => ({ selectionRangeProvider: true }),
  register: ({ connection, ask }) =>
    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      ask("selectionRange", textDocument.uri, token, (asked) =>
        positions.map((position) => chain(asked, asked.offset(position))),
      ),
    ),
};

function chain({ file, range }: Asked, offset: number): SelectionRange {
  const [outermost, ...inner] = selectionAt(file, offset).toReversed();
  const whole: SelectionRange = { range: range(outermost ?? { start: offset, end: offset }) };
  return inner.reduce<SelectionRange>((parent, span) => ({ range: range(span), parent }), whole);
}

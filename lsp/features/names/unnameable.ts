/** Why what is under the cursor has no name of this project to change: one sentence. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Node } from "../../../grammar/index.ts";
import { spotAt, wordAt } from "../position.ts";
import { KEYWORDS } from "./new-name.ts";
import { occurrencesIn } from "./occurrences.ts";

const NOTHING = "There is no name here.";
const TEXT = "This is a text and names nothing in this project.";

export function whyNot(analysis: Analysis, uri: string, offset: number): string {
  const file = analysis.files.get(uri);
  if (file === undefined) return NOTHING;
  const spot = spotAt(file, offset);
  if (spot === undefined) return "Nothing in a comment can be renamed.";
  const side = occurrencesIn(analysis)
    .at(uri, offset)
    .find(({ entity }) => entity.kind === "side");
  if (side !== undefined) {
    return `\`${side.entity.name}\` means the ${side.entity.name} end of the tunnel. Rename the site itself instead.`;
  }
  return reason(spot.node, spot.parents.at(-1)) ?? keyword(file.text, offset) ?? NOTHING;
}

function reason(node: Node, parent: Node | undefined): string | undefined {
  switch (node.kind) {
    case "string":
      return parent?.kind === "import" ? "This is the path of a file. Rename the file instead." : TEXT;
    case "name":
      // What stands in quotes may be a secret in the wrong place: it is not repeated.
      return node.quoted ? TEXT : nameReason(node.text, parent);
    case "word":
      return `\`${node.text}\` is a word of the language, or of the device, and nothing that this project declares.`;
    case "version":
    case "address":
    case "range":
    case "duration":
    case "size":
    case "number":
    case "hex":
      return "This is a value, not a name.";
    default:
      return undefined;
  }
}

function nameReason(name: string, parent: Node | undefined): string {
  switch (parent?.kind) {
    case "property":
    case "path":
      return `\`${name}\` is a parameter of the language.`;
    case "waiver":
      return `\`${name}\` is the code of a diagnostic.`;
    case "declaration":
      return parent.head.text === name
        ? `\`${name}\` is a word of the language.`
        : `Nothing can refer to \`${name}\`.`;
    case "address":
    case "word":
    case "string":
      return `\`${name}\` is an interface of the device, which is named there.`;
    default:
      return `\`${name}\` is a word of the language.`;
  }
}

/** `policy`, `import`, `extends`: words that are no node of their own. What else stands there is not repeated. */
function keyword(text: string, offset: number): string | undefined {
  const word = wordAt(text, offset)?.text;
  return word === undefined || !KEYWORDS.has(word) ? undefined : `\`${word}\` is a word of the language.`;
}

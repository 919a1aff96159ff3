/** The hover of names outside any property: ends of a tunnel, names of `let` and `secret`, parts of a selector. */

import type { Span } from "../../../grammar/index.ts";
import type { Spot } from "../position.ts";
import { spokeHover } from "./declaration.ts";
import { endHover } from "./end.ts";
import type { Hover } from "./hover.ts";
import { paragraphs } from "./markdown.ts";
import { lookUp } from "./reference.ts";
import type { Scene } from "./scene.ts";
import { callHover } from "./value.ts";

export function named(spot: Spot, scene: Scene): Hover | undefined {
  const { node, parents } = spot;
  const parent = parents.at(-1);
  const call = [...parents, node].find((candidate) => candidate.kind === "call");
  if (call !== undefined) return callHover(call.callee.text, call.span);
  if (node.kind !== "name") return node.kind === "word" ? wordHover(node.text, node.span, scene) : undefined;
  switch (parent?.kind) {
    case "ends": {
      const site = lookUp("site", node.text, node.span, scene);
      const spoke = spokeHover({ uri: scene.uri, span: node.span }, scene);
      return site && spoke ? { ...site, text: paragraphs(spoke, site.text) } : site;
    }
    case "packet":
      return lookUp("site", node.text, node.span, scene);
    case "let":
    case "secret":
      return lookUp(parent.kind, node.text, node.span, scene);
    case "path":
      return endHover(parent, scene) ?? lookUp("site", parent.root.text, node.span, scene);
    default:
      return undefined;
  }
}

function wordHover(word: string, span: Span, scene: Scene): Hover | undefined {
  if (word === "any") return { span, text: "**`any`**: every address of the other side's family." };
  return lookUp("let", word, span, scene);
}

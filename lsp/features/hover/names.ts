/** The hover of names outside any property: ends of a tunnel, names of `let` and `secret`, parts of a selector. */

import type { Node, Packet, Span } from "../../../grammar/index.ts";
import { packetWords } from "../packet-words.ts";
import type { Spot } from "../position.ts";
import { spokeHover } from "./declaration.ts";
import { endHover } from "./end.ts";
import { headHelp } from "./heads.ts";
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
  if (parent?.kind === "packet") return inPacket(node, parent, scene);
  if (node.kind !== "name") return node.kind === "word" ? wordHover(node.text, node.span, scene) : undefined;
  switch (parent?.kind) {
    case "ends": {
      const declaration = parents.at(-2);
      if (declaration?.kind === "declaration" && declaration.head.text === "failover") {
        return lookUp("tunnel", node.text, node.span, scene);
      }
      const site = lookUp("site", node.text, node.span, scene);
      const spoke = spokeHover({ uri: scene.uri, span: node.span }, scene);
      return site && spoke ? { ...site, text: paragraphs(spoke, site.text) } : site;
    }
    case "let":
    case "secret":
      return lookUp(parent.kind, node.text, node.span, scene);
    case "path":
      return endHover(parent, scene) ?? lookUp("site", parent.root.text, node.span, scene);
    default:
      return undefined;
  }
}

/** The site, a tunnel, or a word of the line. */
function inPacket(node: Node, packet: Packet, scene: Scene): Hover | undefined {
  const { span } = node;
  if (node.kind === "name") {
    if (node === packet.site) return lookUp("site", node.text, span, scene);
    if (node !== packet.verdict[0]) return lookUp("tunnel", node.text, span, scene);
    const text = headHelp(node.text, "test");
    return text === undefined ? undefined : { span, text };
  }
  const down = packetWords(packet).down.find((name) => name.span.start === span.start);
  if (down !== undefined) return lookUp("tunnel", down.text, span, scene);
  if (node.kind !== "word") return undefined;
  const text = headHelp(node.text, "test");
  return text === undefined ? wordHover(node.text, span, scene) : { span, text };
}

function wordHover(word: string, span: Span, scene: Scene): Hover | undefined {
  if (word === "any") return { span, text: "**`any`**: every address of the other side's family." };
  return lookUp("let", word, span, scene);
}

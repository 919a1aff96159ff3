/** The hover of an offset: the node under it decides what it is about. Markdown out, or nothing; never a secret. */

import { parametersOf, parameterOf } from "../../../compiler/catalogue/parameters.ts";
import { BLOCKS } from "../../../compiler/catalogue/blocks.ts";
import { isCode } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Declaration, Name, Node, Span } from "../../../grammar/index.ts";
import { blockKinds, childKind, spotAt, touches, wordAt, type ShapedKind, type Spot } from "../position.ts";
import { keysOf, nestedHover, signature } from "./declaration.ts";
import { headHelp } from "./heads.ts";
import { codeHelp } from "./code.ts";
import { block, paragraphs } from "./markdown.ts";
import { parameterHover } from "./parameter.ts";
import { named } from "./names.ts";
import { reference } from "./reference.ts";
import { sceneOf, type Scene } from "./scene.ts";
import { termHover } from "./value.ts";

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

export function hover(analysis: Analysis, uri: string, offset: number): Hover | undefined {
  const file = analysis.files.get(uri);
  if (file === undefined) return undefined;
  const spot = spotAt(file, offset);
  if (spot === undefined) return undefined;
  const scene = sceneOf(analysis, uri, [...spot.parents, spot.node]);
  return at(spot, offset, scene) ?? damaged(spot, offset, file.text, scene);
}

interface Around {
  readonly kind: ShapedKind | undefined;
  readonly within: ShapedKind | undefined;
}

function around(parents: readonly Node[]): Around {
  const kinds = blockKinds(parents);
  return { kind: kinds.at(-1), within: kinds.at(-2) };
}

function at(spot: Spot, offset: number, scene: Scene): Hover | undefined {
  const { node, parents } = spot;
  const parent = parents.at(-1);
  if (node.kind === "name" && parent?.kind === "declaration") return inHead(node, parent, parents, scene);
  if (node.kind === "name" && parent?.kind === "waiver" && parent.code === node) return codeHover(node);
  const property = [...parents, node].findLast((candidate) => candidate.kind === "property");
  if (property !== undefined) {
    const { kind } = around(parents);
    const parameter = kind && parameterOf(kind, property.key.text);
    if (parameter === undefined) return undefined;
    const value = node === property.key ? undefined : termHover(spot, parameter, scene);
    if (value !== undefined) return value;
    const span = node === property || node.kind === "value" ? property.span : node.span;
    return { span, text: parameterHover(parameter, scene) };
  }
  return keywordHover(node, offset) ?? named(spot, scene);
}

/** The head, the name, the parent or an end of a declaration. */
function inHead(
  node: Name,
  declaration: Declaration,
  parents: readonly Node[],
  scene: Scene,
): Hover | undefined {
  const above = around(parents.slice(0, -1)).kind;
  const top = parents.at(-2)?.kind === "file";
  if (node === declaration.head) {
    const kind = around(parents).kind;
    const help = headHelp(node.text, above);
    // `encryption aes`: a property whose `=` is missing reads as a block.
    if (kind === undefined && above !== undefined) return parameterWord(node.text, node.span, above, scene);
    if (help === undefined) return undefined;
    const title = block(declaration.name === undefined ? node.text : headLine(declaration, kind));
    return { span: node.span, text: paragraphs(title, help, kind && contentOf(kind)) };
  }
  if (top) return reference(node, declaration.head.text, scene);
  if (around(parents).kind === undefined) return undefined;
  return { span: node.span, text: nestedHover(declaration, above) };
}

function headLine(declaration: Declaration, kind: ShapedKind | undefined): string {
  return kind === undefined ? declaration.head.text : signature(declaration);
}

function contentOf(kind: ShapedKind): string {
  const own = parametersOf(kind).map((parameter) => parameter.key);
  const { children, policies } = BLOCKS[kind];
  return keysOf("What may stand in it:", own, [
    ...Object.keys(children),
    ...(policies === "<->" ? ["policy"] : []),
  ]);
}

function codeHover({ text, span }: Name): Hover | undefined {
  return isCode(text) ? { span, text: codeHelp(text) } : undefined;
}

/** The words that open an entry and are no node of their own. */
function keywordHover(node: Node, offset: number): Hover | undefined {
  const word = {
    policy: "policy",
    packet: "packet",
    waiver: "waive",
    let: "let",
    secret: "secret",
    import: "import",
  }[node.kind as string];
  if (word === undefined) return undefined;
  const span = { start: node.span.start, end: node.span.start + word.length };
  if (!touches(span, offset)) return undefined;
  const help = paragraphs(headHelp(word, undefined), word === "policy" ? contentOf("policy") : undefined);
  return { span, text: paragraphs(block(word), help) };
}

/** Text that became no node: a word that names a parameter of the block around it still explains itself. */
function damaged({ node, parents }: Spot, offset: number, text: string, scene: Scene): Hover | undefined {
  if (node.kind !== "block" && node.kind !== "declaration" && node.kind !== "file") return undefined;
  const word = wordAt(text, offset);
  const kind = around([...parents, node]).kind;
  if (word === undefined || kind === undefined) return undefined;
  const help = childKind(kind, word.text) && headHelp(word.text, kind);
  if (help !== undefined) return { span: word.span, text: help };
  return parameterWord(word.text, word.span, kind, scene);
}

function parameterWord(word: string, span: Span, kind: ShapedKind, scene: Scene): Hover | undefined {
  const parameter = parameterOf(kind, word);
  return parameter && { span, text: parameterHover(parameter, scene) };
}

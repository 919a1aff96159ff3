/** The hover of a value: an algorithm, a word of a choice, a name of something declared, an end's address, a call. */

import type { Term } from "../../../grammar/index.ts";
import { findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import { showScalar, unitOf } from "../../../compiler/catalogue/show.ts";
import type { Parameter, WordChoice } from "../../../compiler/catalogue/types.ts";
import { typeTerm } from "../../../compiler/resolve/terms.ts";
import type { Spot } from "../position.ts";
import { algorithmHover } from "./algorithm.ts";
import type { Hover } from "./hover.ts";
import { code, codes, paragraphs, sentence } from "./markdown.ts";
import { parameterHover } from "./parameter.ts";
import { endHover } from "./end.ts";
import { lookUp } from "./reference.ts";
import type { Scene } from "./scene.ts";

/** `undefined`: the parameter itself explains it best. */
export function termHover({ node, parents }: Spot, parameter: Parameter, scene: Scene): Hover | undefined {
  const terms = [...parents, node].filter(isTerm);
  const term = terms[0];
  if (term === undefined) return undefined;
  if (term.kind === "path") return endHover(term, scene) ?? lookUp("site", term.root.text, term.span, scene);
  if (term.kind === "call") return callHover(term.callee.text, term.span);
  const text = term.kind === "word" ? term.text : term.kind === "number" ? String(term.value) : undefined;
  if (text === undefined) return amountHover(term, parameter, scene);
  const span = { start: term.span.start, end: term.span.start + text.length };
  return (
    wordHover(text, span, parameter, scene) ??
    amountHover(term, parameter, scene) ??
    lookUp("let", text, span, scene)
  );
}

const TERMS: ReadonlySet<string> = new Set(
  "word path call address from range duration size number hex string".split(" "),
);

function isTerm(node: Spot["node"]): node is Term {
  return TERMS.has(node.kind);
}

function wordHover(text: string, span: Hover["span"], parameter: Parameter, scene: Scene): Hover | undefined {
  const { type } = parameter;
  switch (type.kind) {
    case "algorithm": {
      const found =
        findAlgorithm(type.of, text) ??
        (type.of === "dh-group" ? findAlgorithm(type.of, `group${text}`) : undefined);
      return found && { span, text: algorithmHover(found) };
    }
    case "word": {
      const choice = type.words.find(({ word, aliases }) => word === text || aliases?.includes(text));
      if (choice === undefined) return undefined;
      return { span, text: choiceHover(choice, parameter) };
    }
    case "reference":
      return type.to === "manual" || type.to === "bgp" || type.to === "peer"
        ? undefined
        : lookUp(type.to, text, span, scene);
    case "secret":
      return lookUp("secret", text, span, scene);
    default:
      return undefined;
  }
}

/** A word of an enumeration, and what it is a value of. */
export function choiceHover({ word, aliases = [], summary }: WordChoice, parameter: Parameter): string {
  return paragraphs(
    `**${code(word)}**: ${sentence(summary)}`,
    `A value of ${code(parameter.key)} in ${code(parameter.block)}: ${sentence(parameter.summary)}`,
    aliases.length === 0 ? undefined : `Also written ${codes(aliases)}`,
  );
}

const CALLS: Readonly<Record<string, string>> = {
  env: "Read from an environment variable by `vpnc build`; `vpnc check` needs no value.",
  file: "Read from a file by `vpnc build`; `vpnc check` needs no value.",
  derive:
    "Derived from a master secret by `vpnc build`: another key for every pair of sites (HKDF-SHA-256, docs/keys.md). `derive(MASTER, 2)` is the pair's second key.",
  dns: "A host name, which the router itself looks up.",
  fqdn: "An identity that is a host name.",
  "user-fqdn": "An identity that looks like a mail address.",
  "key-id": "An identity that is an opaque text.",
};

export function callHover(callee: string, span: Hover["span"]): Hover | undefined {
  const help = Object.hasOwn(CALLS, callee) ? CALLS[callee] : undefined;
  return help === undefined ? undefined : { span, text: paragraphs(`**${code(`${callee}("…")`)}**`, help) };
}

/** `28800` is `8h`: a number in the unit people think in, above the parameter's own text. */
function amountHover(term: Term, parameter: Parameter, scene: Scene): Hover | undefined {
  if (term.kind !== "number" && term.kind !== "duration" && term.kind !== "size") return undefined;
  const typed = typeTerm(term, parameter.type);
  const value = "ok" in typed ? typed.ok : typed.problem.value;
  if (value?.kind !== "number") return undefined;
  const unit = unitOf(parameter.id);
  if (unit === "plain") return undefined;
  const amount = `${code(showScalar(value, unit))}, ${value.value} ${unit}`;
  return { span: term.span, text: paragraphs(amount, parameterHover(parameter, scene)) };
}

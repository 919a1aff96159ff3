/** Lists every value of a `.vpn` text with the parameter it sets: what a test of "nothing is hard-coded" changes one at a time. */

import type { Block, Declaration, Term } from "../../grammar/ast.ts";
import { parse } from "../../grammar/index.ts";
import { BLOCKS, TOP_LEVEL } from "../../compiler/catalogue/blocks.ts";
import { parameterOf } from "../../compiler/catalogue/parameters.ts";

export interface SourceValue {
  /** `phase1.encryption`, `selector`, `secret`. */
  readonly what: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function valuesOf(text: string): SourceValue[] {
  const found: SourceValue[] = [];
  const add = (what: string, terms: readonly Term[]): void => {
    for (const { span } of terms) found.push({ what, text: text.slice(span.start, span.end), ...span });
  };
  for (const item of parse("/v.vpn", text).file.items) {
    if (item.kind === "secret") add("secret", item.value?.left ?? []);
    if (item.kind === "declaration") {
      const kind = TOP_LEVEL.get(item.head.text);
      if (kind !== undefined) visit(kind, item.block);
    }
  }
  return found;

  function visit(kind: keyof typeof BLOCKS, block: Block | undefined): void {
    for (const entry of block?.entries ?? []) {
      if (entry.kind === "property") {
        const parameter = parameterOf(kind, entry.key.text);
        add(parameter?.id ?? entry.key.text, [...(entry.value?.left ?? []), ...(entry.value?.right ?? [])]);
      } else if (entry.kind === "policy") {
        add("selector", [...entry.left, ...entry.right]);
        visit("policy", entry.block);
      } else if (entry.kind === "declaration") {
        const child = BLOCKS[kind].children.get((entry satisfies Declaration).head.text);
        if (child !== undefined) visit(child.block, entry.block);
      }
    }
  }
}

/** The TextMate grammar in the engine that editors use: a text in; its pieces with their scopes out. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { textMateGrammar } from "../../grammar/index.ts";

export interface Piece {
  readonly start: number;
  readonly end: number;
  /** Outermost first, without the one of the whole file. */
  readonly scopes: readonly string[];
}

let loaded: Promise<textmate.IGrammar> | undefined;

async function load(): Promise<textmate.IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm"));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (content) => new oniguruma.OnigString(content),
    }),
    loadGrammar: () =>
      Promise.resolve(textmate.parseRawGrammar(JSON.stringify(textMateGrammar()), "vpn.json")),
  });
  const grammar = await registry.loadGrammar("source.vpn");
  if (grammar === null) throw new Error("no grammar");
  return grammar;
}

/** Lines end with `\n`. */
export async function piecesOf(text: string): Promise<readonly Piece[]> {
  loaded ??= load();
  const grammar = await loaded;
  const found: Piece[] = [];
  let stack = textmate.INITIAL;
  let lineStart = 0;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      found.push({ start: lineStart + startIndex, end: lineStart + endIndex, scopes: scopes.slice(1) });
    }
    stack = ruleStack;
    lineStart += line.length + 1;
  }
  return found;
}

/** The generated TextMate grammar in the engine that editors use: it loads, and a sample has the right scopes. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { expect, it } from "vitest";
import { textMateGrammar } from "../../grammar/index.ts";

async function scopesOf(text: string): Promise<string[]> {
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
  const found: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const piece = line.slice(startIndex, endIndex).trim();
      if (piece !== "") found.push(`${piece} ${scopes.slice(1).join(" ")}`);
    }
    stack = ruleStack;
  }
  return found;
}

const SAMPLE = `## The head office.
site office {
  device = routeros 6.45beta27   # pinned
  wan    = 192.0.2.4/24 on ether8, 2001:db8::1
  suite  = 3des, 12abc
  psk    = env("A\\"B")
  dpd {
    interval = 1d2h
  }
  policy any -> left.lan
  waive policy/overlap "why"
  site   = 0x1F
}
tunnel "a b": office <-> cloud extends base {`;

it("scopes every construct", async () => {
  const scopes = await scopesOf(SAMPLE);
  for (const expected of [
    "## The head office. comment.line.documentation.vpn",
    "# pinned comment.line.number-sign.vpn",
    "site keyword.declaration.vpn",
    "office entity.name.type.vpn",
    "device variable.other.property.vpn",
    "routeros variable.other.vpn",
    "6.45beta27 constant.numeric.version.vpn",
    "192.0.2.4/24 constant.numeric.address.vpn",
    "2001:db8::1 constant.numeric.address.vpn",
    "on keyword.other.on.vpn",
    "3des constant.other.word.vpn",
    "12abc invalid.illegal.number.vpn",
    "env support.function.vpn",
    '\\" string.quoted.double.vpn constant.character.escape.vpn',
    "dpd keyword.declaration.vpn",
    "1d2h constant.numeric.duration.vpn",
    "policy keyword.declaration.vpn",
    "-> keyword.operator.arrow.vpn",
    "policy/overlap constant.other.code.vpn",
    "site variable.other.property.vpn",
    "0x1F constant.numeric.hex.vpn",
    '"a b" entity.name.type.vpn',
    "<-> keyword.operator.pair.vpn",
    "extends keyword.other.extends.vpn",
  ]) {
    expect(scopes).toContain(expected);
  }
});

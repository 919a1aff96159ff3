/** Semantic tokens: the shared table of colours, parts of a file, and the protocol's numbers. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { SemanticTokens } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "../../lsp/features/tokens/legend.ts";
import { semanticTokens } from "../../lsp/features/tokens/tokens.ts";
import { CASES, COLOURS, placesOf, type Colour } from "../editors/colours.ts";
import { KITCHEN_SINK } from "../support/samples.ts";
import { analysisOf, FILE } from "./support/cursor.ts";
import { connect } from "./support/client.ts";

function shown(type: string | undefined, modifiers: readonly string[] = []): string {
  return type === undefined ? "none" : [type, ...modifiers].join(" ");
}

describe("the colours of", () => {
  it.each(Object.entries(CASES))("%s", (_, each) => {
    const tokens = semanticTokens(analysisOf(each.text), FILE);
    const places = placesOf(each);
    const wanted = places.map(({ start, end, colour }) => {
      const { type, modifiers }: Colour = COLOURS[colour];
      return `${each.text.slice(start, end)}: ${shown(type, modifiers)}`;
    });
    const found = places.map(({ start, end }) => {
      const token = tokens.find(({ span }) => span.start < end && span.end > start);
      const whole = token === undefined || (token.span.start === start && token.span.end === end);
      return `${each.text.slice(start, end)}: ${whole ? shown(token?.type, token?.modifiers) : "cut"}`;
    });
    expect(found).toEqual(wanted);
  });
});

describe("tokens", () => {
  const analysis = analysisOf(KITCHEN_SINK);
  const all = semanticTokens(analysis, FILE);

  it("are in order, apart, and each on one line", () => {
    for (const [index, { span }] of all.entries()) {
      expect(span.start).toBeGreaterThanOrEqual(all[index - 1]?.span.end ?? 0);
      expect(KITCHEN_SINK.slice(span.start, span.end)).toMatch(/^[^\n]+$/);
    }
  });

  it("of a part are those of the whole that touch it", () => {
    const tenth = Math.floor(KITCHEN_SINK.length / 10);
    for (let start = 0; start < KITCHEN_SINK.length; start += tenth) {
      const part = { start, end: start + tenth };
      const touching = all.filter(({ span }) => span.end >= part.start && span.start <= part.end);
      expect(semanticTokens(analysis, FILE, part)).toEqual(touching);
    }
  });
});

it("are sent as the protocol wants them, to a client that asks for them", async () => {
  const capabilities = {
    textDocument: {
      semanticTokens: {
        requests: { full: true, range: true },
        tokenTypes: [],
        tokenModifiers: [],
        formats: [],
      },
    },
  };
  const client = await connect(memoryHost({}), { capabilities });
  expect(client.initialized.capabilities.semanticTokensProvider).toMatchObject({ full: true, range: true });
  const uri = "file:///a.vpn";
  client.open(uri, "# 🔑 keys\nsite hq {\n  lan = 10.0.0.0/8\n}\n");
  const { data } = await client.request<SemanticTokens>("textDocument/semanticTokens/full", {
    textDocument: { uri },
  });
  const of = (name: (typeof TOKEN_TYPES)[number]): number => TOKEN_TYPES.indexOf(name);
  const declaration = 1 << TOKEN_MODIFIERS.indexOf("declaration");
  const rows = [
    [0, 0, 9, of("comment"), 0],
    [1, 0, 4, of("keyword"), 0],
    [0, 5, 2, of("class"), declaration],
    [1, 2, 3, of("property"), 0],
    [0, 4, 1, of("operator"), 0],
    [0, 2, 10, of("number"), 0],
  ];
  expect(data).toEqual(rows.flat());
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
  const part = await client.request<SemanticTokens>("textDocument/semanticTokens/range", {
    textDocument: { uri },
    range,
  });
  expect(part.data).toEqual([1, 0, 4, of("keyword"), 0]);
  await client.stop();
});

it("are not announced to a client without them", async () => {
  const client = await connect(memoryHost({}));
  expect(client.initialized.capabilities.semanticTokensProvider).toBeUndefined();
  await client.stop();
});

it("keep the grammar's scope in the editor where its own would be another", () => {
  const manifest = JSON.parse(readFileSync("vscode-extension/package.json", "utf8")) as {
    contributes: {
      semanticTokenScopes: { language: string; scopes: Record<string, string[]> }[];
    };
  };
  const [mapped] = manifest.contributes.semanticTokenScopes;
  const scopes = Object.values(COLOURS).map(({ scope }) => `${scope}.vpn`);
  expect(mapped?.language).toBe("vpn");
  for (const [selector, [scope]] of Object.entries(mapped?.scopes ?? {})) {
    const [type = "", ...modifiers] = selector.split(".");
    expect(TOKEN_TYPES).toContain(type);
    for (const modifier of modifiers) expect(TOKEN_MODIFIERS).toContain(modifier);
    expect(scopes).toContain(scope);
  }
});

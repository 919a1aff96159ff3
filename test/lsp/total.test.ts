/** No request crashes: everything that the server announces, asked at random places of examples with words in wrong places. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { lineTable } from "../../compiler/source/lines.ts";
import { exampleTexts } from "../support/samples.ts";
import { connect } from "./support/client.ts";
import { NETWORK } from "./support/network.ts";
import { requestsFor } from "./support/requests.ts";

const texts = [NETWORK, ...Object.values(exampleTexts())];
const words = [...new Set(texts.flatMap((text) => text.split(/\s+/)))];
const odd = [
  "<->",
  "->",
  "{",
  "}",
  "=",
  ",",
  '"',
  '""',
  "left.",
  ".lan",
  "let x = x",
  "constructor",
  "__proto__",
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  piece: fc.oneof(fc.constantFrom(...words), fc.constantFrom(...odd)),
});

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

it("answers whatever is asked wherever", async () => {
  const uri = "file:///net/a.vpn";
  const other = { "/net/vpnc.json": "{}", "/net/b.vpn": 'import "a.vpn"\nsite extra {\n}\n' };
  const client = await connect(memoryHost(other), {
    capabilities: {
      textDocument: {
        diagnostic: {},
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
        rename: { prepareSupport: true },
      },
      workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
    },
    parts: { pauseMs: 0 },
  });
  client.open(uri, NETWORK);
  let version = 1;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(edit, { maxLength: 3 }),
      fc.array(fc.tuple(fraction, fraction), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...words, "fresh", "any", "a b", ""),
      async (text, edits, places, word) => {
        const broken = edits.reduce((whole, { at, length, piece }) => {
          const start = Math.floor(at * whole.length);
          return `${whole.slice(0, start)} ${piece} ${whole.slice(start + length)}`;
        }, text);
        client.change(uri, broken, ++version);
        const lines = lineTable(broken);
        const position = (share: number) => {
          const { line, column } = lines.positionAt(Math.floor(share * broken.length));
          return { line: line - 1, character: column - 1 };
        };
        const asked = places.flatMap(([a, b]) =>
          requestsFor(client.initialized.capabilities, {
            uri,
            position: position(a),
            range: { start: position(Math.min(a, b)), end: position(Math.max(a, b)) },
            word,
          }),
        );
        await Promise.all(
          asked.map(({ method, params }) =>
            client.request(method, params).catch((error: unknown) => {
              const isRefusal = error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed;
              if (!isRefusal) throw error;
            }),
          ),
        );
        expect(client.traffic()).not.toContain(" failed: ");
      },
    ),
    { numRuns: Number(process.env["VPNC_MUTATIONS"] ?? 120), seed: 20_270_301 },
  );
  await client.stop();
});

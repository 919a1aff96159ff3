/** No literal secret of a source leaves the server: random secrets in whole and damaged texts, everything asked everywhere. */

import { assert, asyncProperty, boolean, constantFrom, stringMatching } from "fast-check";
import { expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import type { ServerCapabilities } from "vscode-languageserver/node";
import { connect, type Client } from "./support/client.ts";
import { requestsFor } from "./support/requests.ts";

/** Where a person may write a secret, well or badly; `SECRET` is replaced. */
const PLACES: readonly string[] = [
  'secret shared = "SECRET"',
  'secret shared = "SECRET',
  'secret shared "SECRET"',
  'secret "SECRET"',
  'tunnel t: a <-> b {\n  psk = "SECRET"\n}',
  'tunnel t: a <-> b {\n  psk = "SECRET" <-> "other"\n}',
  'tunnel t: a <-> b {\n  psk = "SECRET\n}',
  'tunnel t: a <-> b {\n  psk = "SECRET" "SECRET"\n}',
  'tunnel t: a <-> b {\n  psk "SECRET"\n}',
  'tunnel t: a <-> b {\n  psk = = "SECRET"\n}',
  'tunnel t: a <-> b {\n  pre-shared-key = "SECRET"\n',
  'tunnel t: a <-> b {\n  pks = "SECRET"\n}',
  'tunnel t: a <-> b {\n  psk = secret("SECRET")\n}',
  'key k { algorithm = sha1  length = 160  value = "SECRET" }',
  'let shared = "SECRET"\ntunnel t: a <-> b {\n  psk = shared\n}',
  'let shared = "SECRET"\ntunnel t: a <-> b {\n  phase1 = shared\n}',
];

const SITES = `site a {\n  device = routeros 7.20\n  wan = 203.0.113.2/24\n  lan = 10.1.0.0/16\n}
site b {\n  device = routeros 7.20\n  wan = 203.0.113.3/24\n  lan = 10.2.0.0/16\n}
tunnel u: a <-> b {\n  psk = \n  comment = \n}\n`;

/** What gives back pieces of the text itself, to the editor that holds the text. */
const EDITS: readonly (keyof ServerCapabilities)[] = [
  "codeActionProvider",
  "documentFormattingProvider",
  "documentOnTypeFormattingProvider",
  "documentRangeFormattingProvider",
];

/** What is asked of the whole file besides. */
const WHOLE_FILE = ["codeAction", "codeLens", "inlayHint", "semanticTokens/full"];

const secret = stringMatching(/^[A-Za-z0-9 !$%&/()=?*+~;:._-]{10,24}$/).map((text) => `q7${text.trim()}`);

/** What each item of a completion says when it is looked at. */
async function resolved(client: Client, found: object | null): Promise<void> {
  const items = found !== null && "items" in found && Array.isArray(found.items) ? found.items : [];
  await Promise.all(items.map((item: object) => client.request("completionItem/resolve", item)));
}

it("is never in what the server sends", async () => {
  const client = await connect(memoryHost({}), { parts: { pauseMs: 0 } });
  const uri = "file:///project/a.vpn";
  let version = 1;
  const asked = Object.fromEntries(
    Object.entries(client.initialized.capabilities).filter(([key]) => !EDITS.some((edit) => edit === key)),
  );
  client.open(uri, SITES);
  await client.published(uri);
  await assert(
    asyncProperty(constantFrom(...PLACES), secret, boolean(), async (place, bytes, first) => {
      const written = place.replaceAll("SECRET", bytes);
      const text = first ? `${written}\n${SITES}` : SITES + written;
      const before = client.traffic().length;
      version += 1;
      client.change(uri, text, version);
      await Promise.all(
        text.split("\n").flatMap((line, number) =>
          line.includes(bytes) || /shared|psk|comment/.test(line)
            ? [0, 8, 14, 18, 40].flatMap((character) => {
                const position = { line: number, character };
                const range = { start: position, end: position };
                return requestsFor(asked, { uri, position, range, word: "" }).map(({ method, params }) =>
                  client
                    .request<object | null>(method, params)
                    .then((found) => resolved(client, found))
                    .catch(() => null),
                );
              })
            : [],
        ),
      );
      const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      const about = { textDocument: { uri }, range, context: { diagnostics: [] } };
      await Promise.all(WHOLE_FILE.map((method) => client.request(`textDocument/${method}`, about)));
      await client.request("vpnc/script", { textDocument: { uri }, site: "a" });
      await client.request("vpnc/table", { textDocument: { uri } });
      await client.published(uri);
      const sent = client.traffic().slice(before);
      expect(sent).toContain("publishDiagnostics");
      expect(sent).not.toContain(bytes);
      expect(sent).not.toContain(JSON.stringify(bytes).slice(1, -1));
    }),
    { numRuns: 100 },
  );
  await client.stop();
}, 120_000);

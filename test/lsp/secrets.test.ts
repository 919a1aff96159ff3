/** No literal secret of a source leaves the server: random secrets in whole and damaged texts, hovered over everywhere, compiled and tabulated. */

import { assert, asyncProperty, boolean, constantFrom, stringMatching } from "fast-check";
import { expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import { connect } from "./support/client.ts";

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
];

const SITES = `site a {\n  device = routeros 7.20\n  wan = 203.0.113.2/24\n  lan = 10.1.0.0/16\n}
site b {\n  device = routeros 7.20\n  wan = 203.0.113.3/24\n  lan = 10.2.0.0/16\n}\n`;

const secret = stringMatching(/^[A-Za-z0-9 !$%&/()=?*+~;:._-]{10,24}$/).map((text) => `q7${text.trim()}`);

it("is never in what the server sends", async () => {
  const client = await connect(memoryHost({}), { parts: { pauseMs: 0 } });
  const uri = "file:///project/a.vpn";
  let version = 1;
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
        text
          .split("\n")
          .flatMap((line, number) =>
            line.includes(bytes) || line.includes("shared") || line.includes("psk")
              ? [0, 3, 8, 14, 18, 22, 30, 40].map((character) => client.hover(uri, number, character))
              : [],
          ),
      );
      await client.request("vpnc/script", { textDocument: { uri }, site: "a" });
      await client.request("vpnc/table", { textDocument: { uri } });
      await client.published(uri);
      const sent = client.traffic().slice(before);
      expect(sent).toContain("publishDiagnostics");
      expect(sent).not.toContain(bytes);
      expect(sent).not.toContain(JSON.stringify(bytes).slice(1, -1));
    }),
    { numRuns: 150 },
  );
  await client.stop();
}, 120_000);

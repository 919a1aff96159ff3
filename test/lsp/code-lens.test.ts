/** Code lenses: verdicts above tunnels and peers, scripts above sites, and what clients without the commands get. */

import { describe, expect, it } from "vitest";
import type { CodeLens } from "vscode-languageserver/node";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { memoryHost } from "../../compiler/host/memory.ts";
import { lenses } from "../../lsp/features/lens/lenses.ts";
import { exampleTexts } from "../support/examples.ts";
import { SITES } from "../support/two-sites.ts";
import { analysisOf, FILE } from "./support/cursor.ts";
import { connect } from "./support/client.ts";

/** `on: title`, for every lens of a text. */
function lensesOf(text: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  return lenses(analysisOf(text, more), FILE).map(
    ({ span, title }) => `${text.slice(span.start, span.end)}: ${title}`,
  );
}

const AGREED = `${SITES}tunnel one: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("ONE")
}
`;

describe("a tunnel", () => {
  it("has the suite that both ends settle on", () => {
    expect(lensesOf(AGREED).at(-1)).toBe(
      "one: ✓ agree · IKEv2 aes-256-cbc/sha256/prf-sha256/ecp256 · ESP aes-256-gcm, PFS ecp256",
    );
    const ikev1 = AGREED.replace("ikev2", "main").replace("aes-256-gcm", "aes-256-cbc\n  auth = sha256");
    expect(lensesOf(ikev1).at(-1)).toBe(
      "one: ✓ agree · IKEv1 main aes-256-cbc/sha256/ecp256 · ESP aes-256-cbc/sha256, PFS ecp256",
    );
  });

  it("names the parameters that conflict", () => {
    const text = AGREED.replace(
      "phase2 = strong\n",
      "phase2 = strong\n  phase2 {\n    encryption = aes-256-gcm <-> aes-128-gcm\n    pfs = ecp256 <-> ecp384\n  }\n",
    );
    expect(lensesOf(text).at(-1)).toBe("one: ✗ 2 conflicts: phase2 encryption, phase2 pfs");
  });

  it("says who may start it, and whether somebody accepted that", () => {
    const { failing } = catalogue["phase2/lifetime-strict"];
    const conflict = "1 conflict: phase2 lifetime (works if hq starts it)";
    expect(lensesOf(failing).at(-1)).toBe(`hq-riga: ✗ ${conflict}`);
    const waived = failing.replace(/\n\}\s*$/, '\n  waive phase2/lifetime-strict "hq starts"\n}\n');
    expect(lensesOf(waived).at(-1)).toBe(`hq-riga: ⚠ ${conflict}`);
  });

  it("says what cannot be known", () => {
    expect(lensesOf(AGREED.replace('env("ONE")', 'env("ONE") <-> env("TWO")')).at(-1)).toMatch(
      /^one: \? unverifiable: psk · IKEv2 /,
    );
  });

  it("counts the errors beside the table", () => {
    expect(lensesOf(AGREED.replace("encryption = aes-256-gcm", "encryption = aes-256-gmc")).at(-1)).toMatch(
      /^one: ✗ 1 error$/,
    );
  });

  it("keyed by hand has no suite", () => {
    expect(lensesOf(catalogue["manual/discouraged"].passing).at(-1)).toMatch(/: ✓ agree · manual keys$/);
  });

  it("without ends, a template, has none", () => {
    expect(lensesOf("tunnel branch {\n  phase1 = strong\n}\n")).toEqual([]);
  });
});

it("both peers of a pair have the verdict, each where it stands", () => {
  const { "hq.vpn": hq = "", "riga.vpn": riga = "" } = exampleTexts("one-sided");
  const more = { "/project/riga.vpn": riga };
  expect(lensesOf(hq, more).at(-1)).toMatch(/^to-riga: ✓ agree · IKEv2 aes-256-cbc/);
  const other = lenses(analysisOf(hq, more), "/project/riga.vpn");
  expect(other.map(({ span }) => riga.slice(span.start, span.end))).toEqual(["riga", "to-hq"]);
});

describe("a site", () => {
  it("leads to its script, where it gets one", () => {
    const text = AGREED.replace("device = routeros 7.20\n  wan    = 198", "device = generic\n  wan    = 198");
    expect(lensesOf(text).slice(0, -1)).toEqual(["hq: show script (routeros 7.20)"]);
  });

  it("says why there is none", () => {
    expect(lensesOf(`${AGREED}site x {\n}\n`)[0]).toBe("hq: no script before the error is gone");
  });
});

it("is silent in damaged text only where nothing is known", () => {
  expect(lensesOf("tunnel one: hq <-> {\n  phase1 =\n")).toEqual([]);
  expect(lensesOf(AGREED.replace('psk    = env("ONE")\n}', "psk = ")).at(-1)).toMatch(/^one: ✗ \d errors?/);
});

describe("the protocol", () => {
  const uri = "file:///a.vpn";
  const ask = (client: Awaited<ReturnType<typeof connect>>) =>
    client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });

  it("names commands to a client that has them, and titles to any other", async () => {
    const able = await connect(memoryHost({}), { initializationOptions: { commands: true } });
    able.open(uri, AGREED);
    expect((await ask(able)).map(({ command }) => [command?.command, command?.arguments])).toEqual([
      ["vpnc.showScript", [uri, "hq"]],
      ["vpnc.showScript", [uri, "riga"]],
      ["vpnc.showTable", [uri, "one"]],
    ]);
    await able.stop();

    const plain = await connect(memoryHost({}));
    plain.open(uri, AGREED);
    const found = await ask(plain);
    expect(found.map(({ command }) => command?.command)).toEqual(["", "", ""]);
    expect(found[2]?.command?.title).toMatch(/^✓ agree/);
    await plain.stop();
  });

  it("can be switched off", async () => {
    let enabled = true;
    const client = await connect(memoryHost({}), {
      capabilities: { workspace: { configuration: true, codeLens: { refreshSupport: true } } },
      configuration: () => ({ codeLens: { enabled } }),
    });
    client.open(uri, AGREED);
    expect((await ask(client)).length).toBe(3);
    enabled = false;
    client.notify("workspace/didChangeConfiguration", { settings: null });
    await expect.poll(() => client.asked("workspace/codeLens/refresh")).toBe(1);
    expect(await ask(client)).toEqual([]);
    await client.stop();
  });
});

/** What the protocol lets a client choose: who asks for diagnostics, settings, cancelled requests, links of codes. */

import { describe, expect, it } from "vitest";
import { LSPErrorCodes, type DocumentDiagnosticReport } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { connect, type Client } from "./support/client.ts";

const A = "file:///net/a.vpn";
const B = "file:///net/b.vpn";
const SITE = (name: string) => `site ${name} {\n  device = generic\n  lan    = 10.1.0.0/16\n}\n`;

describe("a client that asks for diagnostics", () => {
  const capabilities = {
    textDocument: { diagnostic: {} },
    workspace: { diagnostics: { refreshSupport: true } },
  };
  const pull = (client: Client, uri: string, previousResultId?: string) =>
    client.request<DocumentDiagnosticReport>("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });

  it("is answered, hears of changes elsewhere, and is told nothing twice", async () => {
    const host = memoryHost({ "/net/vpnc.json": "{}", "/net/b.vpn": SITE("hq"), "/net/c.vpn": SITE("hq") });
    const client = await connect(host, { capabilities });
    expect(client.initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    client.open(A, "tunnel t: hq <-> riga {\n}\n");
    const first = await pull(client, A);
    if (first.kind !== "full") throw new Error("the first answer is whole");
    expect(first.items.map(({ code }) => code)).toContain("name/dangling");
    expect(await pull(client, A, first.resultId)).toMatchObject({ kind: "unchanged" });

    // Closed files of the project are still told unasked, until they are opened.
    expect((await client.diagnostics("file:///net/c.vpn")).length).toBeGreaterThan(0);
    client.open(B, SITE("riga"));
    expect(await pull(client, B)).toMatchObject({ kind: "full", items: [] });

    // The second of two declarations is the one to blame: here the one in the other file.
    client.change(A, SITE("riga"), 2);
    expect(await pull(client, A, first.resultId)).toMatchObject({ kind: "full" });
    await expect.poll(() => client.asked("workspace/diagnostic/refresh")).toBeGreaterThan(0);
    const items = [{ code: "name/duplicate" }];
    expect(await pull(client, B)).toMatchObject({ kind: "full", items });
    expect(client.traffic()).not.toContain(`"uri":"${A}","diagnostics":[{`);
    await client.stop();
  });
});

describe("settings", () => {
  it("are asked for, and again when they change", async () => {
    const answers = [{ inlayHints: { enabled: true } }, { inlayHints: { enabled: "no" } }];
    const client = await connect(memoryHost({}), {
      capabilities: { workspace: { configuration: true } },
      configuration: () => answers.shift() ?? null,
    });
    client.notify("workspace/didChangeConfiguration", { settings: null });
    client.open(A, SITE("a"));
    await client.published(A);
    expect(client.asked("workspace/configuration")).toBe(2);
    await client.stop();
  });
});

describe("codes", () => {
  it("link where the client says", async () => {
    const client = await connect(memoryHost({}), {
      initializationOptions: { codeHref: "command:explain?{code}" },
    });
    client.open(A, "tunnel t: hq <-> riga {\n}\n");
    const [found] = await client.diagnostics(A);
    expect(found?.codeDescription?.href).toBe(`command:explain?${encodeURIComponent(String(found?.code))}`);
    await client.stop();
  });

  it("link to the page that came with the package otherwise", async () => {
    const client = await connect(memoryHost({}), { parts: { pageOf: (code) => `file:///docs/${code}.md` } });
    client.open(A, "tunnel t: hq <-> riga {\n}\n");
    const [found] = await client.diagnostics(A);
    expect(found?.codeDescription?.href).toBe(`file:///docs/${found?.code}.md`);
    await client.stop();
  });
});

describe("a request that the client has lost interest in", () => {
  it("is answered with the protocol's error, and the next one with what was asked", async () => {
    const client = await connect(memoryHost({}));
    client.open(A, SITE("a"));
    await client.published(A);
    const position = { line: 1, character: 4 };
    const cancelled = client.cancelled("textDocument/hover", { textDocument: { uri: A }, position });
    await expect(cancelled).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect(await client.hover(A, 1, 4)).not.toBeNull();
    await client.stop();
  });
});

describe("two folders of one window", () => {
  it("are two projects: a name of one is not a name of the other", async () => {
    const host = memoryHost({ "/one/vpnc.json": "{}", "/two/vpnc.json": "{}", "/one/hq.vpn": SITE("hq") });
    const client = await connect(host, { folders: ["/one", "/two"] });
    const tunnel = "tunnel t: hq <-> hq {\n}\n";
    client.open("file:///one/t.vpn", tunnel);
    client.open("file:///two/t.vpn", tunnel);
    const dangling = async (uri: string) =>
      (await client.diagnostics(uri)).filter(({ code }) => code === "name/dangling").length;
    expect(await dangling("file:///one/t.vpn")).toBe(0);
    expect(await dangling("file:///two/t.vpn")).toBeGreaterThan(0);
    await client.stop();
  });
});

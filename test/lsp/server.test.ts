/** The server as a whole, in this process: projects, overlays, versions, crashes. */

import { describe, expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import { pathOfUri, uriOfPath } from "../../lsp/uri.ts";
import type { Feature } from "../../lsp/protocol/feature.ts";
import { FEATURES } from "../../lsp/protocol/index.ts";
import { connect } from "./support/client.ts";

/** A feature that fails at whatever it is asked, quoting a secret. */
function crashing(feature: Feature): Feature {
  const crash = () => {
    throw new Error("the key is hunter2");
  };
  return {
    ...feature,
    register: (session) =>
      feature.register({
        ...session,
        ask: (name, uri, token) => session.ask(name, uri, token, crash),
        askAll: (name, token) => session.askAll(name, token, crash),
      }),
  };
}

const DANGLING = "tunnel t: hq <-> riga {\n}\n";
const SITE = (name: string, n: number) =>
  `site ${name} {\n  device = generic\n  wan    = 203.0.113.${n}/24\n  lan    = 10.${n}.0.0/16\n}\n`;

function codes(found: readonly { readonly code?: unknown }[]): readonly unknown[] {
  return [...new Set(found.map(({ code }) => code))];
}

describe("projects", () => {
  it("checks a file of a `vpnc.json` with its project, and obeys its severities", async () => {
    const host = memoryHost({
      "/net/vpnc.json": '{ "severity": { "name/alias": "off" } }',
      "/net/sites/hq.vpn": SITE("hq", 1),
      "/net/sites/riga.vpn": SITE("riga", 2),
    });
    const client = await connect(host);
    client.open("file:///net/tunnels/t.vpn", DANGLING.replace("{\n", '{\n  secret = env("X")\n'));
    const found = codes(await client.diagnostics("file:///net/tunnels/t.vpn"));
    expect(found).not.toContain("name/dangling");
    expect(found).not.toContain("name/alias");
    await client.stop();
  });

  it("takes the folder as the project inside a workspace, and the file alone outside", async () => {
    const host = memoryHost({ "/net/hq.vpn": SITE("hq", 1), "/net/riga.vpn": SITE("riga", 2) });
    const inside = await connect(host, { folders: ["/net"] });
    inside.open("file:///net/t.vpn", DANGLING);
    expect(codes(await inside.diagnostics("file:///net/t.vpn"))).not.toContain("name/dangling");
    await inside.stop();
    const outside = await connect(host);
    outside.open("file:///net/t.vpn", DANGLING);
    expect(codes(await outside.diagnostics("file:///net/t.vpn"))).toContain("name/dangling");
    await outside.stop();
  });

  it("shows a closed file's diagnostics while its project is open, and takes them back", async () => {
    const host = memoryHost({ "/net/vpnc.json": "{}", "/net/bad.vpn": "site x {\n}\n" });
    const client = await connect(host);
    client.open("file:///net/good.vpn", SITE("hq", 1));
    expect(codes(await client.diagnostics("file:///net/bad.vpn"))).toEqual(["site/device-missing"]);
    client.close("file:///net/good.vpn");
    expect(await client.diagnostics("file:///net/bad.vpn")).toEqual([]);
    await client.stop();
  });

  it("points into a broken `vpnc.json`", async () => {
    const client = await connect(memoryHost({ "/net/vpnc.json": '{ "langauge": 1 }' }));
    client.open("file:///net/a.vpn", SITE("hq", 1));
    const [found] = await client.diagnostics("file:///net/vpnc.json");
    expect(found).toMatchObject({ code: "project/settings", range: { start: { line: 0, character: 2 } } });
    await client.stop();
  });

  it("checks a document that `files` leaves out, without disturbing the project", async () => {
    const host = memoryHost({
      "/net/vpnc.json": '{ "files": ["live/**"] }',
      "/net/live/hq.vpn": SITE("hq", 1),
      "/net/old/hq.vpn": SITE("hq", 1),
    });
    const client = await connect(host);
    client.open("file:///net/live/hq.vpn", SITE("hq", 1));
    expect(await client.diagnostics("file:///net/live/hq.vpn")).toEqual([]);
    client.open("file:///net/old/hq.vpn", SITE("hq", 1));
    expect(codes(await client.diagnostics("file:///net/old/hq.vpn"))).toEqual(["name/duplicate"]);
    expect(await client.diagnostics("file:///net/live/hq.vpn")).toEqual([]);
    await client.stop();
  });

  it("takes what is open before what is on disk, and notices what changes there", async () => {
    const files: Record<string, string> = { "/net/vpnc.json": "{}" };
    const host = memoryHost(files);
    let disk = host;
    const client = await connect({
      cwd: host.cwd,
      readText: (path) => disk.readText(path),
      kindOf: (path) => disk.kindOf(path),
      vpnFilesBelow: (path) => disk.vpnFilesBelow(path),
    });
    client.open("file:///net/t.vpn", DANGLING);
    expect(codes(await client.diagnostics("file:///net/t.vpn"))).toContain("name/dangling");
    disk = memoryHost({ ...files, "/net/hq.vpn": SITE("hq", 1), "/net/riga.vpn": SITE("riga", 2) });
    client.filesChanged();
    expect(codes(await client.diagnostics("file:///net/t.vpn"))).not.toContain("name/dangling");
    await client.stop();
  });

  it("checks a document that has no file", async () => {
    const client = await connect(memoryHost({}));
    client.open("untitled:Untitled-1", "site x {\n}\n");
    expect(codes(await client.diagnostics("untitled:Untitled-1"))).toEqual(["site/device-missing"]);
    expect(await client.hover("untitled:Untitled-1", 0, 1)).not.toBeNull();
    await client.stop();
  });
});

describe("versions", () => {
  it("publishes what belongs to the newest text, once, and answers from it at once", async () => {
    const client = await connect(memoryHost({}));
    const uri = "file:///a.vpn";
    client.open(uri, "phase1 a {\n}\n", 1);
    expect((await client.published(uri)).version).toBe(1);
    client.change(uri, "phase1 a {\n  nonsense = 1\n}\n", 2);
    client.change(uri, "phase1 a {\n  more-nonsense = 1\n}\n", 3);
    client.change(uri, "phase1 a {\n  hash = sha256\n}\n", 4);
    expect(await client.hover(uri, 1, 3)).toMatchObject({ range: { start: { line: 1, character: 2 } } });
    const next = await client.published(uri);
    expect(next.version).toBe(4);
    expect(codes(next.diagnostics)).not.toContain("name/unknown-key");
    await client.stop();
  });

  it("keeps the editor's own spelling of a URI, and clears a file when it is closed", async () => {
    const client = await connect(memoryHost({}));
    const uri = "file:///net%20work/a%2Bb.vpn";
    client.open(uri, "site x {\n}\n");
    expect((await client.diagnostics(uri)).length).toBe(1);
    client.close(uri);
    expect(await client.published(uriOfPath("/net work/a+b.vpn"))).toMatchObject({ diagnostics: [] });
    await client.stop();
  });
});

describe("crashes", () => {
  it("answers null, logs where but not what, and goes on", async () => {
    const client = await connect(memoryHost({}), {
      parts: {
        features: FEATURES.map(crashing),
      },
    });
    client.open("file:///a.vpn", "phase1 a {\n}\n");
    await client.published("file:///a.vpn");
    expect(await client.hover("file:///a.vpn", 0, 1)).toBeNull();
    expect(client.traffic()).toContain("hover failed: Error");
    expect(client.traffic()).not.toContain("hunter2");
    client.change("file:///a.vpn", "phase1 a {\n  x = 1\n}\n", 2);
    expect(codes(await client.diagnostics("file:///a.vpn"))).toEqual(["name/unknown-key"]);
    await client.stop();
  });

  it("answers null for documents it does not know", async () => {
    const client = await connect(memoryHost({}));
    expect(await client.hover("file:///nowhere.vpn", 0, 0)).toBeNull();
    await client.stop();
  });
});

describe("URIs", () => {
  it.each([
    ["file:///a/b%20c.vpn", "/a/b c.vpn"],
    ["file:///c%3A/vpn/a.vpn", "c:/vpn/a.vpn"],
    ["file://localhost/a.vpn", "/a.vpn"],
    ["file:///a/../b.vpn", "/b.vpn"],
  ])("%s is %s", (uri, path) => {
    expect(pathOfUri(uri)).toBe(path);
    expect(pathOfUri(uriOfPath(path))).toBe(path);
  });

  it.each(["untitled:Untitled-1", "vscode-vfs://github/a.vpn", "file:///%zz"])("%s is no file", (uri) => {
    expect(pathOfUri(uri)).toBeUndefined();
  });
});

/** The packaged extension: what is in it, how large it is, that its manifest fits the language, and that its server answers. */

import { fork, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type InitializeResult,
} from "vscode-languageserver/node";
import { WORD } from "../../grammar/index.ts";
import { entriesOfZip, type ZipEntry } from "./zip.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const json = (name: string) => JSON.parse(readFileSync(path(name), "utf8"));
const { version } = json("package.json");
const vsix = path(`vscode-extension/vpnc-${version}.vsix`);

const KEPT = [
  "[Content_Types].xml",
  "extension.vsixmanifest",
  "extension/dist/extension.cjs",
  "extension/dist/server.mjs",
  "extension/dist/server.mjs.LEGAL.txt",
  "extension/dist/vpnc.schema.json",
  "extension/language-configuration.json",
  "extension/package.json",
  "extension/readme.md",
  "extension/syntaxes/vpn.tmLanguage.json",
  ...(existsSync(path("LICENSE")) ? ["extension/LICENSE.txt"] : []),
];

describe("the .vsix", () => {
  let entries: readonly ZipEntry[] = [];

  beforeAll(() => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [path("scripts/vsix.mjs")], {
      encoding: "utf8",
    });
    expect(status, stdout + stderr).toBe(0);
    entries = entriesOfZip(readFileSync(vsix));
  });

  it("holds what it needs and nothing else", () => {
    expect(entries.map(({ name }) => name).toSorted()).toEqual(KEPT.toSorted());
  });

  it("is smaller than a megabyte", () => {
    expect(statSync(vsix).size).toBeLessThan(1_000_000);
  });

  it("has a server that answers over Node's channel", async () => {
    const bundle = entries.find(({ name }) => name === "extension/dist/server.mjs");
    expect(bundle?.text()).toBe(readFileSync(path("vscode-extension/dist/server.mjs"), "utf8"));
    const server = fork(path("vscode-extension/dist/server.mjs"), ["--node-ipc"], {
      cwd: mkdtempSync(join(tmpdir(), "vpnc-vsix-")),
      execArgv: [],
    });
    const exited = new Promise<number | null>((resolve) => void server.on("exit", resolve));
    const client = createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server));
    client.listen();
    const params = { processId: process.pid, rootUri: null, capabilities: {} };
    const { serverInfo } = await client.sendRequest<InitializeResult>("initialize", params);
    expect(serverInfo).toEqual({ name: "vpnc-lsp", version });
    await client.sendRequest("shutdown");
    await client.sendNotification("exit");
    expect(await exited).toBe(0);
  });
});

describe("the manifest", () => {
  const manifest = json("vscode-extension/package.json");

  it("has the version of the package, and no dependencies to install", () => {
    expect(manifest.version).toBe(version);
    expect(manifest.dependencies).toBeUndefined();
  });

  it("knows the language, and every file it names", () => {
    const { languages, grammars, configuration } = manifest.contributes;
    expect(languages).toMatchObject([{ id: "vpn", extensions: [".vpn"] }]);
    expect(grammars).toMatchObject([{ language: "vpn", scopeName: "source.vpn" }]);
    for (const file of [languages[0].configuration, grammars[0].path]) {
      expect(existsSync(path(join("vscode-extension", file)))).toBe(true);
    }
    for (const [setting, { type, default: value, markdownDescription }] of Object.entries<
      Record<string, unknown>
    >(configuration.properties)) {
      expect(setting).toMatch(/^vpnc\./);
      expect({ type: typeof value, described: String(markdownDescription).length > 20 }).toEqual({
        type,
        described: true,
      });
      expect(readFileSync(path("vscode-extension/README.md"), "utf8")).toContain(`\`${setting}\``);
    }
  });

  it("lets no workspace choose the program that is run as server", () => {
    expect(manifest.contributes.configuration.properties["vpnc.server.path"].scope).toBe("machine");
  });

  it("selects the words of the language on a double click", () => {
    const { wordPattern, onEnterRules } = json("vscode-extension/language-configuration.json");
    expect(wordPattern).toContain(WORD);
    const word = new RegExp(wordPattern, "g");
    expect("psk = aws-psk-1 -> 10.0.0.0/8, 2001:db8::1".match(word)).toEqual([
      "psk",
      "aws-psk-1",
      "10.0.0.0/8",
      "2001:db8::1",
    ]);
    expect(new RegExp(onEnterRules[0].beforeText).test("## what Amazon wants")).toBe(true);
    expect(new RegExp(onEnterRules[0].beforeText).test("### a line")).toBe(false);
  });

  it("imports nothing but the editor and the client", () => {
    for (const file of readdirSync(path("vscode-extension/src"))) {
      const source = readFileSync(path(`vscode-extension/src/${file}`), "utf8");
      const imported = [...source.matchAll(/from "([^"]+)"/g)].map((match) => match[1]);
      expect(imported.filter((name) => name !== "vscode" && name !== "vscode-languageclient/node")).toEqual(
        [],
      );
    }
  });
});

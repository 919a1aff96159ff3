/** The extension's manifest against the files it names, the commands it registers, the settings that the server reads. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DEFAULT_EDITOR_SETTINGS } from "../../lsp/settings.ts";
import { readSnippets } from "./snippets.ts";

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const text = (name: string) => readFileSync(path(name), "utf8");
const json = (name: string) => JSON.parse(text(name));
const manifest = json("vscode-extension/package.json");
const { contributes } = manifest;
const sources = readdirSync(path("vscode-extension/src")).map(
  (file) => [file, text(`vscode-extension/src/${file}`)] as const,
);
const all = sources.map(([, source]) => source).join("\n");
const readme = text("vscode-extension/README.md");

/** Every string below a value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

it("has the version of the package, and no dependencies to install", () => {
  expect(manifest.version).toBe(json("package.json").version);
  expect(manifest.dependencies).toBeUndefined();
});

it("knows the language", () => {
  expect(contributes.languages[0]).toMatchObject({ id: "vpn", extensions: [".vpn"] });
  expect(contributes.grammars[0]).toMatchObject({ language: "vpn", scopeName: "source.vpn" });
});

it("names only files that exist", () => {
  const named = stringsIn(manifest).filter((word) =>
    /^(?:\.\/)?[\w-]+\/[\w./-]+\.(?:json|svg|png)$/.test(word),
  );
  expect(named.length).toBeGreaterThan(10);
  const built = /^\.\/dist\//;
  const missing = named.filter(
    (name) => !built.test(name) && !existsSync(path(join("vscode-extension", name))),
  );
  expect(missing).toEqual([]);
});

it("has an icon of 128 pixels", () => {
  const png = readFileSync(path(`vscode-extension/${manifest.icon}`));
  expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    "PNG",
    128,
    128,
  ]);
});

describe("commands", () => {
  const commands: readonly string[] = contributes.commands.map((each: { command: string }) => each.command);

  it("are those that the extension registers, all documented", () => {
    const registered = [...all.matchAll(/\bcommand\("(\w+)"/g)].map(([, name]) => `vpnc.${name}`);
    expect(registered.toSorted()).toEqual(commands.toSorted());
    for (const { title } of contributes.commands) expect(readme).toContain(`vpnc: ${title}`);
  });

  it("are the ones that menus, keys and the walkthrough mean", () => {
    const used = stringsIn([contributes.menus, contributes.keybindings, contributes.walkthroughs]).flatMap(
      (word) => word.match(/(?<!\/)\bvpnc\.\w+/g) ?? [],
    );
    expect(used.length).toBeGreaterThan(10);
    expect(used.filter((command) => !commands.includes(command))).toEqual([]);
  });

  it("that a finished step waits for can be run from that step", () => {
    for (const { description, completionEvents } of contributes.walkthroughs[0].steps) {
      const [event = ""] = completionEvents as readonly string[];
      expect(description).toContain(event.replace("onCommand:", "(command:"));
    }
  });

  it("start a snippet that exists", () => {
    const [, name] = /STARTER = "([^"]+)"/.exec(all) ?? [];
    expect(readSnippets().map((snippet) => snippet.name)).toContain(name);
  });
});

describe("settings", () => {
  const { properties } = contributes.configuration;

  it.each(Object.entries<Record<string, unknown>>(properties))("%s", (setting, row) => {
    expect(setting).toMatch(/^vpnc\./);
    expect(typeof row.default).toBe(row.type);
    expect(String(row.markdownDescription).length).toBeGreaterThan(20);
    expect(readme).toContain(`\`${setting}\``);
  });

  it("are those that the server reads, with the same defaults", () => {
    for (const [group, { enabled }] of Object.entries(DEFAULT_EDITOR_SETTINGS)) {
      expect(properties[`vpnc.${group}.enabled`]).toMatchObject({ type: "boolean", default: enabled });
    }
  });

  it("let no workspace choose the program that is run as server", () => {
    expect(properties["vpnc.server.path"].scope).toBe("machine");
  });
});

it("the sources import nothing but the editor, the client and each other", () => {
  for (const [file, source] of sources) {
    const imported = [...source.matchAll(/from "([^"]+)"/g)].map((match) => match[1] ?? "");
    const foreign = imported.filter(
      (name) => !/^(?:vscode|vscode-languageclient\/node|\.\/[\w-]+\.ts)$/.test(name),
    );
    expect(foreign, file).toEqual([]);
  }
});

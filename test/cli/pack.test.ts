/** The package as its users get it: packed, installed into an empty folder without the network, and run there. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };

describe("npm pack", () => {
  const folder = mkdtempSync(join(tmpdir(), "vpnc-pack-"));
  const run = (command: string, ...args: string[]): { status: number | null; out: string } => {
    const env = { ...process.env, NO_COLOR: "1", npm_config_loglevel: "error" };
    const done = spawnSync(command, args, { cwd: folder, encoding: "utf8", env });
    return { status: done.status, out: done.stdout + done.stderr };
  };
  const vpnc = (...args: string[]): ReturnType<typeof run> =>
    run(join(folder, "node_modules/.bin/vpnc"), ...args);

  beforeAll(() => {
    const packed = spawnSync("npm", ["pack", "--ignore-scripts", "--pack-destination", folder], {
      cwd: ROOT,
      encoding: "utf8",
    });
    expect(packed.status, packed.stderr).toBe(0);
    const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
    expect(statSync(join(folder, archive)).size).toBeLessThan(3_000_000);
    writeFileSync(join(folder, "package.json"), "{}");
    const installed = run("npm", "install", "--offline", "--no-audit", "--no-fund", join(folder, archive));
    expect(installed.status, installed.out).toBe(0);
  });

  it("knows its version", () => {
    expect(vpnc("--version")).toEqual({ status: 0, out: `${version}\n` });
  });

  it("starts a project, checks it and builds it", () => {
    expect(vpnc("init", "site").status).toBe(0);
    expect(vpnc("check", "site").status).toBe(0);
    const built = vpnc("build", "site", "--placeholder-secrets");
    expect(built.status, built.out).toBe(0);
    expect(readdirSync(join(folder, "site/build")).some((name) => name.endsWith(".rsc"))).toBe(true);
  });

  it("starts a language server", () => {
    expect(run(join(folder, "node_modules/.bin/vpnc-lsp"), "--version")).toEqual({
      status: 0,
      out: `${version}\n`,
    });
  });

  it("can be imported", () => {
    const script = 'import("vpnc-lang").then((m) => console.log(typeof m.analyze, typeof m.loadProject))';
    expect(run("node", "--input-type=module", "-e", script).out).toBe("function function\n");
  });

  it("is a plugin for Prettier, without Prettier beside it", () => {
    const script =
      'import("vpnc-lang/prettier").then((m) => console.log(m.languages[0].extensions, Object.keys(m)))';
    expect(run("node", "--input-type=module", "-e", script).out).toBe(
      "[ '.vpn' ] [ 'languages', 'parsers', 'printers' ]\n",
    );
  });
});

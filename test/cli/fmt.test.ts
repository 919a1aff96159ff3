/** `vpnc fmt` on real folders: what it writes, what it leaves alone, what it says. */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { folderWith, runHere, runProcess, type Outcome } from "./fake.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const UGLY = "let  a=1\n";
const NEAT = "let a = 1\n";
const BROKEN = "let a =\n";

const fmt = (folder: string, ...argv: string[]): Promise<Outcome> =>
  runHere(["fmt", ...argv], { host: nodeHost(folder) });
const read = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

describe("vpnc fmt", () => {
  it("formats files in place and says how many", async () => {
    const folder = folderWith({ "a.vpn": UGLY, "b/c.vpn": UGLY, "b/d.vpn": NEAT, "note.txt": UGLY });
    expect(await fmt(folder)).toEqual({ status: 0, out: "", err: "formatted 2 of 3 files\n" });
    for (const name of ["a.vpn", "b/c.vpn", "b/d.vpn"]) expect(read(folder, name)).toBe(NEAT);
    expect(read(folder, "note.txt")).toBe(UGLY);
    expect(readdirSync(folder).toSorted()).toEqual(["a.vpn", "b", "note.txt"]);
    expect(await fmt(folder, "--quiet")).toEqual({ status: 0, out: "", err: "" });
  });

  it("lists what is not formatted and writes nothing with --check", async () => {
    const folder = folderWith({ "a.vpn": UGLY, "b/c.vpn": UGLY, "d.vpn": NEAT });
    const checked = await fmt(folder, "--check");
    expect(checked).toEqual({ status: 1, out: "a.vpn\nb/c.vpn\n", err: "2 of 3 files are not formatted\n" });
    expect(read(folder, "a.vpn")).toBe(UGLY);
    expect((await fmt(folder, "--check", "d.vpn")).status).toBe(0);
  });

  it("formats the others when one is broken, and fails", async () => {
    const folder = folderWith({ "a.vpn": UGLY, "b.vpn": BROKEN });
    const { status, err } = await fmt(folder);
    expect(status).toBe(1);
    expect(err).toMatch(/^b\.vpn:1:7: error\[syntax\/missing-value\]/);
    expect(err).toMatch(/\nformatted 1 of 2 files; 1 with errors left alone\n$/);
    expect([read(folder, "a.vpn"), read(folder, "b.vpn")]).toEqual([NEAT, BROKEN]);
    const json = await fmt(folder, "--format", "json");
    expect(JSON.parse(json.err)).toMatchObject({ summary: { errors: 1, files: 2 } });
  });

  it("formats only what the paths name: no imports, and of a project's folder what `files` says", async () => {
    const folder = folderWith({
      "vpnc.json": '{ "files": ["*.vpn", "!old.vpn"] }',
      "a.vpn": 'import "lib/b.vpn"\nlet  a=1\n',
      "old.vpn": UGLY,
      "lib/b.vpn": UGLY,
    });
    expect((await fmt(folder)).err).toBe("formatted 1 of 1 file\n");
    expect([read(folder, "old.vpn"), read(folder, "lib/b.vpn")]).toEqual([UGLY, UGLY]);
    await fmt(folder, "lib", "old.vpn");
    expect([read(folder, "old.vpn"), read(folder, "lib/b.vpn")]).toEqual([NEAT, NEAT]);
  });

  it("reads standard input with `-`", async () => {
    const host = nodeHost(folderWith());
    const input = (text: string, ...argv: string[]) => runHere(["fmt", ...argv, "-"], { host, input: text });
    expect(await input(UGLY)).toEqual({ status: 0, out: NEAT, err: "" });
    expect(await input(`\u{FEFF}${UGLY}`)).toMatchObject({ out: `\u{FEFF}${NEAT}` });
    expect(await input(BROKEN)).toMatchObject({ status: 1, out: "" });
    expect(await input(UGLY, "--check")).toMatchObject({ status: 1, out: "<stdin>\n" });
    expect(await input(NEAT, "a.vpn")).toMatchObject({ status: 2, out: "" });
  });

  it("says what cannot be read", async () => {
    const folder = folderWith({ "a.vpn": "let a = \u{0}" });
    expect(await fmt(folder)).toMatchObject({ status: 2 });
    expect((await fmt(folder, "none.vpn")).err).toContain("`none.vpn` cannot be read: there is no such file");
    expect((await fmt(mkdtempSync(join(tmpdir(), "vpnc-fmt-")))).status).toBe(2);
  });
});

describe("a formatted file", () => {
  it("keeps its permissions, its byte order mark and its kind of line break", async () => {
    const folder = folderWith({ "a.vpn": `\u{FEFF}let  a=1\r\n` });
    chmodSync(join(folder, "a.vpn"), 0o640);
    await fmt(folder);
    expect(read(folder, "a.vpn")).toBe("\u{FEFF}let a = 1\r\n");
    expect(statSync(join(folder, "a.vpn")).mode & 0o777).toBe(0o640);
    expect((await fmt(folder, "--check")).status).toBe(0);
  });

  it("is not touched when nothing changes", async () => {
    const folder = folderWith({ "a.vpn": NEAT });
    utimesSync(join(folder, "a.vpn"), 1000, 1000);
    const before = statSync(join(folder, "a.vpn"));
    await fmt(folder);
    const after = statSync(join(folder, "a.vpn"));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it("stays behind its link, and a link given beside its file is no second file", async () => {
    const folder = folderWith({ "a.vpn": UGLY });
    symlinkSync("a.vpn", join(folder, "link.vpn"));
    expect((await fmt(folder)).status).toBe(0);
    expect(lstatSync(join(folder, "link.vpn")).isSymbolicLink()).toBe(true);
    expect(read(folder, "link.vpn")).toBe(NEAT);
  });

  it("is not replaced when it is read-only", async () => {
    const folder = folderWith({ "a.vpn": UGLY });
    chmodSync(join(folder, "a.vpn"), 0o444);
    expect(await fmt(folder)).toMatchObject({ status: 2 });
    expect(read(folder, "a.vpn")).toBe(UGLY);
  });
});

it("every example is formatted, says the bundle", () => {
  expect(runProcess(["fmt", "--check", "examples"], ROOT)).toMatchObject({ status: 0, out: "" });
});

it("the starter project is formatted", async () => {
  const folder = folderWith();
  await runHere(["init", "new"], { host: nodeHost(folder) });
  expect(await fmt(join(folder, "new"), "--check")).toMatchObject({ status: 0, out: "" });
});

it("the bundle reads a pipe", () => {
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, "dist/vpnc.cjs"), "fmt", "-"], {
    input: UGLY,
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([0, NEAT]);
});

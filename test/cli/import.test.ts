/** `vpnc import` as a process: where things go, what is never replaced, with which status it ends, and that no key is shown. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import { folderWith, runHere, runProcess } from "./fake.ts";

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../import/aws/${name}`, import.meta.url)), "utf8");

const DOWNLOAD = read("download-ikev2/in.txt");
const OLD = read("the-post-2011/in.txt");
const KEY = "first.Key_of.the.Example1";
const KEYS = /Key_of\.the\.Example/;

const here = (argv: readonly string[], files: Readonly<Record<string, string>> = { "aws.txt": DOWNLOAD }) =>
  runHere(["import", ...argv], { host: memoryHost(files) });

describe("where things go", () => {
  it("is the .vpn on standard output, and all that is said about it on standard error", () => {
    const folder = folderWith({ "aws.txt": DOWNLOAD });
    const { status, out, err } = runProcess(["import", "aws.txt"], folder);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^# Imported by vpnc from aws\.txt[^]*\ntunnel aws-2: office <-> vpc extends aws-1 \{/,
    );
    expect(err).toContain("AWS_PSK_1  the secret in aws.txt:23");
    expect(err).toContain("aws-1: will come up with aes-256-cbc");
    expect(err.trimEnd().split("\n").at(-1)).toBe("no errors in 1 file, 2 tunnels");
    expect(out + err).not.toMatch(KEYS);
  });

  it("is a new file where one is named, and the file can be checked", () => {
    const folder = folderWith({ "aws.txt": DOWNLOAD });
    const { status, out, err } = runProcess(["import", "aws.txt", "-o", "new/tunnels.vpn"], folder);
    expect([status, out]).toEqual([0, ""]);
    expect(err).toContain("wrote new/tunnels.vpn");
    expect(statSync(join(folder, "new/tunnels.vpn")).mode & 0o777).toBe(0o644);
    expect(runProcess(["check", "new/tunnels.vpn"], folder).status).toBe(0);
    expect(runProcess(["fmt", "--check", "new/tunnels.vpn"], folder).status).toBe(0);
  });

  it("is never a file that is there already", () => {
    const folder = folderWith({ "aws.txt": DOWNLOAD, "mine.vpn": "# mine\n" });
    const { status, out, err } = runProcess(["import", "aws.txt", "-o", "mine.vpn"], folder);
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain("import replaces nothing, and `mine.vpn` is there already");
    expect(readFileSync(join(folder, "mine.vpn"), "utf8")).toBe("# mine\n");
  });

  it("is one document on standard error for programs", async () => {
    const { out, err } = await here(["aws.txt", "--format", "json"]);
    const { diagnostics, summary } = JSON.parse(err) as {
      diagnostics: { code: string; file: string; range: { start: { line: number } } }[];
      summary: { tunnels: number };
    };
    expect(out).toContain("tunnel aws-1");
    expect(diagnostics.filter(({ code }) => code === "import/outside")).toHaveLength(11);
    expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set(["aws.txt"]));
    expect(summary.tunnels).toBe(2);
  });

  it.each(["sarif", "junit", "github", "pretty"])("holds no key as %s", async (format) => {
    for (const text of [DOWNLOAD, OLD, read("odd-values/in.txt"), read("json-described/in.json")]) {
      const { out, err } = await here(["aws.txt", "--format", format], { "aws.txt": text });
      expect(out + err).not.toMatch(/Key_of\.the\.Example|lQYYOz0|OJqz54f|very-secret-value/);
      expect(err).not.toBe("");
    }
  });
});

describe("secrets", () => {
  it("stand in the .vpn only when asked for, in a file that nobody else reads", () => {
    const folder = folderWith({ "aws.txt": DOWNLOAD });
    const { status, err } = runProcess(["import", "aws.txt", "--inline-secrets", "-o", "keys.vpn"], folder);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, "keys.vpn"), "utf8")).toContain(`psk     = "${KEY}"`);
    expect(statSync(join(folder, "keys.vpn")).mode & 0o777).toBe(0o600);
    expect(err).toContain("the values of 2 secrets are in the text: do not commit or mail it");
    expect(err).not.toMatch(KEYS);
  });

  it("of the documents are known as published", async () => {
    const { err } = await here(["aws.txt"], { "aws.txt": OLD });
    expect(err).toContain("warning[secret/published]");
  });
});

describe("the status", () => {
  it("is 1 when a tunnel cannot come up, and the .vpn is written all the same", async () => {
    // The keys of the two tunnels and everything about the first one's addresses are sound; Amazon takes no DES.
    const text = DOWNLOAD.replaceAll("aes-256-cbc", "3des");
    const { status, out, err } = await here(["aws.txt"], { "aws.txt": text });
    expect(status).toBe(1);
    expect(out).toContain("encryption      = 3des");
    expect(err).toMatch(/aws-1: will (?:not )?come up[^]*aws\/values/);
  });

  it("is 1 when there is nothing about IPsec, and nothing is written", () => {
    const folder = folderWith({ "aws.txt": "Configure the IKE SA as follows:\n" });
    const { status, out, err } = runProcess(["import", "aws.txt", "-o", "x.vpn"], folder);
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("there is nothing about IPsec in `aws.txt`");
    expect(existsSync(join(folder, "x.vpn"))).toBe(false);
  });

  it("is 1 with --strict when something was not understood", async () => {
    const text = DOWNLOAD.replace("- Lifetime ", "- Quantum Resistance: on\n  - Lifetime ");
    expect((await here(["aws.txt"], { "aws.txt": text })).status).toBe(0);
    expect((await here(["aws.txt", "--strict"], { "aws.txt": text })).status).toBe(1);
  });

  it.each<[string, readonly string[], string]>([
    ["no file", [], "no file was given"],
    ["a missing file", ["none.txt"], "`none.txt` cannot be read: there is no such file"],
    ["a text that nobody knows", ["other.txt"], "it cannot be told what `other.txt` is"],
    ["the same file twice", ["aws.txt", "./aws.txt"], "`aws.txt` and `./aws.txt` are the same file"],
    ["an unknown format", ["aws.txt", "--from", "junos"], "`--from <format>` argument `junos` is invalid"],
  ])("is 2 for %s", async (_, argv, message) => {
    const { status, out, err } = await here(argv, {
      "aws.txt": DOWNLOAD,
      "other.txt": "interface ge-0/0/0\n",
    });
    expect([status, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });
});

it("reads a file in the format that is named, whatever it looks like", async () => {
  const text = DOWNLOAD.slice(DOWNLOAD.lastIndexOf("  - Authentication Method"));
  expect((await here(["x"], { x: text })).status).toBe(2);
  expect((await here(["x", "--from", "aws"], { x: text })).out).toContain('env("AWS_PSK_1")');
});

it("says nothing but what decides the status when told to be quiet", async () => {
  expect((await here(["aws.txt", "--quiet"])).err).toBe("");
});

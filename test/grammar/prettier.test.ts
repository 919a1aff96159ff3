/** The plugin as Prettier uses it: in this process, and by Prettier's own command line on the bundled file. */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import * as prettier from "prettier";
import { describe, expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import * as plugin from "../../grammar/prettier.ts";
import { folderWith } from "../cli/fake.ts";
import { formatted } from "../support/format.ts";
import { randomLayout } from "../support/random-layout.ts";
import { SAMPLES } from "../support/samples.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const options = { parser: "vpn", plugins: [plugin] };

describe("the plugin", () => {
  it("lays out as `vpnc fmt` does", async () => {
    const random = fc.asyncProperty(fc.gen(), async (gen) => {
      const text = randomLayout(gen);
      fc.pre(parse("", text).problems.length === 0);
      expect(await prettier.format(text, options)).toBe(formatted(text));
    });
    await fc.assert(random, { numRuns: 100, endOnFailure: true });
    for (const text of Object.values(SAMPLES)) {
      expect(await prettier.format(text, options)).toBe(formatted(text));
    }
  });

  it("obeys width, indentation and ends of lines", async () => {
    const text = "site a {\nlan = 10.0.0.0/8, 10.1.0.0/16\ndpd {\na=1\n}\n}";
    const chosen = { printWidth: 20, useTabs: true, endOfLine: "crlf" } as const;
    expect(await prettier.format(text, { ...options, ...chosen })).toBe(
      "site a {\n\tlan = 10.0.0.0/8,\n\t      10.1.0.0/16\n\tdpd {\n\t\ta = 1\n\t}\n}\n".replaceAll(
        "\n",
        "\r\n",
      ),
    );
  });

  it("keeps a byte order mark and the place of the cursor", async () => {
    expect(await prettier.format("\u{FEFF}let  a=1", options)).toBe("\u{FEFF}let a = 1\n");
    const text = "let   abc=1\nlet   def=2\n";
    const { formatted: result, cursorOffset } = await prettier.formatWithCursor(text, {
      ...options,
      cursorOffset: text.indexOf("ef"),
    });
    expect(result.slice(cursorOffset)).toBe("ef = 2\n");
  });

  it("refuses a broken text where it is broken", async () => {
    const failure = await prettier.format("site a {\n  lan =\n}\n", options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SyntaxError);
    expect(failure).toMatchObject({ loc: { start: { line: 2, column: 7 }, end: { line: 2, column: 8 } } });
    expect(String(failure)).toMatch(
      /^SyntaxError: syntax\/missing-value: Found no value for `lan`, but expected one. \(2:7\)\n.*> 2 \|/s,
    );
  });

  it("knows the marks of formatted and of excepted files", async () => {
    const marked = await prettier.format("let a=1", { ...options, insertPragma: true });
    expect(marked).toBe("# @format\n\nlet a = 1\n");
    const asked = { ...options, requirePragma: true };
    expect(await prettier.format("let a=1", asked)).toBe("let a=1");
    expect(await prettier.format("# @format\n\nlet a=1", asked)).toBe(marked);
    const text = "# @noformat\nlet a=1";
    expect(await prettier.format(text, { ...options, checkIgnorePragma: true })).toBe(text);
  });

  it("formats blocks of .vpn in Markdown", async () => {
    const page = "- a list\n\n  ```vpn\n  let  a=1\n  ```\n";
    expect(await prettier.format(page, { parser: "markdown", plugins: [plugin] })).toBe(
      page.replace("let  a=1", "let a = 1"),
    );
  });
});

describe("Prettier's command line with the bundled plugin", () => {
  const run = (folder: string, ...argv: string[]) => {
    const bin = join(ROOT, "node_modules/prettier/bin/prettier.cjs");
    const args = [bin, "--no-color", "--plugin", join(ROOT, "dist/prettier.js"), ...argv];
    return spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  };

  it("finds .vpn files, checks and writes them", () => {
    const folder = folderWith({ "a.vpn": "let  a=1\n", "b/c.vpn": "let c = 1\n" });
    const checked = run(folder, "--check", ".");
    expect(checked.status).toBe(1);
    expect(checked.stderr).toContain("[warn] a.vpn");
    expect(checked.stderr).not.toContain("c.vpn");
    expect(run(folder, "--write", ".").status).toBe(0);
    expect(readFileSync(join(folder, "a.vpn"), "utf8")).toBe("let a = 1\n");
    expect(run(folder, "--check", ".").status).toBe(0);
  });

  it("passes Prettier's own check: the tree is the same, and a second run changes nothing", () => {
    const folder = folderWith({ "all.vpn": Object.values(SAMPLES).join("\n") });
    const { status, stderr } = run(folder, "--debug-check", "all.vpn");
    expect(status, stderr).toBe(0);
  });

  it("leaves a broken file alone", () => {
    const folder = folderWith({ "a.vpn": "let  a=\n" });
    const { status, stderr } = run(folder, "--write", "a.vpn");
    expect(status).toBe(2);
    expect(stderr).toContain("syntax/missing-value");
    expect(readFileSync(join(folder, "a.vpn"), "utf8")).toBe("let  a=\n");
  });
});

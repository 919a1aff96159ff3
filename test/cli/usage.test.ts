/** The command line as a contract: exit statuses, formats, did-you-mean. */

import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { COMMANDS, optionsOf, longFlag } from "../../compiler/cli/commands.ts";
import { commandLineMarkdown } from "../../compiler/cli/docs.ts";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { diskHost, folderWith, runHere, runProcess } from "./fake.ts";

const schema = JSON.parse(readFileSync("compiler/schemas/diagnostics.schema.json", "utf8"));
const validate = new Ajv({ formats: { "uri-reference": true } }).compile(schema);

function analyze(): never {
  throw new TypeError("secret inner state");
}

describe("usage", () => {
  test.each([
    [["chek"], "did you mean `vpnc check`?"],
    [["check", "--strct"], "did you mean `--strict`?"],
    [["hq.vpn"], "did you mean `vpnc check hq.vpn`?"],
    [["check", "--watch"], "`vpnc check` has no option `--watch`"],
    [["check", "--format", "xml"], "Allowed choices are pretty, plain, json, sarif, github, junit"],
    [["build", "--fix"], "`vpnc build` has no option `--fix`"],
    [["tunnels", "--format", "pretty"], "Allowed choices are text, json, markdown"],
    [["explain", "a", "b"], "too many arguments"],
    [["build", "-o"], "argument missing"],
    [["build", "--stdout", "--verify"], "exclude each other"],
    [["explain", "project/import-cycel"], "did you mean `project/import-cycle`?"],
    [[], "no command was given"],
  ])("%j is wrong usage", async (argv, words) => {
    const { status, out, err } = await runHere(argv, { host: diskHost() });
    expect(err).toContain(words);
    expect({ status, out }).toEqual({ status: 2, out: "" });
  });

  test("help names every command and option", async () => {
    const top = await runHere(["--help"], { host: diskHost() });
    expect(top.status).toBe(0);
    for (const spec of COMMANDS) {
      expect(top.out).toContain(spec.name);
      const { status, out } = await runHere([spec.name, "--help"], { host: diskHost() });
      expect(status).toBe(0);
      for (const option of optionsOf(spec)) expect(out).toContain(longFlag(option));
      for (const { meaning } of spec.exits) expect(out).toContain(meaning);
      expect(commandLineMarkdown()).toContain(`## \`vpnc ${spec.name}`);
    }
  });

  test("explain shows every page of the catalogue", async () => {
    for (const [code, entry] of Object.entries(catalogue)) {
      const { status, out } = await runHere(["explain", code], { host: diskHost() });
      expect(status).toBe(0);
      expect(out).toContain(entry.title);
    }
    expect((await runHere(["explain", "error[project/import-cycle]"], { host: diskHost() })).status).toBe(0);
    expect((await runHere(["explain", "import-cycle"], { host: diskHost() })).status).toBe(0);
  });

  test("a bug says what to report, and no stack trace", async () => {
    const host = diskHost({ "a.vpn": "" });
    const { status, err } = await runHere(["check"], { host, analyze });
    expect(status).toBe(70);
    expect(err).toContain("bug in vpnc");
    expect(err).not.toMatch(/ at |secret inner state/);
    const debug = await runHere(["check"], { host, analyze, env: { VPNC_DEBUG: "1" } });
    expect(debug.err).toMatch(/secret inner state\n +at /);
  });
});

describe("the process", () => {
  test("prints its version and nothing else", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(runProcess(["--version"], folderWith())).toEqual({ status: 0, out: `${version}\n`, err: "" });
  });

  test("a path that does not exist ends with 2, in every format", () => {
    const folder = folderWith();
    const { status, err } = runProcess(["check", "no/such.vpn"], folder);
    expect(status).toBe(2);
    expect(err).toContain("no/such.vpn:1:1: error[file/missing]: `no/such.vpn` cannot be read");
    const json = runProcess(["check", "no/such.vpn", "--format", "json"], folder);
    expect({ status: json.status, err: json.err }).toEqual({ status: 2, err: "" });
    const found = JSON.parse(json.out);
    expect(validate(found), JSON.stringify(validate.errors)).toBe(true);
    expect(found.diagnostics[0].file).toBe("no/such.vpn");
  });

  test("an empty folder is no clean project", () => {
    const { status, err } = runProcess(["check"], folderWith({ "readme.txt": "" }));
    expect(err).toContain("error[project/no-files]");
    expect(status).toBe(2);
  });

  test("files that are none are refused with their reason", () => {
    const folder = folderWith({ "zero.vpn": "a\0b" });
    writeFileSync(join(folder, "latin1.vpn"), Buffer.from([0x23, 0xe9, 0x0a]));
    writeFileSync(join(folder, "utf16.vpn"), Buffer.from([0xff, 0xfe, 0x23, 0x00]));
    writeFileSync(join(folder, "huge.vpn"), "#");
    truncateSync(join(folder, "huge.vpn"), 50 * 1024 * 1024);
    symlinkSync("nothing.vpn", join(folder, "broken.vpn"));
    symlinkSync("circle.vpn", join(folder, "circle.vpn"));
    mkdirSync(join(folder, "folder.vpn"));
    writeFileSync(join(folder, "folder.vpn", "in.vpn"), "");
    const { status, err } = runProcess(["check"], folder);
    expect(status).toBe(2);
    expect(err).toContain("`huge.vpn` cannot be read: it has 50 MiB; a source file may have 16");
    expect(err).toContain("`zero.vpn` cannot be read: it holds zero bytes");
    expect(err).toContain("`latin1.vpn` cannot be read: it is not valid UTF-8");
    expect(err).toContain("`utf16.vpn` cannot be read: it is UTF-16");
    expect(err).toContain("`broken.vpn` cannot be read: it is a symbolic link to a file that does not exist");
    expect(err).toContain("`circle.vpn` cannot be read: it is a symbolic link that leads back to itself");
    expect(err).not.toContain("folder.vpn");
    expect(err).toContain("6 errors in 1 file");
  });

  test("a circle of imports shows its chain once", () => {
    const folder = folderWith({
      "a.vpn": 'import "sub/b.vpn"\n',
      "sub/b.vpn": 'import "../c.vpn"\n',
      "c.vpn": 'import "a.vpn"\n',
    });
    const { status, err } = runProcess(["check", "c.vpn"], folder);
    expect(status).toBe(1);
    expect(err.match(/import-cycle/g)).toHaveLength(1);
    expect(err).toContain("`a.vpn` → `sub/b.vpn` → `c.vpn` → `a.vpn`");
  });

  test("a reader that stops reading is no error", () => {
    const command = `${process.execPath} dist/vpnc.cjs explain | head -n 1; echo \${PIPESTATUS[0]}`;
    const { stdout, stderr } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(stdout.trim().split("\n").at(-1)).toBe("0");
  });

  test("init writes a project, once, that checks clean and builds nothing secret by accident", () => {
    const folder = folderWith();
    expect(runProcess(["init", "new"], folder).status).toBe(0);
    const again = runProcess(["init", "new"], folder);
    expect(again.status).toBe(2);
    expect(again.err).toContain("init replaces nothing, and there is already `new/tunnels.vpn`");
    const { status, err } = runProcess(["check", "new", "--strict"], folder);
    expect(err).toMatch(/^no errors(?:, \d+ hints?)? in 1 file/m);
    expect(status).toBe(0);
  });
});

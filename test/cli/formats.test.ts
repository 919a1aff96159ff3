/** The formats on the command line: which stream, which status, from which folder, in colour or not; and no secret in any. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { DIAGNOSTIC_FORMATS } from "../../compiler/cli/formats.ts";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { sarifValidator } from "../support/sarif.ts";
import { folderWith, runProcess } from "./fake.ts";

const { failing, passing } = catalogue["phase1/enc-disjoint"];

describe("formats for programs", () => {
  test.each(["sarif", "github", "junit"])(
    "check prints %s to standard output, and the status stays",
    (format) => {
      const folder = folderWith({ "a.vpn": failing });
      const { status, out, err } = runProcess(["check", "--format", format], folder);
      expect({ status, err }).toEqual({ status: 1, err: "" });
      expect(out).toContain("phase1/enc-disjoint");
      expect(runProcess(["check", "--format", format], folderWith({ "a.vpn": passing })).status).toBe(0);
    },
  );

  test("build prints them to standard error, beside its own remarks", () => {
    const folder = folderWith({ "a.vpn": failing });
    const { status, out, err } = runProcess(["build", "--format", "github"], folder);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(
      /^::error file=a\.vpn,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=phase1\/enc-disjoint::/,
    );
  });

  test.each(["json", "sarif", "junit"])("a build leaves %s on standard error whole", (format) => {
    const { status, err } = runProcess(
      ["build", "--placeholder-secrets", "--format", format],
      folderWith({ "a.vpn": passing }),
    );
    expect(status).toBe(0);
    if (format === "junit") expect(XMLValidator.validate(err)).toBe(true);
    else expect(() => JSON.parse(err)).not.toThrow();
  });

  test("what cannot be read is told in each", () => {
    const sarif = sarifValidator();
    const found = runProcess(["check", "no.vpn", "--format", "sarif"], folderWith());
    expect(found.status).toBe(2);
    expect(sarif(JSON.parse(found.out)), JSON.stringify(sarif.errors)).toBe(true);
    const junit = runProcess(["check", "no.vpn", "--format", "junit"], folderWith());
    expect(XMLValidator.validate(junit.out)).toBe(true);
    expect(junit.out).toContain('<testsuite name="no.vpn" tests="1" failures="1"');
  });

  test("a warning fails a junit report only where it fails the run", () => {
    const folder = folderWith({ "a.vpn": catalogue["manual/discouraged"].failing });
    const lenient = runProcess(["check", "--format", "junit"], folder);
    const strict = runProcess(["check", "--format", "junit", "--strict"], folder);
    expect([lenient.status, lenient.out.includes("<failure")]).toEqual([0, false]);
    expect([strict.status, strict.out.includes("<failure")]).toEqual([1, true]);
  });

  test("github names files from the root of the checkout", () => {
    const folder = folderWith({ "vpn/a.vpn": failing });
    const { out } = runProcess(["check", "--format", "github"], join(folder, "vpn"), {
      GITHUB_WORKSPACE: folder,
    });
    expect(out).toContain("::error file=vpn/a.vpn,");
    expect(out).toMatch(/^1 error in 1 file, 1 tunnel$/m);
  });
});

describe("colours", () => {
  const COLOUR = "\u001B[";
  const run = (argv: readonly string[], env: Readonly<Record<string, string>>) =>
    runProcess(["check", "--format", "pretty", ...argv], folderWith({ "a.vpn": failing }), env).err;

  test.each([
    [[], {}, false],
    [[], { FORCE_COLOR: "1" }, true],
    [[], { FORCE_COLOR: "0" }, false],
    [[], { FORCE_COLOR: "1", NO_COLOR: "1" }, true],
    [["--color", "always"], { NO_COLOR: "1" }, true],
    [["--color", "never"], { FORCE_COLOR: "1" }, false],
  ] as const)("%j with %j", (argv, env, coloured) => {
    expect(run(argv, env).includes(COLOUR)).toBe(coloured);
  });
});

test.each(DIAGNOSTIC_FORMATS)("a literal secret is in no %s report", (format) => {
  const texts = [
    failing.replace('env("HQ_RIGA")', '"hunter2-hunter2"'),
    failing.replace('env("HQ_RIGA")', "“hunter2-hunter2” unexpected"),
  ];
  for (const text of texts) {
    expect(text).toContain("hunter2");
    const { out, err } = runProcess(["check", "--format", format], folderWith({ "a.vpn": text }));
    expect(out + err).toContain("phase1/");
    expect(out + err).not.toContain("hunter2-hunter2");
  }
});

describe("explain", () => {
  test("says which fixes there are", () => {
    const folder = folderWith();
    expect(runProcess(["explain", "name/alias"], folder).out).toContain(
      "Fixes\n\n- replace with `exchange`: done by `vpnc check --fix`, offered by editors\n",
    );
    expect(runProcess(["explain", "name/unknown-key"], folder).out).toMatch(
      /- replace with `\w+`: offered by editors\n/,
    );
    expect(runProcess(["explain", "phase1/enc-disjoint"], folder).out).not.toContain("Fixes");
  });

  test.each([
    ["phase1/enc-disjont", "phase1/enc-disjoint"],
    ["enc-disjoin", "enc-disjoint"],
    ["PHASE1/ENC_DISJOINT", "phase1/enc-disjoint"],
  ])("of %s suggests what was meant", (asked, meant) => {
    const { status, err } = runProcess(["explain", asked], folderWith());
    expect(status).toBe(2);
    expect(err).toContain(`${meant}\`?`);
  });
});

test("a folder with odd names is spelt right everywhere", () => {
  const folder = folderWith();
  mkdirSync(join(folder, "ä b"));
  writeFileSync(join(folder, "ä b", "c,d:e%.vpn"), failing);
  const of = (format: string): string => runProcess(["check", "--format", format], folder).out;
  expect(of("sarif")).toContain('"uri": "%C3%A4%20b/c%2Cd%3Ae%25.vpn"');
  expect(of("github")).toContain("file=ä b/c%2Cd%3Ae%25.vpn,");
  expect(of("junit")).toContain('name="ä b/c,d:e%.vpn"');
});

/** Which files a project has, what its settings say, and what is reported when it cannot be read. */

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryHost, type MemoryEntry } from "../../../compiler/host/memory.ts";
import { loadProject } from "../../../compiler/project/load.ts";
import { pathPattern } from "../../../compiler/project/glob.ts";
import { importsOf } from "../../../compiler/project/imports.ts";
import { parseJson } from "../../../compiler/project/json.ts";
import { readSettings, SETTINGS_KEYS } from "../../../compiler/project/settings-file.ts";
import { judgeSiteNames } from "../../../compiler/project/site-names.ts";

function load(files: Readonly<Record<string, MemoryEntry>>, ...paths: string[]) {
  const project = loadProject(memoryHost(files, "/p"), paths);
  return {
    root: project.root,
    files: project.files.map(({ uri }) => uri.replace("/p/", "")),
    codes: project.diagnostics.map(({ code }) => code),
    diagnostics: project.diagnostics,
    settings: project.settings,
  };
}

describe("which files", () => {
  const files = {
    "a.vpn": "",
    "sub/b.vpn": "",
    "sub/deep/c.vpn": "",
    "node_modules/x.vpn": "",
    ".git/y.vpn": "",
    "notes.txt": "",
  };

  test.each([
    [[], ["a.vpn", "sub/b.vpn", "sub/deep/c.vpn"]],
    [["."], ["a.vpn", "sub/b.vpn", "sub/deep/c.vpn"]],
    [["sub"], ["sub/b.vpn", "sub/deep/c.vpn"]],
    [
      ["sub/deep/c.vpn", "a.vpn", "./a.vpn", "/p/a.vpn"],
      ["a.vpn", "sub/deep/c.vpn"],
    ],
    [["notes.txt"], ["notes.txt"]],
  ])("%j", (paths, expected) => {
    const { files: found, codes } = load(files, ...paths);
    expect(found).toEqual(expected);
    expect(codes).toEqual([]);
  });

  test("one file of a project stands for the project", () => {
    const project = { ...files, "vpnc.json": '{ "files": ["**", "!sub/deep"] }' };
    expect(load(project, "a.vpn")).toMatchObject({ root: "/p", files: ["a.vpn", "sub/b.vpn"] });
    expect(load(project, "sub").files).toEqual(["a.vpn", "sub/b.vpn", "sub/deep/c.vpn"]);
    expect(load(project, "sub/deep/c.vpn").files).toContain("sub/deep/c.vpn");
    expect(load(project, "vpnc.json").files).toEqual(["a.vpn", "sub/b.vpn"]);
  });

  test("two projects are not one", () => {
    const { codes, files: found } = load({ ...files, "sub/vpnc.json": "{}" }, "a.vpn", "sub/b.vpn");
    expect({ codes, found }).toEqual({ codes: ["project/several-roots"], found: [] });
  });

  test("an unsaved text stands for the file, even a new one", () => {
    const host = memoryHost(files, "/p");
    const overlay = new Map([
      ["/p/a.vpn", "# unsaved"],
      ["/p/sub/new.vpn", ""],
    ]);
    const { files: found } = loadProject(host, [], overlay);
    expect(found.find(({ uri }) => uri === "/p/a.vpn")?.text).toBe("# unsaved");
    expect(found.map(({ uri }) => uri)).toContain("/p/sub/new.vpn");
  });

  test("unreadable files are reported, and the others read", () => {
    const broken = {
      "a.vpn": "",
      "b.vpn": { fails: "unreadable" },
      "c.vpn": { fails: "too-large" },
    } as const;
    const { codes, files: found } = load(broken, "a.vpn", "b.vpn", "c.vpn", "nope");
    expect(codes.toSorted()).toEqual(["file/missing", "file/too-large", "file/unreadable"]);
    expect(found).toEqual(["a.vpn"]);
  });
});

describe("imports", () => {
  test("pull files in, transitively and once, in any order", () => {
    const files = {
      "a.vpn": 'import "lib/x.vpn"\nimport "lib/y.vpn"',
      "lib/x.vpn": '# x\r\nimport "./y.vpn"\r\n',
      "lib/y.vpn": "",
    };
    expect(load(files, "a.vpn")).toMatchObject({ files: ["a.vpn", "lib/x.vpn", "lib/y.vpn"], codes: [] });
    expect(load(files, "lib/y.vpn", "a.vpn").files).toEqual(load(files, "a.vpn", "lib").files);
  });

  test("point at the line that imports what is not there", () => {
    const { diagnostics, codes } = load({ "a.vpn": 'import "std/awa"\nimport "b.vpn"\nimport ""\n' });
    expect(codes).toEqual(["project/library-missing", "project/import-missing", "project/import-missing"]);
    expect(diagnostics[1]?.place).toEqual({ uri: "/p/a.vpn", span: { start: 24, end: 31 } });
    expect(diagnostics[1]?.label).toBe("there is no such file");
  });

  test("each circle once, as its chain", () => {
    const { diagnostics } = load({
      "a.vpn": 'import "b.vpn"',
      "b.vpn": 'import "c.vpn"\nimport "a.vpn"',
      "c.vpn": 'import "a.vpn"',
      "self.vpn": 'import "self.vpn"',
      "user.vpn": 'import "a.vpn"',
    });
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "files import each other in a circle: `a.vpn` → `b.vpn` → `a.vpn`",
      "files import each other in a circle: `c.vpn` → `a.vpn` → `b.vpn` → `c.vpn`",
      "self.vpn imports itself: `self.vpn` → `self.vpn`",
    ]);
  });

  test("only lines that start with one", () => {
    const text =
      '# import "no.vpn"\n  import "a b.vpn" # yes\nlet x = "import"\nimport "q\\"q.vpn"\nimport "open\n';
    expect(importsOf(text).map(({ path, span }) => [path, text.slice(span.start, span.end)])).toEqual([
      ["a b.vpn", '"a b.vpn"'],
      ['q"q.vpn', '"q\\"q.vpn"'],
    ]);
  });
});

describe("vpnc.json", () => {
  test.each([
    ['{ "files": ["a"', "expected `,` or `]`, but here the file ends", ""],
    ['{ "files": ["a",] }', "expected a value, but here there is `]`", "]"],
    ["[]", "an object was expected", "[]"],
    ['{ "file": [] }', "did you mean `files`?", '"file"'],
    ['{ "files": "a" }', "not a list", '"a"'],
    ['{ "files": ["../x"] }', "patterns stay below the folder", '"../x"'],
    ['{ "baseline": "iso" }', "not one of them", '"iso"'],
    ['{ "language": 2 }', "not 1", "2"],
    ['{ "output": "" }', "this is empty", '""'],
    ['{ "severity": { "nope": "error" } }', "not a code", '"nope"'],
    ['{ "severity": { "project/settings": "hint" } }', "it stays an error", '"hint"'],
    ['{ "severity": { "phase9/nothing": "hint" } }', "this has no effect", '"phase9/nothing"'],
    ['{ "output": "a", "output": "b" }', "written before", '"output"'],
  ])("%s", (text, label, words) => {
    const { diagnostics } = readSettings("/p/vpnc.json", text);
    expect(diagnostics).toHaveLength(1);
    const [found] = diagnostics;
    expect(found?.label).toContain(label);
    expect(text.slice(found?.place?.span.start, found?.place?.span.end)).toBe(words);
  });

  test("the rest of a file with a mistake still counts", () => {
    const text = '{ "outptu": "x", "baseline": "bsi", "severity": { "project/unknown-code": "off" } }';
    const { settings } = readSettings("/p/vpnc.json", text);
    expect(settings).toMatchObject({ baseline: "bsi", severity: { "project/unknown-code": "off" } });
  });

  test("the schema accepts exactly what is accepted", () => {
    const schema = JSON.parse(readFileSync("compiler/schemas/vpnc.schema.json", "utf8"));
    expect(Object.keys(schema.properties)).toEqual([...SETTINGS_KEYS]);
    const validate = new Ajv().compile(schema);
    const pattern = fc.oneof(fc.string({ unit: fc.constantFrom(..."a.*/{},!\\") }), fc.constant("**/*.vpn"));
    const value = fc.oneof(
      fc.constantFrom<unknown>("", "x", "bsi", "rfc", "iso", 1, 2, null, true, [], {}),
      fc.array(fc.oneof(pattern, fc.constant(3))),
      fc.dictionary(fc.constantFrom("x/y", "x", "X/y", "a-b/c-d"), fc.constantFrom("error", "off", "no", 1)),
    );
    const document = fc.oneof(fc.dictionary(fc.constantFrom(...SETTINGS_KEYS, "other"), value), value);
    fc.assert(
      fc.property(document, (object) => {
        const { diagnostics } = readSettings("/p/vpnc.json", JSON.stringify(object));
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        expect(errors.length === 0).toBe(validate(object));
      }),
      { numRuns: 3000 },
    );
  });

  test("JSON is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string({ unit: fc.constantFrom(...'{}[]",:01.e-\\ntrul ') })),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(parseJson(text).ok).toBe(valid);
        },
      ),
      { numRuns: 2000 },
    );
    expect(parseJson("[".repeat(100_000)).ok).toBe(false);
  });

  test.each([
    ["*.vpn", "a.vpn", true],
    ["*.vpn", "sub/a.vpn", false],
    ["**/*.vpn", "a.vpn", true],
    ["**/*.vpn", "x/y/a.vpn", true],
    ["sites/**", "sites/x/a.vpn", true],
    ["sites", "sites/a.vpn", true],
    ["sites", "sites2/a.vpn", false],
    ["{hq,riga}-?.vpn", "riga-1.vpn", true],
    ["a+(b).vpn", "a+(b).vpn", true],
    ["./a.vpn", "a.vpn", true],
  ])("the pattern %s and %s: %s", (pattern, path, expected) => {
    expect(pathPattern(pattern)?.matches(path)).toBe(expected);
  });
});

function judge(...names: string[]) {
  return judgeSiteNames(
    names.map((name, start) => ({ name, place: { uri: "/a.vpn", span: { start, end: start } } })),
  );
}

describe("site names", () => {
  test.each([
    "../x",
    "a/b",
    "a\\b",
    "CON",
    "nul.txt",
    "Lpt1",
    "",
    " ",
    ".",
    "..",
    "x.",
    "x ",
    "a".repeat(101),
  ])("%j is unsafe", (name) => {
    expect(judge(name).map(({ code }) => code)).toEqual(["project/site-name-unsafe"]);
  });

  test.each(["a\nb", "a\0b", "a\u202Eb", "a:b", "a*b", "-x", "日".repeat(34)])(
    "%j is unsafe, too",
    (name) => {
      const [found] = judge(name);
      expect(found?.code).toBe("project/site-name-unsafe");
      expect(found?.message).not.toMatch(/\p{Cc}|\p{Cf}/u);
    },
  );

  test.each(["hq", "Riga", "a.b-c_d", "console", "com10", "日本", "a".repeat(100)])("%j is safe", (name) => {
    expect(judge(name)).toEqual([]);
  });

  test("names that differ by case alone share their files", () => {
    const [found, ...others] = judge("riga", "hq", "Riga", "riga");
    expect(others).toEqual([]);
    expect(found).toMatchObject({ code: "project/site-name-case", place: { span: { start: 2 } } });
    expect(found?.related[0]?.place.span.start).toBe(0);
  });
});

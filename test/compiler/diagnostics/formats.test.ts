/** What other programs read: SARIF by its official schema, JUnit by an XML parser, workflow commands taken apart as GitHub does, JSON by ours. */

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { renderContext } from "../../../compiler/diagnostics/render/context.ts";
import { renderGithub } from "../../../compiler/diagnostics/render/github.ts";
import { diagnosticsJson } from "../../../compiler/diagnostics/render/json.ts";
import { renderJunit } from "../../../compiler/diagnostics/render/junit.ts";
import { sarifLog } from "../../../compiler/diagnostics/render/sarif.ts";
import { summarize } from "../../../compiler/diagnostics/render/summary.ts";
import { report } from "../../../compiler/diagnostics/report.ts";
import { lineTable } from "../../../compiler/source/lines.ts";
import { analyzeTexts } from "../../support/analyze.ts";
import { sarifValidator } from "../../support/sarif.ts";

const URI = "/project/sub dir/main.vpn";
const contextOf = (text: string) => renderContext("/project", (uri) => (uri === URI ? text : undefined));
/** Some codes need a disk or a command line to be found. */
const all = Object.entries(catalogue)
  .map(([code, { failing }]) => {
    return { code, text: failing, found: analyzeTexts({ [URI]: failing }).diagnostics };
  })
  .filter(({ found }) => found.length > 0);
const odd = report("project/settings", {
  message: 'it\'s <odd> & "100%", a:b\u0007\nnext',
  place: { uri: "/project/ä,b:c%.vpn", span: { start: 0, end: 0 } },
  label: "line\r\nbreak",
  notes: ["]]> \uFFFE"],
});
const whole = report("project/no-files", { message: "nothing", place: undefined });

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation: { readonly region: Readonly<Record<string, number>> };
  }[];
  readonly relatedLocations?: readonly object[];
  readonly fixes?: readonly object[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly results: readonly SarifResult[];
}

function runOf(found: readonly Diagnostic[], text: string): SarifRun {
  const log = JSON.parse(JSON.stringify(sarifLog(found, "1.2.3", contextOf(text)))) as { runs: [SarifRun] };
  return log.runs[0];
}

describe("sarif", () => {
  const validate = sarifValidator();

  it("has a schema that can refuse", () => {
    expect(validate({ version: "2.1.0", runs: [{ tool: {} }] })).toBe(false);
  });

  it.each(all)("of $code is valid, and says all that was found", ({ text, found }) => {
    const log: unknown = JSON.parse(JSON.stringify(sarifLog(found, "1.2.3", contextOf(text))));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    const { tool, results } = runOf(found, text);
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(
      found.map(({ code }) => code),
    );
    expect(results.map((each) => each.relatedLocations?.length ?? 0)).toEqual(
      found.map(({ related }) => related.length),
    );
    expect(results.map(({ fixes }) => fixes?.length ?? 0)).toEqual(found.map(({ fixes }) => fixes.length));
    const prints = results.map(({ partialFingerprints }) => Object.values(partialFingerprints).join(""));
    expect(new Set(prints).size).toBe(prints.length);
    for (const print of prints) expect(print).toMatch(/^[0-9a-f]{16}$/);
  });

  it("of odd texts and of a whole project is valid", () => {
    const log: unknown = JSON.parse(JSON.stringify(sarifLog([odd, whole], "1.2.3", contextOf(""))));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  });

  it("has the same fingerprints where lines have moved", () => {
    const { failing } = catalogue["phase1/enc-disjoint"];
    const moved = `# one more line\n\n${failing}`;
    const prints = [failing, moved].map((text) =>
      runOf(analyzeTexts({ [URI]: text }).diagnostics, text).results.map((each) => each.partialFingerprints),
    );
    expect(prints[0]).toEqual(prints[1]);
  });

  it("points where the text is", () => {
    const text = "phase1 p {\n  enc-algorithm = 3des\n}\n";
    const { results } = runOf(analyzeTexts({ [URI]: text }).diagnostics, text);
    expect(results.find(({ ruleId }) => ruleId === "name/alias")).toMatchObject({
      level: "note",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "sub%20dir/main.vpn", uriBaseId: "%SRCROOT%" },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 16 },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: "encryption" } }] }] }],
    });
  });
});

describe("junit", () => {
  const read = (xml: string): { testsuites: { testsuite: readonly Record<string, unknown>[] } } => {
    expect(XMLValidator.validate(xml)).toBe(true);
    return new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "",
      isArray: (name) => name === "testsuite" || name === "testcase",
    }).parse(xml);
  };
  const isDecisive = (severity: string): boolean => severity === "error";

  it.each(all)("of $code is well formed, one case per finding", ({ text, found }) => {
    const xml = renderJunit({ files: [URI, "/project/clean.vpn"], found, isDecisive }, contextOf(text));
    const [dirty, clean] = read(xml).testsuites.testsuite;
    const failures = found.filter(({ severity }) => severity === "error").length;
    expect(dirty).toMatchObject({ tests: `${found.length}`, failures: `${failures}` });
    expect(clean).toMatchObject({ name: "clean.vpn", tests: "1", failures: "0" });
    expect(xml.match(/<failure /g)?.length ?? 0).toBe(failures);
  });

  it("survives odd texts", () => {
    const { testsuites } = read(renderJunit({ files: [], found: [odd, whole], isDecisive }, contextOf("")));
    expect(testsuites.testsuite[0]).toMatchObject({ name: "project", tests: "1" });
    expect(testsuites.testsuite[1]).toMatchObject({
      name: "ä,b:c%.vpn",
      testcase: [{ failure: { message: 'it\'s <odd> & "100%", a:b\uFFFD next' } }],
    });
  });
});

describe("github", () => {
  /** As the runner reads a line of a log. */
  function command(line: string): { name: string; properties: Record<string, string>; message: string } {
    const [, name = "", list = "", message = ""] = /^::(\w+) ([^\n]*?)::([^\n]*)$/.exec(line) ?? [];
    const plain = (text: string): string =>
      text
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%25", "%");
    const properties = list.split(",").map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), plain(pair.slice(at + 1))] as const;
    });
    return { name, properties: Object.fromEntries(properties), message: plain(message) };
  }
  const NAMES = { error: "error", warning: "warning", hint: "notice" };

  it.each(all)("of $code is one command per finding", ({ text, found }) => {
    const lines = lineTable(text);
    for (const each of found) {
      const { name, properties, message } = command(renderGithub(each, contextOf(text)));
      expect(name).toBe(NAMES[each.severity]);
      expect(properties).toMatchObject({ title: each.code, file: "sub dir/main.vpn" });
      expect(Number(properties.line)).toBe(lines.positionAt(each.place?.span.start ?? 0).line);
      expect(Number(properties.endColumn ?? 1)).toBeGreaterThanOrEqual(Number(properties.col ?? 1));
      expect(message.split("\n")[0]).toBe(each.message);
      expect(message.split("\n").length).toBeGreaterThan(each.related.length);
    }
  });

  it("keeps odd texts in their place", () => {
    expect(command(renderGithub(odd, contextOf("")))).toEqual({
      name: "error",
      properties: {
        file: "ä,b:c%.vpn",
        line: "1",
        endLine: "1",
        col: "1",
        endColumn: "1",
        title: "project/settings",
      },
      message: expect.stringMatching(/^it's <odd> & "100%", a:b\uFFFD next\nline break\n/),
    });
    expect(command(renderGithub(whole, contextOf(""))).properties).toEqual({ title: "project/no-files" });
  });
});

describe("json", () => {
  const schema = JSON.parse(readFileSync("compiler/schemas/diagnostics.schema.json", "utf8"));
  const validate = new Ajv({ formats: { "uri-reference": true } }).compile(schema);

  it.each(all)("of $code is what its schema says, fixes included", ({ text, found }) => {
    const json = diagnosticsJson(found, summarize(found, 1, 1), contextOf(text));
    expect(validate(JSON.parse(JSON.stringify(json))), JSON.stringify(validate.errors)).toBe(true);
    expect(json.diagnostics.map(({ fixes }) => fixes.length)).toEqual(found.map(({ fixes }) => fixes.length));
  });
});

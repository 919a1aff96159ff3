/** `vpnc verify` as a command: exit statuses, both formats, the schema, and what it says to what it cannot read. */

import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { analyze } from "../../compiler/pipeline.ts";
import { diskHost, runHere, type Outcome } from "./fake.ts";

const example = readFileSync("examples/routeros-cisco/routeros-cisco.vpn", "utf8");
const aws = readFileSync("examples/aws-vpc/aws-vpc.vpn", "utf8");
const outputs = (name: string): string =>
  readFileSync(new URL(`../compiler/verify/outputs/${name}`, import.meta.url), "utf8");
const schema = JSON.parse(readFileSync("compiler/schemas/verify.schema.json", "utf8"));

function run(
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  input?: string,
): Promise<Outcome> {
  const setting = { host: diskHost(files), analyze, ...(input === undefined ? {} : { input }) };
  return runHere(["verify", ...argv], setting);
}

describe("verify", () => {
  test("ends with 0 when all is as expected", async () => {
    const { status, out, err } = await run(["office", "office.txt"], {
      "a.vpn": aws,
      "office.txt": outputs("office-5.txt"),
    });
    expect(err).toBe("");
    expect(status).toBe(0);
    expect(out).toContain("all as expected; 4 of 4 SAs at `office`");
  });

  test("ends with 1 when something is not, and says what to do", async () => {
    const both = { "a.vpn": example, "both.txt": outputs("branch-2002.txt") };
    const { status, out } = await run(["branch", "both.txt"], both);
    expect(status).toBe(1);
    expect(out).toContain("wrong   traffic   branch: 71896 bytes out, 0 bytes in (both.txt:4, 12)");
    expect(out).toContain("expected: packets in both directions");
    expect(out).toContain("do: one-way");
    expect(out).toContain("they belong together: 0x90012A (9437482) branch to cisco");
  });

  test("prints one object for programs, as its schema says", async () => {
    const both = { "a.vpn": example, "both.txt": outputs("branch-2002.txt") };
    const { status, out } = await run(["branch", "both.txt", "--format", "json"], both);
    expect(status).toBe(1);
    const document = JSON.parse(out);
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document).toMatchObject({
      site: "branch",
      verdict: "wrong",
      sas: { expected: 2, seen: 2 },
      unrecognized: [],
    });
    expect(out).not.toContain("9cf2123b8b5add95");
  });

  test("reads standard input, and a project elsewhere", async () => {
    const at = { "sub/a.vpn": aws };
    const { status } = await run(["office", "-", "--project", "sub"], at, outputs("office-5.txt"));
    expect(status).toBe(0);
  });

  test.each([
    [
      "an output that is not known",
      ["office", "notes.txt"],
      "nothing in `notes.txt` is an output that vpnc knows",
    ],
    ["a file that is not there", ["office", "gone.txt"], "`gone.txt` cannot be read"],
    ["a site that is not there", ["nowhere", "office.txt"], "there is no site `nowhere`"],
    ["no file at all", ["office"], "missing required argument"],
  ])("ends with 2 for %s", async (_, argv, sentence) => {
    const files = { "a.vpn": aws, "notes.txt": "buy milk\n", "office.txt": outputs("office-5.txt") };
    const { status, err } = await run(argv, files);
    expect(err).toContain(sentence);
    expect(status).toBe(2);
  });

  test("judges nothing while the project has errors", async () => {
    const { status, out, err } = await run(["office", "o.txt"], {
      "a.vpn": "site office {\n  device = nope\n}\n",
      "o.txt": "",
    });
    expect([status, out]).toEqual([1, ""]);
    expect(err).toContain("site/device-unknown");
  });
});

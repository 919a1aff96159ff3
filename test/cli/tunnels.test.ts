/** The negotiation table as text, Markdown and JSON, and what its JSON promises. */

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { expect, test } from "vitest";
import { showScalar } from "../../compiler/catalogue/show.ts";
import type { Scalar } from "../../compiler/catalogue/scalar.ts";
import type { NegotiatedPhase, NegotiationTable } from "../../compiler/negotiate/table.ts";
import type { Located } from "../../compiler/source/located.ts";
import { analysisOf, diskHost, runHere } from "./fake.ts";

function written(...value: Scalar[]): Located<readonly Scalar[]> {
  const place = { uri: "/nowhere.vpn", span: { start: 0, end: 0 } };
  return { value, from: "profile", place, through: "phase1 strong" };
}

const lifetime: NegotiatedPhase = {
  suite: undefined,
  parameters: [
    {
      parameter: "phase1.lifetime",
      left: written({ kind: "number", value: 28_800 }),
      right: {
        ...written({ kind: "number", value: 86_400 }),
        from: "default",
        place: undefined,
        through: undefined,
      },
      rule: "directional",
      verdict: "conflict",
      works: "left-initiates",
      code: "project/settings",
    },
    {
      parameter: "tunnel.psk",
      left: written({ kind: "secret", source: "literal", name: "hunter2", declared: undefined }),
      right: undefined,
      rule: "equal",
      verdict: "unverifiable",
      works: "both",
      code: undefined,
    },
  ],
};

const table: NegotiationTable = {
  connections: [
    {
      name: "hq-riga",
      place: { uri: "/nowhere.vpn", span: { start: 0, end: 0 } },
      ends: [
        { site: "hq", device: "routeros 7.20", outside: "192.0.2.1" },
        { site: "riga", device: "aws", outside: undefined },
      ],
      verdict: "conflict",
      phase1: lifetime,
      phase2: undefined,
      policies: [
        {
          source: "10.0.0.0/16",
          destination: "10.20.0.0/16",
          traffic: "all",
          action: "encrypt",
          phase2: undefined,
          verdict: "agree",
        },
      ],
    },
  ],
};

const setting = { host: diskHost({ "a.vpn": "" }), analyze: () => analysisOf({ table }) };

test("text has a row for every parameter", async () => {
  const { status, out, err } = await runHere(["tunnels"], setting);
  expect(status).toBe(0);
  expect(err).toBe("no errors in 1 file, 1 tunnel\n");
  expect(`\n${out}`).toBe(`
hq-riga: hq (routeros 7.20, 192.0.2.1) <-> riga (aws): conflict

  phase 1: no common suite
    parameter   hq     riga          rule         verdict
    lifetime    8h     1d (default)  directional  conflict (left initiates) [project/settings]
    tunnel.psk  "•••"  not stated    equal        unverifiable

  policies
    hq           riga          traffic  action   verdict
    10.0.0.0/16  10.20.0.0/16  all      encrypt  agree
`);
});

test("json is what its schema says, and holds no literal secret", async () => {
  const validate = new Ajv({ allowUnionTypes: true }).compile(
    JSON.parse(readFileSync("compiler/schemas/tunnels.schema.json", "utf8")),
  );
  const { out } = await runHere(["tunnels", "--format", "json"], setting);
  const object = JSON.parse(out);
  expect(validate(object), JSON.stringify(validate.errors)).toBe(true);
  expect(out).not.toContain("hunter2");
  expect(object.tunnels[0].phase1.parameters[0]).toMatchObject({
    name: "lifetime",
    left: { values: ["8h"], from: "profile", through: "phase1 strong" },
    right: { values: ["1d"], from: "default" },
    works: "left-initiates",
  });
});

test("markdown has tables", async () => {
  const { out } = await runHere(["tunnels", "--format", "markdown"], setting);
  expect(out).toContain("| lifetime | 8h | 1d (default) | directional |");
});

test("values are shown as the language writes them", () => {
  const prefix = {
    kind: "prefix",
    address: "10.0.0.1",
    length: 24,
    family: 4,
    bare: false,
    on: "ether1",
  } as const;
  expect(showScalar(prefix)).toBe("10.0.0.1/24 on ether1");
  expect(showScalar({ ...prefix, bare: true, on: undefined })).toBe("10.0.0.1");
  expect(showScalar({ kind: "number", value: 93_784 }, "seconds")).toBe("1d2h3m4s");
  expect(showScalar({ kind: "number", value: 0 }, "seconds")).toBe("0s");
  expect(showScalar({ kind: "number", value: 4_608_000 * 1024 }, "bytes")).toBe("4500MiB");
  expect(showScalar({ kind: "number", value: 1000 }, "bytes")).toBe("1000");
  expect(showScalar({ kind: "secret", source: "env", name: "X", declared: "x" })).toBe('env("X")');
  expect(showScalar({ kind: "identity", type: "fqdn", text: "a.b" })).toBe('fqdn("a.b")');
});

/** What is written for AWS is what its API takes, the same in both forms; keys stand in the one that says so. */

import { array, assert, integer, property, string, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { hclOf } from "../../../../compiler/targets/aws/hcl.ts";
import { CONNECTION_MEMBERS, TUNNEL_MEMBERS } from "../../../../compiler/targets/aws/members.ts";
import { networkPair } from "../../../../compiler/targets/aws/selectors.ts";
import { targetOf } from "../../../../compiler/targets/index.ts";
import type { OutputFile } from "../../../../compiler/targets/target.ts";
import { contains } from "../../../../compiler/source/addresses.ts";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { CONNECTION, foreignMembers, TUNNEL } from "../../../support/ec2-api.ts";
import { analyzeExample, exampleTexts } from "../../../support/examples.ts";
import { readHcl } from "../../../support/hcl-reader.ts";
import { policy } from "../../../support/model-builder.ts";

const KEY = "Correct_horse.battery_staple";

interface Document {
  readonly Type: string;
  readonly Options: Readonly<Record<string, unknown>> & {
    readonly TunnelOptions: readonly Readonly<Record<string, unknown>>[];
  };
}

function filesOf(analysis: ReturnType<typeof analyzeText>, site = "vpc"): readonly OutputFile[] {
  const problems = codesOf(analysis).filter((code) => !/^hint|waive\/idle/.test(code));
  expect(problems).toEqual([]);
  const device = analysis.model?.devices.find((each) => each.site === site);
  if (device === undefined) throw new Error("no device");
  return targetOf("aws")?.emit(device, { style: "compact", secrets: () => KEY }) ?? [];
}

function documentsIn(files: readonly OutputFile[]): Document[] {
  return files.filter(({ name }) => name.endsWith(".json")).map(({ text }) => JSON.parse(text));
}

const project = (tunnels: string, phase1 = "", device = "aws"): string => `
phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc, aes-128-cbc
  hash       = sha256
  dh-group   = ecp256, modp2048
  lifetime   = 8h
${phase1}
}
phase2 p {
  encryption = aes-256-gcm
  pfs        = ecp256
  lifetime   = 1h
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/28 on ether1, 203.0.113.34/28 on ether2
  lan    = 10.1.0.0/16
}
site vpc {
  device = ${device}
  lan    = 10.2.0.0/16
}
${tunnels}
`;

const tunnel = (name: string, ours: string, theirs: string, more = ""): string => `
tunnel ${name}: hq <-> vpc {
  phase1  = p
  phase2  = p
  psk     = env("PSK")
  outside = ${ours} <-> ${theirs}
${more}
  waive aws/both-tunnels "a test"
  waive policy/duplicate-selector "a test"
}
`;

const ONE = tunnel("one", "203.0.113.2", "198.51.100.7");

describe.each(["aws-vpc", "aws-today"])("%s", (example) => {
  const files = filesOf(analyzeExample(exampleTexts(example)));

  it("is one document for the command line and one for Terraform, and only the first holds keys", () => {
    expect(files.map(({ name, secret }) => [name, secret])).toEqual([
      ["vpc.aws.json", true],
      ["vpc.aws.tf", false],
    ]);
    expect(files[0]?.text).toContain(KEY);
    expect(files[1]?.text).not.toContain(KEY);
  });

  it("has only members of the API, with values it takes", () => {
    for (const { Type, Options } of documentsIn(files)) {
      expect(Type).toBe("ipsec.1");
      expect(foreignMembers(Options, CONNECTION)).toEqual([]);
      expect(Options.TunnelOptions).toHaveLength(2);
      for (const each of Options.TunnelOptions) {
        expect(foreignMembers(each, TUNNEL)).toEqual([]);
        expect(Number(each["RekeyMarginTimeSeconds"])).toBeLessThanOrEqual(
          Number(each["Phase2LifetimeSeconds"]) / 2,
        );
      }
    }
  });

  it("says the same to Terraform", () => {
    const blocks = readHcl(files[1]?.text ?? "");
    const [connection] = blocks.filter(({ labels }) => labels[0] === "aws_vpn_connection");
    const [document] = documentsIn(files);
    const told = connection?.arguments ?? {};
    for (const [member, argument] of Object.entries(CONNECTION_MEMBERS))
      expect(told[argument], argument).toEqual(document?.Options[member]);
    for (const [at, options] of (document?.Options.TunnelOptions ?? []).entries()) {
      for (const [member, argument] of Object.entries(TUNNEL_MEMBERS)) {
        const value = options[member];
        const plain = Array.isArray(value) ? value.map((each) => each.Value) : value;
        const said = told[`tunnel${at + 1}_${argument}`];
        if (member === "PreSharedKey") expect(said).toHaveProperty("reference");
        else expect(said, argument).toEqual(plain);
      }
    }
    const variables = blocks.filter(({ kind, labels }) => kind === "variable" && labels[0]?.endsWith("_psk"));
    expect(variables.map((each) => each.arguments["sensitive"])).toEqual([true, true]);
  });
});

describe("the tags", () => {
  const TAG = /^[\p{L}\p{N}\p{Zs}_.:/=+@-]{0,255}$/u;
  const tagsIn = (files: readonly OutputFile[]): Record<string, string> => {
    const [{ TagSpecifications }] = JSON.parse(`[${files[0]?.text}]`);
    expect(TagSpecifications).toHaveLength(1);
    expect(TagSpecifications[0].ResourceType).toBe("vpn-connection");
    return Object.fromEntries(
      TagSpecifications[0].Tags.map(({ Key, Value }: Record<string, string>) => [Key, Value]),
    );
  };

  it("say what a request has no place for, and Terraform's are the same", () => {
    const files = filesOf(analyzeExample(exampleTexts("aws-today")));
    const tags = tagsIn(files);
    expect(tags).toEqual({
      Name: "vpc to office",
      "vpnc:site": "vpc",
      "vpnc:customer": "office 203.0.113.2",
      "vpnc:as": "64512",
      "vpnc:customer-as": "65010",
      "vpnc:tunnel-1": "vpc-1 198.51.100.11",
      "vpnc:tunnel-2": "vpc-2 198.51.100.12",
    });
    const [connection] = readHcl(files[1]?.text ?? "").filter(
      ({ labels }) => labels[0] === "aws_vpn_connection",
    );
    expect(connection?.arguments["tags"]).toEqual(tags);
  });

  it("have characters and lengths that the API takes, whatever a tunnel is called", () => {
    assert(
      property(string({ minLength: 1, maxLength: 300, unit: "grapheme" }), (text) => {
        const name = text.replace(/[\p{C}\p{Zl}\p{Zp}"\\]/gu, "").trim();
        const found = analyzeText(project(ONE.replace("tunnel one", `tunnel "t ${name}"`)));
        if (found.diagnostics.some(({ severity }) => severity === "error")) return;
        for (const value of Object.values(tagsIn(filesOf(found)))) expect(value).toMatch(TAG);
      }),
      { numRuns: 30 },
    );
  });
});

describe("a VPN connection", () => {
  it("is one for each address of the customer", () => {
    const both = ONE + tunnel("two", "203.0.113.34", "198.51.100.8");
    const files = filesOf(analyzeText(project(both)));
    expect(files.map(({ name }) => name)).toEqual(["vpc.hq.aws.json", "vpc.hq_2.aws.json", "vpc.aws.tf"]);
    const gateways = readHcl(files[2]?.text ?? "").filter(
      ({ labels }) => labels[0] === "aws_customer_gateway",
    );
    expect(gateways.map((each) => each.arguments["ip_address"])).toEqual(["203.0.113.2", "203.0.113.34"]);
  });

  it("permits every value of a list, and has static routes without BGP", () => {
    const [document] = documentsIn(filesOf(analyzeText(project(ONE))));
    expect(document?.Options).toMatchObject({
      StaticRoutesOnly: true,
      LocalIpv4NetworkCidr: "10.1.0.0/16",
      RemoteIpv4NetworkCidr: "10.2.0.0/16",
      TunnelOptions: [
        {
          Phase1EncryptionAlgorithms: [{ Value: "AES256" }, { Value: "AES128" }],
          Phase1DHGroupNumbers: [{ Value: 19 }, { Value: 14 }],
          DPDTimeoutSeconds: 40,
        },
      ],
    });
  });

  it("starts and restarts by itself when the customer only answers", () => {
    const more = "  initiate = no <-> yes";
    const text = project(tunnel("one", "203.0.113.2", "198.51.100.7", more));
    const [document] = documentsIn(filesOf(analyzeText(text)));
    expect(document?.Options.TunnelOptions).toMatchObject([
      { StartupAction: "start", DPDTimeoutAction: "restart" },
    ]);
    const old = text.replace("exchange   = ikev2", "exchange   = main");
    expect(codesOf(analyzeText(old))).toContain("error target/value-unsupported");
  });

  it.each([
    [
      "a third tunnel",
      project(
        ["1", "2", "3"]
          .map((n) =>
            tunnel(`t${n}`, "203.0.113.2", `198.51.100.${n}`, `  policy 10.1.${n}.0/24 <-> right.lan`),
          )
          .join(""),
      ),
      "error target/parameter-unsupported",
    ],
    [
      "an identity of its own",
      project(tunnel("one", "203.0.113.2", "198.51.100.7", '  id = fqdn("a.example") <-> fqdn("b.example")')),
      "error target/parameter-unsupported",
    ],
    [
      "a port",
      project(
        tunnel(
          "one",
          "203.0.113.2",
          "198.51.100.7",
          "  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n  }",
        ),
      ),
      "error target/value-unsupported",
    ],
    [
      "a cipher it lacks beside one it has",
      project(ONE).replace("cbc, aes-128-cbc", "cbc, aes-192-cbc"),
      "hint target/lossy",
    ],
    ["a PRF", project(ONE, "  prf = sha512"), "error target/value-unsupported"],
  ])("tells that it cannot have %s", (_, text, code) => {
    expect(codesOf(analyzeText(text))).toContain(code);
  });
});

const byte = integer({ min: 0, max: 255 });
const prefix = tuple(byte, byte, integer({ min: 0, max: 16 })).map(([a, b, length]) => {
  const value = ((a << 8) | b) & (0xffff << (16 - length));
  return `${(value >> 8) & 255}.${value & 255}.0.0/${length}`;
});

describe("the pair of networks", () => {
  it("covers every policy, and is a policy's own where there is one", () => {
    const lists = array(tuple(prefix, prefix), { minLength: 1, maxLength: 5 });
    assert(
      property(lists, (pairs) => {
        const policies = pairs.map(([source, destination]) => policy(source, destination, new Map()));
        const found = networkPair(policies);
        const [address = "", length = ""] = found?.cloud.split("/") ?? [];
        for (const { source } of policies)
          expect(contains({ address, length: Number(length) }, source.value)).toBe(true);
        if (pairs.length === 1) expect([found?.cloud, found?.customer]).toEqual(pairs[0]);
      }),
    );
  });
});

describe("Terraform's language", () => {
  it("gives every text back", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        const written = hclOf([
          { kind: "resource", labels: ["a", text], comment: [text], groups: [[["b", text]]] },
        ]);
        expect(readHcl(written)).toEqual([{ kind: "resource", labels: ["a", text], arguments: { b: text } }]);
      }),
    );
  });
});

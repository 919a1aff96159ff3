/**
 * Amazon's text as the post of 2011 quotes it, imported, builds the post's script again, command by command. What is added by hand is only
 * what Amazon's text cannot know, and nothing that it states is repeated.
 */

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { importTexts } from "../../compiler/import/import.ts";
import { aws } from "../../compiler/import/aws/index.ts";
import { analyzeText } from "../support/analyze.ts";
import { defaultArguments } from "../support/default-arguments.ts";
import { scriptsOf } from "../support/examples.ts";
import { differences } from "../support/golden.ts";
import { readScript } from "../support/routeros-reader.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");

/** A line of the import, by its beginning, and what the author puts in its place. */
const BY_HAND: readonly (readonly [begins: string, becomes: string])[] = [
  // The router, its interface, and the instance with its number.
  ["  device = generic", "  device = routeros 5.6\n  wan = 192.0.2.4/24 on ether8"],
  [
    "  as     = 65000",
    `
  bgp aws-us-east-test {
    as                          = 65000
    router-id                   = 10.255.12.1
    client-to-client-reflection = no
    ignore-as-path-len          = no
    redistribute-connected      = no
    out-filter                  = ""
  }`,
  ],
  // The network of the VPC.
  ["  as     = 7224", "  lan    = 10.12.0.0/16\n  as     = 7224"],
  // The author's own choices.
  ["  exchange   = main", "  exchange = main\n  proposal-check = obey\n  send-initial-contact = yes"],
  ["phase2 aws {", "## what Amazon wants\nphase2 aws {"],
  [
    "  policy any <-> right.inside",
    "  policy any <-> right.lan {\n    level = unique\n  }\n  policy any <-> right.inside {\n    level = unique\n  }",
  ],
  ["  bgp {", "  bgp aws-us-east-test-1 {\n    instance = aws-us-east-test"],
  [
    "    hold-time = 30s",
    "    hold-time = 30s\n    address-families = ip\n    default-originate = if-installed\n    multihop = no\n    remove-private-as = no",
  ],
  [
    "  inside  = 169.254.255.6/30",
    '  inside = 169.254.255.6/30 <-> 169.254.255.5/30\n  standby = yes\n  bgp {\n    name = "aws-us-east-test-5"\n  }\n  waive policy/duplicate-selector "one tunnel at a time"',
  ],
];

/** Of what the post does on purpose. */
const ACCEPTED = /^(?:aws\/one-sa-pair|bgp\/default-originate|crypto\/weak|policy\/any-source)$/;

it("builds the post's script on RouterOS 5.6", () => {
  const text = read("aws/the-post-2011/in.txt");
  const imported = importTexts([{ source: { file: "aws.txt", text }, importer: aws }], {
    inlineSecrets: false,
  });
  const lines = imported.text.split("\n").map((line) => {
    const found = BY_HAND.filter(([begins]) => line.startsWith(begins));
    return found.length === 0 ? line : found.map(([, becomes]) => becomes).join("\n");
  });
  for (const [begins] of BY_HAND)
    expect(
      imported.text.split("\n").filter((line) => line.startsWith(begins)),
      begins,
    ).toHaveLength(1);

  const analysis = analyzeText(lines.join("\n"));
  const serious = analysis.diagnostics.filter(({ severity }) => severity !== "hint");
  expect(serious.filter(({ code }) => !ACCEPTED.test(code)).map(({ message }) => message)).toEqual([]);
  expect(analysis.model, serious.map(({ message }) => message).join("\n")).toBeDefined();

  const golden = readScript(read("../goldens/aws-vpc.routeros-5.6.rsc"));
  const ours = readScript(scriptsOf(analysis).get("office.rsc") ?? "");
  expect(differences(golden, ours, defaultArguments("5.6"))).toEqual([]);
});

it("finds both keys of the post", () => {
  const text = read("aws/the-post-2011/in.txt");
  const { secrets } = importTexts([{ source: { file: "aws.txt", text }, importer: aws }], {
    inlineSecrets: false,
  });
  expect(secrets.map(({ variable, origin }) => [variable, origin.line])).toEqual([
    ["AWS_PSK_1", 6],
    ["AWS_PSK_2", 39],
  ]);
});

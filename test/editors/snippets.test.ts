/** What the extension's snippets insert compiles: each in the project that it is meant for, with every choice it offers. */

import { describe, expect, it } from "vitest";
import { catalogue, entryOf, isCode } from "../../compiler/diagnostics/catalogue/index.ts";
import { format } from "../../grammar/format/format.ts";
import { analyzeText } from "../support/analyze.ts";
import { expansionsOf, readSnippets, type Snippet } from "./snippets.ts";

const SNIPPETS = readSnippets();

const PROFILES = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}
`;
const site = (name: string, device: string, address: string, lan: string, more = "") => `
site ${name} {
  device = ${device}
  wan    = ${address} on ether1
  lan    = ${lan}
${more}}
`;
const SITES =
  site("left-site", "routeros 7.22", "203.0.113.2/24", "10.1.0.0/16") +
  site("right-site", "routeros 7.20", "198.51.100.7/24", "10.2.0.0/16");
const OLD_SITES =
  site("left-site", "routeros 2.6", "203.0.113.2/24", "10.1.0.0/16") +
  site("right-site", "routeros 2.6", "198.51.100.7/24", "10.2.0.0/16");
const BGP_SITES =
  site(
    "left-site",
    "routeros 7.22",
    "203.0.113.2/24",
    "10.1.0.0/16",
    "  bgp core { as = 65001  router-id = 10.1.0.1 }\n",
  ) +
  site(
    "right-site",
    "routeros 7.20",
    "198.51.100.7/24",
    "10.2.0.0/16",
    "  bgp core { as = 65002  router-id = 10.2.0.1 }\n",
  );
const tunnel = (inside: string) => `
tunnel t: left-site <-> right-site {
  phase1 = strong
  phase2 = strong
  psk    = env("T")
${inside}
}
`;

/** Where a snippet belongs, by its prefix; the others stand by themselves. */
const AROUND: Readonly<Record<string, (text: string) => string>> = {
  tunnel: (text) => PROFILES + SITES + text,
  "tunnel-pair": (text) => PROFILES + SITES + text,
  policy: (text) => PROFILES + SITES + tunnel(text),
  "policy-none": (text) => PROFILES + SITES + tunnel(`${text}\npolicy left.lan <-> right.lan`),
  bgp: (text) => PROFILES + BGP_SITES + tunnel(text),
  waive: (text) => PROFILES + SITES + tunnel(text),
  dpd: (text) => PROFILES.replace("ecp256\n}", `ecp256\n${text}\n}`) + SITES + tunnel(""),
  peer: (text) => PROFILES + site("left-site", "routeros 7.22", "203.0.113.2/24", "10.1.0.0/16", text),
  manual: (text) => OLD_SITES + text,
  "##": (text) => text + PROFILES,
};

function projectOf({ prefixes }: Snippet, text: string): string {
  return (AROUND[prefixes[0] ?? ""] ?? ((alone: string) => alone))(text);
}

describe.each(SNIPPETS)("$name", (snippet) => {
  it.each(expansionsOf(snippet).map((text) => [text]))("compiles, choice %#", (text) => {
    const project = projectOf(snippet, text);
    const errors = analyzeText(project).diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it("is laid out as vpnc fmt would", () => {
    const [text = ""] = expansionsOf(snippet);
    const isNested = format(text).kind === "refused";
    const laid = isNested ? `site x {\n${text.trimEnd().replaceAll(/^(?=.)/gm, "  ")}\n}\n` : text;
    expect(format(laid)).toEqual({ kind: "formatted", text: laid });
    expect(snippet.body.endsWith("$0")).toBe(true);
    expect(snippet.description.length).toBeGreaterThan(15);
  });
});

it("every block of the language that one writes by hand has a snippet", () => {
  const prefixes = SNIPPETS.flatMap(({ prefixes: own }) => own);
  expect(prefixes).toEqual([...new Set(prefixes)]);
  const wanted = ["site", "tunnel", "phase1", "phase2", "dpd", "policy", "peer", "bgp", "key", "manual"];
  for (const word of [...wanted, "secret", "let", "waive"]) expect(prefixes).toContain(word);
});

it("codes that may be waived are offered, and no other", () => {
  const codes = SNIPPETS.flatMap(({ body }) => [...body.matchAll(/waive \$\{1\|([^|]*)\|/g)])
    .flatMap(([, list = ""]) => list.split(","))
    .map((code) => (isCode(code) && entryOf(code).waivable ? code : `${code} cannot be waived`));
  expect(codes.length).toBeGreaterThan(2);
  expect(codes.filter((code) => !Object.hasOwn(catalogue, code))).toEqual([]);
});

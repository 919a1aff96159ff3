/**
 * Every mismatch that a tunnel reports is reported for the same two ends written one-sidedly in two files: the same
 * code with the same severity, and each end's value where that end's file wrote it.
 */

import { describe, expect, it } from "vitest";
import { catalogue, type Code } from "../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import { analyzeTexts } from "../support/analyze.ts";
import { oneSidedTexts } from "../support/one-sided.ts";

/** Codes that the rewriting cannot show, each with the reason. */
const EXCEPTIONS: Readonly<Partial<Record<Code, string>>> = {
  "phase1/psk-mismatch": "it compares secret values, and has a test of its own below",
  "policy/arrow": "it is about how a policy is written, not about two ends",
  "policy/missing-counterpart": "a tunnel writes both ends of a policy at once",
  "policy/peer-missing": "a tunnel's policies need no peer",
  "policy/peer-idle": "a tunnel's policies need no peer",
  "phase1/psk-0x-ambiguous": "it reads the value of a literal, which the rewriting masks",
  "phase1/psk-0x-digits": "it reads the value of a literal, which the rewriting masks",
  "phase1/dpd-slow": "a peer has no BGP session and no standby",
  "policy/action-mismatch": "written apart, the end that does not encrypt has no policy for that peer",
  "policy/ikev1-multi-subnet": "it counts what one statement makes, and one-sidedly each pair is a statement",
  "policy/family-mix": "nothing is left of such a policy to be written down again",
};

/** What is wrong with one end alone stands in that end's file only. */
const ONE_END: readonly Code[] = [
  "tunnel/outside-missing",
  "tunnel/outside-foreign",
  "phase1/caller-initiate",
  "policy/port-without-protocol",
  "policy/transport-network",
  "policy/duplicate-selector",
  "policy/shadowed",
  "policy/redundant",
  "policy/overlap",
  "policy/caller-order",
  "policy/any-to-any",
  "policy/any-source",
  "policy/lan-lockout",
  "policy/tunnel-discarded",
  "policy/peer-in-selector",
  "policy/nested-encryption",
  "policy/loop",
  "policy/loop-across-devices",
  "policy/ike-captured",
  "policy/level-use",
  "policy/level-acquire",
  "policy/level-unique",
  "policy/tunnel-host-host",
];

/** About a setting of one end by itself: in a profile that both ends share it is told once, in two copies twice. */
const SETTINGS: readonly Code[] = [
  "phase1/aggressive-psk",
  "phase1/dpd-off",
  "phase1/ikev2-ignored",
  "phase1/lifetime-short",
  "phase1/mode-base-untested",
  "phase1/natt-needed",
  "phase1/order-surprise",
  "phase1/send-initial-contact",
  "phase1/suite-combination",
  "phase2/aead-with-auth",
  "phase2/ah-esp-combo",
  "phase2/many-algorithms",
  "phase2/null-auth",
  "phase2/null-both",
  "phase2/null-enc",
  "phase2/pfs-26",
  "phase2/pfs-weak",
  "phase2/rekey-margin",
];

/** The tunnel has one name to point at; the peers are two. */
const NAMES: readonly Code[] = [
  "phase1/psk-missing",
  "phase1/both-passive",
  "phase1/both-dynamic",
  "policy/empty",
];

const isForeign = (code: Code): boolean => "foreign" in catalogue[code];

const CODES = (Object.keys(catalogue) as Code[]).filter(
  (code) =>
    /^(phase1|phase2|policy|tunnel\/outside)/.test(code) &&
    EXCEPTIONS[code] === undefined &&
    !isForeign(code),
);

/** `file: text` of every place of a diagnostic. */
function placesOf(diagnostic: Diagnostic, texts: Readonly<Record<string, string>>): [string, string][] {
  return [diagnostic.place, ...diagnostic.related.map((r) => r.place)].flatMap((place): [string, string][] =>
    place === undefined
      ? []
      : [[place.uri, (texts[place.uri] ?? "").slice(place.span.start, place.span.end)]],
  );
}

const of = (analysis: Analysis, code: Code): Diagnostic[] =>
  analysis.diagnostics.filter((diagnostic) => diagnostic.code === code);

describe.each(CODES)("%s", (code) => {
  const written = { "/project/main.vpn": catalogue[code].failing };
  const apart = oneSidedTexts(written);
  const tunnel = analyzeTexts(written);
  const peers = analyzeTexts(apart);
  const files = Object.keys(apart).toSorted();

  it("is reported for the two ends written apart, with the same severity", () => {
    const found = of(peers, code);
    expect(found.length, peers.diagnostics.map((d) => `${d.code}: ${d.message}`).join("\n")).toBeGreaterThan(
      0,
    );
    expect(new Set(found.map((d) => d.severity))).toEqual(new Set(of(tunnel, code).map((d) => d.severity)));
  });

  it("brings no other error but what follows from two tunnels between the same addresses", () => {
    const allowed = [code, "peer/duplicate"];
    const others = peers.diagnostics.filter((d) => d.severity === "error" && !allowed.includes(d.code));
    expect(others.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  });

  it("points into the right files", () => {
    const places = of(peers, code).map((d) => placesOf(d, apart));
    const uris = [...new Set(places.flat().map(([uri]) => uri))].toSorted();
    if (ONE_END.includes(code) || SETTINGS.includes(code))
      expect(files).toEqual(expect.arrayContaining(uris));
    else expect(uris).toEqual(files);
  });

  it("is silent when the passing example is written apart", () => {
    const passing = oneSidedTexts({ "/project/main.vpn": catalogue[code].passing });
    const analysis = analyzeTexts(passing);
    // Two tunnels between the same two addresses are one peer too many, whatever they protect.
    // The rewriting leaves waivers behind, and with them what a passing example accepts.
    const found = analysis.diagnostics.filter((d) => d.severity !== "hint" && !d.code.startsWith("crypto/"));
    if (code !== "policy/duplicate-selector") expect(found.map((d) => `${d.code}: ${d.message}`)).toEqual([]);
  });
});

describe.each(CODES.filter((code) => ![...ONE_END, ...SETTINGS, ...NAMES].includes(code)))("%s", (code) => {
  // A peer's name stands for an end that states nothing; in a tunnel such an end has no place.
  it("points at the same values", () => {
    const written = { "/project/main.vpn": catalogue[code].failing };
    const apart = oneSidedTexts(written);
    const [peers, tunnel] = [analyzeTexts(apart), analyzeTexts(written)];
    const values = (texts: Readonly<Record<string, string>>, analysis: Analysis): string[] =>
      of(analysis, code)
        .flatMap((d) => placesOf(d, texts).map(([, text]) => text))
        .filter((text) => text !== "hq-riga")
        .toSorted();
    expect(values(apart, peers)).toEqual(values(written, tunnel));
    for (const diagnostic of of(peers, code)) {
      const [main, ...others] = placesOf(diagnostic, apart).map(([uri]) => uri);
      expect(others).not.toContain(main);
    }
  });
});

it("compares the pre-shared keys of two files when secrets are read", () => {
  const apart = oneSidedTexts({
    "/project/main.vpn": catalogue["phase1/psk-unverifiable"].failing,
  });
  const values: Readonly<Record<string, string>> = { AT_HQ: "one", AT_RIGA: "swordfish" };
  const read = analyzeTexts(apart, { readSecret: ({ name }) => values[name] });
  const [found] = of(read, "phase1/psk-mismatch");
  expect(found?.severity).toBe("error");
  expect(found && placesOf(found, apart)).toEqual([
    ["/project/hq.vpn", 'env("AT_HQ")'],
    ["/project/riga.vpn", 'env("AT_RIGA")'],
  ]);
  expect(JSON.stringify(read.diagnostics)).not.toContain("swordfish");
  const same = analyzeTexts(apart, { readSecret: () => "one" });
  expect(of(same, "phase1/psk-mismatch")).toEqual([]);
});

it("has a reason for every exception", () => {
  for (const code of Object.keys(EXCEPTIONS)) expect(Object.keys(catalogue)).toContain(code);
});

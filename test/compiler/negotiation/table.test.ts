/** The cells of the negotiation table: which phase 2 stands where, what is unknown, what an end without a policy means. */

import { describe, expect, it } from "vitest";
import { oneSided } from "../../../compiler/diagnostics/catalogue/example.ts";
import { analyzeText } from "../../support/analyze.ts";
import { between, judged, rowIn, type Half } from "./halves.ts";

const LOOSE = "phase2 loose {\n  encryption = aes-256-cbc\n  auth = sha256\n  pfs = none\n}\n";

describe("the phase 2 of a connection", () => {
  const table = (policies: string) => analyzeText(LOOSE + between({}, {}, policies)).table.connections[0];
  const MAIN = "  policy left.lan <-> right.lan\n";
  const [TIGHT_SUITE, LOOSE_SUITE] = ["aes-256-cbc/sha256, PFS modp2048", "aes-256-cbc/sha256, no PFS"];
  const using = (phase2: string): string =>
    `  policy 10.3.0.0/16 <-> right.lan {\n    phase2 = ${phase2}\n  }\n`;

  it("is its own, wherever the policy stands that uses it", () => {
    for (const policies of [using("loose") + MAIN, MAIN + using("loose")])
      expect(table(policies)?.phase2?.suite).toBe(TIGHT_SUITE);
    for (const mixed of ["a <-> loose", "loose <-> b"])
      expect(table(using(mixed) + MAIN)?.phase2?.suite).toBe(TIGHT_SUITE);
  });

  it("is that of a policy, where none uses its own", () => {
    expect(table(using("loose"))?.phase2?.suite).toBe(LOOSE_SUITE);
  });

  it("stands beside a policy that has another one at either end", () => {
    const of = (phase2: string) => table(MAIN + using(phase2))?.policies.map((each) => each.phase2?.suite);
    expect(of("loose")).toEqual([undefined, LOOSE_SUITE]);
    expect(of("a <-> b")).toEqual([undefined, undefined]);
    const [, left] = table(MAIN + using("loose <-> b"))?.policies ?? [];
    const [, right] = table(MAIN + using("a <-> loose"))?.policies ?? [];
    for (const policy of [left, right]) {
      expect(policy?.phase2?.suite).toBeUndefined();
      expect(policy?.phase2?.parameters.find(({ parameter }) => parameter === "phase2.pfs")?.verdict).toBe(
        "conflict",
      );
    }
  });
});

it("says what an end is, as far as it is known", () => {
  const ends = (text: string) => analyzeText(text).table.connections[0]?.ends.map(({ outside }) => outside);
  expect(ends(between({ wan: "dynamic" }, {}))).toEqual(["dynamic", "198.51.100.7"]);
  expect(ends(between({}, {}, '  outside = 203.0.113.2 <-> dns("b.example")\n'))).toEqual([
    "203.0.113.2",
    "b.example",
  ]);
  expect(ends(oneSided({ rigaPeer: '\n    phase1 = strong\n    psk = env("A")' }))).toEqual([
    "203.0.113.2",
    "198.51.100.7",
  ]);
  const unknown = between({}, {}).replace("  wan    = 203.0.113.2/24\n", "");
  expect(ends(unknown)).toEqual([undefined, "198.51.100.7"]);
});

it("shows a value that one end alone states, whichever it is, and leaves out what nobody does", () => {
  const [none, stated]: readonly Half[] = [
    {},
    { phase1: { "nat-traversal": "no" }, phase2: { lifebytes: "1GiB" } },
  ];
  for (const id of ["phase1.nat-traversal", "phase2.lifebytes"]) {
    expect(rowIn(judged(stated!, none!), id)).toBeDefined();
    expect(rowIn(judged(none!, stated!), id)).toBeDefined();
    expect(rowIn(judged(none!, none!), id)).toBeUndefined();
  }
});

describe("a policy", () => {
  const verdicts = (text: string) =>
    analyzeText(text).table.connections[0]?.policies.map((each) => each.verdict);
  const policy = (networks: string, peer: string, more = ""): string =>
    `\n  policy ${networks} {\n    peer   = ${peer}\n    phase2 = strong\n${more}  }`;
  const here = (networks: string, more = ""): string => policy(networks, "to-riga", more);
  const there = (networks: string, more = ""): string => policy(networks, "to-hq", more);

  it("agrees with its mirror image alone", () => {
    expect(verdicts(oneSided({}))).toEqual(["agree"]);
    const of = (networks: string) => verdicts(oneSided({ rigaPolicy: there(networks) }));
    expect(of("10.2.0.0/16 -> 10.1.1.0/24")).toEqual(["conflict"]);
    expect(of("10.2.1.0/24 -> 10.1.0.0/16")).toEqual(["conflict"]);
  });

  it("contradicts an end that has none, and nobody where the end is unknown", () => {
    const [LEFT, RIGHT] = ["10.1.0.0/16 -> 10.7.0.0/16", "10.2.0.0/16 -> 10.8.0.0/16"];
    const [OWN, THEIRS] = [here("10.1.0.0/16 -> 10.2.0.0/16"), there("10.2.0.0/16 -> 10.1.0.0/16")];
    expect(verdicts(oneSided({ hqPolicy: OWN + here(LEFT) }))).toEqual(["agree", "conflict"]);
    expect(verdicts(oneSided({ rigaPolicy: THEIRS + there(RIGHT) }))).toEqual(["agree", "conflict"]);
    const [alone] = oneSided({}).split("site riga");
    expect(verdicts(alone!)).toEqual(["unverifiable"]);
  });

  it("is shown with the traffic of whoever states it", () => {
    const shown = analyzeText(
      oneSided({
        rigaPolicy:
          there("10.2.0.0/16 -> 10.1.0.0/16") +
          there("10.2.0.0/16 -> 10.8.0.0/16", "    protocol = tcp\n    dst-port = 443\n"),
      }),
    ).table.connections[0]?.policies;
    expect(shown?.map(({ traffic, action }) => [traffic, action])).toEqual([
      ["all", "encrypt"],
      ["tcp 443 -> any", "encrypt"],
    ]);
  });
});

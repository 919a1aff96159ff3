/** What is said of two ends, phase by phase: about whom, in which direction, and nothing where nobody is concerned. */

import { describe, expect, it } from "vitest";
import { oneSided, project } from "../../../compiler/diagnostics/catalogue/example.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeText } from "../../support/analyze.ts";
import { between, judged, toldIn, type Half } from "../negotiation/halves.ts";

const found = ({ diagnostics }: Analysis, code: string): Diagnostic => {
  const [only, ...others] = diagnostics.filter((diagnostic) => diagnostic.code === code);
  expect(others).toEqual([]);
  if (only === undefined) throw new Error(`no ${code}: ${diagnostics.map((each) => each.code).join(" ")}`);
  return only;
};
const related = (diagnostic: Diagnostic): readonly string[] =>
  (diagnostic.related ?? []).map(({ message }) => message);

describe("who is called and who calls", () => {
  it("two dynamic ends are told at both, one is not", () => {
    const dynamic: Half = { wan: "dynamic" };
    const both = found(judged(dynamic, dynamic), "phase1/both-dynamic");
    expect(related(both)).toEqual(["`a` is dynamic", "`b` is dynamic"]);
    expect(toldIn(judged(dynamic, {}))).not.toContain("phase1/both-dynamic");
    expect(toldIn(judged({}, dynamic))).not.toContain("phase1/both-dynamic");
  });

  it("two ends that wait are told at one place or at two, where they say so", () => {
    const once = found(judged({}, {}, "  initiate = no\n"), "phase1/both-passive");
    expect([once.label, related(once)]).toEqual(["neither end initiates", []]);
    const twice = found(judged({}, {}, "  initiate = no <-> no\n"), "phase1/both-passive");
    expect([twice.label, related(twice)]).toEqual(["this end only answers", ["and this end only answers"]]);
    expect(toldIn(judged({}, {}, "  initiate = no <-> yes\n"))).toEqual([]);
  });
});

describe("identities", () => {
  it("are named by who sends and who expects them", () => {
    const told = (lines: string) => {
      const { message, help } = found(judged({}, {}, lines), "phase1/id-mismatch");
      return [message.split(": ")[1], help];
    };
    const [sends, expects] = ['  id = fqdn("x") <-> fqdn("y")\n', "  remote-id = "];
    expect(told(`${sends}${expects}fqdn("z") <-> fqdn("x")\n`)).toEqual([
      "`b` sends an identity that the other end does not expect",
      "make `remote-id` of `a` equal to `id` of `b`",
    ]);
    expect(told(`${sends}${expects}fqdn("y") <-> fqdn("z")\n`)).toEqual([
      "`a` sends an identity that the other end does not expect",
      "make `remote-id` of `b` equal to `id` of `a`",
    ]);
  });

  it("are compared where both ends are known", () => {
    const peer = (address: string, lines: string): string =>
      `\n    address = ${address}\n    phase1  = strong\n    psk     = env("HQ_RIGA")\n    ${lines}`;
    const [hq, riga] = ["198.51.100.7", "203.0.113.2"];
    const text = (left: string, right: string): string =>
      oneSided({ hqPeer: peer(hq, left), rigaPeer: peer(riga, right) });
    expect(toldIn(analyzeText(text('id = fqdn("x")', "")))).toEqual([]);
    expect(toldIn(analyzeText(text("", 'remote-id = fqdn("x")')))).toEqual([]);
  });

  it("are names that RouterOS compares under IKEv2 only", () => {
    const expected = (exchange: string, id: string, device = "routeros 7.20") =>
      toldIn(
        judged(
          { device, phase1: { exchange } },
          { phase1: { exchange } },
          `  id = 203.0.113.2 <-> ${id}\n  remote-id = ${id} <-> 203.0.113.2\n`,
        ),
      );
    expect(expected("main", 'fqdn("x")')).toEqual(["phase1/id-ikev1-types"]);
    expect(expected("main", "198.51.100.7")).toEqual([]);
    expect(expected("main", 'fqdn("x")', "generic")).toEqual([]);
    expect(expected("ikev2", 'fqdn("x")')).toEqual([]);
  });
});

describe("pre-shared keys from two places", () => {
  it("are told at both, and one that is missing by its own code", () => {
    const told = found(judged({}, {}, '  psk = env("A") <-> env("B")\n'), "phase1/psk-unverifiable");
    expect([told.label, related(told)]).toEqual(["`a` takes it from here", ["`b` takes it from here"]]);
    expect(toldIn(judged({}, {}, '  psk = env("A") <-> env("A")\n'))).toEqual([]);
    const peer = (address: string, psk: string): string =>
      `\n    address = ${address}\n    phase1  = strong${psk}`;
    const missing = (left: string, right: string) =>
      toldIn(
        analyzeText(oneSided({ hqPeer: peer("198.51.100.7", left), rigaPeer: peer("203.0.113.2", right) })),
      );
    expect(missing("", '\n    psk = env("B")')).toEqual(["phase1/psk-missing"]);
    expect(missing('\n    psk = env("A")', "")).toEqual(["phase1/psk-missing"]);
  });
});

describe("lifetimes that a responder refuses", () => {
  it("are no interruption to a tunnel to AWS as well", () => {
    const half = (device: string, lifetime: string): Half => ({
      device,
      phase1: { lifetime, "proposal-check": "exact" },
    });
    const told = toldIn(judged(half("generic", "8h"), half("aws", "2h")));
    expect(told).toContain("phase1/lifetime");
    expect(told).not.toContain("phase1/lifetime-differs");
  });
});

describe("NAT traversal that one end alone has", () => {
  const told = (left: string | undefined, right: string | undefined, rest: Half = {}, other: Half = {}) =>
    toldIn(
      judged(
        { ...rest, phase1: { ...rest.phase1, "nat-traversal": left } },
        { ...other, phase1: { ...other.phase1, "nat-traversal": right } },
      ),
    ).filter((code) => code === "phase1/natt-disagree");
  const disagrees = ["phase1/natt-disagree"];
  const behind: Half = { site: "  behind-nat = yes" };

  it("is told where both say so, under IKEv1, and no translator is known", () => {
    expect(told("yes", "no")).toEqual(disagrees);
    expect(told("no", "yes")).toEqual(disagrees);
    expect(told("yes", "yes")).toEqual([]);
    const ikev2: Half = { phase1: { exchange: "ikev2" } };
    expect(told("yes", "no", ikev2, ikev2)).toEqual([]);
    expect(told("yes", "no", behind)).toEqual([]);
    expect(told("yes", "no", {}, behind)).toEqual([]);
  });

  it("is not guessed at from what a device does by itself", () => {
    const old: Half = { device: "routeros 6.42" };
    expect(told("yes", undefined, {}, old)).toEqual([]);
    expect(told(undefined, "yes", old)).toEqual([]);
    expect(told("no", undefined, {}, old)).toEqual([]);
    expect(told(undefined, "no", old)).toEqual([]);
  });
});

describe("ciphers of phase 2 that have nothing in common", () => {
  const help = (text: string): string | undefined => found(analyzeText(text), "phase2/enc-disjoint").help;
  const NAMED = "phase2 n { encryption = aes-256-cbc  auth = sha256  pfs = modp2048 }\n";
  const block = "  phase2 {\n    encryption = aes-256-cbc <-> 3des\n  }\n";

  it("are added to a profile, where each end has one", () => {
    expect(help(between({}, { phase2: { encryption: "3des" } }))).toBe(
      "add aes-256-cbc to `phase2 b`, or use `phase2 a` at both ends",
    );
  });

  it("are made common in the one that both have", () => {
    const one = NAMED + between({}, {}).replace("phase2 = a <-> b", "phase2 = n");
    expect(help(one.replace('  psk    = env("PSK")\n', (psk) => psk + block))).toBe(
      "give both ends a common value in `phase2 n`",
    );
  });

  it("are made common where an end has no profile of that name", () => {
    const inline = (left: string, right: string): string =>
      oneSided({
        hqPolicy: policy("10.1.0.0/16 -> 10.2.0.0/16", "to-riga", left),
        rigaPolicy: policy("10.2.0.0/16 -> 10.1.0.0/16", "to-hq", right),
      });
    const policy = (networks: string, peer: string, more: string): string =>
      `\n  policy ${networks} {\n    peer   = ${peer}\n${more}  }`;
    const [named, none] = ["    phase2 = strong\n", ""];
    const other = (text: string): string =>
      text.replace("  encryption = aes-256-cbc\n  auth ", "  encryption = 3des\n  auth ");
    expect(help(other(inline(named, none)))).toMatch(/^give both ends a common value in /);
    expect(help(other(inline(none, named)))).toMatch(/^give both ends a common value in /);
  });
});

describe("PFS groups that differ", () => {
  const notes = (left: Half, right: Half, tunnel = ""): string =>
    (found(judged(left, right, tunnel), "phase2/pfs-mismatch").notes ?? []).join("\n");
  const half = (pfs: string, exchange: string): Half => ({ phase1: { exchange }, phase2: { pfs } });

  it("fail at once under IKEv1, and at the first rekey under IKEv2", () => {
    expect(notes(half("modp2048", "main"), half("none", "main"))).toMatch(/^the responder refuses phase 2/);
    expect(notes(half("modp2048", "ikev2"), half("none", "ikev2"))).toMatch(/^IKEv2 makes the first child/);
  });

  it("are felt by another policy only if that one encrypts", () => {
    const [MAIN, OTHER] = ["  policy left.lan <-> right.lan\n", "  policy 10.3.0.0/16 <-> right.lan"];
    const [left, right] = [half("modp2048", "ikev2"), half("none", "ikev2")];
    expect(notes(left, right, `${MAIN}${OTHER}\n`)).toContain("another policy");
    expect(notes(left, right, `${MAIN}${OTHER} { action = none }\n`)).not.toContain("another policy");
  });

  it("are obeyed or refused, not both", () => {
    const of = (check: string) =>
      toldIn(
        judged(
          { device: "routeros 6.42", phase1: { "proposal-check": check }, phase2: { pfs: "modp2048" } },
          { device: "routeros 6.42", phase1: { "proposal-check": check }, phase2: { pfs: "modp4096" } },
        ),
      );
    expect(of("obey")).toEqual(["phase2/pfs-obeyed"]);
    expect(of("strict")).toEqual(["phase2/pfs-mismatch"]);
  });
});

it("asks for one protocol only of policies that encrypt", () => {
  const policy = (action: string): string =>
    `  policy left.lan <-> right.lan\n  policy 10.3.0.0/16 <-> right.lan {\n    action = ${action}\n    ipsec-protocols = ah <-> esp\n  }\n`;
  expect(toldIn(judged({}, {}, policy("encrypt")))).toContain("phase2/protocol");
  expect(toldIn(judged({}, {}, policy("none")))).not.toContain("phase2/protocol");
});

describe("levels of two minds", () => {
  it("name the end that sends and the one that drops", () => {
    const message = (levels: string): string =>
      found(
        analyzeText(
          project({
            tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("K")\n  policy left.lan <-> right.lan {\n    level = ${levels}\n  }`,
          }),
        ),
        "policy/level-asymmetric",
      ).message;
    expect(message("use <-> require")).toBe(
      "without an SA `hq` sends packets of `hq-riga` unprotected, and `riga` drops them",
    );
    expect(message("require <-> use")).toBe(
      "without an SA `riga` sends packets of `hq-riga` unprotected, and `hq` drops them",
    );
  });
});

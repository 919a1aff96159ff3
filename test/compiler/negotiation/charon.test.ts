/**
 * What strongSwan 5.9.8 does when two ends differ, measured from both ends, and what the compiler says of the same two ends.
 * Two devices of kind `generic` stand for it: of a described device everything that matters is written down.
 */

import { describe, expect, it } from "vitest";
import { analyzeText } from "../../support/analyze.ts";
import { oneSided } from "../../../compiler/diagnostics/catalogue/example.ts";
import { charon, judge, outcomeOf, projectOf, type Fate, type Sides } from "./ends.ts";

type Row = readonly [mismatch: string, sides: Sides, ikev1: Fate | undefined, ikev2: Fate | undefined];

const HOSTS = "  policy left.outside <-> right.outside";
const IDS =
  '  id = fqdn("a.example") <-> fqdn("b.example")\n  remote-id = fqdn("b.example") <-> fqdn("c.example")';

// prettier-ignore
const MEASURED: readonly Row[] = [
  ["nothing", {}, "up", "up"],
  ["IKE ciphers disjoint", { phase1: "encryption = aes-256-cbc <-> 3des" }, "P1", "P1"],
  ["IKE ciphers differ in key length", { phase1: "encryption = aes-256-cbc <-> aes-128-cbc" }, "P1", "P1"],
  ["IKE hashes disjoint", { phase1: "hash = sha256 <-> sha1" }, "P1", "P1"],
  ["IKE groups disjoint", { phase1: "dh-group = modp2048 <-> modp1024" }, "P1", "P1"],
  ["IKE suites overlap", { phase1: "encryption = aes-256-cbc, 3des <-> aes-256-cbc, aes-128-cbc" }, "up", "up"],
  ["ESP ciphers disjoint", { phase2: "encryption = aes-256-cbc <-> 3des" }, "P2", "P2"],
  ["ESP ciphers differ in key length", { phase2: "encryption = aes-256-cbc <-> aes-128-cbc" }, "P2", "P2"],
  ["ESP ciphers differ in mode", { phase2: "encryption = aes-256-cbc <-> aes-256-gcm" }, "P2", "P2"],
  ["ESP integrity disjoint", { phase2: "auth = sha256 <-> sha1" }, "P2", "P2"],
  ["PFS against none", { phase2: "pfs = modp2048 <-> none" }, "P2", "late"],
  ["none against PFS", { phase2: "pfs = none <-> modp2048" }, "P2", "late"],
  ["PFS against another group", { phase2: "pfs = modp2048 <-> modp1024" }, "P2", "late"],
  ["ESP against AH", { phase2: "ipsec-protocols = esp <-> ah" }, "P2", "P2"],
  ["tunnel against transport, networks", { phase2: "mode = tunnel <-> transport", tunnel: "  policy left.lan <-> right.lan" }, "P2", "P2"],
  ["tunnel against transport, hosts", { phase2: "mode = tunnel <-> transport", tunnel: HOSTS }, "P2", "up"],
  ["phase 1 lifetimes", { phase1: "lifetime = 8h <-> 2h" }, "up", "up"],
  ["phase 2 lifetimes", { phase2: "lifetime = 1h <-> 30m" }, "up", "up"],
  ["byte limits", { phase2: "lifebytes = 100MiB <-> 1GiB" }, "up", "up"],
  ["dead peer detection", { phase1: "dpd {\n      interval = 10s <-> 30s\n    }" }, "up", "up"],
  ["pre-shared keys", { tunnel: '  psk = env("A") <-> env("B")' }, "P1", "P1"],
  ["an identity that is not expected", { tunnel: IDS }, "P1", "P1"],
  ["IKEv1 against IKEv2", { phase1: "exchange = main <-> ikev2" }, "P1", undefined],
  ["aggressive against main", { phase1: "exchange = aggressive <-> main" }, "P1", undefined],
  ["protocol tcp against udp", { tunnel: "  policy left.lan <-> right.lan {\n    protocol = tcp <-> udp\n  }" }, "P2", "P2"],
];

describe.each(["main", "ikev2"] as const)("under %s", (exchange) => {
  const rows = MEASURED.flatMap(([name, sides, one, two]) => {
    const fate = exchange === "main" ? one : two;
    return fate === undefined ? [] : [[name, fate, sides] as const];
  });

  it.each(rows)("%s: %s", (_, fate, sides) => {
    const outcome = outcomeOf(charon(exchange), sides);
    expect(outcome, outcome.codes.join(" ")).toMatchObject({ fate, works: fate === "up" ? "both" : "none" });
  });
});

describe("several algorithms in one suite, of which the other end has only the second", () => {
  const sides = { phase1: "encryption = 3des, aes-256-cbc <-> aes-256-cbc" };

  it("fails under IKEv1 while the end with several initiates, which proposes the first alone", () => {
    const { codes } = outcomeOf(charon("main"), sides);
    expect(codes).toContain("phase1/suite-combination");
    const { diagnostics } = analyzeText(projectOf(charon("main"), sides));
    const [told] = diagnostics.filter(({ code }) => code === "phase1/suite-combination");
    expect(told?.message).toContain("may work only while `b` initiates");
  });

  it("works under IKEv2", () => {
    expect(outcomeOf(charon("ikev2"), sides)).toEqual({ fate: "up", works: "both", codes: [] });
  });
});

it("tells that a wish for transport mode is not shared", () => {
  const outcome = outcomeOf(charon("ikev2"), { phase2: "mode = tunnel <-> transport", tunnel: HOSTS });
  expect(outcome.codes).toEqual(["phase2/mode-wish"]);
});

it("makes a policy, and so a child, of each pair of networks: one child holds only the first pair under IKEv1", () => {
  const text = projectOf(charon("main"), {})
    .replace("10.1.0.0/16", "10.1.0.0/24, 10.1.8.0/24")
    .replace("10.2.0.0/16", "10.2.0.0/24, 10.2.8.0/24");
  expect(analyzeText(text).table.connections[0]?.policies).toHaveLength(4);
});

describe("two ends that are written apart", () => {
  const told = (text: string): readonly string[] =>
    analyzeText(text).diagnostics.flatMap(({ severity, code }) => (severity === "hint" ? [] : [code]));

  it("a wrong address of the peer fails in phase 1", () => {
    const wrong = oneSided({
      hqPeer: '\n    address = 198.51.100.8\n    phase1  = strong\n    psk     = env("HQ_RIGA")',
    });
    expect(judge(analyzeText(wrong)).fate).toBe("P1");
  });

  // Whether a responder narrows is its own kindness: charon does, libreswan refuses. So it is never passed over.
  it.each(["main", "ikev2"])(
    "selectors that overlap, are disjoint or are not mirrored are told under %s",
    (exchange) => {
      for (const theirs of ["10.1.1.0/24", "10.7.0.0/16"]) {
        const text = oneSided({
          exchange,
          rigaPolicy: `
  policy 10.2.0.0/16 -> ${theirs} {
    peer   = to-hq
    phase2 = strong
  }`,
        });
        expect(told(text).some((code) => code.startsWith("policy/"))).toBe(true);
      }
    },
  );

  it("a protocol or a port at one end only is told", () => {
    for (const line of ["protocol = tcp <-> all", "protocol = tcp\n    dst-port = 443 <-> any"]) {
      const { codes } = outcomeOf(charon("ikev2"), {
        tunnel: `  policy left.lan <-> right.lan {\n    ${line}\n  }`,
      });
      expect(codes.some((code) => code.startsWith("policy/not-mirrored"))).toBe(true);
    }
  });
});

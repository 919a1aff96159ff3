/** What the rules say of a list of policies is what the simulator does with packets: the two share no code that decides. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { firstMatch, matches } from "../../../compiler/trace/match.ts";
import { networkOf } from "../../../compiler/trace/network.ts";
import { addressNamed, type IpPacket } from "../../../compiler/trace/packet.ts";
import { packetOf } from "../../../compiler/trace/question.ts";
import type { Router, Rule } from "../../../compiler/trace/router.ts";
import { protocolNumber } from "../../../compiler/spd/protocols.ts";
import { analyzeText } from "../../support/analyze.ts";
import { SITES } from "../../support/two-sites.ts";

const PROFILES = SITES.slice(0, SITES.indexOf("site hq"));
const one = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);

const policy = fc
  .record({
    source: one("any", "10.1.0.0/16", "10.1.0.0/24", "10.1.1.0/24", "10.1.0.0/25", "10.1.0.1"),
    destination: one("any", "10.2.0.0/16", "10.2.0.0/24", "10.2.1.0/24", "10.2.0.2"),
    traffic: one(
      "",
      "protocol = tcp",
      "protocol = udp",
      "protocol = tcp\n    dst-port = 443",
      "protocol = udp\n    src-port = 53",
    ),
    fate: one(
      "action = none",
      "action = discard",
      "peer = a\n    phase2 = strong",
      "peer = b\n    phase2 = strong",
    ),
  })
  .map((p) => `  policy ${p.source} -> ${p.destination} {\n    ${p.fate}\n    ${p.traffic}\n  }\n`);

const project = fc.array(policy, { minLength: 2, maxLength: 9 }).map(
  (policies) => `${PROFILES}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
  peer a {
    address = 198.51.100.7
    phase1  = strong
    psk     = env("A")
  }
  peer b {
    address = 198.51.100.8
    phase1  = strong
    psk     = env("B")
  }
${policies.join("")}}
`,
);

interface Judged {
  readonly router: Router;
  readonly diagnostics: readonly Diagnostic[];
}

function judged(text: string): Judged {
  const { diagnostics, expansion } = analyzeText(text);
  return { diagnostics, router: networkOf(expansion).routers.get("hq")! };
}

function ruleAt({ rules }: Router, place: Place | undefined): Rule {
  return rules.find((rule) => rule.place?.span.start === place?.span.start)!;
}

/** A small generator, so that ten thousand packets a project cost nothing. */
function packets(seed: number, count: number): IpPacket[] {
  let state = seed + 1;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const pick = <T>(...values: T[]): T => values[next(values.length)]!;
  return Array.from({ length: count }, () => ({
    source: addressNamed(`10.${pick(1, 1, 1, 3)}.${next(3)}.${pick(0, 1, 2, 127, 128, 255)}`),
    destination: addressNamed(`10.${pick(2, 2, 2, 3)}.${next(3)}.${pick(0, 1, 2, 128)}`),
    content: {
      kind: "data",
      protocol: pick(6, 17, 1),
      sourcePort: pick(53, 49_152),
      destinationPort: pick(443, 80),
    },
  }));
}

const UNREACHED = ["policy/shadowed", "policy/redundant", "policy/duplicate-selector"];

it("what is said to be never reached takes none of ten thousand packets", () => {
  let unreached = 0;
  fc.assert(
    fc.property(project, fc.nat(1_000_000), (text, seed) => {
      const { router, diagnostics } = judged(text);
      const never = new Set(
        diagnostics.filter(({ code }) => UNREACHED.includes(code)).map(({ place }) => ruleAt(router, place)),
      );
      unreached += never.size;
      if (never.size === 0) return;
      for (const packet of packets(seed, 10_000)) {
        const taker = firstMatch(router, packet, "out");
        expect(taker !== undefined && never.has(taker), taker?.name).toBe(false);
      }
    }),
    { numRuns: 30 },
  );
  expect(unreached).toBeGreaterThan(10);
});

it("what a message shows a packet of takes it", () => {
  let shown = 0;
  fc.assert(
    fc.property(project, (text) => {
      const { router, diagnostics } = judged(text);
      for (const { code, message, notes, place, related } of diagnostics) {
        const [, words] =
          (code === "policy/overlap"
            ? / has two policies for (.*), and only/.exec(message)
            : /^(.*) meets the policy for/.exec(notes[0] ?? "")) ?? [];
        if (words === undefined) continue;
        shown += 1;
        const packet = packetIn(words);
        expect(firstMatch(router, packet, "out"), `${words} of ${message}`).toBe(
          ruleAt(router, related[0]?.place),
        );
        expect(matches(ruleAt(router, place), packet, "out"), words).toBe(true);
      }
    }),
    { numRuns: 150 },
  );
  expect(shown).toBeGreaterThan(50);
});

/** `10.1.0.1 port 53 → 10.2.0.1 udp 443`; what is left out may be anything. */
function packetIn(words: string): IpPacket {
  const [, source = "", from, destination = "", protocol = "tcp", to] =
    /^(\S+)(?: port (\d+))? → (\S+)(?: ([a-z-]+(?: \d+(?= |$)(?<=protocol \d+))?))?(?: (\d+))?$/.exec(
      words,
    ) ?? [];
  return packetOf({
    source,
    destination,
    protocol: protocolNumber(protocol) ?? Number(protocol.split(" ")[1]),
    sourcePort: from === undefined ? undefined : Number(from),
    destinationPort: to === undefined ? undefined : Number(to),
  });
}

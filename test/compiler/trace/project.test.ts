/** Packets through whole projects: which tunnels take them, where they end, and what is said about it. */

import { describe, expect, it } from "vitest";
import { networkOf } from "../../../compiler/trace/network.ts";
import { connectionsOf } from "../../../compiler/trace/run-tests.ts";
import { trace, type Trace } from "../../../compiler/trace/trace.ts";
import { outcomeText } from "../../../compiler/trace/render/outcome.ts";
import { analyzeText } from "../../support/analyze.ts";
import { packet } from "../../support/routers.ts";
import { SITES } from "../../support/two-sites.ts";

const TUNNEL = `
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("X")
}
`;

interface Options {
  readonly down?: readonly string[];
  readonly established?: boolean;
  readonly from?: "inside" | "outside";
}

function traced(text: string, site: string, words: string, options: Options = {}): Trace {
  const { expansion } = analyzeText(text);
  const { down = [], established = false, from = "inside" } = options;
  const network = networkOf(expansion, new Set(down));
  return trace(network, { site, packet: packet(words), from, established })!;
}

const told = (found: Trace): string => outcomeText(found.outcome, connectionsOf(found.tunnels));
const last = (found: Trace): string | undefined => found.steps.at(-1)?.text;
const went = (text: string, site: string, words: string, options?: Options): string =>
  told(traced(text, site, words, options));

const TO_RIGA = "10.1.0.5 -> 10.2.0.5";
const DROPS = "is dropped at `hq` (counter `out-no-states`)";

describe("a tunnel of two sites", () => {
  const text = SITES + TUNNEL;

  it("carries what its policies name, in both directions", () => {
    expect(went(text, "hq", TO_RIGA)).toBe("is encrypted by `hq-riga` and delivered at `riga`");
    expect(went(text, "riga", "10.2.8.7 -> 10.1.0.5 udp")).toBe(
      "is encrypted by `hq-riga` and delivered at `hq`",
    );
  });

  it("leaves alone what they do not name, and says where the model ends", () => {
    const found = traced(text, "hq", "10.1.0.5 -> 10.2.1.5");
    expect(told(found)).toBe("leaves `hq` as it is");
    expect(found.remarks).toEqual(["outside the model: where it is routed to"]);
    expect(traced(text, "hq", "10.9.0.5 -> 10.2.0.5").remarks[0]).toContain("states no `lan` with 10.9.0.5");
  });

  it("drops while it is down, and says who said so", () => {
    const found = traced(text, "hq", TO_RIGA, { down: ["hq-riga"] });
    expect(told(found)).toBe(DROPS);
    expect(last(found)).toContain("`hq-riga` is down, as you say");
  });

  it("has no SA where its ends cannot agree, although the project has errors", () => {
    const other = "phase1 old extends strong {\n  dh-group = modp2048\n}\n";
    const split = text.replace("phase1 = strong\n  phase2", "phase1 = strong <-> old\n  phase2");
    const found = traced(split.replace("site hq", `${other}site hq`), "hq", TO_RIGA);
    expect(told(found)).toBe(DROPS);
    expect(last(found)).toContain("cannot agree on `dh-group` in phase 1");
  });

  it("has no SA where one end is switched off", () => {
    const found = traced(text.replace('env("X")', 'env("X")\n  disabled = no <-> yes'), "hq", TO_RIGA);
    expect(last(found)).toContain("`riga` has it switched off");
  });

  it("does not follow routes into an interface of a tunnel, and says so", () => {
    const gre = text.replace(
      'env("X")',
      'env("X")\n  inside = 172.31.0.1/30 <-> 172.31.0.2/30\n  carrier gre g {\n  }',
    );
    expect(traced(gre, "hq", TO_RIGA).remarks.at(-1)).toContain("into the interface of `hq-riga`");
    expect(went(gre, "hq", "203.0.113.2 -> 198.51.100.7 gre")).toContain(
      "is encrypted by `hq-riga` and delivered",
    );
  });

  it("refuses in clear what should have come through it", () => {
    const clear = traced(text, "hq", "10.2.0.5 -> 10.1.0.5", { from: "outside" });
    expect(told(clear)).toBe("is dropped at `hq` (counter `in-template-mismatches`)");
    expect(clear.decisive?.name).toBe("10.1.0.0/16 -> 10.2.0.0/24");
    expect(went(text, "hq", "192.0.2.77 -> 10.1.0.5", { from: "outside" })).toBe(
      "is delivered at `hq` as it is",
    );
  });

  it("points at the place that decided: the tunnel's name where no policy is written", () => {
    const { decisive } = traced(text, "hq", TO_RIGA);
    const { start, end } = decisive?.place?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe("hq-riga");
  });
});

describe("what stands between", () => {
  const behind = (extra: string): string =>
    (SITES + TUNNEL).replace(
      "wan    = 198.51.100.7/24 on ether1",
      `wan = 192.168.88.2/24 on ether1\n  behind-nat = ${extra}`,
    );

  it("ESP crosses a translator in UDP", () => {
    for (const [nat, seen] of [
      ["198.51.100.7", "198.51.100.7"],
      ["yes", "the address in front of riga"],
    ] as const) {
      const found = traced(behind(nat), "riga", "10.2.0.5 -> 10.1.0.5");
      expect(told(found)).toBe("is encrypted by `hq-riga` and delivered at `hq`");
      expect(found.steps.map(({ text }) => text)).toContain(
        `on its way the header becomes ${seen} → 203.0.113.2`,
      );
      const back = traced(behind(nat), "hq", TO_RIGA);
      expect(told(back)).toBe("is encrypted by `hq-riga` and delivered at `riga`");
    }
  });

  it("AH does not", () => {
    const ah = behind("198.51.100.7").replace(
      "phase2 strong {",
      "phase2 strong {\n  ipsec-protocols = ah\n  auth = sha256",
    );
    const found = traced(ah.replace("  encryption = aes-256-gcm\n", ""), "riga", "10.2.0.5 -> 10.1.0.5");
    expect(told(found)).toBe("is dropped at `hq` (counter `in-state-protocol-errors`)");
  });

  it("an address that nobody knows before it is there is no hindrance", () => {
    const dynamic = (SITES + TUNNEL).replace("198.51.100.7/24 on ether1", "dynamic on ether1");
    expect(went(dynamic, "riga", "10.2.0.5 -> 10.1.0.5")).toBe(
      "is encrypted by `hq-riga` and delivered at `hq`",
    );
    expect(went(dynamic, "hq", TO_RIGA)).toBe("is encrypted by `hq-riga` and delivered at `riga`");
  });
});

describe("the firewall of a site", () => {
  const site = (lines: string): string =>
    (SITES + TUNNEL).replace("lan    = 10.1.0.0/16", `lan    = 10.1.0.0/16\n  firewall {\n    ${lines}\n  }`);

  it("masquerades before the policies are asked", () => {
    const found = traced(site("has = masquerade"), "hq", TO_RIGA);
    expect(told(found)).toBe("leaves `hq` as it is");
    expect(found.steps[1]?.text).toContain("the source becomes 203.0.113.2");
    expect(went(site("has = masquerade\n    nat-bypass = yes"), "hq", TO_RIGA)).toContain("is encrypted");
  });

  it("fasttracks what is established past IPsec", () => {
    const fast = site("has = fasttrack");
    expect(went(fast, "hq", TO_RIGA, { established: true })).toContain("readable");
    expect(traced(fast, "hq", TO_RIGA).remarks.join()).toContain(
      "later packets of this connection skip IPsec",
    );
    expect(went(fast, "hq", "10.1.0.5 -> 10.2.0.5 icmp", { established: true })).toContain("is encrypted");
    expect(
      went(site("has = fasttrack\n    fasttrack = exclude"), "hq", TO_RIGA, { established: true }),
    ).toContain("is encrypted");
  });

  it("drops what it does not let in, and what it does not let through", () => {
    expect(went(site("has = input-drop"), "riga", "10.2.0.5 -> 10.1.0.5")).toBe("is dropped at `hq`");
    expect(went(site("has = input-drop\n    input = yes"), "riga", "10.2.0.5 -> 10.1.0.5")).toContain(
      "delivered",
    );
    expect(went(site("has = forward-drop"), "riga", "10.2.0.5 -> 10.1.0.5")).toBe("is dropped at `hq`");
    expect(went(site("has = forward-drop"), "riga", "10.2.0.5 -> 10.1.0.5", { established: true })).toContain(
      "delivered",
    );
  });
});

describe("more than two sites", () => {
  const THIRD =
    "site oslo {\n  device = routeros 7.20\n  wan    = 192.0.2.9/24 on ether1\n  lan    = 10.3.0.0/16\n}\n";
  const between = (name: string, ends: string, policies: string): string =>
    `tunnel ${name}: ${ends} {\n  phase1 = strong\n  phase2 = strong\n  psk    = env("${name.toUpperCase().replace("-", "_")}")\n${policies}\n}\n`;

  it("a hub sends on what one spoke has for another", () => {
    const hub =
      SITES +
      THIRD +
      between("hq-riga", "hq <-> riga", "  policy 10.0.0.0/8 <-> right.lan") +
      between("hq-oslo", "hq <-> oslo", "  policy 10.0.0.0/8 <-> right.lan");
    const found = traced(hub, "riga", "10.2.0.5 -> 10.3.0.5");
    expect(told(found)).toBe("is encrypted by `hq-riga`, then `hq-oslo` and delivered at `oslo`");
    expect([...new Set(found.steps.map(({ router }) => router))]).toEqual(["riga", "hq", "oslo"]);
  });

  it("a tunnel goes through another one", () => {
    const nested =
      SITES +
      THIRD +
      between("hq-riga", "hq <-> riga", "  policy left.lan <-> right.lan") +
      between("hq-oslo", "hq <-> oslo", "  policy hq.wan <-> 198.51.100.7");
    const found = traced(nested, "hq", TO_RIGA);
    expect(told(found)).toBe("is encrypted by `hq-riga`, then `hq-oslo` and delivered at `riga`");
    expect([...new Set(found.steps.map(({ router }) => router))]).toEqual(["hq", "oslo", "riga"]);
  });
});

describe("one-sided peers", () => {
  const half = (
    site: string,
    other: string,
    own: string,
    address: string,
    lan: string,
    far: string,
  ): string =>
    `site ${site} {\n  device = routeros 7.20\n  wan    = ${own}/24 on ether1\n  lan    = ${lan}\n  peer to-${other} {\n    address = ${address}\n    phase1  = strong\n    psk     = env("X")\n  }\n  policy ${lan} -> ${far} {\n    peer   = to-${other}\n    phase2 = strong\n  }\n}\n`;
  const PROFILES = SITES.slice(0, SITES.indexOf("site hq"));
  const a = half("a", "b", "203.0.113.2", "198.51.100.7", "10.1.0.0/16", "10.2.0.0/16");
  const b = half("b", "a", "198.51.100.7", "203.0.113.2", "10.2.0.0/16", "10.1.0.0/16");

  it("are one connection, which each end calls its own", () => {
    const found = traced(PROFILES + a + b, "a", TO_RIGA);
    expect(told(found)).toBe("is encrypted by `a.to-b <-> b.to-a` and delivered at `b`");
    expect(found.tunnels.map(({ tunnel }) => tunnel)).toEqual(["a.to-b"]);
  });

  it("without a partner end beyond what is known", () => {
    const found = traced(PROFILES + a, "a", TO_RIGA);
    expect(told(found)).toBe("is encrypted by `a.to-b`");
    expect(found.remarks).toEqual(["outside the model: the other end is not in this project"]);
  });

  it("have no SA for a policy that the other end lacks", () => {
    const found = traced(
      PROFILES + a + b.replace("10.2.0.0/16 -> 10.1.0.0/16", "10.5.0.0/16 -> 10.6.0.0/16"),
      "a",
      TO_RIGA,
    );
    expect(last(found)).toContain("`b` has no policy that mirrors it");
  });
});

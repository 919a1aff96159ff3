/** What one peer takes the other to have: addresses, AS numbers, carriers and keys, told about whom and at both places. */

import { describe, expect, it } from "vitest";
import { keyedPeers, KEYED, routedPeers } from "../../../compiler/diagnostics/catalogue/example-peers.ts";
import { oneSided, project } from "../../../compiler/diagnostics/catalogue/example.ts";
import { catalogue } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { analyzeText } from "../../support/analyze.ts";
import { judged, type Half } from "../negotiation/halves.ts";

const all = (text: string, code: string): readonly Diagnostic[] =>
  analyzeText(text).diagnostics.filter((diagnostic) => diagnostic.code === code);
const related = (text: string, code: string) =>
  all(text, code).map(({ label, related: places }) => [label, (places ?? []).map(({ message }) => message)]);
const alone = (text: string): string => text.split("site riga")[0] ?? "";

describe("AS numbers", () => {
  it("are told of the end that expects another one", () => {
    const code = "bgp/asn-mirror";
    expect(related(routedPeers({ hq: "as = 65001 <-> 65003" }), code)).toEqual([
      ["`hq` expects 65003", ["`riga` has 65002"]],
    ]);
    expect(related(routedPeers({ riga: "as = 65002 <-> 65009" }), code)).toEqual([
      ["`riga` expects 65009", ["`hq` has 65001"]],
    ]);
    expect(all(alone(routedPeers()), code)).toEqual([]);
  });

  it("are no session where one peer has none", () => {
    const code = "bgp/one-ended";
    expect(related(routedPeers({ riga: "" }), code)).toEqual([
      ["nobody answers this session", ["no `bgp` in this peer of `riga`"]],
    ]);
    expect(related(routedPeers({ hq: "" }), code)).toEqual([
      ["nobody answers this session", ["no `bgp` in this peer of `hq`"]],
    ]);
    expect(all(alone(routedPeers()), code)).toEqual([]);
  });
});

describe("inside addresses", () => {
  const code = "tunnel/inside-mismatch";
  const inside = (hq: string, riga: string): string =>
    routedPeers()
      .replace("inside  = 172.31.0.1/30 <-> 172.31.0.2/30", hq)
      .replace("inside  = 172.31.0.2/30 <-> 172.31.0.1/30", riga);
  const [HQ, RIGA] = ["inside = 172.31.0.1/30 <-> 172.31.0.2/30", "inside = 172.31.0.2/30 <-> 172.31.0.1/30"];

  it("are told at who believes otherwise, and at who has it", () => {
    expect(related(inside("inside = 172.31.0.1/30 <-> 172.31.0.6/30", RIGA), code)).toEqual([
      ["`hq` expects the other end here", ["`riga` is here"]],
    ]);
    expect(related(inside(HQ, "inside = 172.31.0.2/30 <-> 172.31.0.5/30"), code)).toEqual([
      ["`riga` expects the other end here", ["`hq` is here"]],
    ]);
    expect(all(inside(HQ, RIGA), code)).toEqual([]);
  });

  it("are what the one peer says of both, where the other says nothing", () => {
    const [left, right] = [
      "inside = 172.31.0.1/30 <-> 172.31.0.5/30",
      "inside = 172.31.0.5/30 <-> 172.31.0.1/30",
    ];
    expect(all(inside(left, ""), code)).toHaveLength(1);
    expect(all(inside("", right), code)).toHaveLength(1);
    expect(all(inside(HQ, ""), code)).toEqual([]);
    expect(all(inside("", RIGA), code)).toEqual([]);
    expect(all(alone(inside(left, "")), code)).toHaveLength(1);
    expect(all(inside("inside = 172.31.0.1/30", ""), code)).toEqual([]);
    expect(all(inside("", "inside = 172.31.0.2/30"), code)).toEqual([]);
    expect(all(inside("inside = 172.31.0.1/30", "inside = 172.31.0.5/30"), code)).toHaveLength(1);
  });

  it("are two hosts of one network", () => {
    const message = (pair: string) => judgedMessage(`  inside = ${pair}\n`);
    const judgedMessage = (tunnel: string): string | undefined =>
      judged({}, {}, tunnel).diagnostics.find((each) => each.code === code)?.message;
    expect(message("172.31.0.1/30 <-> 172.31.0.2/30")).toBeUndefined();
    expect(message("172.31.0.1/30 <-> 172.31.0.1/30")).toBe(
      "both ends of `t` have the inside address `172.31.0.1/30`",
    );
    expect(message("172.31.0.1/30 <-> 172.31.0.6/30")).toBe(
      "the inside addresses of `t` are not in one network",
    );
    expect(message("172.31.0.1/30 <-> 172.31.0.1/24")).toBe(
      "the inside addresses of `t` are not in one network",
    );
  });
});

describe("carriers", () => {
  const code = "carrier/mismatch";
  const gre = catalogue[code].passing;
  const without = (text: string, site: "hq" | "riga"): string => {
    const [before = "", after = ""] = text.split("site riga");
    const cut = (part: string): string => part.replace(/ *carrier gre \w+( \{[^}]*\})?\n/, "");
    return site === "hq" ? `${cut(before)}site riga${after}` : `${before}site riga${cut(after)}`;
  };

  it("are told at the end that has one, once", () => {
    expect(related(catalogue[code].failing, code)).toEqual([["`hq` has GRE", ["`riga` has IPIP"]]]);
    expect(related(without(gre, "riga"), code)).toEqual([["`hq` has GRE", ["`riga` has no carrier"]]]);
    expect(related(without(gre, "hq"), code)).toEqual([["`riga` has GRE", ["`hq` has no carrier"]]]);
    expect(all(gre, code)).toEqual([]);
    expect(all(alone(gre), code)).toEqual([]);
    expect(all(oneSided({}), code)).toEqual([]);
  });
});

describe("the address of a peer", () => {
  const code = "peer/address-mismatch";
  const dialling = (address: string): string =>
    `\n    address = ${address}\n    phase1  = strong\n    psk     = env("HQ_RIGA")`;
  const riga = (wan: string, more = ""): string =>
    `\n  device = routeros 7.20\n  wan    = ${wan}\n  lan    = 10.2.0.0/16${more}`;
  const TWO = "198.51.100.7/24 on ether1, 192.0.2.7/24 on ether2";

  it("is one that the other end has, and sends from", () => {
    expect(related(oneSided({ hqPeer: dialling("198.51.100.9") }), code)).toEqual([
      ["`riga` has no such address", ["`riga` sends from `198.51.100.7`"]],
    ]);
    expect(related(oneSided({ rigaPeer: dialling("203.0.113.9") }), code)).toEqual([
      ["`hq` has no such address", ["`hq` sends from `203.0.113.2`"]],
    ]);
    expect(all(oneSided({ hqPeer: dialling("192.0.2.7"), riga: riga(TWO) }), code)).toEqual([]);
    const from = `${dialling("203.0.113.2")}\n    local-address = 198.51.100.7`;
    const other = { hqPeer: dialling("192.0.2.7"), riga: riga(TWO), rigaPeer: from };
    expect(related(oneSided(other), code)).toEqual([
      ["`riga` has no such address", ["`riga` sends from `198.51.100.7`"]],
    ]);
  });

  it("may be any of an end that is anywhere, and of a stranger", () => {
    const dynamic = { hqPeer: dialling("198.51.100.9"), riga: riga("dynamic on ether1") };
    expect(all(oneSided(dynamic), code)).toEqual([]);
    expect(
      all(oneSided({ ...dynamic, riga: riga("198.51.100.7/24 on ether1", "\n  behind-nat = yes") }), code),
    ).toEqual([]);
    expect(all(alone(oneSided({})), code)).toEqual([]);
  });
});

describe("keys by hand", () => {
  const spi = "manual/spi-not-mirrored";

  it("are told in each direction, with who sends and who receives", () => {
    expect(related(keyedPeers({ riga: KEYED.riga.replace("259 <-> 258", "259 <-> 260") }), spi)).toEqual([
      ["`hq` receives with 258", ["`riga` sends with 260"]],
    ]);
    expect(related(keyedPeers({ riga: KEYED.riga.replace("259 <-> 258", "300 <-> 258") }), spi)).toEqual([
      ["`riga` receives with 300", ["`hq` sends with 259"]],
    ]);
    expect(all(keyedPeers(), spi)).toEqual([]);
  });

  it("are told once of a template that several policies use", () => {
    const again = (text: string, own: number, other: number): string =>
      text.replace(
        `  policy 10.${own}.0.0/16 -> 10.${other}.0.0/16 {`,
        `  policy 10.${own + 5}.0.0/16 -> 10.${other}.0.0/16 {
    peer            = far
    ipsec-protocols = ah, esp
    manual          = sa1
  }
  policy 10.${own}.0.0/16 -> 10.${other}.0.0/16 {`,
      );
    const wrong = keyedPeers({ riga: KEYED.riga.replace("259 <-> 258", "259 <-> 260") });
    const mirrored = again(wrong, 1, 2).replace(
      "  policy 10.2.0.0/16 -> 10.1.0.0/16 {",
      `  policy 10.2.0.0/16 -> 10.6.0.0/16 {
    peer            = far
    ipsec-protocols = ah, esp
    manual          = sa1
  }
  policy 10.2.0.0/16 -> 10.1.0.0/16 {`,
    );
    expect(all(mirrored, spi)).toHaveLength(1);
  });

  it("are not compared where one end does not state them", () => {
    const without = (text: string): string => text.replace(/esp-spi .*\n\s*/, "");
    expect(all(keyedPeers({ riga: without(KEYED.riga) }), spi)).toEqual([]);
    expect(all(keyedPeers({ hq: without(KEYED.hq) }), spi)).toEqual([]);
  });
});

describe("what an end does by itself", () => {
  const aws = (lifetime: string | undefined): Half => ({
    device: "aws",
    phase1: { exchange: "ikev2", lifetime },
  });

  it("is told in a note with its device, without a release where it has none", () => {
    const generic: Half = { phase1: { exchange: "ikev2", lifetime: "2h" } };
    const found = judged(generic, aws(undefined)).diagnostics.find(
      ({ code }) => code === "phase1/lifetime-differs",
    );
    expect(found?.notes?.[0]).toBe("`b` states nothing, and aws by itself uses 8h");
    expect(found?.label).toBe("`a` uses 2h (through `phase1 a`)");
    expect(found?.help).toBe("use the same `lifetime` in `phase1 a` and `phase1 b`, 8h at most");
    expect(found?.related).toEqual([]);
  });

  it("is shown at a peer's place", () => {
    const other = "phase2 other {\n  encryption = aes-256-cbc\n  auth = sha256\n}\n\nphase2 strong {";
    const apart = oneSided({})
      .replace("phase2 strong {", other)
      .replace(/(site riga[\s\S]*)phase2 = strong/, "$1phase2 = other");
    const [found] = all(apart, "phase2/pfs-mismatch");
    expect(found?.related?.map(({ message }) => message)).toEqual(["`riga` states nothing for this peer"]);
  });

  it("is put right in the profile of both, or in the tunnel itself", () => {
    const help = (tunnel: string, shared: boolean): string | undefined => {
      const text = project({
        tunnel: `\n  phase1 = strong\n  ${shared ? "phase2 = strong\n" : ""}  psk    = env("K")\n${tunnel}`,
      });
      return all(text, "phase2/pfs-mismatch")[0]?.help;
    };
    const block = "  phase2 {\n    pfs = ecp256 <-> modp2048\n  }";
    expect(help(block, true)).toBe("use the same `pfs` in `phase2 strong`");
    expect(help(block, false)).toBe("use the same `pfs` in the `phase2` of `hq-riga`");
  });
});

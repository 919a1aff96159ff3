/** A site's own policies: which one meets which at the other end, what happens to the rest, and their order on the device. */

import { describe, expect, it } from "vitest";
import { oneSided } from "../../../compiler/diagnostics/catalogue/example.ts";
import { analyzeText, analyzeTexts, codesOf } from "../../support/analyze.ts";
import { scriptsOf } from "../../support/examples.ts";

function policy(source: string, destination: string, peer: string, more = ""): string {
  return `\n  policy ${source} -> ${destination} {\n    peer   = ${peer}\n    phase2 = strong${more}\n  }`;
}

const plain = (source: string, destination: string, action = "none"): string =>
  `\n  policy ${source} -> ${destination} {\n    action = ${action}\n  }`;

function judge(hqPolicy: string, rigaPolicy: string, exchange = "ikev2"): readonly string[] {
  const codes = codesOf(analyzeText(oneSided({ hqPolicy, rigaPolicy, exchange })));
  return codes.filter((code) => !code.includes("crypto/"));
}

const [HQ, RIGA] = ["10.1.0.0/16", "10.2.0.0/16"];

describe("policies of paired peers", () => {
  const wide = policy(HQ, RIGA, "to-riga");
  const narrow = policy("10.2.4.0/24", HQ, "to-hq");

  it("meet by their mirror images, in any order", () => {
    const here = policy(HQ, "10.3.0.0/16", "to-riga") + policy(HQ, RIGA, "to-riga");
    const there = policy(RIGA, HQ, "to-hq") + policy("10.3.0.0/16", HQ, "to-hq");
    expect(judge(here, there)).toEqual([]);
  });

  it("that only overlap are an error under IKEv1 and a warning under IKEv2", () => {
    expect(judge(wide, narrow, "main")).toEqual(["error policy/not-mirrored"]);
    expect(judge(wide, narrow)).toEqual(["warning policy/not-mirrored"]);
  });

  it("that have nothing in common are both without a counterpart", () => {
    const elsewhere = policy("10.9.0.0/16", HQ, "to-hq");
    const twice = ["error policy/missing-counterpart", "error policy/missing-counterpart"];
    expect(judge(wide, elsewhere)).toEqual(twice);
    expect(judge(wide, elsewhere, "main")).toEqual(twice);
  });

  it("without a counterpart are a warning under IKEv2 where another one overlaps", () => {
    const two = wide + policy(HQ, "10.2.7.0/24", "to-riga", '\n    waive policy/redundant "a test"');
    const one = policy(RIGA, HQ, "to-hq");
    const accepted = "hint policy/redundant";
    expect(judge(two, one)).toEqual(["warning policy/missing-counterpart", accepted]);
    expect(judge(two, one, "main")).toEqual(["error policy/missing-counterpart", accepted]);
  });

  it("compare protocols and ports like a tunnel's", () => {
    const tcp = "\n    protocol = tcp\n    dst-port = 443";
    const back = "\n    protocol = tcp\n    src-port = ";
    const here = policy(HQ, RIGA, "to-riga", tcp);
    expect(judge(here, policy(RIGA, HQ, "to-hq", `${back}443`))).toEqual([]);
    expect(judge(here, policy(RIGA, HQ, "to-hq", `${back}8443`))).toEqual([
      "error policy/not-mirrored-ports",
    ]);
    const both = ["policy/not-mirrored", "policy/not-mirrored-ports"];
    const all = policy(RIGA, HQ, "to-hq");
    expect(judge(here, all)).toEqual(both.map((code) => `warning ${code}`));
    expect(judge(here, all, "main")).toEqual(both.map((code) => `error ${code}`));
    const udp = policy(RIGA, HQ, "to-hq", back.replace("tcp", "udp") + "443");
    expect(judge(here, udp)).toEqual(["error policy/not-mirrored"]);
  });

  it("are pointed at where the other end leaves the traffic unprotected", () => {
    const text = oneSided({ rigaPolicy: plain(RIGA, HQ) });
    const [found] = analyzeText(text).diagnostics;
    expect(found?.code).toBe("policy/missing-counterpart");
    expect(found?.related[0]?.message).toBe("`riga` leaves this unprotected");
    expect(found?.help).toBe("write `policy 10.2.0.0/16 -> 10.1.0.0/16` in `site riga`");
  });
});

describe("what may not stand in a site's policy", () => {
  const more = (text: string): readonly string[] =>
    codesOf(analyzeText(oneSided({ hqPolicy: policy(HQ, RIGA, "to-riga") + text })));

  it("is an unknown peer", () => {
    expect(more(policy(HQ, "10.4.0.0/16", "to-rige"))).toEqual(["error name/dangling"]);
  });

  it("is an encrypting policy without a peer", () => {
    expect(more(`\n  policy ${HQ} -> 10.4.0.0/16 {\n    phase2 = strong\n  }`)).toEqual([
      "error policy/peer-missing",
    ]);
  });

  it("is `<->`, host bits, keys that no peer has, or the same traffic twice", () => {
    expect(more(plain(HQ, "10.4.0.0/16").replace("->", "<->"))).toEqual(["error policy/arrow"]);
    expect(more(plain("10.1.0.1/16", "10.4.0.0/16"))).toEqual(["error type/host-bits"]);
    expect(
      more(policy(HQ, "10.4.0.0/16", "to-riga").replace("phase2", "manual = sa1\n    phase2")),
    ).toContain("error manual/dangling");
    expect(more(plain(HQ, RIGA))).toEqual(["error policy/duplicate-selector"]);
  });

  it("is `left` or `right`, but any site's LAN may", () => {
    expect(more(plain("left.lan", "10.4.0.0/16"))).toEqual(["error name/unknown-member"]);
    expect(more(plain("hq.lan", "10.4.0.0/16"))).toEqual([]);
  });
});

describe("on the device", () => {
  const TUNNEL = `tunnel early: hq <-> riga {
  phase1  = strong
  phase2  = strong
  psk     = env("TUNNEL")
  outside = 203.0.113.2 <-> 192.0.2.7
  policy 10.1.0.0/16 <-> 10.8.0.0/16
}
`;
  const TWO_WANS =
    "\n  device = routeros 7.20\n  wan    = 198.51.100.7/24 on ether1, 192.0.2.7/24 on ether2\n  lan    = 10.2.0.0/16";
  const own = plain("10.1.9.0/24", RIGA) + policy(HQ, RIGA, "to-riga") + plain(HQ, "10.5.0.0/16", "discard");

  it("a site's own policies stand first, as written, and those without a peer name none", () => {
    const texts = { "/project/a.vpn": TUNNEL, "/project/b.vpn": oneSided({ hqPolicy: own, riga: TWO_WANS }) };
    const script = scriptsOf(analyzeTexts(texts)).get("hq.rsc") ?? "";
    const rows = script.split("\n").filter((line) => line.startsWith("/ip ipsec policy add"));
    const said = rows.map((row) =>
      ["action", "dst-address", "peer", "proposal"].map(
        (name) => new RegExp(` ${name}=(\\S+)`).exec(row)?.[1],
      ),
    );
    expect(said).toEqual([
      ["none", "10.2.0.0/16", undefined, undefined],
      ["encrypt", "10.2.0.0/16", "to-riga", "strong"],
      ["discard", "10.5.0.0/16", undefined, undefined],
      ["encrypt", "10.8.0.0/16", "early", "strong"],
    ]);
  });

  it("a site that only exempts and discards is compiled too", () => {
    const text = `site alone {\n  device = routeros 7.20${plain(HQ, RIGA, "discard")}\n}\n`;
    const analysis = analyzeText(text);
    expect(codesOf(analysis)).toEqual([]);
    expect(scriptsOf(analysis).get("alone.rsc")).toContain("action=discard");
  });
});

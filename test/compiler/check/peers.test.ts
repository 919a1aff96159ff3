/** Peers and outside addresses: two that a device cannot tell apart, and addresses that nobody can reach. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { oneSided, project } from "../../../compiler/diagnostics/catalogue/example.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";

const codes = (text: string): readonly string[] => codesOf(analyzeText(text));

const AGAIN = (lines: string, release = "7.20"): string =>
  project({
    hq: `\n  device = routeros ${release}\n  wan    = 203.0.113.2/24 on ether1, 203.0.113.130/25 on ether2\n  lan    = 10.1.0.0/16`,
    tunnel:
      '\n  phase1  = strong\n  phase2  = strong\n  psk     = env("KEY")\n  outside = 203.0.113.2 <-> 198.51.100.7',
    after: `\ntunnel again: hq <-> riga extends hq-riga {\n${lines}  policy 10.1.0.0/16 <-> 10.9.0.0/16\n}\n`,
  });

describe("two tunnels between the same two sites", () => {
  it("are two peers at one address, unless their own addresses or modes differ", () => {
    const found = "error peer/duplicate";
    // At `hq`, and at `riga`.
    expect(codes(AGAIN(""))).toEqual([found, found]);
    expect(codes(AGAIN("  outside = 203.0.113.130 <-> 198.51.100.7\n"))).toEqual([]);
    expect(codes(AGAIN("  phase1 {\n    exchange = main\n  }\n"))).toEqual(["hint crypto/legacy"]);
    expect(codes(AGAIN("  disabled = yes\n"))).toEqual([]);
  });

  it("are one row where a peer is its address", () => {
    const old = AGAIN("", "6.40").replaceAll("routeros 7.20", "routeros 6.40");
    expect(codes(old)).not.toContain("error peer/duplicate");
  });
});

describe("private addresses", () => {
  const riga = (wan: string, more = ""): string =>
    project({
      riga: `\n  device = routeros 7.20\n  wan    = ${wan} on ether1\n  lan    = 10.2.0.0/16${more}`,
    });

  it("are called from public ones in vain, and from each other with reason", () => {
    expect(codes(riga("192.168.1.2/24"))).toEqual(["warning peer/address-private"]);
    expect(codes(riga("100.64.1.2/24"))).toEqual(["warning peer/address-private"]);
    expect(codes(riga("192.168.1.2/24", "\n  behind-nat = 198.51.100.7"))).toEqual([]);
    expect(codes(riga("192.168.1.2/24").replace("203.0.113.2/24", "192.168.2.2/24"))).toEqual([]);
  });
});

describe("an address of several", () => {
  it("need not be said by the peer that the other one dials", () => {
    const text = oneSided({
      hq: "\n  device = routeros 7.20\n  wan    = 203.0.113.130/25 on ether2, 203.0.113.2/25 on ether1\n  lan    = 10.1.0.0/16",
    });
    expect(codes(text)).toEqual([]);
  });
});

describe("waivers of two peers", () => {
  const url = new URL("../../import/routeros/two-manual-2.6/expected.vpn", import.meta.url);
  const text = readFileSync(fileURLToPath(url), "utf8");
  const waived = (...peers: readonly string[]): readonly string[] =>
    codes(
      peers.reduce((all, peer) => {
        const head = new RegExp(`peer ${peer} \\{[^\\n]*`);
        return all.replace(head, `peer ${peer} {\n    waive manual/discouraged "both are old"`);
      }, text),
    ).filter((code) => /manual\/discouraged|waive\//.test(code));

  it("of one finding are both used: each stands alone where the other one is not there", () => {
    expect(waived()).toEqual(["warning manual/discouraged"]);
    expect(waived("to-1-0-0-2")).toEqual(["hint manual/discouraged"]);
    expect(waived("to-1-0-0-1")).toEqual(["hint manual/discouraged"]);
    expect(waived("to-1-0-0-2", "to-1-0-0-1")).toEqual(["hint manual/discouraged"]);
  });
});

/**
 * A peer says everything about its end: what runs inside its tunnel compiles from one file alone, to the same commands
 * as a tunnel with two ends does, and what two peers believe of each other is compared.
 */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeText, analyzeTexts, codesOf } from "../../support/analyze.ts";
import { scriptsOf } from "../../support/examples.ts";
import { oneSidedTexts } from "../../support/one-sided.ts";
import { readScript } from "../../support/routeros-reader.ts";
import type { Texts } from "../../support/variants.ts";

/** Names of copied profiles, and what follows from them. */
const NAMED = new Set(["name", "profile", "proposal", "comment"]);

function commandsOf(texts: Texts, site: string): readonly string[] {
  const analysis = analyzeTexts(texts);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  return readScript(scriptsOf(analysis).get(`${site}.rsc`) ?? "").map(
    ({ menu, command, arguments: said }) => {
      const isProfile = /profile|proposal/.test(menu);
      const kept = [...said].filter(([name]) => !(NAMED.has(name) && (isProfile || name !== "name")));
      return `${menu} ${command} ${kept.map((pair) => pair.join("=")).join(" ")}`;
    },
  );
}

const KEYS = `
key hash { algorithm = sha1  length = 160  value = env("HASH") }
key one { algorithm = 3des  length = 192  value = env("ONE") }
key two { algorithm = 3des  length = 192  value = env("TWO") }
`;

const site = (name: string, device: string, net: number, instance: string): string => `
site ${name} {
  device = routeros ${device}
  wan    = 203.0.113.${net}/24 on ether1
  lan    = 10.${net}.0.0/16
${instance}}
`;

const PROFILES = `
phase1 strong {
  exchange   = main
  encryption = 3des
  hash       = sha1
  dh-group   = modp1024
}
phase2 strong {
  encryption = 3des
  auth       = sha1
  pfs        = modp1024
}
`;

describe("a tunnel with two ends, rewritten into two sites", () => {
  const number = fc.integer({ min: 1, max: 64_000 });
  const routed = fc.record({
    release: fc.constantFrom("5.6", "6.49", "7.8", "7.20"),
    as: fc.tuple(number, number),
    hold: fc.constantFrom("30s", "90s <-> 60s"),
    net: fc.integer({ min: 0, max: 60 }),
    on: fc.constantFrom("", " on ether8"),
  });

  it("compiles to the same inside addresses and BGP sessions", () => {
    fc.assert(
      fc.property(routed, ({ release, as: [mine, theirs], hold, net, on }) => {
        const [a, b] = [`172.31.0.${net * 4 + 1}`, `172.31.0.${net * 4 + 2}`];
        const text = `${PROFILES}${site("hq", release, 1, "  bgp core {\n    router-id = 10.1.0.1\n  }\n")}${site(
          "riga",
          release,
          2,
          "  bgp edge {\n    router-id = 10.2.0.1\n  }\n",
        )}
tunnel link: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY")
  inside = ${a}/30${on} <-> ${b}/30
  policy left.lan <-> right.lan
  policy left.inside <-> right.inside
  bgp session {
    as        = ${mine} <-> ${theirs}
    hold-time = ${hold}
  }
}
`;
        const texts = { "/project/main.vpn": text };
        const apart = oneSidedTexts(texts);
        for (const name of ["hq", "riga"]) {
          const commands = commandsOf(apart, name);
          expect(commands).toEqual(commandsOf(texts, name));
          expect(commands.some((command) => /bgp.*remote[.-]as/.test(command))).toBe(true);
          // One file alone says it all.
          const alone = { "/project/alone.vpn": apart[`/project/${name}.vpn`] ?? "" };
          expect(commandsOf(alone, name)).toEqual(commands);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("compiles to the same manual SAs", () => {
    const spi = fc.integer({ min: 256, max: 4_294_967_295 });
    const spis = fc.uniqueArray(spi, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(spis, fc.constantFrom("one", "one <-> two"), ([a, b, c, d], key) => {
        const text = `${site("hq", "2.6", 1, "")}${site("riga", "2.6", 2, "")}
tunnel link: hq <-> riga {
  manual sa1 {
    ah-spi       = ${a} <-> ${b}
    ah-key       = hash
    esp-spi      = ${c} <-> ${d}
    esp-enc-key  = ${key}
    esp-auth-key = none
  }
  policy left.lan <-> right.lan {
    ipsec-protocols = ah, esp
    manual          = sa1
  }
}
`;
        const texts = { "/project/main.vpn": text, "/project/keys.vpn": KEYS };
        const apart = oneSidedTexts(texts);
        for (const name of ["hq", "riga"]) {
          const own = { [`/project/${name}.vpn`]: apart[`/project/${name}.vpn`] ?? "" };
          const commands = commandsOf({ ...apart, "/project/keys.vpn": KEYS }, name);
          expect(commands).toEqual(commandsOf(texts, name));
          expect(commands.some((command) => command.includes("manual-sa"))).toBe(true);
          expect(commandsOf({ ...own, "/project/keys.vpn": KEYS }, name)).toEqual(commands);
        }
      }),
      { numRuns: 20 },
    );
  });
});

const bgpPair = (mine: string, theirs: string): string => `${PROFILES}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.1/24 on ether1
  bgp core { router-id = 10.1.0.1 }
  peer far {
    address = 203.0.113.2
    phase1  = strong
    psk     = env("KEY")
    inside  = ${mine}
    bgp { as = 65001 <-> 65002 }
  }
  policy 172.31.0.1/32 -> 172.31.0.2/32 { peer = far  phase2 = strong }
}
site riga {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  bgp core { router-id = 10.2.0.1 }
  peer far {
    address = 203.0.113.1
    phase1  = strong
    psk     = env("KEY")
    inside  = ${theirs}
    bgp { as = 65002 <-> 65001 }
  }
  policy 172.31.0.2/32 -> 172.31.0.1/32 { peer = far  phase2 = strong }
}
`;

describe("what two peers believe of each other", () => {
  const codes = (mine: string, theirs: string): string[] =>
    codesOf(analyzeText(bgpPair(mine, theirs))).filter((code) => code.startsWith("error"));

  it("must be what the other states of itself", () => {
    const [hq, riga] = ["172.31.0.1/30", "172.31.0.2/30"];
    expect(codes(`${hq} <-> ${riga}`, `${riga} <-> ${hq}`)).toEqual([]);
    expect(codes(`${hq} <-> 172.31.0.3/29`, `${riga} <-> ${hq}`)).toEqual(["error tunnel/inside-mismatch"]);
    expect(codes(`${hq} <-> ${riga}`, `172.31.0.6/30 <-> ${hq}`)).toEqual(["error tunnel/inside-mismatch"]);
    expect(codes(`${hq} <-> ${hq}`, `${hq} <-> ${hq}`)).toContain("error tunnel/inside-mismatch");
  });

  it("is not read from the other file", () => {
    expect(codes("172.31.0.1/30", "172.31.0.2/30 <-> 172.31.0.1/30")).toEqual(["error bgp/inside-missing"]);
    const silent = bgpPair("172.31.0.1/30 <-> 172.31.0.2/30", "172.31.0.2/30 <-> 172.31.0.1/30").replace(
      "as = 65001 <-> 65002",
      "hold-time = 30s",
    );
    expect(codesOf(analyzeText(silent.replace("router-id = 10.1.0.1", "as = 65001")))).toContain(
      "error bgp/as-missing",
    );
  });

  it("may be said only where there are two ends to tell apart", () => {
    const text = bgpPair("172.31.0.1/30 <-> 172.31.0.2/30", "172.31.0.2/30 <-> 172.31.0.1/30");
    const paired = text.replace('psk     = env("KEY")', 'psk     = env("KEY") <-> env("OTHER")');
    expect(codesOf(analyzeText(paired))).toContain("error type/pair-outside-tunnel");
    const timer = text.replace("as = 65001 <-> 65002", "as = 65001 <-> 65002  hold-time = 30s <-> 60s");
    expect(codesOf(analyzeText(timer))).toContain("error type/pair-outside-tunnel");
  });
});

describe("a peer without IKE", () => {
  const site = (policy: string): string => `${KEYS}
site hq {
  device = routeros 2.6
  wan    = 203.0.113.1/24
  peer far {
    address = 203.0.113.2
    manual sa1 {
      esp-spi      = 258 <-> 259
      esp-enc-key  = one <-> two
      esp-auth-key = hash
    }
  }
${policy}
  waive manual/discouraged "an example"
}
`;
  const POLICY = "  policy 10.1.0.0/16 -> 10.2.0.0/16 { peer = far  manual = sa1  ipsec-protocols = esp }";

  it("needs neither key nor profile, and is printed with its keys", () => {
    const analysis = analyzeText(site(POLICY));
    const codes = codesOf(analysis).filter((code) => !code.includes("crypto/"));
    expect(codes).toEqual(["hint peer/unpaired", "hint manual/discouraged"]);
    const script = scriptsOf(analysis).get("hq.rsc") ?? "";
    expect(script).toContain("esp-spi=258/259");
    expect(script).toContain("esp-enc-key=one/two");
    expect(script).not.toContain("/ip ipsec peer");
  });

  it("is told of a template it does not have", () => {
    expect(codesOf(analyzeText(site(POLICY.replace("sa1", "sa2"))))).toContain("error manual/dangling");
  });
});

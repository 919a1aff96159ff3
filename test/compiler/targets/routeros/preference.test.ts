/** BGP over the tunnels of a failover: the later ones count less in both directions, wherever the release's filters are known. */

import { describe, expect, it } from "vitest";
import { inRange } from "../../../../compiler/catalogue/version.ts";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { analyzeExample, scriptsOf } from "../../../support/examples.ts";
import { everyRelease } from "../../../support/releases.ts";
import { readScript } from "../../../support/routeros-reader.ts";

const tunnel = (number: number, session = ""): string => `tunnel t${number}: office <-> hub {
  phase1  = p
  phase2  = p
  psk     = env("KEY_${number}")
  outside = 192.0.2.4 <-> 203.0.113.${number}
  inside  = 172.31.${number}.1/30 on ether1 <-> 172.31.${number}.2/30

  policy left.lan <-> right.lan {
    level = unique
  }
  policy left.inside <-> right.inside {
    level = unique
  }
  bgp {
${session}  }
}
`;
const project = (release: string, second = ""): string => `phase1 p {
  exchange   = main
  encryption = 3des
  hash       = md5
  dh-group   = modp1024
}

phase2 p {
  encryption = 3des
  auth       = md5
  pfs        = modp1024
}

site office {
  device = routeros ${release}
  wan    = 192.0.2.4/24 on ether1
  lan    = 10.1.0.0/16
  bgp core {
    as        = 65001
    router-id = 10.1.0.1
  }
}

site hub {
  device = generic
  wan    = 203.0.113.1/24, 203.0.113.2/24, 203.0.113.3/24
  lan    = 10.2.0.0/16
  as     = 65002
}

${tunnel(1)}
${tunnel(2, second)}
${tunnel(3)}
failover both: t1, t2, t3
`;

const rowsOf = (text: string) =>
  readScript(scriptsOf(analyzeExample(text)).get("office.rsc") ?? "").map(({ menu, arguments: all }) => ({
    menu,
    ...Object.fromEntries(all),
  }));
const told = (text: string) =>
  analyzeText(text).diagnostics.filter(({ code }) => code === "failover/bgp-preference");

describe("rules", () => {
  it("are arguments up to 6.49", () => {
    expect(rowsOf(project("6.49.10")).filter(({ menu }) => menu === "/routing filter")).toEqual([
      { menu: "/routing filter", action: "accept", chain: "vpnc-t2-in", "set-bgp-local-pref": "99" },
      { menu: "/routing filter", action: "accept", chain: "vpnc-t2-out", "set-bgp-prepend": "2" },
      { menu: "/routing filter", action: "accept", chain: "vpnc-t3-in", "set-bgp-local-pref": "98" },
      { menu: "/routing filter", action: "accept", chain: "vpnc-t3-out", "set-bgp-prepend": "3" },
    ]);
  });

  it("are a language of their own from 7.1 on, and accept, since the end of a chain rejects", () => {
    const menu = "/routing filter rule";
    expect(rowsOf(project("7.22")).filter((row) => row.menu === menu)).toEqual([
      { menu, chain: "vpnc-t2-in", rule: "set bgp-local-pref 99; accept" },
      { menu, chain: "vpnc-t2-out", rule: "set bgp-path-prepend 2; accept" },
      { menu, chain: "vpnc-t3-in", rule: "set bgp-local-pref 98; accept" },
      { menu, chain: "vpnc-t3-out", rule: "set bgp-path-prepend 3; accept" },
    ]);
  });

  it.each(everyRelease.filter((release) => inRange(release, { since: "4.0" })))(
    "are named by the sessions of %s, or it is told why not",
    (release) => {
      const sessions = rowsOf(project(release)).filter(({ menu }) =>
        ["/routing bgp peer", "/routing bgp connection"].includes(menu),
      );
      const [first = {}, second = {}] = sessions.map((row) => Object.entries(row).flat());
      const has = (row: object, chain: string): boolean => Object.values(row).includes(chain);
      expect([has(first, "vpnc-t1-in"), has(first, "vpnc-t1-out")]).toEqual([false, false]);
      const known = release !== "7.0";
      expect([has(second, "vpnc-t2-in"), has(second, "vpnc-t2-out")]).toEqual([known, known]);
      expect(told(project(release))).toHaveLength(known ? 0 : 2);
      expect(codesOf(analyzeText(project(release)))).not.toContain("warning bgp/one-active");
    },
  );

  it("leave a chain alone that the file names, and say so; the other direction is still ranked", () => {
    const text = project("6.49.10", '    in-filter = "mine"\n');
    const [found, ...others] = told(text);
    expect(others).toEqual([]);
    expect(found?.place?.span.start).toBe(text.indexOf('"mine"'));
    const rows = rowsOf(text);
    expect(JSON.stringify(rows)).not.toContain("vpnc-t2-in");
    expect(JSON.stringify(rows)).toContain("vpnc-t2-out");
  });
});

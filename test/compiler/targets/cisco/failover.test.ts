/** A failover at a Cisco router: one entry of the crypto map with both peers where IOS can do it, else why not. */

import { describe, expect, it } from "vitest";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { analyzeExample, scriptsOf } from "../../../support/examples.ts";
import { unknownCommands } from "../../../support/ios-grammar.ts";

const TEXT = `phase1 p {
  exchange   = main
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
  lifetime   = 8h
  dpd {
    interval = 10s
  }
}

phase2 p {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
  lifetime   = 1h
}

site branch {
  device = cisco-ios 15.2
  wan    = 198.51.100.7/24 on GigabitEthernet1, 198.51.100.129/25 on GigabitEthernet2
  lan    = 10.2.0.0/16
}

site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1, 192.0.2.2/28 on ether2
  lan    = 10.1.0.0/16
}

tunnel first: branch <-> hq {
  phase1  = p
  phase2  = p
  psk     = env("FIRST")
  outside = 198.51.100.7 <-> 203.0.113.2
}

tunnel second: branch <-> hq extends first {
  psk     = env("SECOND")
  outside = 198.51.100.7 <-> 192.0.2.2
}

failover both: first, second
`;

const refusals = (text: string): readonly string[] =>
  analyzeText(text)
    .diagnostics.filter(({ code }) => code === "target/parameter-unsupported")
    .map(({ notes }) => notes[0] ?? "");

describe("at both ends", () => {
  const scripts = scriptsOf(analyzeExample(TEXT), "compact");
  const ios = scripts.get("branch.ios.cfg") ?? "";

  it("is one entry with both peers, of which the first is the default one", () => {
    expect(codesOf(analyzeText(TEXT)).filter((code) => !code.startsWith("hint"))).toEqual([]);
    expect(unknownCommands(ios)).toEqual([]);
    expect(ios.match(/crypto map \S+ \d+ ipsec-isakmp/g)).toHaveLength(1);
    expect(ios).toContain(" set peer 203.0.113.2 default\n set peer 192.0.2.2\n");
    expect(ios.match(/^crypto isakmp key .*$/gm)).toHaveLength(2);
    expect(scripts.get("hq.rsc")).toContain("peer=first,second");
  });

  it("without the failover is an entry for each, of which the second is never reached", () => {
    const partner = TEXT.replace("routeros 7.22", "generic").replace(/^failover.*$/m, "");
    const alone = scriptsOf(analyzeExample(partner)).get("branch.ios.cfg") ?? "";
    expect(alone.match(/^ set peer .*$/gm)).toEqual([" set peer 203.0.113.2", " set peer 192.0.2.2"]);
  });
});

describe("is refused, with the reason", () => {
  it.each([
    ["IKEv2", TEXT.replace("main", "ikev2"), "one IKEv2 profile"],
    ["two interfaces", TEXT.replace("198.51.100.7 <-> 192", "198.51.100.129 <-> 192"), "one interface"],
    [
      "another phase 2",
      TEXT.replace(
        '  psk     = env("SECOND")',
        '  psk     = env("SECOND")\n  phase2 {\n    lifetime = 30m\n  }',
      ),
      "transform set",
    ],
    ["an old release", TEXT.replace("15.2", "12.3"), "12.3(14)T"],
  ])("%s", (_, text, why) => {
    expect(refusals(text).join(" ")).toContain(why);
  });

  it("no dead peer detection", () => {
    const text = TEXT.replace(/ {2}dpd \{\n.*\n {2}\}\n/, "");
    expect(
      analyzeText(text)
        .diagnostics.map(({ message }) => message)
        .join(" "),
    ).toContain("without which it does not notice");
  });
});

describe("an end that does not switch", () => {
  const told = (text: string) =>
    analyzeText(text).diagnostics.filter(({ code }) => code === "failover/far-end");

  it("is told of a strongSwan, with what it does instead", () => {
    const [found, ...others] = told(TEXT.replace("cisco-ios 15.2", "strongswan 5.9.13"));
    expect(others).toEqual([]);
    expect(found?.message).toBe("`branch` (strongswan 5.9.13) does not switch between the tunnels of `both`");
    expect(found?.notes[0]).toContain("issue 1009");
  });

  it("and of tunnel interfaces, which routes choose between; not of a partner that somebody else configures", () => {
    const routed = TEXT.replace("main", "ikev2")
      .replace(
        "198.51.100.7 <-> 203.0.113.2\n",
        "198.51.100.7 <-> 203.0.113.2\n  inside  = 172.31.0.1/30 <-> 172.31.0.2/30\n  policy any <-> any\n",
      )
      .replace(
        "198.51.100.7 <-> 192.0.2.2\n",
        "198.51.100.7 <-> 192.0.2.2\n  inside  = 172.31.0.5/30 <-> 172.31.0.6/30\n",
      );
    expect(told(routed)[0]?.notes[0]).toContain("interfaces");
    expect(told(TEXT.replace("cisco-ios 15.2", "generic"))).toEqual([]);
  });
});

/** The script beside the source: which site the cursor means, what the lines come from, and what is said while there is none. */

import { describe, expect, it } from "vitest";
import { scriptView, type Script, type ScriptAsked } from "../../lsp/features/script.ts";
import { analysisOf, FILE } from "./support/cursor.ts";

const PROJECT = `secret shared = env("HQ_RIGA")

phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}

site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = routeros 5.26
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/24
}

site cloud {
  device = aws
  lan    = 10.9.0.0/16
}

tunnel hq-cloud: hq <-> cloud {
  phase1  = strong
  phase2  = strong
  psk     = shared
  outside = 203.0.113.2 <-> 192.0.2.9
}
`;

/** A second tunnel to the same site, with a literal for its key. */
const SECOND = `
tunnel second: hq <-> cloud extends hq-cloud {
  psk     = "qwertyqwerty"
  outside = 203.0.113.2 <-> 192.0.2.10
  policy 10.1.0.0/16 <-> 10.99.0.0/16
}
`;

const RIGA = `
tunnel hq-riga: hq <-> riga {
  phase1 { exchange = main }
  phase1 = strong
  phase2 { encryption = aes-256-cbc  auth = sha256  pfs = modp2048 }
  psk    = shared
}
`;

/** Puts the cursor behind the first `needle` of the text. */
function at(needle: string, asked: Omit<ScriptAsked, "offset"> = {}, text = PROJECT): Script | undefined {
  const offset = text.indexOf(needle) + needle.length;
  return scriptView(analysisOf(text), FILE, { ...asked, offset });
}

function lines(script: Script | undefined): string {
  const all = script?.text?.split("\n") ?? [];
  return (script?.lines ?? []).flatMap(({ first, last }) => all.slice(first - 1, last)).join("\n");
}

describe("the site", () => {
  it.each([
    ["around the cursor", "device = routeros 7.22", undefined, "hq"],
    ["around the cursor, whatever is shown", "device = routeros 5.26", "hq", "riga"],
    ["of the tunnel at the cursor", "phase1  = strong", undefined, "hq"],
    ["of a tunnel that uses the profile at the cursor", "dh-group", undefined, "hq"],
    ["named at the cursor", "hq-cloud: hq", "riga", "hq"],
    ["that is shown, where the cursor concerns nothing", "secret shared", "riga", "riga"],
    ["at the other end of a described site", "device = aws", "riga", "hq"],
    ["first in the file, where nothing says more", "secret shared", undefined, "hq"],
    ["first in the file, when what is shown is no more", "secret shared", "gone", "hq"],
  ])("%s", (_, needle, shown, site) => {
    expect(at(needle, { shown })?.site).toBe(site);
  });

  it("asked for by name is the one, whatever is at the cursor", () => {
    expect(at("device = routeros 7.22", { site: "riga" })?.site).toBe("riga");
  });

  it("is none in a project that configures nothing", () => {
    const text = "site a {\n  device = generic\n}\n";
    expect(scriptView(analysisOf(text), FILE, { offset: 3 })).toBeUndefined();
  });
});

describe("the text", () => {
  it("is what a build with placeholders writes, and says what it rests on", () => {
    const script = at("hq-cloud");
    expect(script).toMatchObject({ fileName: "hq.rsc", language: "routeros", device: "routeros 7.22" });
    expect(script?.text).toContain("PLACEHOLDER-HQ_RIGA");
    expect(script?.proof).toEqual({
      verified: true,
      text: "verified against the console tree of RouterOS 7.22; not run on a router",
    });
    expect(script?.text).toContain(`# ${script?.proof?.text}\n`);
  });

  it("never shows a literal, and tells literals apart", () => {
    const text = PROJECT.replace('env("HQ_RIGA")', '"hunter2hunter2"') + SECOND;
    const shown = at("hq-cloud", {}, text);
    expect(shown?.reasons).toEqual([]);
    expect(shown?.text).not.toMatch(/hunter2|qwerty/);
    expect(shown?.text).toContain("PLACEHOLDER-literal-1");
    expect(shown?.text).toContain("PLACEHOLDER-literal-2");
  });
});

describe("lines", () => {
  it("that a value decides", () => {
    const decided = lines(at("hash       = sha2"));
    expect(decided).toMatch(/^\/ip ipsec profile\nadd [^/]*hash-algorithm=sha256/);
    expect(decided).not.toContain("add address");
  });

  it("that a whole block decides, from the line that opens it", () => {
    const decided = lines(at("tunnel hq-clo"));
    expect(decided).toContain("/ip ipsec peer");
    expect(decided).toContain("/ip ipsec policy");
  });

  it("are none at what the device never hears", () => {
    expect(lines(at("secret sha"))).toBe("");
  });

  it("include what is added once for two tunnels", () => {
    const decided = lines(at("tunnel second", {}, PROJECT + SECOND));
    expect(decided).toContain("address=192.0.2.10/32");
    expect(decided).toContain("/ip ipsec profile");
  });
});

describe("without a script", () => {
  it("errors are counted and named with their places", () => {
    const text = PROJECT.replace("psk     = shared", "psk     = nobody");
    const script = at("hq-cloud", {}, text);
    expect(script?.text).toBeUndefined();
    expect(script?.reasons[0]).toBe("The project has an error, so nothing would be written:");
    expect(script?.reasons[1]).toMatch(/^a\.vpn:\d+: .*`nobody`.*\[name\/dangling\]$/);
  });

  it("many errors are limited", () => {
    const text = PROJECT + "tunnel a: x <-> y {\n}\ntunnel b: z <-> u {\n}\ntunnel c: v <-> w {\n}\n";
    expect(at("hq-cloud", {}, text)?.reasons.at(-1)).toMatch(/^and \d+ more$/);
  });

  it("a described site says whose it is", () => {
    const text = PROJECT.replace("device = aws", "device = azure");
    expect(at("x", { site: "cloud" }, text)?.reasons).toEqual([
      "`cloud` is `azure`: vpnc judges it and leaves its configuration to its owner.",
    ]);
  });

  it("a cloud whose connection is written shows it", () => {
    const script = at("x", { site: "cloud" });
    expect([script?.fileName, script?.language]).toEqual(["cloud.aws.json", "json"]);
    expect(script?.text).toContain("PLACEHOLDER");
  });

  it("a site that is gone says so", () => {
    expect(at("x", { site: "vilnius" })?.reasons).toEqual(["There is no site `vilnius`."]);
  });

  it("a release that cannot do it is an error like any other", () => {
    expect(at("device = routeros 5.26", {}, PROJECT + RIGA)?.reasons[0]).toMatch(/^The project has /);
  });
});

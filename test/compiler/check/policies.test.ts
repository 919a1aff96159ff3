/** Policies as people write them: what is normal stays silent, a cause is told once, and what is offered as a fix repairs it. */

import { describe, expect, it } from "vitest";
import { oneSided, project, withTunnel } from "../../../compiler/diagnostics/catalogue/example.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";

const PROFILES = project().slice(0, project().indexOf("site hq"));

const site = (name: string, wan: string, lan: string, more = ""): string => `site ${name} {
  device = routeros 7.20
  wan    = ${wan}/24 on ether1
  lan    = ${lan}
${more}}
`;

const tunnel = (name: string, ends: string, more = ""): string => `tunnel ${name}: ${ends} {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY")
${more}}
`;

const HUB = site("hub", "203.0.113.2", "10.0.0.0/8");
const exempt = (lan: string): string => `  policy ${lan} -> ${lan} {\n    action = none\n  }\n`;

/** A spoke that reaches the other ones through the hub. */
const spoke = (n: number, more = ""): string =>
  site(`s${n}`, `198.51.100.${n}`, `10.${n}.0.0/16`, more) +
  tunnel(`t${n}`, `hub <-> s${n}`, `  policy 10.0.0.0/8 <-> right.lan\n`);

const codes = (text: string): readonly string[] => codesOf(analyzeText(text));
const find = (text: string, code: string): Diagnostic => {
  const all = analyzeText(text).diagnostics.filter((diagnostic) => diagnostic.code === code);
  expect(all.map(({ message }) => message)).toHaveLength(1);
  return all[0]!;
};

describe("normal networks are silent", () => {
  it("a hub with a summary, and spokes that except their own LANs", () => {
    const text = PROFILES + HUB + [1, 2, 3].map((n) => spoke(n, exempt(`10.${n}.0.0/16`))).join("");
    expect(codes(text)).toEqual([]);
  });

  it("a branch that sends everything through the hub, where the hub says so", () => {
    const text =
      PROFILES +
      site("hub", "203.0.113.2", "10.1.0.0/16") +
      site("riga", "198.51.100.7", "10.2.0.0/16", exempt("10.2.0.0/16")) +
      tunnel(
        "t",
        "hub <-> riga",
        '  policy any <-> right.lan\n  waive policy/any-source "the branch has no way out of its own"\n',
      );
    expect(codes(text)).toEqual(["hint policy/any-source"]);
  });

  it("a second tunnel that waits, and policies that are switched off", () => {
    const two = site("riga", "198.51.100.7", "10.2.0.0/16").replace(
      "on ether1",
      "on ether1, 192.0.2.7/24 on ether2",
    );
    const second = (more: string): string =>
      PROFILES +
      site("hq", "203.0.113.2", "10.1.0.0/16") +
      two +
      tunnel("one", "hq <-> riga", "  outside = 203.0.113.2 <-> 198.51.100.7\n") +
      tunnel("two", "hq <-> riga", `  outside = 203.0.113.2 <-> 192.0.2.7\n${more}`);
    expect(codes(second(""))).toEqual(["error policy/duplicate-selector"]);
    expect(codes(second("  standby = yes\n"))).toEqual([]);
    expect(codes(second("  disabled = yes\n"))).toEqual([]);
    expect(codes(second("  policy left.lan <-> right.lan {\n    disabled = yes\n  }\n"))).toEqual([]);
  });

  it("exceptions above a rule, nested as deep as one likes", () => {
    const policies = ["10.2.9.128/25", "10.2.9.0/24", "10.2.8.0/22"].map(
      (net, n) => `  policy left.lan <-> ${net} {\n    action = ${["none", "discard", "none"][n]}\n  }\n`,
    );
    expect(codes(withTunnel(`${policies.join("")}  policy left.lan <-> right.lan`))).toEqual([]);
  });

  it("the list of a partner's box, which nobody knows", () => {
    const foreign = (text: string): string => text.replaceAll("routeros 7.20", "generic");
    const shadowed = withTunnel(
      "  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24 { action = none }",
    );
    expect(codes(shadowed)).toEqual(["error policy/shadowed"]);
    expect(codes(foreign(shadowed))).toEqual([]);
  });
});

describe("a cause is told once", () => {
  it("a statement that is shadowed at both ends, for each of its networks", () => {
    const text = withTunnel(
      "  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.8.0/24, 10.2.9.0/24 {\n    action = none\n  }",
    );
    const found = find(text, "policy/shadowed");
    expect(found.message).toContain("`hq` never reaches its policy for 10.1.0.0/16 to 10.2.8.0/24");
    expect(found.notes).toContain("the same holds for one more policy of this statement");
    expect(codes(text)).toEqual(["error policy/shadowed"]);
  });

  it("with a packet that shows it", () => {
    const found = find(
      withTunnel(
        "  policy left.lan <-> right.lan\n  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n    action = discard\n  }",
      ),
      "policy/shadowed",
    );
    expect(found.notes[0]).toBe(
      "10.1.0.1 → 10.2.0.2 tcp 443 meets the policy for 10.1.0.0/16 to 10.2.0.0/16 first, which encrypts it for `hq-riga`; they differ in the action",
    );
  });

  it("by several together", () => {
    const halves = ["10.2.0.0/17", "10.2.128.0/17"].map(
      (net) => `  policy left.lan <-> ${net} {\n    action = none\n  }\n`,
    );
    const found = find(withTunnel(`${halves.join("")}  policy left.lan <-> right.lan`), "policy/shadowed");
    expect(found.message).toContain("earlier ones take all of it");
    expect(found.related).toHaveLength(2);
  });

  it("everything from any to any says nothing of the LAN, of sources or of circles", () => {
    expect(codes(withTunnel("  policy any <-> any"))).toEqual(["error policy/any-to-any"]);
  });

  it("an overlap that an exception above has settled is none", () => {
    const [one, other] = [
      "  policy 10.1.9.0/24 <-> right.lan {\n    action = none\n  }\n",
      "  policy left.lan <-> 10.2.9.0/24\n",
    ];
    expect(codes(withTunnel(one + other))).toEqual(["warning policy/overlap"]);
    const settled = "  policy 10.1.9.0/24 <-> 10.2.9.0/24 {\n    action = discard\n  }\n";
    expect(codes(withTunnel(settled + one + other))).toEqual([]);
  });
});

describe("waivers", () => {
  const shadowed = (inTunnel: string, inPolicy: string): string =>
    withTunnel(
      `${inTunnel}  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24 {\n    action = none\n${inPolicy}  }`,
    );
  const waiver = 'waive policy/shadowed "on purpose"';

  it("stand in the tunnel, in the policy, or in the site", () => {
    expect(codes(shadowed("", ""))).toEqual(["error policy/shadowed"]);
    expect(codes(shadowed(`  ${waiver}\n`, ""))).toEqual(["hint policy/shadowed"]);
    expect(codes(shadowed("", `    ${waiver}\n`))).toEqual(["hint policy/shadowed"]);
    const apart = oneSided({
      hq: `\n  device = routeros 7.20\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/16\n  waive policy/lan-lockout "managed from outside"`,
      hqPolicy: "\n  policy 10.1.0.0/16 -> 10.0.0.0/8 {\n    peer   = to-riga\n    phase2 = strong\n  }",
      rigaPolicy: "\n  policy 10.0.0.0/8 -> 10.1.0.0/16 {\n    peer   = to-hq\n    phase2 = strong\n  }",
    });
    expect(codes(apart)).toEqual(["hint policy/lan-lockout"]);
  });
});

describe("fixes", () => {
  const applied = (text: string, code: string): string => {
    const [fix] = find(text, code).fixes;
    expect(fix?.safe).toBe(false);
    return (fix?.edits ?? []).reduce(
      (all, { place, text: to }) => all.slice(0, place.span.start) + to + all.slice(place.span.end),
      text,
    );
  };

  it("except the own LAN, in the site of a tunnel and above a site's own policy", () => {
    expect(codes(applied(withTunnel("  policy left.lan <-> 10.0.0.0/8"), "policy/lan-lockout"))).toEqual([]);
    const apart = oneSided({
      hqPolicy: "\n  policy 10.1.0.0/16 -> 10.0.0.0/8 {\n    peer   = to-riga\n    phase2 = strong\n  }",
      rigaPolicy: "\n  policy 10.0.0.0/8 -> 10.1.0.0/16 {\n    peer   = to-hq\n    phase2 = strong\n  }",
    });
    expect(codes(applied(apart, "policy/lan-lockout"))).toEqual([]);
  });

  it("remove what adds nothing", () => {
    const text = withTunnel(
      "  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24 { level = require }",
    );
    expect(codes(applied(text, "policy/redundant"))).toEqual([]);
  });
});

describe("SAs that several policies share", () => {
  const levels = (left: string, right: string, far = "routeros 7.20"): readonly string[] =>
    codes(
      project({
        riga: `\n  device = ${far}\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/24, 10.3.0.0/24`,
        tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  policy left.lan <-> right.lan {\n    level = ${left} <-> ${right}\n  }`,
      }),
    );

  it("are no matter between two RouterOS of one mind", () => {
    expect(levels("require", "require")).toEqual([]);
    expect(levels("unique", "unique")).toEqual([]);
  });

  it("are one where the other end holds each SA to its policy", () => {
    expect(levels("require", "unique")).toEqual(["warning policy/level-unique"]);
    expect(levels("require", "require", "generic")).toEqual(["warning policy/level-unique"]);
    expect(levels("unique", "unique", "generic")).toEqual([]);
  });
});

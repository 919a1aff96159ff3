/** Tunnels that stand in for each other: one policy with a peer list, on the releases that have one, and what is refused. */

import { describe, expect, it } from "vitest";
import { inRange } from "../../../compiler/catalogue/version.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { analyzeExample, exampleText, scriptsOf } from "../../support/examples.ts";
import { everyRelease } from "../../support/releases.ts";
import { readScript } from "../../support/routeros-reader.ts";

const TEXT = exampleText("failover");
const at = (release: string): string => TEXT.replace("routeros 7.22", `routeros ${release}`);
const policies = (text: string): readonly string[] =>
  readScript(scriptsOf(analyzeExample(text)).get("office.rsc") ?? "")
    .filter(({ menu }) => menu === "/ip ipsec policy")
    .map(({ arguments: all }) => {
      const said = new Map(all);
      return `${said.get("src-address")} ${said.get("dst-address")} ${said.get("peer")}`;
    });

describe("on a release with peer lists", () => {
  it.each(["7.9", "7.16.2", "7.22", "7.24"])("%s: one policy goes to one peer after the other", (release) => {
    expect(codesOf(analyzeExample(at(release))).filter((code) => !code.startsWith("hint"))).toEqual([]);
    expect(policies(at(release))).toEqual(["10.0.0.0/16 10.12.0.0/16 aws-1,aws-2"]);
  });

  it("without the failover the second policy is told to be a duplicate", () => {
    const codes = codesOf(analyzeText(TEXT.replace(/^failover.*$/m, "")));
    expect(codes).toContain("error policy/duplicate-selector");
  });

  it("traffic that only one tunnel has stays with that tunnel", () => {
    const sessions = TEXT.replace(
      /outside = 192\.0\.2\.4 <-> 203\.0\.113\.193\n/,
      (line) =>
        `${line}  inside  = 169.254.9.2/30 <-> 169.254.9.1/30\n\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n`,
    ).replace(
      /outside = 192\.0\.2\.4 <-> 203\.0\.113\.225\n/,
      (line) => `${line}  inside  = 169.254.9.6/30 <-> 169.254.9.5/30\n`,
    );
    expect(policies(sessions)).toEqual([
      "10.0.0.0/16 10.12.0.0/16 aws-1,aws-2",
      "169.254.9.2/32 169.254.9.1/32 aws-1",
      "169.254.9.6/32 169.254.9.5/32 aws-2",
    ]);
  });

  it("the undo script finds the policy by its selector", () => {
    const undo = readScript(scriptsOf(analyzeExample(TEXT)).get("office.undo.rsc") ?? "");
    expect(undo.some(({ menu }) => menu === "/ip ipsec policy")).toBe(true);
    expect(JSON.stringify(undo)).not.toContain("aws-1,aws-2");
  });
});

/** Amazon's first suite, which every release since 5.0 has. */
const IKEV1 = TEXT.replace("ikev2", "main")
  .replaceAll("aes-256-cbc", "aes-128-cbc")
  .replaceAll("aes-256-gcm", "aes-128-cbc\n  auth       = sha1")
  .replaceAll("sha256", "sha1")
  .replaceAll("ecp256", "modp1024")
  .replace(/^failover .*$/m, "failover aws: aws-1, aws-2 {\n  probe  = 10.12.0.10\n  source = 10.0.0.1\n}");
/** What no source denies the rest of them, to a partner that takes it: Amazon does not. */
const PLAIN = IKEV1.replaceAll("sha1", "md5")
  .replaceAll("aes-128-cbc", "3des")
  .replace(/ {2}dpd \{\n.*\n.*\n {2}\}\n/, "")
  .replace("device = aws", "device = generic\n  wan    = 203.0.113.193/24, 203.0.113.225/24");
/** The cipher's spelling is in no source for 6.0 to 6.6. */
const hasSuite = (release: string): boolean =>
  inRange(release, { since: "5.0" }) && !inRange(release, { since: "6.0", until: "6.6" });
const since = (first: string) => everyRelease.filter((release) => inRange(release, { since: first }));

describe("two tunnels to Amazon, without a waiver", () => {
  it.each(since("5.0").filter(hasSuite))("on RouterOS %s", (release) => {
    const analysis = analyzeExample(IKEV1.replace("7.22", release));
    const told = codesOf(analysis).filter((code) => !/ (?:crypto|strength)\//.test(code));
    expect(told).toEqual([]);
    const rows = readScript(scriptsOf(analysis).get("office.rsc") ?? "");
    const of = (menu: string) => rows.filter((row) => row.menu === menu && row.command === "add");
    const lists = inRange(release, { since: "7.9" });
    expect(of("/ip ipsec policy").map(({ arguments: all }) => all.get("disabled"))).toEqual(
      lists ? [undefined] : [undefined, "yes"],
    );
    expect([of("/tool netwatch").length, of("/system script").length]).toEqual(lists ? [0, 0] : [1, 1]);
  });

  it.each(since("3.0").filter((release) => !hasSuite(release)))(
    "or to a partner with 3des, on RouterOS %s",
    (release) => {
      const analysis = analyzeExample(PLAIN.replace("7.22", release));
      expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
      expect(scriptsOf(analysis).get("office.rsc")).toContain("/tool netwatch");
    },
  );
});

describe("on a release whose policies name one peer", () => {
  const built = scriptsOf(analyzeExample(IKEV1.replace("7.22", "6.49.10")), "compact");
  const undo = readScript(built.get("office.undo.rsc") ?? "");

  it("the undo script takes everything away again, the question before what it asks about", () => {
    const added = readScript(built.get("office.rsc") ?? "").filter(({ command }) => command === "add");
    expect(undo.map(({ menu }) => menu)).toEqual(added.map(({ menu }) => menu).toReversed());
    expect(undo[0]?.find?.conditions).toEqual(new Map([["comment", "vpnc aws"]]));
  });

  it("each tunnel whose far end can be asked inside it has a question of its own", () => {
    const inside = IKEV1.replace(/ \{\n {2}probe.*\n.*\n\}/, "")
      .replace(
        /outside = 192\.0\.2\.4 <-> 203\.0\.113\.193\n/,
        (line) =>
          `${line}  inside  = 169.254.9.2/30 <-> 169.254.9.1/30\n\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n`,
      )
      .replace(
        /outside = 192\.0\.2\.4 <-> 203\.0\.113\.225\n/,
        (line) => `${line}  inside  = 169.254.9.6/30 <-> 169.254.9.5/30\n`,
      );
    const script = scriptsOf(analyzeExample(inside.replace("7.22", "5.6"))).get("office.rsc") ?? "";
    const asked = readScript(script).filter(({ menu }) => menu === "/tool netwatch");
    expect(asked.map(({ arguments: all }) => [all.get("host"), all.get("comment")])).toEqual([
      ["169.254.9.1", "vpnc aws: aws-1"],
    ]);
  });
});

it("a firewall whose `input` is asked for lets the answers in", () => {
  const guarded = IKEV1.replace("7.22", "6.49.10").replace(
    "lan    = 10.0.0.0/16",
    "lan    = 10.0.0.0/16\n  firewall {\n    input = yes\n  }",
  );
  const rows = readScript(scriptsOf(analyzeExample(guarded)).get("office.rsc") ?? "");
  const [rule] = rows.filter(({ arguments: all }) => all.get("comment") === "vpnc aws: answers");
  expect([rule?.menu, rule?.arguments.get("src-address"), rule?.arguments.get("protocol")]).toEqual([
    "/ip firewall filter",
    "10.12.0.10",
    "icmp",
  ]);
});

it("a comment that a policy has of its own gives way to the one it is found by, and that is told", () => {
  const text = IKEV1.replace("7.22", "6.49.10").replace(
    "<-> 203.0.113.193\n",
    '<-> 203.0.113.193\n\n  policy left.lan <-> right.lan {\n    comment = "to the cloud"\n  }\n',
  );
  const analysis = analyzeExample(text);
  expect(codesOf(analysis).filter((code) => code.endsWith("target/lossy"))).not.toEqual([]);
  expect(scriptsOf(analysis).get("office.rsc")).not.toContain("to the cloud");
});

describe("nobody to ask", () => {
  const whyNot = (block: string, text = IKEV1): string => {
    const changed = text.replace("7.22", "6.49.10").replace(/ \{\n {2}probe.*\n.*\n\}/, block);
    const [found, ...others] = analyzeText(changed).diagnostics.filter(
      ({ code }) => code === "failover/probe",
    );
    expect(others).toEqual([]);
    return found?.notes.slice(0, -2).join(" ") ?? "";
  };

  it("is told with what is missing", () => {
    expect(whyNot("")).toBe(
      "`aws-1` has no `inside` addresses of which the far one could be asked. And `aws` names no `probe`, a host behind the other end.",
    );
    expect(whyNot(" {\n  probe = 10.13.0.10\n}")).toBe(
      "`10.13.0.10` lies in no network that the tunnels share: `10.12.0.0/16`.",
    );
    expect(whyNot(" {\n  probe = 10.12.0.10\n}")).toBe(
      "The router asks with the address of its outgoing interface, and no shared policy protects pings from there: they cover `10.0.0.0/16`. Write `source =` with the router's own address in that network.",
    );
    expect(whyNot(" {\n  probe  = 10.12.0.10\n  source = 10.1.0.1\n}")).toBe(
      "The router would ask with `10.1.0.1`, and no shared policy protects pings from there: they cover `10.0.0.0/16`.",
    );
  });

  it("is not told where the policy takes whatever the router sends", () => {
    const any = IKEV1.replace("<-> 203.0.113.193\n", "<-> 203.0.113.193\n\n  policy any <-> right.lan\n");
    expect(whyNot(" {\n  probe = 10.12.0.10\n}", any)).toBe("");
  });

  it("and the far addresses inside count only where their own tunnel alone takes the question", () => {
    const inside = (policies: string): string =>
      IKEV1.replace(
        "<-> 203.0.113.193\n",
        `<-> 203.0.113.193\n  inside  = 169.254.9.2/30 <-> 169.254.9.1/30\n${policies}`,
      ).replace("<-> 203.0.113.225\n", "<-> 203.0.113.225\n  inside  = 169.254.9.6/30 <-> 169.254.9.5/30\n");
    expect(whyNot("", inside(""))).toContain("No policy of `aws-1` protects `169.254.9.2` to `169.254.9.1`");
    expect(whyNot("", inside("\n  policy 169.254.0.0/16 <-> 169.254.0.0/16\n"))).toContain(
      "lies in traffic that the tunnels share",
    );
  });
});

describe("two routers that both switch", () => {
  const TWO = IKEV1.replace("7.22", "6.49.10").replace(
    "device = aws",
    "device = routeros 6.48.6\n  wan    = 203.0.113.193/27 on ether1, 203.0.113.225/27 on ether2",
  );
  const told = (text: string) =>
    analyzeText(text).diagnostics.filter(({ code }) => code === "failover/probe");

  it("cannot each ask a host behind the other: they would miss each other", () => {
    const [found] = told(TWO);
    expect(found?.notes[0]).toContain("`vpc` switches, too.");
    expect(found?.help).toContain("`inside`");
  });

  it("can ask each other's address inside each tunnel, which both find dead at once", () => {
    const inside = TWO.replace(/ \{\n {2}probe.*\n.*\n\}/, "")
      .replace(
        "<-> 203.0.113.193\n",
        "<-> 203.0.113.193\n  inside  = 169.254.9.2/30 <-> 169.254.9.1/30\n\n  policy left.lan <-> right.lan\n  policy left.inside <-> right.inside\n",
      )
      .replace("<-> 203.0.113.225\n", "<-> 203.0.113.225\n  inside  = 169.254.9.6/30 <-> 169.254.9.5/30\n");
    expect(told(inside)).toEqual([]);
    const scripts = scriptsOf(analyzeExample(inside));
    const asks = ["office.rsc", "vpc.rsc"].map((file) =>
      readScript(scripts.get(file) ?? "")
        .find(({ menu }) => menu === "/tool netwatch")
        ?.arguments.get("host"),
    );
    expect(asks).toEqual(["169.254.9.1", "169.254.9.2"]);
  });
});

describe("refused", () => {
  it("on RouterOS 2.6, with the source, at the failover", () => {
    const text = PLAIN.replace("7.22", "2.6");
    const found = analyzeText(text).diagnostics.find(({ message }) =>
      message.startsWith("`failover` cannot be configured"),
    );
    expect(found?.notes.join(" ")).toContain("netwatch");
    expect(found?.place?.span.start).toBe(text.indexOf("aws: aws-1"));
  });

  it("never, where it is switched off", () => {
    const off = TEXT.replace(/^failover .*$/m, "failover aws: aws-1, aws-2 {\n  disabled = yes\n}");
    expect(codesOf(analyzeText(off))).toContain("error policy/duplicate-selector");
  });

  it.each([
    ["failover x: aws-1\n", "failover/members"],
    ["failover x: aws-1, aws-3\n", "name/dangling"],
    ["failover x: aws-1, aws-1\n", "failover/members"],
    ["failover aws: aws-1, aws-2\nfailover more: aws-2, aws-1\n", "failover/members"],
    ["failover x: aws-1 <-> aws-2\n", "failover/members"],
  ])("%s", (line, code) => {
    const codes = codesOf(analyzeText(TEXT.replace(/^failover.*\n/m, line)));
    expect(codes).toContain(`error ${code}`);
  });
});

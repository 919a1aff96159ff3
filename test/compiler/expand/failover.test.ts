/** Tunnels that stand in for each other: one policy with a peer list, on the releases that have one, and what is refused. */

import { describe, expect, it } from "vitest";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { analyzeExample, exampleText, scriptsOf } from "../../support/examples.ts";
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

describe("refused", () => {
  it.each(["5.26", "6.45.9", "6.49.10", "7.8"])(
    "on RouterOS %s, with the source, at the failover",
    (release) => {
      const { diagnostics } = analyzeExample(at(release));
      const found = diagnostics.filter(({ message }) =>
        message.startsWith("`failover` cannot be configured"),
      );
      expect(found).toHaveLength(1);
      expect(found[0]?.notes.join(" ")).toContain("7.9");
      expect(found[0]?.place?.span.start).toBe(at(release).indexOf("aws: aws-1"));
    },
  );

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

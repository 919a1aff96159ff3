/** The shipped examples reproduce the two source documents: every command and argument, extras only at their defaults. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkRow, releases } from "../../compiler/targets/routeros/console.ts";
import { defaultArguments } from "../support/default-arguments.ts";
import { analyzeExample, EXAMPLES, exampleText, exampleTexts, scriptsOf } from "../support/examples.ts";
import { differences } from "../support/golden.ts";
import { readScript, type ReadCommand } from "../support/routeros-reader.ts";
import { rowOf } from "../support/rows.ts";

function golden(name: string): readonly ReadCommand[] {
  return readScript(readFileSync(new URL(`../goldens/${name}.rsc`, import.meta.url), "utf8"));
}

function compiled(
  example: string,
  file: string,
  edit: (text: string) => string = (text) => text,
): readonly ReadCommand[] {
  const analysis = analyzeExample(edit(exampleText(example)));
  expect(analysis.diagnostics.filter((d) => d.severity !== "hint").map((d) => d.message)).toEqual([]);
  return readScript(scriptsOf(analysis).get(file) ?? "");
}

const menus = (commands: readonly ReadCommand[]): string[] => [...new Set(commands.map((c) => c.menu))];
const to = (version: string) => (text: string) => text.replace("routeros 5.6", `routeros ${version}`);

describe("the 2011 post", () => {
  it("is the post's script on RouterOS 5.6, menus in its order, the disable last", () => {
    const ours = compiled("aws-vpc", "office.rsc");
    expect(differences(golden("aws-vpc.routeros-5.6"), ours, defaultArguments("5.6"))).toEqual([]);
    expect(menus(ours)).toEqual(menus(golden("aws-vpc.routeros-5.6")));
    expect(ours.at(-1)).toMatchObject({ command: "disable", plain: ["aws-us-east-test-5"] });
  });

  it.each(releases.filter((release) => release.startsWith("7.2")))(
    "is today's equivalent on RouterOS %s with only the device line changed",
    (release) => {
      const ours = compiled("aws-vpc", "office.rsc", to(release));
      expect(differences(golden("aws-vpc.routeros-7.20.1"), ours, defaultArguments(release))).toEqual([]);
      expect(menus(ours)).toEqual(menus(golden("aws-vpc.routeros-7.20.1")));
    },
  );
});

describe("the 2002 manual", () => {
  it("is the manual's script towards a Cisco", () => {
    const ours = compiled("routeros-cisco", "branch.rsc");
    expect(differences(golden("cisco.routeros-2.6"), ours, defaultArguments("2.6"))).toEqual([]);
  });

  it.each(["r1", "r2"])("is the manual's `manual-sa` at %s", (site) => {
    const ours = compiled("two-routers/manual", `${site}.rsc`);
    const pair = ours.filter((command) => command.menu === "/ip ipsec manual-sa");
    expect(differences(golden(`manual-sa-${site}.routeros-2.6`), pair, {})).toEqual([]);
  });
});

describe("every example", () => {
  it.each(EXAMPLES)("%s compiles without errors or warnings", (name) => {
    const analysis = analyzeExample(exampleTexts(name));
    expect(analysis.diagnostics.filter((d) => d.severity !== "hint").map((d) => d.message)).toEqual([]);
    expect(scriptsOf(analysis).size).toBeGreaterThan(0);
  });

  it.each(["firewall", "head-office", "one-sided"])("%s says nothing at all", (name) => {
    expect(analyzeExample(exampleTexts(name)).diagnostics).toEqual([]);
  });

  it.each(releases.filter((release) => release.startsWith("7.2")))(
    "every line of every 7.x script is in the console tree of %s",
    (release) => {
      // For the release itself, and as written for another one: a script outlives an upgrade.
      const texts = [
        to(release)(exampleText("aws-vpc")),
        to("7.20")(exampleText("aws-vpc")),
        exampleText("head-office").replaceAll(/routeros 7[\d.]+/g, `routeros ${release}`),
        exampleText("head-office"),
      ];
      for (const text of texts) {
        const scripts = scriptsOf(analyzeExample(text));
        expect(scripts.size).toBeGreaterThan(0);
        for (const [name, script] of scripts) {
          if (!name.endsWith(".rsc")) continue;
          for (const command of readScript(script)) expect(checkRow(release, rowOf(command))).toEqual([]);
        }
      }
    },
  );
});

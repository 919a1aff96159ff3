/** What the examples compile to is read back: the same policies, the same negotiation, nothing left over. */

import { describe, expect, it } from "vitest";
import { importTexts } from "../../../compiler/import/import.ts";
import { routeros } from "../../../compiler/import/routeros/index.ts";
import type { NegotiatedConnection } from "../../../compiler/negotiate/table.ts";
import { readScript } from "../../support/routeros-reader.ts";
import { valueText } from "../../../compiler/targets/routeros/text.ts";
import { analyzeText } from "../../support/analyze.ts";
import { analyzeExample, EXAMPLES, exampleTexts, scriptsOf } from "../../support/examples.ts";

const made = EXAMPLES.map((name) => {
  const analysis = analyzeExample(exampleTexts(name));
  const scripts = [...scriptsOf(analysis)].filter(
    ([file]) => file.endsWith(".rsc") && !file.endsWith(".undo.rsc"),
  );
  return { name, analysis, scripts };
}).filter(({ scripts }) => scripts.length > 0);

/** The policies of a script in their order: by what they match and do, and where they lead. */
function policiesOf(script: string): readonly string[] {
  const commands = readScript(script);
  const peers = new Map(
    commands
      .filter(({ menu, arguments: given }) => menu === "/ip ipsec peer" && given.has("name"))
      .map(({ arguments: given }) => [given.get("name"), given.get("address")]),
  );
  const addressesOf = (names: string) => names.split(",").map((name) => peers.get(name) ?? "?");
  return commands
    .filter(({ menu, command }) => menu === "/ip ipsec policy" && command === "add")
    .map(({ arguments: given }) =>
      [...given]
        .filter(([name]) => !["comment", "proposal"].includes(name))
        .map(([name, value]) => `${name}=${name === "peer" ? addressesOf(value).join() : value}`)
        .toSorted()
        .join(" "),
    );
}

/** The one is another reference, the other stands in each policy. */
const UNCOMPARED: ReadonlySet<string> = new Set(["tunnel.psk", "phase2.ipsec-protocols"]);

/** What the device's end of each connection offers, as far as it is negotiated. */
function offersOf(connections: readonly NegotiatedConnection[], site: string): readonly string[] {
  return connections.flatMap(({ ends, phase1, phase2 }) => {
    const end = ends.findIndex((each) => each.site === site);
    if (end === -1) return [];
    const parameters = [...(phase1?.parameters ?? []), ...(phase2?.parameters ?? [])];
    return parameters
      .filter(({ rule }) => rule !== "local" && rule !== "mirror")
      .flatMap(({ parameter, left, right }) => {
        const own = end === 0 ? left : right;
        return own === undefined || UNCOMPARED.has(parameter)
          ? []
          : [`${parameter} ${own.value.map(valueText).join()}`];
      });
  });
}

/** What a script cannot say: that somebody accepts a finding. */
const WAIVED: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws-today", ["policy/duplicate-selector"]],
  ["aws-vpc", ["policy/duplicate-selector"]],
]);

/** Both ends call their keys the same, and one project declares a name once: each end is imported for itself. */
const ALONE: ReadonlySet<string> = new Set(["two-routers/manual"]);

const projects = made.flatMap(({ name, analysis, scripts }) =>
  ALONE.has(name)
    ? scripts.map((script) => ({ title: `${name}, ${script[0]}`, name, analysis, scripts: [script] }))
    : [{ title: name, name, analysis, scripts }],
);

describe.each(projects)("$title", ({ name, analysis, scripts }) => {
  const imported = importTexts(
    scripts.map(([file, text]) => ({ source: { file, text }, importer: routeros })),
    { inlineSecrets: false },
  );
  const waivers = (WAIVED.get(name) ?? [])
    .map((code) => `  waive ${code} "the example accepts it"\n`)
    .join("");
  const again = analyzeText(imported.text.replace(/^site .*\n/gm, (head) => head + waivers));

  it("leaves nothing over but what moves rules or switches policies, and addresses that nothing on the router uses", () => {
    const known = ["it moves rules of the firewall", "an address of the router that no tunnel uses"];
    const switches =
      /^it switches policies on and off|^a rule of the firewall that says nothing about tunnels as such$/;
    expect(imported.leftovers.filter(({ why }) => !known.includes(why) && !switches.test(why))).toEqual([]);
    expect(imported.remarks).toEqual([]);
  });

  it("is a project without errors", () => {
    const errors = again.diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
  });

  it.each(scripts)("%s protects and offers the same", (file, script) => {
    const site = file.replace(/\.rsc$/, "");
    const rebuilt = scriptsOf(again).get(file) ?? "";
    expect(policiesOf(rebuilt)).toEqual(policiesOf(script));
    expect(offersOf(again.table.connections, site)).toEqual(offersOf(analysis.table.connections, site));
  });
});

/** Every line of the tables has its evidence, and a second witness for the releases without a console tree agrees. */

import { describe, expect, test } from "vitest";
import { compareVersions, inRange } from "../../../../compiler/catalogue/version.ts";
import { cellOf, cells } from "../../../../compiler/targets/routeros/cells.ts";
import { checkRow } from "../../../../compiler/targets/routeros/console.ts";
import { proof, within, type Track } from "../../../../compiler/targets/routeros/evidence.ts";
import * as eras from "../../../../compiler/targets/routeros/eras.ts";
import { impliedRows, lossyRows } from "../../../../compiler/targets/routeros/implied.ts";
import { menuOf, menus } from "../../../../compiler/targets/routeros/objects.ts";
import { rangeOf, supported } from "../../../../compiler/targets/routeros/releases.ts";
import { sources } from "../../../../compiler/targets/routeros/sources.ts";
import { spellings, spellWord } from "../../../../compiler/targets/routeros/spellings.ts";
import type { Row } from "../../../../compiler/targets/routeros/tree.ts";
import {
  unsupported,
  unsupportedObjects,
  whyNot,
} from "../../../../compiler/targets/routeros/unsupported.ts";
import type { Field } from "../../../../compiler/targets/routeros/cell.ts";
import { checkLegacy, legacyArguments, legacyOf } from "../../../support/legacy.ts";
import { aws, modern } from "../../../support/models.ts";
import { everyRelease } from "../../../support/releases.ts";
import { emit } from "../../../support/scripts.ts";

const legacyReleases = everyRelease.filter((release) => inRange(release, { until: "6.49" }));

function add(menu: string, named: Readonly<Record<string, string>>): Row {
  const pairs = Object.entries(named).map(([name, value]) => ({ name, value }));
  return { menu, command: "add", selector: undefined, arguments: pairs };
}

describe("evidence", () => {
  test("every line names a source, and every argument and word a confidence of A to C", () => {
    for (const row of [...cells, ...spellings, ...menus]) {
      expect(sources).toHaveProperty([row.source]);
      expect(["A", "B", "C"]).toContain(row.confidence);
      expect(row.since).toBeDefined();
    }
    for (const { source } of [
      ...impliedRows,
      ...lossyRows,
      ...unsupported,
      ...unsupportedObjects,
      ...supported,
    ]) {
      expect(sources).toHaveProperty([source]);
    }
  });

  test("only what a console tree or a router showed is of confidence A since 7.0", () => {
    for (const row of cells.filter((each) => inRange("7.5", each))) {
      expect([row.argument, row.confidence]).toEqual([row.argument, "C"]);
    }
    for (const row of cells.filter((each) => inRange("7.12.2", each))) {
      expect([row.argument, row.confidence]).toEqual([row.argument, "A"]);
    }
  });

  test.each(everyRelease)("no two cells of %s say one field", (release) => {
    const fields = cells.filter((row) => inRange(release, row)).map(({ field }) => field);
    expect(fields.filter((field, index) => fields.indexOf(field) !== index)).toEqual([]);
    expect(rangeOf(release)).toBeDefined();
  });

  test.each(Object.entries(eras).filter((entry): entry is [string, Track] => Array.isArray(entry[1])))(
    "the track %s leaves no release out after its first",
    (_name, track) => {
      const first = track[0]?.since ?? "";
      const last = track.at(-1)?.until;
      for (const release of everyRelease) {
        const inside =
          compareVersions(release, first) >= 0 && (last === undefined || inRange(release, { until: last }));
        expect([release, track.filter((each) => inRange(release, each)).length]).toEqual([
          release,
          inside ? 1 : 0,
        ]);
      }
    },
  );

  test("a word that some release has is spelt in every later one, or refused with a reason", () => {
    const gaps: string[] = [];
    const words = new Set(
      spellings.flatMap((row) =>
        row.fields.flatMap((field) => [...row.words.keys()].map((word) => `${field} ${word}`)),
      ),
    );
    for (const both of words) {
      const [field, word = ""] = both.split(" ") as [Field, string];
      // Where the whole argument is missing, the field is refused as a whole.
      const spoken = everyRelease.map((release) => spellWord(field, release, word) !== undefined);
      const holes = everyRelease.filter(
        (release, index) =>
          index > spoken.indexOf(true) &&
          !spoken[index] &&
          cellOf(field, release) !== undefined &&
          whyNot(field, [word], release) === undefined,
      );
      gaps.push(...(holes.length === 0 ? [] : [`${both}: ${holes.join(" ")}`]));
    }
    expect(gaps).toEqual([]);
  });

  test("no release spells a word in two ways", () => {
    for (const release of everyRelease) {
      const seen = new Map<string, string>();
      for (const row of spellings.filter((each) => inRange(release, each))) {
        for (const field of row.fields) {
          for (const [word, text] of row.words) {
            expect([release, field, word, seen.get(`${field} ${word}`) ?? text]).toEqual([
              release,
              field,
              word,
              text,
            ]);
            seen.set(`${field} ${word}`, text);
          }
        }
      }
    }
  });

  test("a track is cut at both ends", () => {
    const track = [
      proof({ since: "3.0", until: "6" }, "export-4", "C"),
      proof({ since: "7.0" }, "console-7", "A"),
    ];
    expect(within(track, { since: "5.0", until: "6.45.0" })).toEqual([
      { since: "5.0", until: "6.45.0", source: "export-4", confidence: "C" },
    ]);
    expect(within(track, { since: "6.44" }).map(({ since, until }) => [since, until])).toEqual([
      ["6.44", "6"],
      ["7.0", undefined],
    ]);
    expect(within(track, { until: "2.6" })).toEqual([]);
  });
});

describe("the table of arguments before 7.0", () => {
  test("has a source of confidence A to C for every line", () => {
    expect(legacyArguments.length).toBeGreaterThan(300);
    for (const row of legacyArguments) {
      expect(["A", "B", "C"], `${row.menu} ${row.argument}`).toContain(row.confidence);
      expect(row.source.length, `${row.menu} ${row.argument}`).toBeGreaterThan(5);
      expect(compareVersions(row.since, row.until)).toBeLessThanOrEqual(0);
    }
  });

  test.each(legacyReleases)("knows every argument of %s, and nothing better about it", (release) => {
    const spoken = cells.filter((cell) => inRange(release, cell) && cell.spell !== "command");
    for (const cell of spoken) {
      const menu = menuOf(cell.object, release)?.path ?? "";
      const witness = legacyOf(menu, cell.argument, release);
      const name = `${menu} ${cell.argument}`;
      expect([name, witness === undefined]).toEqual([name, false]);
      expect([name, cell.confidence < (witness?.confidence ?? "A")]).toEqual([name, false]);
    }
  });

  test("refuses what came later, and what is gone", () => {
    const [peer] = checkLegacy("6.44", add("/ip ipsec policy", { peer: "a" }));
    expect(peer).toMatch(/^\/ip ipsec policy has no peer in RouterOS 6\.44: seen in 6\.45\.1 to .*\(.*\)$/);
    expect(checkLegacy("6.45.1", add("/ip ipsec policy", { peer: "a" }))).toEqual([]);
    const [spelling] = checkLegacy("5.21", add("/ip ipsec proposal", { "enc-algorithms": "aes-128-cbc" }));
    expect(spelling).toMatch(/enc-algorithms has no aes-128-cbc in RouterOS 5\.21: .+/);
    expect(checkLegacy("5.21", add("/ip ipsec proposal", { "enc-algorithms": "aes-128" }))).toEqual([]);
    expect(checkLegacy("6.35", add("/ip ipsec proposal", { "enc-algorithms": "aes-128" }))).toHaveLength(1);
    expect(checkLegacy("6.40", add("/ip ipsec policy", { priority: "1" }))).toHaveLength(1);
    expect(checkLegacy("6.39", add("/ip ipsec policy", { priority: "1" }))).toEqual([]);
    expect(checkLegacy("6.30", add("/ip ipsec peer", { "exchange-mode": "ike2" }))).toHaveLength(1);
    expect(checkLegacy("6.42", add("/ip ipsec peer profile", { name: "a" }))).toHaveLength(1);
    expect(checkLegacy("6.43.8", add("/ip ipsec peer profile", { name: "a" }))).toEqual([]);
    expect(checkLegacy("6.44", add("/ip ipsec peer profile", { name: "a" }))).toHaveLength(1);
    expect(checkLegacy("6.49", add("/ip ipsec peer", { secret: "a" }))).toHaveLength(1);
  });

  test("the console trees refuse what moved in 7.x", () => {
    const line = (name: string): Row =>
      add("/routing bgp connection", {
        name: "a",
        "local.role": "ebgp",
        [name]: name.includes("private") ? "no" : "ip",
      });
    expect(checkRow("7.18.2", line("afi"))).toEqual([
      "/routing bgp connection add has no afi, says the console tree of RouterOS 7.18.2",
    ]);
    expect(checkRow("7.18.2", line("address-families"))).toEqual([]);
    expect(checkRow("7.19", line("afi"))).toEqual([]);
    expect(checkRow("7.19", line("address-families"))).toHaveLength(1);
    expect(checkRow("7.9.2", line("output.remove-private-as"))).toHaveLength(1);
    expect(checkRow("7.9.2", line("remove-private-as"))).toEqual([]);
    expect(checkRow("7.10.2", line("output.remove-private-as"))).toEqual([]);
    expect(checkRow("7.19.6", add("/routing bgp instance", { name: "a" }))).not.toEqual([]);
    expect(checkRow("7.20", line("router-id"))).not.toEqual([]);
  });
});

function policy(release: string): ReadonlyMap<string, string> | undefined {
  return emit(aws(release)).commands.find(({ menu }) => menu === "/ip ipsec policy")?.arguments;
}

function spelt(release: string): string | undefined {
  return spellWord("phase2.encryption", release, "aes-128-cbc");
}

function families(release: string): ReadonlySet<string> {
  const sessions = emit(aws(release)).commands.filter(({ menu }) => /bgp (?:peer|connection)/u.test(menu));
  const names = sessions.flatMap(({ arguments: named }) => [...named.keys()]);
  return new Set(names.filter((name) => /afi|families/u.test(name)));
}

describe("what is emitted", () => {
  test("a policy names its addresses up to 6.45, and its peer from 6.45.1 on", () => {
    for (const release of ["5.6", "6.42", "6.43.8", "6.44", "6.44.6", "6.45"]) {
      expect(policy(release)?.has("peer")).toBe(false);
      expect(policy(release)?.get("sa-src-address")).toBe("192.0.2.4");
    }
    for (const release of ["6.45.1", "6.45.9", "6.49.10", "7.0", "7.12.2"]) {
      expect(policy(release)?.get("peer")).toBe("aws-1");
      expect(policy(release)?.has("sa-src-address")).toBe(false);
    }
  });

  test("AES in a proposal is spelt as the release spells it", () => {
    expect(["2.6", "5.21", "6.3", "6.7", "6.30", "7.24"].map(spelt)).toEqual([
      "enc-aes-128",
      "aes-128",
      undefined,
      "aes-128-cbc",
      "aes-128-cbc",
      "aes-128-cbc",
    ]);
    expect(emit(aws("6.10")).script.text).toMatch(
      /# confidence C, .*proposal enc-algorithms.*RouterOS 6\.27/u,
    );
    expect(emit(aws("6.27")).script.text).not.toMatch(/# confidence C, .*proposal enc-algorithms/u);
  });

  test("BGP address families have the name of their release", () => {
    expect(families("6.49.10")).toEqual(new Set(["address-families"]));
    expect(families("7.18.2")).toEqual(new Set(["address-families"]));
    expect(families("7.19.6")).toEqual(new Set(["afi"]));
  });

  test("without instances, each connection says what its instance would", () => {
    const { commands } = emit(aws("7.12.2"));
    expect(commands.some(({ menu }) => menu === "/routing bgp instance")).toBe(false);
    const session = commands.find(({ menu }) => menu === "/routing bgp connection")?.arguments;
    expect(session?.get("as")).toBe("65000");
    expect(session?.get("router-id")).toBe("10.255.12.1");
    expect(session?.get("input.ignore-as-path-len")).toBe("no");
    expect(session?.has("instance")).toBe(false);
  });

  test("only policies that encrypt name a peer", () => {
    const policies = emit(modern("7.9")).commands.filter(({ menu }) => menu === "/ip ipsec policy");
    expect(
      policies.map(({ arguments: named }) => named.has("peer") === (named.get("action") !== "none")),
    ).toEqual(policies.map(() => true));
  });
});

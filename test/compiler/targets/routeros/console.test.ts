/** Every line of every 7.x script, undo included, is accepted by every supported release of the console table. */

import { describe, expect, test } from "vitest";
import { compareVersions } from "../../../../compiler/catalogue/version.ts";
import { cells } from "../../../../compiler/targets/routeros/cells.ts";
import { checkRow, releases } from "../../../../compiler/targets/routeros/console.ts";
import { menuOf } from "../../../../compiler/targets/routeros/objects.ts";
import { spellings } from "../../../../compiler/targets/routeros/spellings.ts";
import type { Row } from "../../../../compiler/targets/routeros/tree.ts";
import { aws, modern } from "../../../support/models.ts";
import { pairs, rowOf } from "../../../support/rows.ts";
import { emit } from "../../../support/scripts.ts";

const supported = releases.filter((release) => compareVersions(release, "7.20") >= 0);

function add(menu: string, named: Readonly<Record<string, string>>): Row {
  return { menu, command: "add", selector: undefined, arguments: pairs(new Map(Object.entries(named))) };
}

test("the table holds the supported releases", () => {
  expect(supported).toContain("7.20");
  expect(supported).toContain("7.24");
  expect(supported.length).toBeGreaterThanOrEqual(16);
});

describe.each(supported)("RouterOS %s", (release) => {
  test("accepts every line", () => {
    for (const model of [aws(release), modern(release)]) {
      const { script, commands, undoCommands } = emit(model);
      expect([...commands, ...undoCommands].flatMap((command) => checkRow(release, rowOf(command)))).toEqual(
        [],
      );
      expect(script.text).toContain(`verified against the console tree of RouterOS ${release}`);
    }
  });

  test("has every argument and every word of the cells for it", () => {
    for (const cell of cells) {
      const menu = menuOf(cell.object, release);
      if (menu === undefined || cell.since === undefined || cell.until !== undefined) {
        continue;
      }
      const words = spellings
        .filter((row) => row.until === undefined && row.fields.includes(cell.field))
        .flatMap((row) => [...row.words.values()]);
      for (const value of words.length === 0 ? [undefined] : words) {
        const row: Row = {
          menu: menu.path,
          command: "add",
          selector: undefined,
          arguments: [{ name: cell.argument, value: value ?? "" }],
        };
        const problems = checkRow(release, row).filter((problem) => !problem.includes(" needs "));
        expect(
          value === undefined ? problems.filter((problem) => problem.includes(" add has no ")) : problems,
        ).toEqual([]);
      }
    }
  });
});

test("refuses what the tree does not have", () => {
  expect(checkRow("7.20.1", add("/ip ipsec profile", { name: "a", comment: "b" }))).toHaveLength(1);
  expect(checkRow("7.20.1", add("/ip ipsec profile", {}))).toHaveLength(1);
  expect(checkRow("7.22.3", add("/ip ipsec peer", { "exchange-mode": "base" }))).toEqual([]);
  expect(checkRow("7.24", add("/ip ipsec peer", { "exchange-mode": "base" }))).toHaveLength(1);
  expect(checkRow("7.20", add("/ip ipsec peer", { "ppk-secret": "x" }))).toHaveLength(1);
  expect(checkRow("7.21", add("/ip ipsec peer", { "ppk-secret": "x" }))).toEqual([]);
  expect(checkRow("7.19.6", add("/routing bgp instance", { as: "1" }))).not.toEqual([]);
  expect(checkRow("7.24", add("/ip ipsec manual-sa", { name: "x" }))).toHaveLength(1);
  expect(
    checkRow("7.24", { menu: "/ip ipsec peer", command: "remove", selector: undefined, arguments: [] }),
  ).toHaveLength(1);
});

test("a release between the table's is documented, not verified", () => {
  expect(emit(aws("7.20.2")).script.text).toContain("# documented: console trees");
  expect(emit(aws("5.6")).script.text).toContain("# documented: ");
});

/**
 * One source for the whole line of releases, against recorded scripts. `RECORD=1 npx vitest run generations` writes them
 * anew; what changed is then read in the diff.
 */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inRange } from "../../../../compiler/catalogue/version.ts";
import { checkRow, releases } from "../../../../compiler/targets/routeros/console.ts";
import { analyzeAt, FOLDER, RELEASES, scenariosFor, scriptsAt } from "../../../support/generations.ts";
import { checkLegacy } from "../../../support/legacy.ts";
import { everyRelease } from "../../../support/releases.ts";
import { readScript } from "../../../support/routeros-reader.ts";
import { rowOf } from "../../../support/rows.ts";
import { run } from "../../../support/tiny-router.ts";

const record = process.env["RECORD"] === "1";

describe.each(RELEASES)("RouterOS %s", (release) => {
  const folder = `${FOLDER}expected/${release}/`;

  test("compiles to the recorded scripts", () => {
    const scripts = scriptsAt(release);
    if (record) {
      mkdirSync(folder, { recursive: true });
      scripts.forEach((text, name) => writeFileSync(`${folder}${name}`, text));
    }
    expect(readdirSync(folder).toSorted()).toEqual([...scripts.keys()].toSorted());
    scripts.forEach((text, name) => expect(text, name).toBe(readFileSync(`${folder}${name}`, "utf8")));
  });

  test("says what proves it", () => {
    for (const text of scriptsAt(release).values()) {
      const verified = inRange(release, { since: "7.9" });
      expect(text).toContain(
        verified ? `# verified against the console tree of RouterOS ${release};` : "# documented: ",
      );
      expect(text.includes("confidence C") && verified).toBe(false);
    }
  });

  test("is taken back by its undo script", () => {
    const scripts = scriptsAt(release);
    for (const [name, text] of scripts) {
      if (!name.endsWith(".undo.rsc")) {
        const applied = run([], readScript(text));
        expect(applied.length).toBeGreaterThan(3);
        expect(run(applied, readScript(scripts.get(name.replace(/rsc$/u, "undo.rsc")) ?? ""))).toEqual([]);
      }
    }
  });
});

/** What an old release has is weak, and the 2.6 manual calls PFS untested. */
const expected = /^crypto\/|^phase2\/pfs-26$/;

test.each(everyRelease)("no source has errors at %s", (release) => {
  for (const file of scenariosFor(release)) {
    const problems = analyzeAt(file, release).diagnostics.filter(
      ({ severity, code }) => severity !== "hint" && !expected.test(code),
    );
    expect(problems.map(({ message }) => `${file}: ${message}`)).toEqual([]);
  }
});

test.each(releases)("every line is in the console tree of RouterOS %s", (release) => {
  const problems = [...scriptsAt(release).values()].flatMap((text) =>
    readScript(text).flatMap((command) => checkRow(release, rowOf(command))),
  );
  expect(problems).toEqual([]);
});

test.each(everyRelease.filter((release) => inRange(release, { until: "6.49" })))(
  "every line is in the table of arguments of RouterOS %s",
  (release) => {
    const problems = [...scriptsAt(release).values()].flatMap((text) =>
      readScript(text).flatMap((command) => checkLegacy(release, rowOf(command))),
    );
    expect(problems).toEqual([]);
  },
);

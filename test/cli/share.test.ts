/** What `build` leaves alone: files that are there already as they would be written, and the sites of other shares. */

import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeAll } from "../../compiler/cli/write.ts";
import { analysisOf, deviceWith, diskHost, fakeTarget, folderWith, runHere, type Setting } from "./fake.ts";

const SITES = ["waw", "ams", "riga", "fra", "hq"];

function setting(env: Readonly<Record<string, string>> = { KEY: "correct-horse-battery" }): Setting {
  const devices = SITES.map((site) => deviceWith(site, "hq", { name: site === "fra" ? "FRA" : "KEY" }));
  return {
    host: diskHost({ "a.vpn": "" }),
    env,
    analyze: () => analysisOf({ devices }),
    target: fakeTarget,
  };
}

const ENV = { KEY: "correct-horse-battery", FRA: "another-horse-battery" };

describe("a second build", () => {
  test("writes what is missing or differs in text or mode, and counts the rest", async () => {
    const at = setting(ENV);
    const path = (name: string): string => join(at.host.cwd, "build", name);
    await runHere(["build"], at);
    const before = new Map(readdirSync(path(".")).map((name) => [name, statSync(path(name)).ino]));
    writeFileSync(path("ams.rsc"), readFileSync(path("ams.rsc"), "utf8").replace("correct", "tcerroc"));
    chmodSync(path("fra.rsc"), 0o644);
    unlinkSync(path("hq.undo.rsc"));
    const { err } = await runHere(["build"], at);
    expect(err.split("\n").filter((line) => /^wrote|unchanged/.test(line))).toEqual([
      "wrote build/ams.rsc (0600)",
      "wrote build/fra.rsc (0600)",
      "wrote build/hq.undo.rsc (0644)",
      "7 files are unchanged",
    ]);
    expect(readFileSync(path("ams.rsc"), "utf8")).toContain("correct");
    expect(statSync(path("fra.rsc")).mode & 0o777).toBe(0o600);
    for (const name of ["waw.rsc", "riga.rsc", "hq.rsc", "ams.undo.rsc"]) {
      expect(statSync(path(name)).ino, name).toBe(before.get(name));
    }
    const third = await runHere(["build"], at);
    expect(third.err).toContain("10 files are unchanged");
    expect(third.err).not.toContain("wrote");
  });

  test("replaces a link to the same text, and removes what a killed run left of an unchanged file", async () => {
    const folder = folderWith({ "a.rsc": "a\n", elsewhere: "b\n", ".a.rsc.999999999.old": "an old secret" });
    chmodSync(join(folder, "a.rsc"), 0o644);
    chmodSync(join(folder, "elsewhere"), 0o644);
    symlinkSync("elsewhere", join(folder, "b.rsc"));
    const files = ["a", "b"].map((name) => ({ name: `${name}.rsc`, text: `${name}\n`, secret: false }));
    expect(await writeAll(folder, files)).toEqual([files[1]]);
    expect(readdirSync(folder).toSorted()).toEqual(["a.rsc", "b.rsc", "elsewhere"]);
    expect(statSync(join(folder, "b.rsc")).ino).not.toBe(statSync(join(folder, "elsewhere")).ino);
  });
});

describe("--shard", () => {
  test("shares the sites by name: each is in one share, and needs its own secrets alone", async () => {
    const written: string[] = [];
    for (const shard of ["1/3", "2/3", "3/3"]) {
      const at = setting(shard === "2/3" ? ENV : { KEY: ENV.KEY });
      expect((await runHere(["build", "--shard", shard], at)).status, shard).toBe(0);
      const names = readdirSync(join(at.host.cwd, "build")).filter((name) => !name.includes(".undo."));
      written.push(`${shard}: ${names.toSorted().join(" ")}`);
    }
    expect(written).toEqual(["1/3: ams.rsc riga.rsc", "2/3: fra.rsc waw.rsc", "3/3: hq.rsc"]);
    expect((await runHere(["build", "--shard", "2/3"], setting())).err).toContain("`FRA` is not set");
  });

  test("takes its share of the chosen sites, and may be empty", async () => {
    const at = setting();
    const { err } = await runHere(["build", "--shard", "2/2", "--site", "waw", "ams"], at);
    expect(err).toContain("wrote build/waw.rsc");
    expect(err).not.toContain("ams");
    const empty = await runHere(["build", "--shard", "6/6"], at);
    expect(empty).toMatchObject({ status: 0 });
    expect(empty.err).toContain("this share has no site that vpnc configures");
  });

  test.each(["0/2", "3/2", "2", "1/0", "a/b", "1/2/3", "-1/2"])("refuses %s", async (shard) => {
    const { status, err } = await runHere(["build", `--shard=${shard}`], setting());
    expect(status).toBe(2);
    expect(err).toContain(`\`${shard}\` is no share of the sites`);
  });
});

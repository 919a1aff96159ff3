/** `vpnc lock` and `vpnc build` over real folders and real git: what is written, when it is stale, and what a merge does. */

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { SITES } from "../support/two-sites.ts";
import { folderWith, runHere, type Outcome } from "./fake.ts";

const TOWNS = ["oslo", "narvik", "bergen", "gdynia", "malmo", "turku"];

function site(name: string, at: number): string {
  return `site ${name} {\n  device = routeros 7.20\n  wan    = 192.0.2.${at + 10}/24 on ether1\n  lan    = 10.${at + 30}.0.0/16\n}\n`;
}

function project(spokes: readonly string[]): Record<string, string> {
  return {
    "vpnc.json": "{}\n",
    "profiles.vpn": SITES,
    "sites.vpn": TOWNS.map(site).join(""),
    "star.vpn": `tunnel branch: hq <-> ${["riga", ...spokes].join(",\n  ")} {
  phase1 = strong
  phase2 = strong
  psk    = env("ALL")
  inside = from 172.31.0.0/16
}
`,
  };
}

function run(folder: string, ...argv: string[]): Promise<Outcome> {
  return runHere(argv, { host: nodeHost(folder), env: { ALL: "a-key-for-all-of-them-0123456789" }, analyze });
}

const lockOf = (folder: string): string => readFileSync(join(folder, "vpnc.lock"), "utf8");
const linesOf = (folder: string): string[] =>
  lockOf(folder)
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

describe("vpnc lock", () => {
  test("writes what is missing, then says that nothing is; a site more changes no line", async () => {
    const folder = folderWith(project(["oslo"]));
    expect((await run(folder, "lock", "--verify")).status).toBe(1);
    expect(existsSync(join(folder, "vpnc.lock"))).toBe(false);
    const first = await run(folder, "lock");
    expect(first).toMatchObject({ status: 0, err: "wrote vpnc.lock: 2 tunnels (2 added)\n" });
    expect((await run(folder, "lock", "--verify")).status).toBe(0);
    const before = linesOf(folder);
    writeFileSync(join(folder, "star.vpn"), project(["oslo", "bergen"])["star.vpn"] ?? "");
    expect((await run(folder, "lock", "--verify")).err).toContain("would record 3 tunnels (1 added)");
    await run(folder, "lock");
    expect(linesOf(folder)).toEqual(expect.arrayContaining(before));
    writeFileSync(join(folder, "star.vpn"), project(["bergen"])["star.vpn"] ?? "");
    expect((await run(folder, "lock")).err).toBe("wrote vpnc.lock: 2 tunnels (1 removed)\n");
  });

  test("writes nothing for a project with errors", async () => {
    const folder = folderWith({ ...project(["oslo"]), "broken.vpn": "tunnel x: hq <-> nowhere {\n}\n" });
    expect((await run(folder, "lock")).status).toBe(1);
    expect(existsSync(join(folder, "vpnc.lock"))).toBe(false);
  });

  test("check and build know the same addresses; only build writes, and --verify sees a stale file", async () => {
    const folder = folderWith(project(["oslo"]));
    expect((await run(folder, "check")).status).toBe(0);
    expect(existsSync(join(folder, "vpnc.lock"))).toBe(false);
    const built = await run(folder, "build");
    expect(built.status).toBe(0);
    expect(linesOf(folder).length).toBe(2);
    expect((await run(folder, "build", "--verify")).status).toBe(0);
    writeFileSync(join(folder, "vpnc.lock"), lockOf(folder).replace(/\n[^\n]* branch-oslo/, ""));
    const stale = await run(folder, "build", "--verify");
    expect(stale).toMatchObject({ status: 1 });
    expect(stale.err).toContain("vpnc.lock is not up to date");
  });
});

describe("two people add a site each", () => {
  function git(folder: string, ...argv: string[]): void {
    execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.net", ...argv], {
      cwd: folder,
      stdio: "pipe",
    });
  }

  async function merged(start: readonly string[]): Promise<{ folder: string; clean: boolean }> {
    const folder = folderWith({ ...project(start), ".gitignore": "build/\n" });
    await run(folder, "lock");
    git(folder, "init", "-q", "-b", "main");
    git(folder, "add", ".");
    git(folder, "commit", "-qm", "start");
    for (const town of ["narvik", "turku"]) {
      git(folder, "checkout", "-qb", town, "main");
      // A star of one's own: the header of the other one is left alone, as people do who do not want to meet.
      const star = project([])["star.vpn"] ?? "";
      writeFileSync(
        join(folder, `${town}.vpn`),
        star.replace("branch: hq <-> riga", `${town}: hq <-> ${town}`),
      );
      await run(folder, "lock");
      git(folder, "add", ".");
      git(folder, "commit", "-qm", town);
    }
    const done = spawnSync(
      "git",
      ["-c", "user.name=t", "-c", "user.email=t@example.net", "merge", "-q", "narvik"],
      {
        cwd: folder,
      },
    );
    return { folder, clean: done.status === 0 };
  }

  test("and git merges their lines, which are right as they stand", async () => {
    const { folder, clean } = await merged(["oslo", "bergen", "gdynia", "malmo"]);
    expect(clean).toBe(true);
    expect(await run(folder, "lock", "--verify")).toMatchObject({ status: 0 });
    expect(linesOf(folder).length).toBe(7);
  });

  test("and where git cannot, `vpnc lock` keeps the lines of both", async () => {
    const { folder, clean } = await merged([]);
    expect(clean).toBe(false);
    const before = await run(folder, "lock", "--verify");
    expect(before.status).toBe(1);
    expect(before.err).toContain("a merge of vpnc.lock was not finished");
    expect((await run(folder, "lock")).status).toBe(0);
    expect(
      linesOf(folder)
        .map((line) => line.split(" ")[1])
        .toSorted(),
    ).toEqual(["branch", "narvik", "turku"]);
    expect((await run(folder, "lock", "--verify")).status).toBe(0);
  });

  test("and one network for two tunnels is for a person to decide", async () => {
    const folder = folderWith(project(["oslo"]));
    await run(folder, "lock");
    writeFileSync(join(folder, "vpnc.lock"), lockOf(folder).replaceAll(/^172\S+/gm, "172.31.0.4/30"));
    const told = await run(folder, "lock");
    expect(told.status).toBe(1);
    expect(told.err).toContain("vpnc.lock gives 172.31.0.4/30 to both `branch-riga` and `branch-oslo`");
    writeFileSync(join(folder, "vpnc.lock"), lockOf(folder).replace(/172\S+ branch-oslo\n/, ""));
    expect((await run(folder, "lock")).err).toContain("2 tunnels (1 added)");
    expect(linesOf(folder)).toContain("172.31.0.4/30 branch-riga");
  });
});

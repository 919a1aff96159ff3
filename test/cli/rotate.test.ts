/**
 * `vpnc rotate` on a network with every kind of device: its files are recorded beside the network (`RECORD=1 npx vitest run cli/rotate`),
 * change nothing but keys, and do so on every release; modes, choices and mistakes on the command line.
 */

import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { run } from "../../compiler/cli/run.ts";
import type { Io } from "../../compiler/cli/io.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { targetOf } from "../../compiler/targets/index.ts";
import { releases as consoles } from "../../compiler/targets/routeros/console.ts";
import { RELEASES } from "../support/generations.ts";
import { folderWith, type Outcome } from "./fake.ts";

const SCENARIO = fileURLToPath(new URL("../scenarios/rotate/", import.meta.url));
const NETWORK = readFileSync(join(SCENARIO, "network.vpn"), "utf8");
const MASTER = "correct horse battery staple, twice over";

async function rotate(folder: string, ...argv: string[]): Promise<Outcome> {
  let [out, err] = ["", ""];
  const io: Io = {
    host: nodeHost(folder),
    env: { BRANCH_MASTER: MASTER },
    input: async () => new Uint8Array(),
    out: { write: (text) => void (out += text), isTerminal: false, columns: 80 },
    err: { write: (text) => void (err += text), isTerminal: false, columns: 80 },
    version: "1.2.3",
    compiler: {
      analyze: async () => analyze,
      analyzeAgain: async () => analyze,
      targetOf: async () => targetOf,
    },
  };
  const status = await run(["rotate", ...argv], io);
  return { status, out, err };
}

const written = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );

describe("the recorded network", () => {
  test("gets these files, those with keys for their owner alone", async () => {
    const folder = folderWith({ "network.vpn": NETWORK });
    const { status, out, err } = await rotate(folder);
    expect(status, err).toBe(0);
    const files = written(join(folder, "build/rotate"));
    const expected = join(SCENARIO, "expected");
    if (process.env.RECORD === "1") {
      rmSync(expected, { recursive: true, force: true });
      mkdirSync(expected);
      for (const [name, text] of files) writeFileSync(join(expected, name), text);
    }
    expect(files).toEqual(written(expected));
    for (const [name, text] of files) {
      const holdsKey = /\bk[a-z2-7]{40}\b/.test(text);
      expect(holdsKey, name).toBe(/rotate-(?:1|back)/.test(name));
      expect(statSync(join(folder, "build/rotate", name)).mode & 0o777, name).toBe(holdsKey ? 0o600 : 0o644);
    }
    expect(out + err).not.toMatch(/\bk[a-z2-7]{40}\b/);
    expect([...files.values()].join("") + out + err).not.toContain(MASTER);
  });

  test("both ends of a tunnel get the same next key, and back the key that a build writes", async () => {
    const files = written(join(SCENARIO, "expected"));
    const keysIn = (name: string): Set<string> =>
      new Set([...(files.get(name) ?? "").matchAll(/\bk[a-z2-7]{40}\b/g)].map(String));
    const sites = ["attic", "cellar", "lab", "riga", "shop", "till"];
    for (const step of ["1", "back"]) {
      const hub = keysIn(`hub.rotate-${step}.rsc`);
      expect(hub.size).toBe(8);
      for (const site of sites) {
        const [name = ""] = [...files.keys()].filter((each) => each.startsWith(`${site}.rotate-${step}.`));
        expect(
          [...keysIn(name)].some((key) => hub.has(key)),
          name,
        ).toBe(true);
      }
    }
    expect(keysIn("riga.rotate-1.rsc")).not.toEqual(keysIn("riga.rotate-back.rsc"));
  });
});

test.each(RELEASES)("RouterOS %s: the secret is set and nothing else, and taken back", async (release) => {
  const two = NETWORK.replace("routeros 6.42", `routeros ${release}`)
    .replaceAll(/^tunnel (?:branch|oldest|cloud-1)[^}]*\}\n/gm, "")
    .replace(", till {", " {")
    .replaceAll("aes-256-cbc", "3des")
    .replaceAll("= sha1", "= md5")
    .replaceAll("modp2048", "modp1024")
    .replaceAll(/^ {2}(?:lifetime|pfs).*\n|^ {2}dpd \{[^}]*\}\n/gm, "")
    .replace("auth       = sha256\n", "auth       = sha256\n  pfs        = none\n");
  const folder = folderWith({ "network.vpn": two });
  const { status, err } = await rotate(folder);
  expect(status, err).toBe(0);
  const files = written(join(folder, "build/rotate"));
  const commands = (step: string): readonly string[] =>
    (files.get(`attic.rotate-${step}.rsc`) ?? "")
      .replaceAll(/\\\n */g, "")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
  const [menu, ...sets] = commands("1");
  expect(sets).toHaveLength(1);
  expect(sets[0]).toMatch(/^set \[find (?:where )?(?:peer|address)="[^"]+"\] secret=k[a-z2-7]{40}$/);
  expect(commands("back").map(withoutKey)).toEqual(commands("1").map(withoutKey));
  expect(commands("back")).not.toEqual(commands("1"));
  const known = release === "2.6" ? [] : [/^disable \[find /, /^enable \[find /];
  const [, ...anew] = commands("2");
  expect(anew).toHaveLength(known.length);
  for (const [at, pattern] of known.entries()) expect(anew[at]).toMatch(pattern);
  const proof = /^# (verified against the console tree|documented)/m.exec(
    files.get("attic.rotate-1.rsc") ?? "",
  );
  expect(proof?.[1]?.startsWith("verified")).toBe(consoles.includes(release));
  expect(menu).toMatch(/^\/ip ipsec (?:peer|identity|pre-shared-secret)$/);
});

function withoutKey(line: string): string {
  return line.replace(/secret=\S+/, "");
}

describe("what is asked for", () => {
  test("one tunnel, to a number, with the near end last", async () => {
    const folder = folderWith({ "network.vpn": NETWORK });
    const { status } = await rotate(
      folder,
      "--tunnel",
      "branch-riga",
      "--to",
      "7",
      "--near",
      "riga",
      "-o",
      "out",
    );
    expect(status).toBe(0);
    const files = written(join(folder, "out"));
    expect([...files.keys()]).toEqual([
      "hub.rotate-1.rsc",
      "hub.rotate-2.rsc",
      "hub.rotate-back.rsc",
      "riga.rotate-1.rsc",
      "riga.rotate-2.rsc",
      "riga.rotate-back.rsc",
      "rotate.txt",
    ]);
    const text = files.get("rotate.txt") ?? "";
    expect(text).toContain("1. hub: hub.rotate-1.rsc\n  2. riga: riga.rotate-1.rsc");
    expect(text).toContain("give branch-riga a tunnel of its own with psk = derive(branch-master, 7)");
    expect(files.get("hub.rotate-1.rsc")?.match(/^set /gm)).toHaveLength(1);
  });

  test("two tunnels of one pair with one key change together", async () => {
    const more = `${NETWORK}
tunnel spare: hub <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = derive(branch-master)
  outside = 203.0.113.2 <-> 192.0.2.5
  waive policy/duplicate-selector "a test"
}
`;
    const folder = folderWith({
      "network.vpn": more.replace(
        "198.51.100.7/24 on ether1",
        "198.51.100.7/24 on ether1, 192.0.2.5/24 on ether2",
      ),
    });
    const { status, err } = await rotate(folder, "--tunnel", "branch-riga");
    expect(status, err).toBe(0);
    const text = readFileSync(join(folder, "build/rotate/rotate.txt"), "utf8");
    expect(text).toContain("  branch-riga: ");
    expect(text).toContain("  spare: ");
    expect(text).not.toContain("  branch-lab: ");
  });

  test.each([
    [["--tunnel", "nobody"], "no tunnel with a derived key is called `nobody`"],
    [["--site", "nobody"], "there is no site `nobody`"],
    [["--to", "0"], "`0` is no number of a key"],
    [["--tunnel", "branch-riga", "--to", "1"], "there is nothing to rotate"],
  ])("%j is a slip", async (argv, said) => {
    const folder = folderWith({ "network.vpn": NETWORK });
    const { status, err } = await rotate(folder, ...argv);
    expect(status).toBe(2);
    expect(err).toContain(said);
    expect(readdirSync(folder)).toEqual(["network.vpn"]);
  });

  test("a project with errors writes nothing", async () => {
    const folder = folderWith({
      "network.vpn": NETWORK.replace("derive(branch-master, 4)", "derive(nothing)"),
    });
    const { status } = await rotate(folder);
    expect(status).toBe(1);
    expect(readdirSync(folder)).toEqual(["network.vpn"]);
  });
});

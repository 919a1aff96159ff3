/** `--watch` in a process of its own: it runs again when a source changes, appears or goes, and survives what is broken. */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { analyzeAgain } from "../../compiler/cli/again.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { DEFAULT_SETTINGS } from "../../compiler/project/settings.ts";
import { SITES } from "../support/two-sites.ts";
import { folderWith } from "./fake.ts";

const BUNDLE = fileURLToPath(new URL("../../dist/vpnc.cjs", import.meta.url));
const TUNNEL = `tunnel hq-riga: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk    = env("X")\n}\n`;
const tested = (verdict: string): string =>
  `test "one" {\n  packet hq: 10.1.0.5 -> 10.2.0.5 => ${verdict}\n}\n`;

let child: ChildProcess | undefined;
afterEach(() => child?.kill());

/** Starts it; waits for words on a stream that come after all that were waited for there. */
function start(
  argv: readonly string[],
  cwd: string,
): (stream: "out" | "err", words: string) => Promise<void> {
  const running = spawn(process.execPath, [BUNDLE, ...argv], { cwd });
  child = running;
  const heard = { out: { text: "", seen: 0 }, err: { text: "", seen: 0 } };
  let check = (): void => {};
  for (const [name, stream] of [
    ["out", running.stdout],
    ["err", running.stderr],
  ] as const) {
    stream.on("data", (chunk: Buffer) => {
      heard[name].text += chunk.toString();
      check();
    });
  }
  return (name, words) =>
    new Promise((resolve) => {
      check = () => {
        const at = heard[name].text.indexOf(words, heard[name].seen);
        if (at === -1) return;
        heard[name].seen = at + words.length;
        resolve();
      };
      check();
    });
}

test("test --watch runs again on every change, whatever state the files are in", async () => {
  const folder = folderWith({ "net.vpn": SITES + TUNNEL, "tests.vpn": tested("plain") });
  const until = start(["test", "--watch"], folder);
  await until("out", "1 of them goes another way");
  await until("err", "watching for changes");
  writeFileSync(join(folder, "tests.vpn"), tested("encrypted hq-riga"));
  await until("err", "changed: tests.vpn");
  await until("out", "all go the way they should");
  writeFileSync(join(folder, "net.vpn"), "site {");
  await until("err", "error[syntax/");
  await until("out", "none goes another way; the project has 4 errors");
  writeFileSync(join(folder, "net.vpn"), SITES + TUNNEL);
  await until("out", "all go the way they should");
  mkdirSync(join(folder, "more"));
  await until("err", "changed: more");
  await until("out", "all go the way they should");
  writeFileSync(join(folder, "more", "b.vpn"), tested("dropped").replace('"one"', '"two"'));
  await until("out", "2 tests, 2 packets: 1 of them goes another way");
  rmSync(join(folder, "more", "b.vpn"));
  await until("out", "1 test, 1 packet: all go the way they should");
});

test("build --watch writes again", async () => {
  const folder = folderWith({ "net.vpn": SITES + TUNNEL });
  const until = start(["build", "--watch", "--placeholder-secrets"], folder);
  await until("err", "watching for changes");
  writeFileSync(join(folder, "net.vpn"), (SITES + TUNNEL).replace("hq-riga", "hq-to-riga"));
  await until("err", "changed: net.vpn");
  await until("err", "hq.rsc");
});

test("the next run takes over what nobody edited; what a fix would come to starts anew", async () => {
  const project = (name: string) => ({
    root: "/p",
    files: [
      { uri: "/p/net.vpn", text: SITES + TUNNEL },
      { uri: "/p/tests.vpn", text: tested("plain").replace("one", name) },
    ],
    settings: DEFAULT_SETTINGS,
    diagnostics: [],
  });
  const compiler = analyzeAgain(async () => analyze);
  const [first] = (await compiler())(project("one")).expansion.connections;
  const judge = await compiler();
  const second = judge(project("two"));
  expect(second.tests.map(({ name }) => name)).toEqual(["two"]);
  expect(second.expansion.connections[0]).toBe(first);
  expect(judge(project("three")).expansion.connections[0]).not.toBe(first);
  expect((await compiler())(project("four")).expansion.connections[0]).toBe(first);
});

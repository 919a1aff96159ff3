/**
 * A stage: network namespaces with a folder beside them, under names that hold this process' id. Whatever happens to the
 * process, a shell script that outlives it takes the stage away; what even that left behind, the next stage removes.
 */

import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const CLEANUP = fileURLToPath(new URL("cleanup.sh", import.meta.url));
const PREFIX = "vpnc-rig";

export interface Stage {
  /** For files and sockets; goes away with the stage. */
  readonly folder: string;
  /** Makes a namespace, with its loopback up; out comes its full name. */
  readonly namespace: (label: string) => string;
  /** A program outside the namespaces that ends with the stage at the latest; out comes its exit status. */
  readonly spawn: (program: string, args: readonly string[], timeout: number) => Promise<number | null>;
  /** Ends every process in the namespaces and removes them and the folder. */
  readonly close: () => Promise<void>;
}

export function openStage(): Stage {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}-${process.pid}-`));
  const prefix = basename(folder);
  const janitor = janitorOf(prefix, folder);
  return {
    folder,
    namespace(label) {
      const name = `${prefix}-${label}`;
      ip("netns", "add", name);
      ip("-n", name, "link", "set", "lo", "up");
      return name;
    },
    spawn: (program, args, timeout) => inGroup(join(folder, "groups"), program, args, timeout),
    close: () => gone(janitor),
  };
}

/** The program says itself which group it leads, before it is the program: nobody is forgotten in between. */
function inGroup(
  file: string,
  program: string,
  args: readonly string[],
  timeout: number,
): Promise<number | null> {
  const command = ["-c", 'echo $$ >>"$0"; exec "$@"', file, program, ...args];
  const child = spawn("/bin/sh", command, { stdio: "ignore", detached: true, timeout });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

export function ip(...args: readonly string[]): string {
  return execFileSync("ip", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** What processes that no longer run have left. */
export function leftovers(): readonly string[] {
  const namespaces = ip("netns", "list")
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "");
  const stages = [...namespaces, ...readdirSync(tmpdir())].flatMap(
    (name) => /^vpnc-rig-\d+-\w{6}/.exec(name)?.[0] ?? [],
  );
  return [...new Set(stages)].filter((stage) => !isAlive(Number(stage.split("-")[2])));
}

function removeLeftovers(): void {
  for (const prefix of leftovers()) execFileSync(CLEANUP, [prefix, join(tmpdir(), prefix)], { input: "" });
}

/** Ids are given out again: only a Node.js of this id can be the owner. */
function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) && readFileSync(file, "utf8").includes("node");
}

/** In a session of its own: what ends a test's process group does not end it. */
function janitorOf(prefix: string, folder: string): ChildProcess {
  const janitor = spawn(CLEANUP, [prefix, folder], { stdio: ["pipe", "ignore", "ignore"], detached: true });
  janitor.unref();
  return janitor;
}

function gone(janitor: ChildProcess): Promise<void> {
  if (janitor.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    janitor.ref();
    janitor.once("exit", () => resolve());
    janitor.stdin?.end();
  });
}

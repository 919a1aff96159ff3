/** Nothing of the rig outlives it: no namespace, process or folder, however it ends. */

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { leftOut } from "./needs.ts";
import { ip, leftovers, openStage } from "./stage.ts";

const RIG = fileURLToPath(new URL("support/holds-a-rig.ts", import.meta.url));
const PROGRAM = fileURLToPath(new URL("support/holds-a-program.ts", import.meta.url));

describe.skipIf(leftOut("daemons"))("a rig leaves nothing", () => {
  it("when it is closed", async () => {
    const stage = openStage();
    const name = stage.namespace("a");
    expect(tracesOf(process.pid)).not.toEqual([]);
    await stage.close();
    expect(tracesOf(process.pid)).toEqual([]);
    expect(ip("netns", "list")).not.toContain(name);
    expect(existsSync(stage.folder)).toBe(false);
  });

  it("when a program of its own still runs", async () => {
    const stage = openStage();
    const time = String(1_000_000 + process.pid);
    const ended = stage.spawn("/bin/sh", ["-c", `sleep ${time} & sleep ${time}`], 60_000);
    while (sleepersOf(process.pid).length < 2) await sleep(10);
    await stage.close();
    expect(await ended).toBeNull();
    expect(sleepersOf(process.pid)).toEqual([]);
  });

  it("when it is killed while a program of its own runs", async () => {
    const child = await holder(PROGRAM);
    while (sleepersOf(child.pid).length < 2) await sleep(10);
    process.kill(child.pid, "SIGKILL");
    for (let waited = 0; waited < 200 && tracesOf(child.pid).length > 0; waited++) await sleep(50);
    expect([...tracesOf(child.pid), ...sleepersOf(child.pid)]).toEqual([]);
  });

  it.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
    "when it is ended by %s in the middle",
    async (signal) => {
      const child = await holder();
      expect(tracesOf(child.pid).length).toBeGreaterThan(3);
      process.kill(child.pid, signal);
      for (let waited = 0; waited < 200 && tracesOf(child.pid).length > 0; waited++) await sleep(50);
      expect(tracesOf(child.pid)).toEqual([]);
      expect(routesOfThisMachine()).not.toContain("10.1.0.0");
    },
  );

  it("when even the janitor was killed: the next one removes what is left", async () => {
    const child = await holder();
    const janitor = processes().find(
      ({ line }) => line.includes("cleanup.sh") && line.includes(`-${child.pid}-`),
    );
    expect(janitor).toBeDefined();
    process.kill(janitor!.pid, "SIGKILL");
    process.kill(child.pid, "SIGKILL");
    while (processes().some(({ pid }) => pid === child.pid)) await sleep(20);
    expect(leftovers().join(" ")).toContain(`-${child.pid}-`);
    await openStage().close();
    expect(tracesOf(child.pid)).toEqual([]);
  });
});

/** A process that has opened a rig and negotiates in it, or another one that says when it is under way. */
async function holder(file = RIG): Promise<{ readonly pid: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", file], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once("data", () => resolve());
    child.once("exit", (code) => reject(new Error(`the holder ended with ${code}`)));
  });
  if (child.pid === undefined) throw new Error("no process");
  return { pid: child.pid };
}

/** Namespaces, folders and daemons that carry a process' id. */
function tracesOf(pid: number): readonly string[] {
  const mark = `vpnc-rig-${pid}-`;
  return [
    ...ip("netns", "list").split("\n"),
    ...readdirSync(tmpdir()),
    ...processes().map(({ line }) => line),
  ].filter((name) => name.includes(mark));
}

/** The programs that a process of this id has started on its stage. */
function sleepersOf(pid: number): readonly { readonly pid: number; readonly line: string }[] {
  return processes().filter(({ line }) => line.startsWith(`sleep\u0000${1_000_000 + pid}\u0000`));
}

function processes(): readonly { readonly pid: number; readonly line: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // A daemon shows its stage in its environment.
        const line = ["cmdline", "environ"]
          .map((file) => readFileSync(`/proc/${name}/${file}`, "utf8"))
          .join(" ");
        return [{ pid: Number(name), line }];
      } catch {
        return [];
      }
    });
}

function routesOfThisMachine(): string {
  return ip("route", "show", "table", "all");
}

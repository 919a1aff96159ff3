/** Output files appear all or none: failures at every step, a kill in the middle, links, modes, leftovers. */

import { spawn } from "node:child_process";
import {
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { DISK, writeAll, type WriteDisk } from "../../compiler/cli/write.ts";
import { folderWith } from "./fake.ts";

const FILES = [
  { name: "hq.rsc", text: "new hq\n", secret: true },
  { name: "hq.undo.rsc", text: "new undo\n", secret: false },
  { name: "riga.rsc", text: "new riga\n", secret: true },
];
const OLD = { "hq.rsc": "old hq\n", "riga.rsc": "old riga\n", "other.txt": "kept\n" };

/** Counts the steps taken on the disk, and fails at one of them. */
function failingDisk(failAt: number): { readonly on: WriteDisk; readonly steps: () => number } {
  let steps = 0;
  const on = new Proxy(DISK, {
    get(from, name) {
      const value: unknown = Reflect.get(from, name);
      // What refuses to close has closed all the same.
      if (typeof value !== "function" || name === "closeSync") return value;
      return (...args: unknown[]) => {
        const failure = Object.assign(new Error("no"), { code: "ENOSPC" });
        if (++steps !== failAt) return value.apply(from, args) as unknown;
        if (name === "sync") return Promise.reject(failure);
        throw failure;
      };
    },
  });
  return { on, steps: () => steps };
}

function contents(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe("writeAll", () => {
  test("writes every file with its mode, whatever the umask and the old mode", async () => {
    const folder = folderWith(OLD);
    const before = process.umask(0o077);
    try {
      await writeAll(join(folder, "new", "deep"), FILES);
      await writeAll(folder, FILES);
    } finally {
      process.umask(before);
    }
    expect(modeOf(join(folder, "hq.rsc"))).toBe(0o600);
    expect(modeOf(join(folder, "hq.undo.rsc"))).toBe(0o644);
    expect(modeOf(join(folder, "new/deep/riga.rsc"))).toBe(0o600);
    expect(readdirSync(folder).toSorted()).toEqual(["hq.rsc", "hq.undo.rsc", "new", "other.txt", "riga.rsc"]);
  });

  test("a failure at any step leaves the old output, and nothing beside it", async () => {
    const counting = failingDisk(0);
    await writeAll(folderWith(OLD), FILES, counting.on);
    expect(counting.steps()).toBeGreaterThan(20);
    for (let step = 1; step <= counting.steps(); step++) {
      const folder = folderWith(OLD);
      const failed = await writeAll(folder, FILES, failingDisk(step).on).then(
        () => false,
        (error: Error) => error.message.includes("the disk is full"),
      );
      const names = Object.keys(contents(folder));
      // What fails after the last rename, or has a second way, is no failure.
      const whole = Object.fromEntries(FILES.map(({ name, text }) => [name, text]));
      const { "other.txt": kept, ...rest } = contents(folder);
      const { "other.txt": _, ...old } = OLD;
      expect(kept).toBe("kept\n");
      if (failed) expect(rest, `step ${step}: ${names.join(" ")}`).toEqual(old);
      else
        expect(Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith(".")))).toEqual(
          whole,
        );
    }
  });

  test("the disk is waited for where a file is replaced, or where nothing makes the text again", async () => {
    const folder = folderWith(OLD);
    const waited: number[] = [];
    const sync: WriteDisk["sync"] = (descriptor) => {
      waited.push(fstatSync(descriptor).ino);
      return DISK.sync(descriptor);
    };
    await writeAll(folder, FILES, { ...DISK, sync });
    const inode = (name: string): number => statSync(join(folder, name)).ino;
    expect(waited).toEqual([inode("hq.rsc"), inode("riga.rsc"), inode(".")]);
    waited.length = 0;
    await writeAll(folder, [{ name: "new.txt", text: "", secret: false }], { ...DISK, sync });
    expect(waited).toEqual([]);
    await writeAll(folder, [{ name: "keys", text: "", secret: true, once: true }], { ...DISK, sync });
    expect(waited).toEqual([inode("keys"), inode(".")]);
  });

  test("a writer that is killed leaves the old output; the next one removes what it left", async () => {
    const folder = folderWith(OLD);
    const script = new URL("slow-writer.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const gone = new Promise((resolve) => child.on("exit", resolve));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGKILL");
    await gone;
    const left = contents(folder);
    expect(left).toMatchObject(OLD);
    const temporary = Object.keys(left).filter((name) => name.startsWith("."));
    expect(temporary.length).toBeGreaterThan(0);
    for (const name of temporary) expect(modeOf(join(folder, name)) & 0o077).toBe(0);
    await writeAll(folder, FILES);
    expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("a writer that is interrupted cleans up and ends by the signal", async () => {
    const folder = folderWith(OLD);
    const script = new URL("slow-writer.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--import", "tsx", script, folder], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const gone = new Promise((resolve) => child.on("exit", (_code, signal) => resolve(signal)));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.kill("SIGTERM");
    expect(await gone).toBe("SIGTERM");
    expect(contents(folder)).toEqual(OLD);
  });

  test("a writer of new files is interrupted too", async () => {
    const folder = folderWith();
    const files = Array.from({ length: 100 }, (_, at) => ({ name: `${at}`, text: "new\n", secret: false }));
    let heard = 0;
    const hear = (): void => void heard++;
    process.on("SIGHUP", hear);
    let opened = 0;
    const openSync: WriteDisk["openSync"] = (...args) => {
      if (++opened === 10) process.kill(process.pid, "SIGHUP");
      return DISK.openSync(...args);
    };
    await expect(writeAll(folder, files, { ...DISK, openSync })).rejects.toThrow("interrupted");
    expect(opened).toBeLessThan(files.length);
    expect(readdirSync(folder)).toEqual([]);
    // Once from here, and once from the writer when it had cleaned up.
    await expect.poll(() => heard).toBe(2);
    process.off("SIGHUP", hear);
  });

  test("a link is replaced, not followed", async () => {
    const folder = folderWith({ "out/.keep": "", "precious.txt": "precious\n" });
    symlinkSync("../precious.txt", join(folder, "out/hq.rsc"));
    await writeAll(join(folder, "out"), FILES);
    expect(readFileSync(join(folder, "precious.txt"), "utf8")).toBe("precious\n");
    expect(lstatSync(join(folder, "out/hq.rsc")).isFile()).toBe(true);
  });

  test("a folder in the way is refused before anything is written", async () => {
    const folder = folderWith();
    mkdirSync(join(folder, "riga.rsc"));
    await expect(writeAll(folder, FILES)).rejects.toThrow(/riga\.rsc` is a folder/);
    expect(existsSync(join(folder, "hq.rsc"))).toBe(false);
    await expect(writeAll(join(folder, "x"), [{ name: "../y", text: "", secret: false }])).rejects.toThrow();
    writeFileSync(join(folder, "file"), "");
    await expect(writeAll(join(folder, "file"), FILES)).rejects.toThrow(
      /a file is in the way|part of the path/,
    );
  });
});

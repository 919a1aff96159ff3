/** Starting the built program: what the engine compiled is kept for the next start, and never decides what it says. */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, it } from "vitest";

const PROGRAM = fileURLToPath(new URL("../../dist/vpnc.cjs", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../../examples/firewall", import.meta.url));

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "vpnc-start-"));
});

const kept = (): string => join(home, "vpnc", "compiled");
const files = (): string[] => readdirSync(kept()).map((name) => join(kept(), name));

function vpnc(command: string, env: Record<string, string> = {}): { status: number | null; said: string } {
  const done = spawnSync(process.execPath, [PROGRAM, command, EXAMPLE], {
    encoding: "utf8",
    env: {
      ...process.env,
      NODE_DISABLE_COMPILE_CACHE: "",
      NODE_COMPILE_CACHE: "",
      XDG_CACHE_HOME: home,
      ...env,
    },
  });
  return { status: done.status, said: done.stdout + done.stderr };
}

it("keeps the compiled code of each command, and says the same with it", () => {
  const first = vpnc("check");
  expect(first.status, first.said).toBe(0);
  expect(files()).toHaveLength(1);
  for (const file of files()) expect(statSync(file).mode & 0o777).toBe(0o600);
  const written = files().map((file) => statSync(file).mtimeMs);
  expect(vpnc("check")).toEqual(first);
  expect(files().map((file) => statSync(file).mtimeMs)).toEqual(written);
  vpnc("tunnels");
  expect(files()).toHaveLength(2);
});

it("starts with a damaged one, and replaces it", () => {
  const first = vpnc("check");
  const [file = ""] = files();
  const { size } = statSync(file);
  truncateSync(file, 1000);
  expect(vpnc("check")).toEqual(first);
  expect(statSync(files()[0] ?? "").size).toBeGreaterThan(size / 2);
});

it("removes what other versions left", () => {
  mkdirSync(kept(), { recursive: true, mode: 0o700 });
  writeFileSync(join(kept(), "0123456789abcdef-check.bin"), "old");
  vpnc("check");
  expect(files()).toHaveLength(1);
});

it("trusts no folder that others may write to", () => {
  mkdirSync(kept(), { recursive: true });
  chmodSync(kept(), 0o777);
  expect(vpnc("check").status).toBe(0);
  expect(files()).toEqual([]);
});

it("keeps nothing where Node is told to keep nothing, and elsewhere where it is told where", () => {
  vpnc("check", { NODE_DISABLE_COMPILE_CACHE: "1" });
  expect(readdirSync(home)).toEqual([]);
  vpnc("check", { NODE_COMPILE_CACHE: join(home, "node") });
  expect(readdirSync(join(home, "node", "vpnc-compiled"))).toHaveLength(1);
});

it("starts where there is no folder to keep anything in", () => {
  writeFileSync(join(home, "file"), "");
  expect(vpnc("check", { XDG_CACHE_HOME: join(home, "file") }).status).toBe(0);
});

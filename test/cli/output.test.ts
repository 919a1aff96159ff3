/** Writing to files and pipes without Node's streams: every byte arrives once and in order, whatever the pipe is like. */

import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync } from "node:fs";
import { PassThrough } from "node:stream";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { outputTo } from "../../compiler/cli/output.ts";

const PROGRAM = fileURLToPath(new URL("../../dist/vpnc.cjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "vpnc-output-"));
const LINES = Array.from({ length: 20_000 }, (_, n) => `line ${n} of “many”\n`);

/** Stands for Node's stream: keeps what it is given. */
function kept(): {
  readonly stream: () => NodeJS.WriteStream;
  readonly text: () => string;
  readonly made: () => number;
} {
  const through = new PassThrough({ highWaterMark: 1e8 });
  let made = 0;
  const stream = () => {
    made += 1;
    return through as unknown as NodeJS.WriteStream;
  };
  return { stream, text: () => (through.read() as Buffer | null)?.toString() ?? "", made: () => made };
}

it("writes to a file without a stream", () => {
  const path = join(folder, "file");
  const file = openSync(path, "w");
  const { stream, made } = kept();
  const output = outputTo(file, stream);
  for (const line of LINES) output.write(line);
  closeSync(file);
  expect(readFileSync(path, "utf8")).toBe(LINES.join(""));
  expect(made()).toBe(0);
});

it("leaves what a full pipe does not take to the stream, and all that follows", () => {
  const path = join(folder, "pipe");
  expect(spawnSync("mkfifo", [path]).status).toBe(0);
  // Nobody waits: neither the writer for room, nor the reader for bytes.
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const { stream, text, made } = kept();
  const output = outputTo(pipe, stream);
  for (const line of LINES) output.write(line);
  const taken = Buffer.alloc(1 << 20);
  const count = readSync(pipe, taken);
  output.write("last\n");
  expect(count).toBeGreaterThan(1000);
  expect(taken.subarray(0, count).toString() + text()).toBe(`${LINES.join("")}last\n`);
  expect(made()).toBe(1);
  closeSync(pipe);
});

it("says everything into a pipe that somebody else filled, and made one that does not wait", () => {
  const node = process.execPath;
  const filler = 'process.stdout.write("x".repeat(60000)); setTimeout(() => undefined, 2000)';
  const alone = spawnSync(node, [PROGRAM, "explain"], { encoding: "utf8" });
  const writers = `{ "$0" -e '${filler}' & sleep 0.5; "$0" "$1" explain; echo "ended with $?"; wait; }`;
  const shared = spawnSync("bash", ["-c", `${writers} | { sleep 1.5; tail -c +60001; }`, node, PROGRAM], {
    encoding: "utf8",
  });
  expect(alone.stdout.length).toBeGreaterThan(10_000);
  expect(shared.stderr).toBe("");
  expect(shared.stdout).toBe(`${alone.stdout}ended with 0\n`);
});

it("ends with the status that it found, though nobody reads", () => {
  const mistakes = fileURLToPath(new URL("../../examples/mistakes", import.meta.url));
  const script = '"$0" "$1" check "$2" --format json | true; echo ${PIPESTATUS[0]}';
  const { stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, PROGRAM, mistakes], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toBe("1\n");
});

it("says so where there is no room for what it says", () => {
  const script =
    'cd "$2"; ulimit -f 1; "$0" "$1" explain > cut; echo $?; "$0" "$1" explain > /dev/full; echo $?';
  const { stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, PROGRAM, folder], {
    encoding: "utf8",
    env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: "1" },
  });
  expect(stdout).toBe("2\n2\n");
  expect(stderr.split("\n")).toEqual([
    "vpnc: cannot write all that it has to say: the file may not be that large",
    "vpnc: cannot write all that it has to say: the disk is full",
    "",
  ]);
});

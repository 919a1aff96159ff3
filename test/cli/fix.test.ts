/** `vpnc check --fix` on real files: what it changes, what it must not, and what it says. */

import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyze } from "../../compiler/pipeline.ts";
import { diskHost, folderWith, runHere, runProcess } from "./fake.ts";

/** Two slips with one meaning each, one without. */
const SLIPS = `# ours
phase1 p {
  enc-algorithm  = aes-256-cbc   # as the router writes it
  hash-algorithm = sha256
  encyrption     = 3des
}
`;
const FIXED = SLIPS.replace("enc-algorithm", "encryption").replace("hash-algorithm", "hash");

const read = (folder: string, name: string): string => readFileSync(join(folder, name), "utf8");

describe("check --fix", () => {
  test("fixes what is safe, says how much, and reports the rest", () => {
    const folder = folderWith({ "a.vpn": SLIPS, "sub/b.vpn": "phase1 q {\n  enc-algorithm = 3des\n}\n" });
    const { status, out, err } = runProcess(["check", "--fix"], folder);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err.split("\n")[0]).toBe("fixed 3 problems in 2 files");
    expect(err).toContain("error[name/unknown-key]");
    expect(err).not.toContain("name/alias");
    expect(read(folder, "a.vpn")).toBe(FIXED);
    expect(readdirSync(folder).toSorted()).toEqual(["a.vpn", "sub"]);

    const again = runProcess(["check", "--fix"], folder);
    expect(again.err).not.toContain("fixed");
    expect(again.status).toBe(1);
    expect(read(folder, "a.vpn")).toBe(FIXED);
  });

  test("ends with 0 when nothing remains, and is silent when asked", () => {
    const folder = folderWith({ "a.vpn": SLIPS.replace(/ {2}encyrption.*\n/, "") });
    expect(runProcess(["check", "--fix", "--strict", "--quiet"], folder)).toEqual({
      status: 0,
      out: "",
      err: "",
    });
    expect(read(folder, "a.vpn")).toContain("encryption  = aes-256-cbc   # as the router writes it");
  });

  test("keeps line ends, a byte order mark, rights and links", () => {
    const folder = folderWith({ "real.txt": "" });
    const text = `\uFEFF${SLIPS.replaceAll("\n", "\r\n")}`;
    writeFileSync(join(folder, "real.txt"), text);
    chmodSync(join(folder, "real.txt"), 0o640);
    symlinkSync("real.txt", join(folder, "a.vpn"));
    expect(runProcess(["check", "--fix"], folder).err).toContain("fixed 2 problems in 1 file");
    expect(read(folder, "real.txt")).toBe(`\uFEFF${FIXED.replaceAll("\n", "\r\n")}`);
    expect(statSync(join(folder, "real.txt")).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).toSorted()).toEqual(["a.vpn", "real.txt"]);
  });

  test("leaves alone what is outside the project, imported or linked to", () => {
    const outside = folderWith({ "shared.vpn": SLIPS, "linked.vpn": SLIPS.replace("phase1 p", "phase1 r") });
    const folder = join(outside, "project");
    mkdirSync(folder);
    writeFileSync(join(folder, "vpnc.json"), "{}");
    writeFileSync(join(folder, "a.vpn"), `import "../shared.vpn"\n${SLIPS.replace("phase1 p", "phase1 q")}`);
    symlinkSync("../linked.vpn", join(folder, "link.vpn"));
    expect(runProcess(["check", "--fix"], folder).err).toContain("fixed 2 problems in 1 file");
    expect(read(outside, "shared.vpn")).toBe(SLIPS);
    expect(read(outside, "linked.vpn")).toContain("enc-algorithm");
    expect(read(folder, "a.vpn")).toContain("hash = sha256");
  });

  test("puts the report where it belongs", () => {
    const folder = folderWith({ "a.vpn": SLIPS });
    const { out, err } = runProcess(["check", "--fix", "--format", "json"], folder);
    expect(err).toBe("fixed 2 problems in 1 file\n");
    const found = JSON.parse(out) as {
      diagnostics: { code: string; file: string; range: { start: object } }[];
    };
    expect(found.diagnostics[0]).toMatchObject({ code: "name/unknown-key", range: { start: { line: 5 } } });
  });

  test("shows imports at the places where they are now", () => {
    const folder = folderWith({ "a.vpn": `phase1 p {\n  hash-algorithm = sha256\n}\nimport "no.vpn"\n` });
    const { err } = runProcess(["check", "--fix", "a.vpn"], folder);
    expect(err).toContain("a.vpn:4:8: error[project/import-missing]");
    expect(read(folder, "a.vpn")).toContain("  hash = sha256");
  });
});

test("a file that somebody changes meanwhile is left to them", async () => {
  const host = diskHost({ "a.vpn": SLIPS });
  let reads = 0;
  const readText = (path: string): string => {
    reads += 1;
    return host.readText(path) + (reads > 1 ? "# mine\n" : "");
  };
  const { status, err } = await runHere(["check", "--fix"], {
    host: { ...host, readText },
    analyze: (project) => analyze(project),
  });
  expect(status).toBe(2);
  expect(err).toContain("`a.vpn` was changed by somebody else meanwhile\n  no file was changed");
  expect(read(host.cwd, "a.vpn")).toBe(SLIPS);
});

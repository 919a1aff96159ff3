/** `build` and `check --with-secrets` with a fake compiler: what is written, when not, and that no secret is shown. */

import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { SecretScalar } from "../../compiler/catalogue/scalar.ts";
import { report } from "../../compiler/diagnostics/report.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { analysisOf, deviceWith, diskHost, fakeTarget, runHere, type Outcome, type Setting } from "./fake.ts";

const KEY = "correct-horse-battery";
const devices = [deviceWith("hq", "riga", { name: "A" }), deviceWith("riga", "hq", { name: "B" })];
const warning: Diagnostic = report("project/unknown-code", { message: "a warning", place: undefined });
const error: Diagnostic = report("project/settings", { message: "an error", place: undefined });

function setting(part: Partial<Setting> & { readonly diagnostics?: readonly Diagnostic[] } = {}): Setting {
  const { diagnostics = [] } = part;
  return {
    host: diskHost({ "a.vpn": "" }),
    env: { A: KEY, B: KEY },
    analyze: () => analysisOf({ devices, diagnostics }),
    target: fakeTarget,
    ...part,
  };
}

function expectNoSecret({ out, err }: Outcome): void {
  expect(out + err).not.toContain(KEY);
}

function envSecret(name: string): SecretScalar {
  return { kind: "secret", source: "env", name, declared: undefined };
}

describe("build", () => {
  test("writes the scripts and says so", async () => {
    const at = setting();
    const outcome = await runHere(["build"], at);
    expect(outcome.status).toBe(0);
    expectNoSecret(outcome);
    expect(outcome.out).toBe("");
    expect(outcome.err).toContain("wrote build/hq.rsc (0600)");
    expect(outcome.err).toContain("wrote build/hq.undo.rsc (0644)");
    expect(outcome.err).toContain("2 files hold secrets");
    expect(readFileSync(join(at.host.cwd, "build/hq.rsc"), "utf8")).toBe(`secret=${KEY}\n`);
    expect(statSync(join(at.host.cwd, "build/hq.rsc")).mode & 0o777).toBe(0o600);
  });

  test("tells a hundred files by their number", async () => {
    const many = Array.from({ length: 50 }, (_, n) => deviceWith(`s${n}`, "hq", { name: "A" }));
    const { status, err } = await runHere(
      ["build"],
      setting({ analyze: () => analysisOf({ devices: many }) }),
    );
    expect(status).toBe(0);
    expect(err).toContain("wrote 100 files into build\n50 files hold secrets: do not commit or mail them\n");
  });

  test("--site, -o and paths can be told apart", async () => {
    const at = setting();
    const { status } = await runHere(["build", "-o", "out", "--site", "riga", "./a.vpn"], at);
    expect(status).toBe(0);
    expect(existsSync(join(at.host.cwd, "out/riga.rsc"))).toBe(true);
    expect(existsSync(join(at.host.cwd, "out/hq.rsc"))).toBe(false);
    const unknown = await runHere(["build", "--site", "tallinn"], at);
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain("there is no site `tallinn`");
  });

  test("output of vpnc.json is relative to it", async () => {
    const host = diskHost({ "sub/a.vpn": "", "sub/vpnc.json": '{ "output": "scripts" }' });
    expect((await runHere(["build", "sub", "--quiet"], setting({ host }))).err).toBe("");
    expect(existsSync(join(host.cwd, "sub/scripts/hq.rsc"))).toBe(true);
  });

  test("writes nothing with errors, or with --strict warnings", async () => {
    const broken = setting({ analyze: () => analysisOf({ diagnostics: [error] }) });
    expect((await runHere(["build"], broken)).status).toBe(1);
    expect(existsSync(join(broken.host.cwd, "build"))).toBe(false);
    const strict = setting({ diagnostics: [warning] });
    expect((await runHere(["build", "--strict"], strict)).status).toBe(1);
    expect(existsSync(join(strict.host.cwd, "build"))).toBe(false);
    expect((await runHere(["build"], strict)).status).toBe(0);
  });

  test("lists all missing secrets at once, or writes placeholders", async () => {
    const at = setting({ env: {} });
    const { status, err } = await runHere(["build"], at);
    expect(status).toBe(1);
    expect(err).toContain("the environment variable `A` is not set");
    expect(err).toContain("the environment variable `B` is not set");
    expect(existsSync(join(at.host.cwd, "build"))).toBe(false);
    expect((await runHere(["build", "--placeholder-secrets"], at)).status).toBe(0);
    expect(readFileSync(join(at.host.cwd, "build/hq.rsc"), "utf8")).toBe("secret=PLACEHOLDER-A\n");
  });

  test("reads secret files below the root, without their last line break", async () => {
    const host = diskHost({ "vpnc.json": "{}", "sub/a.vpn": "", "keys/hq": `${KEY}\n` });
    const file = [deviceWith("hq", "riga", { source: "file", name: "keys/hq" })];
    const at = setting({ host, analyze: () => analysisOf({ devices: file }) });
    expect((await runHere(["build", "sub/a.vpn"], at)).status).toBe(0);
    expect(readFileSync(join(host.cwd, "build/hq.rsc"), "utf8")).toBe(`secret=${KEY}\n`);
  });

  test("--stdout prints instead of writing", async () => {
    const at = setting();
    const { status, out } = await runHere(["build", "--stdout", "--site", "hq"], at);
    expect(status).toBe(0);
    expect(out).toBe(`# ==== hq.rsc ====\nsecret=${KEY}\n# ==== hq.undo.rsc ====\nremove\n`);
    expect(existsSync(join(at.host.cwd, "build"))).toBe(false);
  });

  test("--verify writes nothing and lists what differs or is missing", async () => {
    const at = setting();
    const missing = await runHere(["build", "--verify"], at);
    expect(missing.status).toBe(1);
    expect(missing.err).toContain("build/hq.rsc is missing");
    expect(existsSync(join(at.host.cwd, "build"))).toBe(false);
    await runHere(["build"], at);
    expect((await runHere(["build", "--verify"], at)).status).toBe(0);
    writeFileSync(join(at.host.cwd, "build/riga.rsc"), "edited\n");
    const differs = await runHere(["build", "--verify"], at);
    expect(differs.status).toBe(1);
    expect(differs.err).toContain("build/riga.rsc differs");
    expect(differs.err).not.toContain("hq.rsc");
    expectNoSecret(differs);
    expect(readFileSync(join(at.host.cwd, "build/riga.rsc"), "utf8")).toBe("edited\n");
  });
});

describe("check", () => {
  test("reads secrets only with --with-secrets, and then lets the compiler compare them", async () => {
    let read: (string | undefined)[] = [];
    const at = setting({
      env: { A: KEY },
      analyze(_project, options) {
        read =
          options?.readSecret === undefined
            ? []
            : ["A", "B"].map((name) => options.readSecret?.(envSecret(name)));
        return analysisOf({ devices });
      },
    });
    expect((await runHere(["check"], at)).status).toBe(0);
    expect(read).toEqual([]);
    const outcome = await runHere(["check", "--with-secrets"], at);
    expect(read).toEqual([KEY, undefined]);
    expect(outcome.status).toBe(1);
    expect(outcome.err).toContain(
      "error[secret/missing]: a secret has no value: the environment variable `B`",
    );
    expectNoSecret(outcome);
  });

  test("fails for warnings only with --strict; --quiet hides what does not decide", async () => {
    const at = setting({ diagnostics: [warning] });
    expect((await runHere(["check"], at)).status).toBe(0);
    expect((await runHere(["check", "--quiet"], at)).err).toBe("");
    const strict = await runHere(["check", "--quiet", "--strict"], at);
    expect(strict.status).toBe(1);
    expect(strict.err).toContain("warning[project/unknown-code]: a warning");
  });

  test("is pretty on a terminal, in colour unless NO_COLOR is set", async () => {
    const at = setting({ diagnostics: [warning], terminal: true });
    expect((await runHere(["check"], at)).err).toContain("\u001B[");
    expect((await runHere(["check", "--color", "never"], at)).err).not.toContain("\u001B[");
    expect((await runHere(["check"], { ...at, env: { NO_COLOR: "1" } })).err).not.toContain("\u001B[");
  });
});

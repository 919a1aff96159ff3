/** The ready-made pipelines and hooks: they are sound YAML, and each of their commands does what it is there for. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { COMMANDS } from "../../compiler/cli/commands.ts";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { sarifValidator } from "../support/sarif.ts";
import { folderWith } from "./fake.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const read = (name: string): string => readFileSync(path(name), "utf8");
const { failing, passing } = catalogue["phase1/enc-disjoint"];
const { version } = JSON.parse(read("package.json")) as { version: string };

/** A folder of programs: `vpnc`, and an `npx` that takes the package from here instead of the registry. */
function programs(): string {
  const folder = folderWith({
    vpnc: `#!/bin/sh\nexec "${process.execPath}" "${path("dist/vpnc.cjs")}" "$@"\n`,
    npx: `#!/bin/sh
[ "$1" = --yes ] && shift
case $1 in --package=vpnc-lang@${version.replace(/\.\d+$/, "")}) shift;; *) exit 127;; esac
exec "$@"
`,
  });
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o755);
  return folder;
}

const bin = programs();

function shell(script: string, cwd: string): { status: number | null; out: string } {
  const env = { PATH: `${bin}:${process.env.PATH ?? ""}`, GITHUB_WORKSPACE: cwd };
  const done = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], { cwd, env, encoding: "utf8" });
  return { status: done.status, out: done.stdout + done.stderr };
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** Runs the steps of a job as GitHub does: after a failure, only those that ask for it. */
function runSteps(steps: readonly Step[], cwd: string): { failed: boolean; out: string } {
  let failed = false;
  let out = "";
  for (const step of steps) {
    if (step.run === undefined || (failed && step.if !== "always()")) continue;
    const done = shell(step.run, cwd);
    out += done.out;
    failed ||= done.status !== 0;
  }
  return { failed, out };
}

describe("the GitHub workflow", () => {
  const workflow = parse(read("examples/ci/github-actions.yml")) as {
    jobs: { tunnels: { steps: readonly Step[] } };
  };
  const { steps } = workflow.jobs.tunnels;
  const sarif = sarifValidator();

  test("passes a sound project, and leaves what it uploads", () => {
    const folder = folderWith({ "a.vpn": passing });
    const { failed, out } = runSteps(steps, folder);
    expect(failed, out).toBe(false);
    const uploads = steps.flatMap((step) =>
      [step.with?.sarif_file, step.with?.path].filter((each) => each !== undefined),
    );
    expect(uploads.length).toBe(2);
    for (const upload of uploads) expect(existsSync(join(folder, upload)), upload).toBe(true);
    expect(sarif(JSON.parse(readFileSync(join(folder, "vpnc.sarif"), "utf8")))).toBe(true);
    expect(readdirSync(join(folder, "vpnc-scripts"))).toContain("hq.rsc");
  });

  test("fails a broken one with annotations, and still hands in its findings", () => {
    const folder = folderWith({ "vpn/a.vpn": failing });
    const { failed, out } = runSteps(steps, folder);
    expect(failed).toBe(true);
    expect(out).toContain("::error file=vpn/a.vpn,");
    const log = JSON.parse(readFileSync(join(folder, "vpnc.sarif"), "utf8"));
    expect(log.runs[0].results[0].ruleId).toBe("phase1/enc-disjoint");
    expect(existsSync(join(folder, "vpnc-scripts"))).toBe(false);
  });
});

describe("the GitLab pipeline", () => {
  const pipeline = parse(read("examples/ci/gitlab-ci.yml")) as Readonly<
    Record<
      string,
      { script: readonly string[]; artifacts: { reports?: { junit: string }; paths?: string[] } }
    >
  >;

  test.each(Object.keys(pipeline))("%s passes a sound project and fails a broken one", (name) => {
    const { script, artifacts } = pipeline[name] ?? { script: [], artifacts: {} };
    const sound = folderWith({ "a.vpn": passing });
    const done = shell(script.join("\n"), sound);
    expect(done.status, done.out).toBe(0);
    const kept = [artifacts.reports?.junit, ...(artifacts.paths ?? [])].filter((each) => each !== undefined);
    expect(kept.length).toBe(1);
    for (const each of kept) expect(existsSync(join(sound, each))).toBe(true);

    const broken = folderWith({ "a.vpn": failing });
    const failed = shell(script.join("\n"), broken);
    expect(failed.status).toBe(1);
    expect(failed.out).toContain("error[phase1/enc-disjoint]");
    const report = artifacts.reports?.junit;
    if (report === undefined) return;
    const xml = readFileSync(join(broken, report), "utf8");
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).toContain("<failure");
  });
});

describe("hooks before a commit", () => {
  interface Hook {
    readonly id: string;
    readonly entry: string;
    readonly files: string;
    readonly language: string;
    readonly pass_filenames?: boolean;
  }
  const hooks = parse(read(".pre-commit-hooks.yaml")) as readonly Hook[];
  const TREE = { "sites/a.vpn": passing, "vpnc.json": "{}", "notes.txt": "", "b.vpn.bak": "" };

  /** As pre-commit runs it: the staged files that match, behind the entry, unless the hook takes none. */
  function commit(hook: Hook, cwd: string): ReturnType<typeof shell> {
    const staged = Object.keys(TREE).filter((name) => new RegExp(hook.files).test(name));
    expect(staged).toContain("sites/a.vpn");
    expect(staged.filter((name) => !/\.vpn$|vpnc\.json$/.test(name))).toEqual([]);
    return shell([hook.entry, ...(hook.pass_filenames === false ? [] : staged)].join(" "), cwd);
  }

  test("are commands of vpnc, installed by npm", () => {
    const known = COMMANDS.map(({ name }) => name);
    for (const { id, entry, language } of hooks) {
      expect({ id, language }).toEqual({ id: entry.replace(" ", "-"), language: "node" });
      expect(known).toContain(entry.split(" ")[1]);
    }
    expect(Object.keys(JSON.parse(read("package.json")).bin)).toContain("vpnc");
  });

  const ready = hooks.filter(({ entry }) => COMMANDS.some(({ name }) => entry === `vpnc ${name}`));

  test.each(ready)("$id passes what is sound", (hook) => {
    const done = commit(hook, folderWith(TREE));
    expect(done.status, done.out).toBe(0);
  });

  test("vpnc-check finds an error in a file that is not staged", () => {
    const [hook] = ready.filter(({ id }) => id === "vpnc-check");
    const folder = folderWith(TREE);
    mkdirSync(join(folder, "others"));
    writeFileSync(join(folder, "others/b.vpn"), "site hq {\n}\n");
    expect(hook && commit(hook, folder).status).toBe(1);
  });

  test("are documented as they are called", () => {
    const [config] = [...read("docs/ci.md").matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
    const { repos } = parse(config ?? "") as { repos: readonly { hooks: readonly { id: string }[] }[] };
    expect(repos[0]?.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  });
});

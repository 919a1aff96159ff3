/** Neovim's own client, headless, set up as the documentation says: an example's diagnostics, hover, definition, rename, layout. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isMissing, setUp, workFolder } from "./docs.ts";
import {
  COMPLETE,
  expectAnswers,
  FILE,
  HOVER,
  NEW_NAME,
  PROJECT,
  UNTIDY_FILE,
  USE,
  type Answers,
} from "./session.ts";

const missing = isMissing("nvim", spawnSync("nvim", ["--version"]));
const script = fileURLToPath(new URL("neovim.lua", import.meta.url));

// `-n`: a swap file left behind by another run would ask a question that nobody answers.
const QUIET = ["-n", "--headless", "--clean", "-u", "NONE", "-i", "NONE"];

describe.skipIf(missing)("Neovim", () => {
  it("does what the documentation promises", () => {
    const { folder, env } = workFolder(PROJECT);
    const setup = join(folder, "setup.lua");
    writeFileSync(setup, setUp("lua Neovim 0.7"));
    const { stdout, stderr, status } = spawnSync("nvim", [...QUIET, "-S", script], {
      encoding: "utf8",
      timeout: 110_000,
      cwd: folder,
      env: {
        ...env,
        VPNC_SETUP: setup,
        VPNC_FILE: join(folder, FILE),
        VPNC_HOVER: `${HOVER.line} ${HOVER.column}`,
        VPNC_COMPLETE: `${COMPLETE.line} ${COMPLETE.column}`,
        VPNC_USE: `${USE.line} ${USE.column}`,
        VPNC_NAME: NEW_NAME,
        VPNC_UNTIDY: join(folder, UNTIDY_FILE),
      },
    });
    expect(status, stderr).toBe(0);
    expectAnswers(JSON.parse(stdout) as Answers, ["command", "keys"]);
  });

  it("reads the set-up for later versions", () => {
    const { folder, env } = workFolder({ "later.lua": setUp("lua Neovim 0.11") });
    const read = `lua local chunk, problem = loadfile("later.lua"); if not chunk then io.stderr:write(problem) vim.cmd("cquit") end`;
    const { status, stderr } = spawnSync("nvim", [...QUIET, "-c", read, "-c", "quitall!"], {
      encoding: "utf8",
      timeout: 50_000,
      cwd: folder,
      env,
    });
    expect(status, stderr).toBe(0);
  });
});

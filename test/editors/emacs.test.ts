/** Emacs's Eglot in batch mode, set up as the documentation says: an example's colours, diagnostics, hover, definition, rename, layout. */

import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
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

const missing = isMissing("emacs", spawnSync("emacs", ["--version"]));
const script = fileURLToPath(new URL("emacs.el", import.meta.url));

it.skipIf(missing)("Emacs does what the documentation promises", () => {
  const { folder, env } = workFolder(PROJECT);
  const setup = join(folder, "setup.el");
  writeFileSync(setup, setUp("elisp"));
  const { stdout, stderr, status } = spawnSync("emacs", ["-Q", "--batch", "--load", script], {
    encoding: "utf8",
    timeout: 110_000,
    cwd: folder,
    env: {
      ...env,
      LANG: "C.UTF-8",
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
  const seen = JSON.parse(stdout) as Answers & { readonly face: string };
  expect(seen.face).toBe("font-lock-keyword-face");
  expectAnswers(seen, ["command"]);
});

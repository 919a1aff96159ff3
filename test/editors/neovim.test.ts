/** Neovim's own client, headless: it shows our diagnostic and our hover. Without Neovim this fails in CI and warns elsewhere. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { serverCommand } from "../lsp/support/process.ts";

const missing = spawnSync("nvim", ["--version"]).error !== undefined;
const isCi = (process.env.CI ?? "") !== "";
if (missing && !isCi) {
  console.warn("\n*** nvim is not installed: the test of the language server in Neovim is SKIPPED ***\n");
}

interface Seen {
  readonly diagnostics: readonly {
    readonly line: number;
    readonly source: string;
    readonly message: string;
  }[];
  readonly hover: { readonly contents: { readonly kind: string; readonly value: string } } | null;
}

it.skipIf(missing && !isCi)("shows a diagnostic and a hover", () => {
  if (missing) throw new Error("nvim is not installed: apt-get install neovim");
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-nvim-")));
  const { failing } = catalogue["phase1/enc-disjoint"];
  const file = join(folder, "a.vpn");
  writeFileSync(file, failing);
  const line = failing.split("\n").findIndex((each) => each.includes("encryption"));
  const script = fileURLToPath(new URL("neovim.lua", import.meta.url));

  // `-n`: a swap file left behind by another run would ask a question that nobody answers.
  const { stdout, stderr, status } = spawnSync(
    "nvim",
    ["-n", "--headless", "--clean", "-u", "NONE", "-i", "NONE", "-S", script],
    {
      encoding: "utf8",
      timeout: 50_000,
      cwd: folder,
      env: {
        ...process.env,
        XDG_STATE_HOME: folder,
        XDG_CACHE_HOME: folder,
        VPNC_SERVER: JSON.stringify([...serverCommand(), "--stdio"]),
        VPNC_FILE: file,
        VPNC_LINE: String(line),
        VPNC_COLUMN: "4",
      },
    },
  );
  expect(status, stderr).toBe(0);
  const seen = JSON.parse(stdout) as Seen;
  const found = seen.diagnostics.find(({ message }) => message.includes("help: "));
  expect(found).toMatchObject({ source: "vpnc" });
  expect(seen.hover?.contents.value).toContain("**`encryption`** in `phase1`");
});

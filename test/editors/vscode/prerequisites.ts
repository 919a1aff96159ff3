/** What the test of the real VS Code needs on the machine: looks for it; says what is missing and how to get it. */

import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** Must agree with `install.sh`. */
const VERSION = "4.100.3";

const cache = process.env.VPNC_CACHE ?? join(homedir(), ".cache", "vpnc");
const home = join(cache, `code-server-${VERSION}`);

/** code-server's entry, for Node. */
export const CODE_SERVER = join(home, "node_modules", "code-server", "out", "node", "entry.js");
export const CHROMIUM =
  process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync) ?? "chromium";

/** One line for each thing that is missing. */
export function missing(): readonly string[] {
  return [
    ...(existsSync(CHROMIUM) ? [] : ["a Chromium: apt-get install chromium, or set CHROMIUM to its path"]),
    ...(existsSync(join(home, "complete"))
      ? []
      : [
          "code-server: apt-get install build-essential python3 pkg-config libkrb5-dev ripgrep, then test/editors/vscode/install.sh",
        ]),
  ];
}

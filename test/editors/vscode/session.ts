/** One VS Code in one browser for a whole test file: the extension is packaged, installed and served; a folder is open. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./code-server.ts";
import { CHROMIUM } from "./prerequisites.ts";
import { workbench, type Workbench } from "./workbench.ts";

export interface Session {
  readonly workbench: Workbench;
  readonly stop: () => Promise<void>;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a browser does unasked needs a network, and this one has none. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** `fill` puts files into the folder before it is opened. */
export async function startSession(fill: (folder: string) => void): Promise<Session> {
  const home = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-vscode-")));
  const folder = join(home, "network");
  mkdirSync(folder);
  fill(folder);
  const server = await serve(home, packaged(home));
  try {
    const browser = await chromium.launchPersistentContext(join(home, "profile"), {
      executablePath: CHROMIUM,
      args: QUIET,
      viewport: { width: 1440, height: 900 },
    });
    const page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(60_000);
    // The first page compiles and caches what later ones reuse.
    await page.goto(`${server.url}?folder=${folder}`, { timeout: 60_000 });
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
    return {
      workbench: workbench(page),
      async stop() {
        await browser.close();
        await server.stop();
        rmSync(home, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    await server.stop();
    throw new Error(`${String(error)}\n${server.log()}`, { cause: error });
  }
}

/** Made in a copy: another test may be packaging in the folder itself. */
function packaged(home: string): string {
  const copy = join(home, "vscode-extension");
  cpSync(join(root, "vscode-extension"), copy, {
    recursive: true,
    filter: (source) => !/[\\/](?:dist|[^\\/]+\.vsix)$/.test(source),
  });
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(root, "scripts", "vsix.mjs"), copy], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`no .vsix: ${stdout}${stderr}`);
  return join(copy, readdirSync(copy).find((name) => name.endsWith(".vsix")) ?? "");
}

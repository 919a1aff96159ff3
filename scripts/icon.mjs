// Draws the extension's icon: vscode-extension/icons/vpnc.svg to vpnc.png, 128 pixels square. Needs a Chromium (CHROMIUM names another).

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const SIDE = 128;
const icons = new URL("../vscode-extension/icons/", import.meta.url);
const svg = readFileSync(new URL("vpnc.svg", icons), "utf8");

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } });
await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
await page.screenshot({ path: fileURLToPath(new URL("vpnc.png", icons)), omitBackground: true });
await browser.close();

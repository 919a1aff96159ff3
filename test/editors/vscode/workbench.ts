/// <reference lib="dom" />
/** The hands and eyes of somebody who works in VS Code: a page of the browser in; files, commands, keys, panels and pictures out. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { Frame, Locator, Page } from "playwright-core";

const PICTURES =
  process.env.VPNC_SCREENSHOTS ?? fileURLToPath(new URL("../../../build/screenshots", import.meta.url));

export interface Workbench {
  readonly page: Page;
  /** Opens a file by its name through the quick open box. */
  readonly open: (file: string) => Promise<void>;
  /** Runs a command of the palette by its title. */
  readonly command: (title: string) => Promise<void>;
  /** Puts the cursor behind the first `needle` of the editor that has the focus. */
  readonly goTo: (needle: string) => Promise<void>;
  /** Types into the editor that has the focus; what it suggests meanwhile is waved away. */
  readonly type: (text: string) => Promise<void>;
  /** The editor under the active tab with this label. */
  readonly editor: (label: string) => Locator;
  /** The lines of an editor that are in sight. */
  readonly textOf: (editor: Locator) => Promise<string>;
  /** Words of an editor in sight, with the colour they have. */
  readonly colours: (editor: Locator) => Promise<ReadonlyMap<string, string>>;
  /** The page in a Markdown preview that has this text. */
  readonly preview: (text: string) => Promise<Frame>;
  /** Closes every editor, and throws away what was changed. */
  readonly closeAll: () => Promise<void>;
  /** Moves the pointer over something that other layers of the editor cover. */
  readonly pointAt: (what: Locator) => Promise<void>;
  readonly picture: (name: string) => Promise<void>;
}

export function workbench(page: Page): Workbench {
  let pictures = 0;
  const suggestions = page.locator(".suggest-widget.visible");

  async function pick(text: string, row: string): Promise<void> {
    const box = page.locator(".quick-input-widget:visible input[type=text]");
    await box.fill(text);
    // What was opened lately may stand above what is meant.
    await page.locator(".quick-input-list .monaco-list-row", { hasText: row }).first().click();
    // A pointer that stays brings up the tips of what lies under it.
    await page.mouse.move(720, 890);
    // It closes, or asks the next question.
    while ((await box.isVisible()) && (await box.inputValue().catch(() => "")) === text) {
      await page.waitForTimeout(20);
    }
  }

  /** A key that comes while the editor moves the focus is lost: it is pressed again, as a person would. */
  async function command(title: string): Promise<void> {
    const box = page.locator(".quick-input-widget:visible input[type=text]");
    for (let left = 5; left > 0 && !(await box.isVisible()); left--) {
      await page.keyboard.press("F1");
      await box.waitFor({ timeout: 5000 }).catch(() => undefined);
    }
    await pick(`>${title}`, title);
  }

  return {
    page,
    command,
    async open(file) {
      await page.keyboard.press("Control+P");
      await pick(file, file);
      await page.locator(".tab.active", { hasText: file }).first().waitFor();
      await page.locator(".monaco-editor.focused .view-line").first().waitFor();
    },
    async goTo(needle) {
      await page.keyboard.press("Control+Home");
      await page.keyboard.press("Control+F");
      const find = page.locator(".find-widget.visible .find-part textarea").first();
      // The widget remembers the last needle, and does not look again for the same one.
      await find.fill("");
      await find.fill(needle);
      await page.locator(".find-widget.visible .matchesCount", { hasText: /^\d+ of / }).waitFor();
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowRight");
    },
    async type(text) {
      for (const [index, line] of text.split("\n").entries()) {
        if (index > 0) {
          // Enter would take what is suggested.
          if (await suggestions.isVisible()) await page.keyboard.press("Escape");
          await page.keyboard.press("Enter");
        }
        await page.keyboard.type(line, { delay: 15 });
      }
      if (await suggestions.isVisible()) await page.keyboard.press("Escape");
    },
    editor: (label) =>
      page
        .locator(".editor-group-container", { has: page.locator(".tab.active", { hasText: label }) })
        .locator(".monaco-editor")
        .first(),
    // Blanks of the editor are no-break spaces, and its lines stand in the page in any order.
    textOf: (editor) =>
      editor.locator(".view-lines").evaluate((lines) =>
        [...lines.children]
          .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
          .map((line) => (line.textContent ?? "").replaceAll("\u00A0", " "))
          .join("\n"),
      ),
    colours: async (editor) =>
      new Map(
        await editor
          .locator(".view-lines")
          .evaluate((lines) =>
            [...lines.querySelectorAll("span > span")].map((word): [string, string] => [
              (word.textContent ?? "").replaceAll("\u00A0", " ").trim(),
              getComputedStyle(word).color,
            ]),
          ),
      ),
    async preview(text) {
      for (let left = 500; left > 0; left--) {
        for (const frame of page.frames()) {
          if (frame.childFrames().length > 0 || frame.parentFrame()?.parentFrame() == null) continue;
          const body = await frame.evaluate(() => document.body.textContent ?? "").catch(() => "");
          if (body.includes(text)) return frame;
        }
        await page.waitForTimeout(100);
      }
      throw new Error(`no preview shows: ${text}`);
    },
    async closeAll() {
      const discard = page.locator(".monaco-dialog-box .monaco-button", { hasText: "Don't Save" });
      const empty = page.locator(".editor-group-container.empty");
      const answered = discard.or(empty).first();
      for (let left = 3; left > 0 && !(await answered.isVisible()); left--) {
        await command("View: Close All Editors");
        await answered.waitFor({ timeout: 10_000 }).catch(() => undefined);
      }
      await answered.waitFor();
      if (await discard.isVisible()) await discard.click();
      await empty.first().waitFor();
    },
    async pointAt(what) {
      let box = await what.boundingBox();
      // The editor may be drawing the line anew.
      while (box === null) {
        await what.waitFor();
        box = await what.boundingBox();
      }
      // The editor looks at movement, and not at where the pointer has been all along.
      await page.mouse.move(box.x + box.width / 2 - 3, box.y + box.height / 2);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 3 });
    },
    async picture(name) {
      pictures += 1;
      mkdirSync(PICTURES, { recursive: true });
      const path = join(PICTURES, `${String(pictures).padStart(2, "0")}-${name}.png`);
      await page.screenshot({ path });
      console.log(`screenshot: ${path}`);
    },
  };
}

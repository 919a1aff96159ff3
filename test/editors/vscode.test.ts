/** The extension in the real VS Code in a real browser, used as a person would. Without either this fails in CI and warns elsewhere. */

import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { missing } from "./vscode/prerequisites.ts";
import { startSession, type Session } from "./vscode/session.ts";
import type { Workbench } from "./vscode/workbench.ts";

const lacking = missing();
const isCi = (process.env.CI ?? "") !== "";
if (lacking.length > 0 && !isCi) {
  console.warn(
    `\n*** the test of the extension in VS Code is SKIPPED; it needs\n${lacking.map((line) => `***   ${line}\n`).join("")}`,
  );
}
const example = fileURLToPath(new URL("../../examples/aws-vpc", import.meta.url));

/** A project of two files and two routers. */
const OFFICES = {
  "profiles.vpn": `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}
`,
  "offices.vpn": `site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = routeros 6.49.10
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/24
}

tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")
}
`,
};

describe.skipIf(lacking.length > 0 && !isCi)("VS Code", () => {
  let session: Session | undefined;
  let code: Workbench;

  beforeAll(async () => {
    if (lacking.length > 0) throw new Error(`missing: ${lacking.join("; ")}`);
    session = await startSession((folder) => {
      cpSync(example, folder, { recursive: true });
      mkdirSync(join(folder, "pair"));
      for (const [name, text] of Object.entries(OFFICES)) writeFileSync(join(folder, "pair", name), text);
    });
    code = session.workbench;
  }, 240_000);

  // Nothing is closed after the last one: the page that it leaves, the walkthrough, sometimes takes the keys.
  beforeEach(() => code.closeAll());

  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await code.picture(`failed: ${task.name}`.replaceAll(/\W+/g, "-"));
  });

  afterAll(() => session?.stop());

  /** One end gets another Diffie-Hellman group, as somebody would type it. */
  async function breakTunnel(): Promise<void> {
    await code.page.keyboard.press("Control+End");
    await code.type("\nphase1 older extends aws {\ndh-group = modp2048");
    await code.goTo("phase1  = aws");
    await code.type(" <-> older");
    await code.goTo("dh-group             =");
    await code.page.locator(".squiggly-error").first().waitFor();
  }

  it("colours heads, keys and strings", async () => {
    await code.open("aws-vpc.vpn");
    const colours = await code.colours(code.editor("aws-vpc.vpn"));
    const [head, key, value] = [colours.get("phase1"), colours.get("exchange"), colours.get('"AWS_PSK_1"')];
    expect([head, key, value]).not.toContain(undefined);
    expect(new Set([head, key, value]).size).toBe(3);
    await code.picture("colours");
  });

  it("underlines a mismatch as it is typed, and lists both ends under it", async () => {
    await code.open("aws-vpc.vpn");
    await breakTunnel();
    await code.page.keyboard.press("Control+Shift+M");
    const rows = code.page.locator(".markers-panel .monaco-list-row");
    await rows.filter({ hasText: "can never come up" }).first().waitFor();
    const texts = await rows.allInnerTexts();
    expect(
      texts.some((text) => /office.*offers only modp1024/s.test(text)),
      texts.join("\n"),
    ).toBe(true);
    expect(
      texts.some((text) => /vpc.*offers only modp2048/s.test(text)),
      texts.join("\n"),
    ).toBe(true);
    await code.picture("problems");
    await code.page.keyboard.press("Control+Shift+M");
  });

  it("explains a parameter under the pointer", async () => {
    await code.open("aws-vpc.vpn");
    await code.goTo("dh-group             =");
    const key = code.editor("aws-vpc.vpn").locator(".view-line span > span", { hasText: /^dh-group$/ });
    await code.pointAt(key.first());
    const hover = code.page.locator(".monaco-hover:not(.hidden)", { hasText: "dh-group" });
    await hover.waitFor();
    expect(await hover.innerText()).toContain("routeros 5.6: modp1024");
    await code.picture("hover");
  });

  it("opens the page of a code from its link", async () => {
    await code.open("aws-vpc.vpn");
    await breakTunnel();
    await code.pointAt(code.page.locator(".squiggly-error").first());
    const hover = code.page.locator(".monaco-hover:not(.hidden)", { hasText: "can never come up" });
    await hover.waitFor();
    await code.picture("hover-of-a-mismatch");
    await hover.locator("a", { hasText: "phase1/dh-disjoint" }).first().click();
    await code.page.mouse.move(720, 890);
    await hover.waitFor({ state: "hidden" });
    const page = await code.preview("phase1/dh-disjoint");
    expect(await page.locator("h2").allInnerTexts()).toContain("Why it matters");
    await code.picture("explain");
  });

  it("shows the script beside the source, follows edits, and keeps the last good one", async () => {
    await code.open("aws-vpc.vpn");
    await code.goTo("lifetime             = 8");
    await code.command("vpnc: Show Compiled Script");
    const script = code.editor("Compiled script");
    await expect.poll(() => code.textOf(script)).toMatch(/^# site office, RouterOS 5\.6\n# documented: /);
    expect(await code.textOf(script)).toContain("secret=PLACEHOLDER-AWS_PSK_1");
    const colours = await code.colours(script);
    expect(new Set(["add", "/ip ipsec peer", "address"].map((word) => colours.get(word))).size).toBe(3);
    await code.picture("script");

    await code.page.keyboard.press("Backspace");
    await code.type("7");
    await expect.poll(() => code.textOf(script)).toContain("lifetime=7h");
    await code.picture("script-after-an-edit");

    await code.goTo("dh-group             = modp1024");
    await code.type("0");
    await expect.poll(() => code.textOf(script)).toMatch(/^# OUT OF DATE\./);
    const stale = await code.textOf(script);
    expect(stale).toContain("[type/");
    expect(stale).toContain("lifetime=7h");
    await code.picture("script-out-of-date");

    await code.page.keyboard.press("Backspace");
    await expect.poll(() => code.textOf(script)).toMatch(/^# site office/);
  });

  it("shows the script of the site under the cursor", async () => {
    await code.open("offices.vpn");
    await code.command("vpnc: Show Compiled Script");
    const script = code.editor("Compiled script");
    await expect.poll(() => code.textOf(script)).toMatch(/^# site hq, RouterOS 7\.22\n# verified /);
    await code.goTo("site ri");
    await expect.poll(() => code.textOf(script)).toMatch(/^# site riga, RouterOS 6\.49\.10\n# documented: /);
    // A tunnel concerns both: from here what is shown stays.
    for (let line = 0; line < 8; line++) await code.page.keyboard.press("ArrowDown");
    await code.picture("script-of-another-site");
    expect(await code.textOf(script)).toMatch(/^# site riga/);
  });

  it("previews the negotiation table, and keeps it up to date", async () => {
    await code.open("aws-vpc.vpn");
    await code.goTo("psk     = aws-psk-1");
    await code.command("vpnc: Show Negotiation Table");
    const page = await code.preview("aws-1: agree");
    expect(await page.locator("h2").allInnerTexts()).toEqual(["aws-1: agree"]);
    expect(await page.locator("tr", { hasText: "dh-group" }).first().innerText()).toMatch(
      /modp1024\s+modp1024/,
    );
    await code.picture("table");
    // The preview has the focus now.
    await code.command("View: Focus First Editor Group");
    await breakTunnel();
    await code.preview("aws-1: conflict");
    await code.picture("table-of-a-conflict");
  });

  it("offers the algorithms that fit", async () => {
    await code.open("aws-vpc.vpn");
    await code.goTo("encryption           = ");
    await code.page.keyboard.press("Shift+End");
    await code.page.keyboard.type("aes", { delay: 15 });
    const offered = code.page.locator(".suggest-widget.visible .monaco-list-row");
    await offered.filter({ hasText: "aes-256-cbc" }).first().waitFor();
    await code.picture("completion");
    // GCM has no place in phase 1 of IKEv1.
    expect((await offered.allInnerTexts()).filter((text) => text.includes("gcm"))).toEqual([]);
    await offered.filter({ hasText: "aes-256-cbc" }).first().click();
    await expect.poll(() => code.textOf(code.editor("aws-vpc.vpn"))).toMatch(/encryption {11}= aes-256-cbc/);
  });

  it("renames a phase 1 in every file", async () => {
    await code.open("profiles.vpn");
    await code.goTo("phase1 stro");
    await code.page.keyboard.press("F2");
    const box = code.page.locator(".rename-box input");
    await box.fill("robust");
    await code.picture("rename");
    await box.press("Enter");
    await expect.poll(() => code.textOf(code.editor("profiles.vpn"))).toContain("phase1 robust {");
    await code.open("offices.vpn");
    const text = await code.textOf(code.editor("offices.vpn"));
    expect(text).toContain("phase1 = robust");
    expect(text).toContain("phase2 = strong");
    await code.picture("renamed");
  });

  it("leads from a lens to the script of its site", async () => {
    await code.open("offices.vpn");
    const lens = code.page.locator(".codelens-decoration a", { hasText: "script" });
    await code.picture("lenses");
    await lens.last().click();
    await expect.poll(() => code.textOf(code.editor("Compiled script"))).toMatch(/^# site riga/);
  });

  it("starts a project that compiles", async () => {
    await code.command("vpnc: New Tunnel File");
    await code.page.locator(".monaco-editor .view-line", { hasText: "tunnel" }).first().waitFor();
    await code.page.keyboard.press("Escape");
    await code.command("vpnc: Show Compiled Script");
    await expect
      .poll(() => code.textOf(code.editor("Compiled script")))
      .toMatch(/^# site hq, RouterOS 7\.22/);
    await code.picture("new-file");
  });

  it("shows a walkthrough", async () => {
    await code.command("Welcome: Open Walkthrough...");
    // What is typed before the list is there is lost, so the row itself is taken.
    await code.page.locator(".quick-input-list .monaco-list-row", { hasText: "vpnc" }).first().click();
    await code.page.locator(".getting-started-step, .step-title", { hasText: "both ends" }).first().waitFor();
    await code.picture("walkthrough");
  });
});

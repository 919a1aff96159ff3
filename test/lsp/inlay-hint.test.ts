/** Inlay hints: what each says, where it stands, and where there is none. */

import { describe, expect, it } from "vitest";
import type { InlayHint } from "vscode-languageserver/node";
import { memoryHost } from "../../compiler/host/memory.ts";
import { hints } from "../../lsp/features/hints/hints.ts";
import { exampleText, exampleTexts } from "../support/examples.ts";
import { SITES } from "../support/two-sites.ts";
import { analysisOf, FILE } from "./support/cursor.ts";
import { connect } from "./support/client.ts";

/** The text with every hint where an editor shows it, in `⟨⟩`. */
function hinted(text: string, more: Readonly<Record<string, string>> = {}): string {
  const found = hints(analysisOf(text, more), FILE, { start: 0, end: text.length });
  return found.toReversed().reduce((shown, { offset, parts }) => {
    const label = parts.map((part) => part.text).join("");
    return `${shown.slice(0, offset)}⟨${label}⟩${shown.slice(offset)}`;
  }, text);
}

/** Only the lines with hints. */
function linesOf(text: string, more: Readonly<Record<string, string>> = {}): readonly string[] {
  return hinted(text, more)
    .split("\n")
    .filter((line) => line.includes("⟨"))
    .map((line) => line.trim());
}

const WHOLE = SITES.replace("dh-group   = ecp256", "dh-group   = ecp256\n  lifetime   = 1d").replace(
  "pfs        = ecp256",
  "pfs        = ecp256\n  lifetime   = 1h",
);
const TUNNEL = `tunnel one: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("ONE")
  policy 10.1.0.0/16 <-> 10.2.0.0/24
}
`;

describe("what is not written", () => {
  it("is nothing where everything that decides is", () => {
    expect(linesOf(WHOLE + TUNNEL)).toEqual([]);
  });

  it("is shown by default, for what both ends must settle on", () => {
    expect(linesOf(SITES + TUNNEL)).toEqual([
      "phase1 strong {⟨lifetime = 1d by default⟩",
      "phase2 strong {⟨lifetime = 30m by default⟩",
    ]);
  });

  it("is shown for a profile on one line behind it", () => {
    const text = `${WHOLE.replace(/phase2 strong \{[^}]*\}/, "phase2 strong { encryption = aes-256-gcm }")}${TUNNEL}`;
    expect(linesOf(text)).toEqual([
      "phase2 strong { encryption = aes-256-gcm }⟨pfs = modp1024, lifetime = 30m by default⟩",
    ]);
  });

  it("names what it inherits, and from where", () => {
    const text = `${WHOLE}phase1 other extends strong {
  lifetime = 8h
}
tunnel base {
  phase1 = other
  phase2 = strong
}
tunnel two: hq <-> riga extends base {
  psk = env("TWO")
  policy 10.1.0.0/16 <-> 10.2.0.0/24
}
`;
    expect(linesOf(text)).toEqual([
      "phase1 other extends strong {⟨exchange = ikev2, encryption = aes-256-cbc, hash = sha256, dh-group = ecp256 from strong⟩",
      "tunnel two: hq <-> riga extends base {⟨phase1 = other, phase2 = strong from base⟩",
    ]);
    const [first] = hints(analysisOf(text), FILE, { start: 0, end: text.length });
    expect(first?.tooltip).toContain("- `exchange = ikev2`: line 3");
    expect(first?.parts[0]?.place).toBeDefined();
  });

  it("differs where the devices do", () => {
    const text =
      SITES.replace("device = routeros 7.20\n  wan    = 198", "device = aws\n  wan    = 198") + TUNNEL;
    expect(hinted(text)).toMatch(/phase1 strong \{⟨lifetime = (?:1d or 8h|8h or 1d) by default⟩/);
  });

  it("is silent about a profile that nobody uses, and one that a tunnel overrides", () => {
    expect(linesOf("phase2 lonely {\n}\n")).toEqual([]);
    const text = TUNNEL.replace("psk ", "phase2 {\n    lifetime = 2h\n  }\n  psk ");
    expect(linesOf(WHOLE.replace("  lifetime   = 1h\n", "") + text)).toEqual([]);
  });

  it("is the networks of a tunnel without policies", () => {
    expect(linesOf(WHOLE + TUNNEL.replace(/ {2}policy.*\n/, ""))).toEqual([
      "tunnel one: hq <-> riga {⟨protects 10.1.0.0/16 <-> 10.2.0.0/24, 10.2.8.0/24⟩",
    ]);
  });
});

describe("a list of preferences", () => {
  const lists = `phase2 {
    encryption = aes-128-gcm, aes-256-gcm <-> aes-256-gcm, aes-128-gcm, aes-192-gcm
  }
  psk `;
  const text = WHOLE + TUNNEL.replace("psk ", lists);

  it("shows what the ends agree on", () => {
    expect(linesOf(text)).toEqual([
      "encryption = aes-128-gcm, aes-256-gcm⟨→ aes-128-gcm or aes-256-gcm⟩ <-> aes-256-gcm, aes-128-gcm, aes-192-gcm⟨→ aes-128-gcm or aes-256-gcm⟩",
    ]);
    const [own, other] = hints(analysisOf(text), FILE, { start: 0, end: text.length });
    expect(own?.tooltip).toBe(
      "- `one` agrees on `aes-128-gcm` where `hq` starts, on `aes-256-gcm` where `riga` does",
    );
    expect(own?.parts[0]?.place?.span.end).toBe(other?.offset);
  });

  it("that both ends share, or of one word, or in conflict, has none", () => {
    expect(linesOf(WHOLE.replace("dh-group   = ecp256", "dh-group = ecp256, ecp384") + TUNNEL)).toEqual([]);
    expect(linesOf(text.replace("<-> aes-256-gcm, aes-128-gcm, aes-192-gcm", "<-> aes-192-gcm"))).toEqual([]);
  });
});

describe("selectors", () => {
  it("come to networks", () => {
    const text =
      WHOLE + TUNNEL.replace("10.1.0.0/16 <-> 10.2.0.0/24", "any <-> right.lan {\n    level = unique\n  }");
    expect(linesOf(text)).toEqual(["policy any <-> right.lan⟨= 0.0.0.0/0 <-> 10.2.0.0/24, 10.2.8.0/24⟩ {"]);
  });

  it("of a template that differ from heir to heir have none", () => {
    const text = `${WHOLE}tunnel base {
  phase1 = strong
  phase2 = strong
  policy left.lan <-> 10.9.0.0/16
}
tunnel a: hq <-> riga extends base {
  psk = env("A")
}
tunnel b: riga <-> hq extends base {
  psk = env("B")
}
`;
    expect(hinted(text)).toContain("policy left.lan <-> 10.9.0.0/16\n");
    expect(hinted(text.replace("riga <-> hq", "hq <-> riga"))).toContain(
      "policy left.lan <-> 10.9.0.0/16⟨= 10.1.0.0/16 <-> 10.9.0.0/16⟩\n",
    );
  });

  it("of one side lead to their counterpart", () => {
    const { "hq.vpn": hq = "", "riga.vpn": riga = "" } = exampleTexts("one-sided");
    const found = hints(analysisOf(hq, { "/project/riga.vpn": riga }), FILE, { start: 0, end: hq.length });
    const mirrored = found.find(({ parts }) => parts.some(({ text }) => text.includes("⇄")));
    expect(mirrored?.parts.map(({ text }) => text).join("")).toBe(
      "= 10.30.0.0/16 -> 10.20.0.0/16 ⇄ riga: 10.20.0.0/16 -> 10.30.0.0/16",
    );
    expect(mirrored?.parts.at(-1)?.place?.uri).toBe("/project/riga.vpn");
    expect(mirrored?.tooltip).toMatch(/riga\.vpn:\d+/);
  });
});

describe("damaged text", () => {
  it.each([
    ["a policy without its other side", "tunnel t: a <-> b {\n  policy any <->\n}\n"],
    ["a policy without an arrow", "tunnel t: a <-> b {\n  policy left.lan\n}\n"],
    ["half a list", "phase1 p {\n  dh-group = ecp256,\n}\n"],
    ["a tunnel of strangers", "tunnel t: a <-> b {\n}\n"],
  ])("%s has no hints", (_, text) => {
    expect(linesOf(text)).toEqual([]);
  });

  it("leaves the hints of other declarations", () => {
    expect(linesOf(`${SITES}${TUNNEL}site broken {\n  lan = \n`)[0]).toBe(
      "phase1 strong {⟨lifetime = 1d by default⟩",
    );
  });
});

it("of a part of a file are those of the whole that stand in it", () => {
  const text = exampleText("mixed-generations");
  const analysis = analysisOf(text);
  const all = hints(analysis, FILE, { start: 0, end: text.length });
  expect(all.length).toBeGreaterThan(1);
  for (let start = 0; start < text.length; start += 97) {
    const part = { start, end: start + 200 };
    const inside = all.filter(({ offset }) => part.start <= offset && offset <= part.end);
    expect(hints(analysis, FILE, part)).toEqual(inside);
  }
});

it("are asked for over the protocol, and can be switched off", async () => {
  let enabled = true;
  const client = await connect(memoryHost({}), {
    capabilities: {
      textDocument: { inlayHint: {} },
      workspace: { configuration: true, inlayHint: { refreshSupport: true } },
    },
    configuration: () => ({ inlayHints: { enabled } }),
  });
  expect(client.initialized.capabilities.inlayHintProvider).toBe(true);
  const uri = "file:///a.vpn";
  client.open(uri, SITES + TUNNEL);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const ask = () => client.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });
  expect((await ask())[0]).toMatchObject({
    position: { line: 1, character: 15 },
    label: [{ value: "lifetime = 1d" }, { value: " by default" }],
    tooltip: { kind: "markdown", value: expect.stringContaining("default of routeros 7.20") },
  });
  enabled = false;
  client.notify("workspace/didChangeConfiguration", { settings: null });
  await expect.poll(() => client.asked("workspace/inlayHint/refresh")).toBe(1);
  expect(await ask()).toEqual([]);
  await client.stop();
});

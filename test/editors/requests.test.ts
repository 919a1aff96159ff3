/** The extension's idea of vpnc's own requests is the server's, and what it makes of their answers. */

import { describe, expect, expectTypeOf, it } from "vitest";
import type { CodeTitle, Page } from "../../lsp/features/explain.ts";
import type { ExplainParams } from "../../lsp/protocol/explain.ts";
import type { ScriptAnswer, ScriptParams } from "../../lsp/protocol/script.ts";
import type { TableParams } from "../../lsp/protocol/table.ts";
import type * as extension from "../../vscode-extension/src/requests.ts";
import { shownText } from "../../vscode-extension/src/script-text.ts";

it("what is asked and answered has the same shape on both sides", () => {
  expectTypeOf<extension.ScriptParams>().toExtend<ScriptParams>();
  expectTypeOf<extension.TableParams>().toExtend<TableParams>();
  expectTypeOf<extension.ExplainParams>().toExtend<ExplainParams>();
  expectTypeOf<ScriptAnswer>().toExtend<extension.Script>();
  expectTypeOf<Page>().toExtend<extension.Page>();
  expectTypeOf<CodeTitle>().toExtend<extension.CodeTitle>();
});

describe("the script view", () => {
  const good: extension.Script = {
    site: "hq",
    device: "routeros 7.22",
    fileName: "hq.rsc",
    language: "routeros",
    text: "# site hq\n/ip ipsec peer\n",
    reasons: [],
    ranges: [],
  };
  const { text: _, ...rest } = good;
  const long = `a.vpn:7: ${"the ends share no group ".repeat(6)}[phase1/dh-disjoint]`;
  const broken = { ...rest, reasons: ["The project has an error, so nothing would be written:", long] };

  it("shows a script as it is", () => {
    expect(shownText(good, "# an older one\n")).toBe(good.text);
  });

  it("keeps the last good one under a comment that says why, nothing cut", () => {
    const shown = shownText(broken, good.text);
    expect(shown).toMatch(
      /^# OUT OF DATE\. Below is the last script that compiled\.\n# The project has an error/,
    );
    expect(shown.endsWith(`\n\n${good.text}`)).toBe(true);
    const comment = shown.slice(0, shown.indexOf("\n\n"));
    expect(comment.split("\n").every((line) => line.startsWith("# ") && line.length <= 64)).toBe(true);
    expect(comment.replaceAll(/\n# {1,}/g, " ")).toContain(long);
  });

  it("says why when there never was one", () => {
    expect(shownText(broken, undefined)).toMatch(
      /^# There is no script for hq\.\n# The project has an error/,
    );
  });
});

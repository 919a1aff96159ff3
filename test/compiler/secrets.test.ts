/** No secret value appears in any diagnostic, table, JSON or rendering, whatever is wrong with the text around it. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tableJson } from "../../compiler/negotiate/render/json.ts";
import { tableText } from "../../compiler/negotiate/render/text.ts";
import { catalogue } from "../../compiler/diagnostics/catalogue/index.ts";
import { diagnosticsJson } from "../../compiler/diagnostics/render/json.ts";
import { renderContext } from "../../compiler/diagnostics/render/context.ts";
import { renderPlain } from "../../compiler/diagnostics/render/plain.ts";
import { renderPretty } from "../../compiler/diagnostics/render/pretty.ts";
import { summarize } from "../../compiler/diagnostics/render/summary.ts";
import { isSecretKey } from "../../compiler/catalogue/secret-keys.ts";
import { analyzeText } from "../support/analyze.ts";
import { exampleText } from "../support/examples.ts";

/** Long enough that it cannot be part of anything else. */
const secret = fc
  .stringMatching(/^[A-Za-z0-9 !#%&*+,./:;<=>?@^_{|}~-]{12,30}$/)
  .map((text) => `S3cr3t${text}`);

function everythingShown(text: string, readSecret?: () => string): string {
  const analysis = analyzeText(text, readSecret === undefined ? {} : { readSecret });
  const context = renderContext("/project", () => text, isSecretKey);
  const summary = summarize(analysis.diagnostics, 1, analysis.table.connections.length);
  return [
    ...analysis.diagnostics.flatMap((d) => [
      [
        d.message,
        d.label,
        d.help,
        ...d.notes,
        ...d.related.map((r) => r.message),
        JSON.stringify(d.fixes),
      ].join("\n"),
      renderPretty(d, context, { color: false, width: 80 }),
      renderPlain(d, context),
    ]),
    JSON.stringify(diagnosticsJson(analysis.diagnostics, summary, context)),
    JSON.stringify(tableJson(analysis.table, context)),
    tableText(analysis.table),
  ].join("\n");
}

describe("a literal secret", () => {
  const base = exampleText("head-office").replace(/^secret .*$/m, "");

  it("is never shown, in sound text or broken", () => {
    fc.assert(
      fc.property(secret, fc.nat({ max: base.length }), fc.nat({ max: 20 }), (value, cut, length) => {
        const literal = JSON.stringify(value);
        const withSecret = base.replace("psk    = hq-riga", `psk    = ${literal}`);
        const at = withSecret.indexOf(literal);
        // Damage anywhere but inside the literal itself.
        const start = cut >= at - length && cut <= at + literal.length ? at + literal.length : cut;
        const damaged = withSecret.slice(0, start) + withSecret.slice(start + length);
        expect(everythingShown(damaged)).not.toContain(value);
      }),
      { numRuns: 400 },
    );
  });

  it("is never shown by any rule", () => {
    for (const { failing } of Object.values(catalogue)) {
      const text = failing.replace(/env\("\w+"\)/g, '"S3cr3t-in-the-source"');
      expect(everythingShown(text)).not.toContain("S3cr3t-in-the-source");
    }
  });
});

describe("a secret that was read", () => {
  it("is never shown", () => {
    for (const { failing } of Object.values(catalogue)) {
      expect(everythingShown(failing, () => "S3cr3t-that-was-read")).not.toContain("S3cr3t-that-was-read");
    }
  });
});

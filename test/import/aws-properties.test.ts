/**
 * Whatever is done to Amazon's texts, reading them never throws, no key is shown, and every statement is in the .vpn or told. A statement
 * is: in the download, a line with a bullet; in XML, an element with a text; in JSON, a value that is no object and no list.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aws } from "../../compiler/import/aws/index.ts";
import { renderContext } from "../../compiler/diagnostics/render/context.ts";
import { renderPlain } from "../../compiler/diagnostics/render/plain.ts";
import { renderPretty } from "../../compiler/diagnostics/render/pretty.ts";
import { maskForeign } from "../../compiler/import/mask.ts";
import { leftoverLines, secretLines, verdictLines } from "../../compiler/import/report.ts";
import { parse } from "../../grammar/index.ts";
import { importAs, type Outcome } from "../support/foreign.ts";

const FOLDER = fileURLToPath(new URL("./aws/", import.meta.url));
const TEXTS = readdirSync(FOLDER).flatMap((name) => {
  const file = readdirSync(join(FOLDER, name)).find((each) => each.startsWith("in."));
  return file === undefined ? [] : [[name, readFileSync(join(FOLDER, name, file), "utf8")] as const];
});

const KEYS =
  /(?:first|second)\.Key_of\.the\.Example[12]|lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx|OJqz54fyOdO8RCNbsZHp9zafISAB38vu|very-secret-value|not-to-be-seen/;

function everythingShown({ imported, findings, judged }: Outcome, text: string): string {
  const masked = maskForeign(text, "in.txt", imported.found);
  const plain = renderContext("/project", (uri) => (uri.endsWith("in.txt") ? masked : imported.text));
  const context = { ...plain, isMasked: (uri: string) => uri.endsWith("in.txt") };
  return [
    imported.text,
    ...leftoverLines(imported),
    ...secretLines(imported),
    ...verdictLines(judged.verdicts),
    ...[...findings, ...judged.diagnostics].flatMap((found) => [
      renderPretty(found, context, { color: false, width: 100 }),
      renderPlain(found, context),
    ]),
  ].join("\n");
}

describe.each(TEXTS)("%s", (_, text) => {
  it("shows no key anywhere", () => {
    expect(KEYS.exec(everythingShown(importAs(aws, { "in.txt": text }), text))?.[0]).toBeUndefined();
  });

  it("has every statement in the .vpn or among what is told", () => {
    const { imported } = importAs(aws, { "in.txt": text });
    // Of JSON that is broken nothing is read, and that is told once.
    if (imported.leftovers.some((left) => left.text === "everything")) return;
    const told = [...imported.secrets, ...imported.leftovers, ...imported.remarks];
    const lines = new Set([...told.map(({ origin }) => origin.line), ...linesNamedIn(imported.text)]);
    const all = text.split(/\r\n|\r|\n/);
    const words = (line: string): string => line.replaceAll(/[^\p{L}\p{N}/.]+/gu, " ").trim();
    const said = new Set([...lines].map((line) => words(all[line - 1] ?? "")));
    const isStatement = (line: string): boolean =>
      text.trimStart().startsWith("<")
        ? />[^<>\s][^<>]*</.test(line)
        : /^\s*[{[]/.test(text)
          ? /:\s*(?:"|\d|true|false|null)/.test(line)
          : /^[\s\u{FEFF}]*[-•]/u.test(line) && /\w/.test(line);
    const lost = all.filter(
      (line, index) => isStatement(line) && !lines.has(index + 1) && !said.has(words(line)),
    );
    expect(lost.filter((line) => !REPEATED.test(line))).toEqual([]);
  });
});

/** `# in.txt:51, 52` */
function linesNamedIn(text: string): readonly number[] {
  return [...text.matchAll(/# in\.txt:([\d, ]+)/g)].flatMap(([, list = ""]) => list.split(", ").map(Number));
}

/** What stands beside a value that says it already: the neighbour is Amazon's inside address, the mask its length. */
const REPEATED = /Neighbor IP Address|<network_(?:mask|cidr)>|<hold_time>|<\/tunnel_inside_address>/;

/** Small damages, of the kinds that editors, mails and downloads do. */
const damage = fc.record({
  text: fc.constantFrom(...TEXTS.map(([, text]) => text)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 400 }),
  insert: fc.oneof(
    fc.constantFrom(
      "",
      "\n",
      ":",
      "<",
      "</ike>",
      '"',
      "}",
      "- ",
      "#",
      "\u{0}",
      "IPSec Tunnel #3\n",
      "__proto__: x\n",
    ),
    fc.string({ maxLength: 12, unit: "binary" }),
  ),
});

/** Where a key begins or ends it may be cut, and then what is left of it is another text. */
const touchesKey = (text: string, from: number, to: number): boolean =>
  [...text.matchAll(new RegExp(KEYS, "g"))].some(
    ({ index, 0: key }) => from < index + key.length + 30 && to > index - 60,
  );

describe("a damaged text", () => {
  it("never throws, shows no key, and gives .vpn without syntax errors", () => {
    fc.assert(
      fc.property(damage, ({ text, at, length, insert }) => {
        const from = Math.floor(at * text.length);
        const to = Math.min(text.length, from + length);
        const damaged = text.slice(0, from) + insert + text.slice(to);
        const outcome = importAs(aws, { "in.txt": damaged });
        expect(parse("", outcome.imported.text).problems).toEqual([]);
        if (!touchesKey(text, from, to))
          expect(KEYS.exec(everythingShown(outcome, damaged))?.[0]).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it("of any kind is read without an exception", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.json().map((json) => `{"TunnelOptions": ${json}}`),
        ),
        (text) => {
          const outcome = importAs(aws, { "in.txt": text });
          expect(parse("", outcome.imported.text).problems).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** What a selection grows to, step by step. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "../../grammar/index.ts";
import { selectionAt } from "../../lsp/features/selection.ts";
import { exampleTexts } from "../support/samples.ts";

const TEXT = `# for everyone
site hq {
  # addresses
  wan = 192.0.2.1/24 on ether1, dynamic
  id  = fqdn("hq.example.net")
}
tunnel t: hq <-> riga {
  phase1 = strong, older <-> usual
  policy left.lan, any <-> right.lan
}
`;

/** The steps but the last, which is the file; line breaks and indentation as one blank. */
function steps(piece: string, text = TEXT): readonly string[] {
  const plain = piece.replace("┆", "");
  const offset = text.indexOf(plain) + piece.indexOf("┆");
  const found = selectionAt(parse("/a.vpn", text).file, offset);
  expect(found.at(-1)).toEqual({ start: 0, end: text.length });
  return found.slice(0, -1).map(({ start, end }) => text.slice(start, end).replaceAll(/\s+/g, " "));
}

const SITE = 'wan = 192.0.2.1/24 on ether1, dynamic id = fqdn("hq.example.net")';
const TUNNEL = "phase1 = strong, older <-> usual policy left.lan, any <-> right.lan";

it.each([
  [
    "ol┆der",
    [
      "older",
      "strong, older",
      "strong, older <-> usual",
      "phase1 = strong, older <-> usual",
      TUNNEL,
      `{ ${TUNNEL} }`,
      `tunnel t: hq <-> riga { ${TUNNEL} }`,
    ],
  ],
  [
    "example┆.net",
    [
      "example",
      "hq.example.net",
      '"hq.example.net"',
      'fqdn("hq.example.net")',
      'id = fqdn("hq.example.net")',
      `# addresses ${SITE}`,
      `{ # addresses ${SITE} }`,
      `site hq { # addresses ${SITE} }`,
    ],
  ],
  [
    "eth┆er1",
    [
      "ether1",
      "192.0.2.1/24 on ether1",
      "192.0.2.1/24 on ether1, dynamic",
      "wan = 192.0.2.1/24 on ether1, dynamic",
      `# addresses ${SITE}`,
      `{ # addresses ${SITE} }`,
      `site hq { # addresses ${SITE} }`,
    ],
  ],
  [
    "left.la┆n",
    [
      "lan",
      "left.lan",
      "left.lan, any",
      "policy left.lan, any <-> right.lan",
      TUNNEL,
      `{ ${TUNNEL} }`,
      `tunnel t: hq <-> riga { ${TUNNEL} }`,
    ],
  ],
  ["ri┆ga", ["riga", "hq <-> riga", "tunnel t: hq <-> riga", `tunnel t: hq <-> riga { ${TUNNEL} }`]],
  ["every┆one", ["everyone", "for everyone", "# for everyone"]],
  [
    "addre┆sses",
    [
      "addresses",
      "# addresses",
      `# addresses ${SITE}`,
      `{ # addresses ${SITE} }`,
      `site hq { # addresses ${SITE} }`,
    ],
  ],
])("%s", (piece, expected) => expect(steps(piece)).toEqual(expected));

it("grows strictly from anywhere in any text, damaged or not", () => {
  const texts = Object.values(exampleTexts());
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.nat({ max: 60 }),
      fc.nat(),
      (text, at, length, cursor) => {
        const start = at % text.length;
        const broken = text.slice(0, start) + text.slice(start + length);
        const offset = cursor % (broken.length + 1);
        const spans = selectionAt(parse("/a.vpn", broken).file, offset);
        expect(spans.length).toBeGreaterThan(0);
        for (const [index, span] of spans.entries()) {
          expect(span.start <= offset && offset <= span.end).toBe(true);
          const next = spans[index + 1];
          if (next === undefined) continue;
          expect(next.start <= span.start && span.end <= next.end).toBe(true);
          expect(next.end - next.start).toBeGreaterThan(span.end - span.start);
        }
      },
    ),
    { numRuns: 300 },
  );
});

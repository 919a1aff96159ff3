/** Whatever stands in a file: reading never throws, and every line with a statement is in a draft or in the list of what is not. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DraftEntry, Reading } from "../../../compiler/import/draft.ts";
import { routeros } from "../../../compiler/import/routeros/index.ts";
import { statements } from "../../../compiler/import/routeros/statements.ts";

const FOLDER = fileURLToPath(new URL("./", import.meta.url));
const TEXTS: readonly string[] = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^(?:in|hq|riga)\.(?:rsc|txt)$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));

const read = (text: string): Reading => routeros.read({ file: "in.rsc", text });

/** Lines that the reading speaks of. */
function toldLines({ devices, secrets, leftovers, remarks }: Reading): ReadonlySet<number> {
  const lines = new Set([...secrets, ...leftovers, ...remarks].map(({ origin }) => origin.line));
  const note = (entry: DraftEntry): void => {
    if (entry.origin !== undefined) lines.add(entry.origin.line);
    for (const { line } of entry.more ?? []) lines.add(line);
    if (entry.kind !== "property") entry.entries.forEach(note);
  };
  for (const { profiles, entries } of devices) [...profiles, ...entries].forEach(note);
  return lines;
}

/** Statements of which no line is told. `set`s of what a device is called, and of what nobody prints, are told by their effect. */
function lostStatements(text: string): readonly string[] {
  const told = toldLines(read(text));
  return [...statements(text)].flatMap((statement) => {
    if (statement.kind === "menu" || statement.kind === "comment") return [];
    const { line, endLine } = statement;
    const spoken = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
    const name = statement.kind === "command" ? `/${statement.menu} ${statement.command}` : statement.kind;
    const quiet = QUIET.test(name) || spoken.some((each) => told.has(each));
    return quiet ? [] : [`${line} ${name}`];
  });
}

/** What these say is in the name of the site, in a list with other rows, in one word of the firewall, or changes a row told before. */
const QUIET =
  /^\/(?:system identity set|ip firewall \S+ add|routing bgp (?:network|template|instance) add|ip address add|(?:ip ipsec|ip address|ip firewall|routing bgp|interface|ip dhcp-client|ip route).* (?:set|unset|disable|enable|remove))$/;

/** Rows about IPsec that are added: no exceptions. */
function lostAboutIpsec(text: string): readonly string[] {
  const told = toldLines(read(text));
  return [...statements(text)].flatMap((statement) => {
    if (statement.kind !== "command" || !statement.menu.startsWith("ip ipsec") || statement.command !== "add")
      return [];
    const { line, endLine, menu } = statement;
    const spoken = Array.from({ length: endLine - line + 1 }, (_, index) => line + index);
    return spoken.some((each) => told.has(each)) ? [] : [`${line} ${menu}`];
  });
}

const damage = fc.record({
  text: fc.constantFrom(...TEXTS),
  edits: fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.integer({ min: 0, max: 40 }),
      put: fc.oneof(
        fc.constantFrom(
          "",
          '"',
          "\\",
          "\\\n",
          "{",
          "}",
          "[",
          "]",
          "(",
          "$x",
          "=",
          ";",
          "\r",
          "\n",
          "\u0000",
          "“",
          "!",
          "*",
          "\ud800",
        ),
        fc.constantFrom(
          " add ",
          "/ip ipsec peer\n",
          "[admin@X] ip ipsec policy> ",
          "# by RouterOS 6.1\n",
          ":local x 1\n",
        ),
        fc.string({ maxLength: 6 }),
      ),
    }),
    { maxLength: 5 },
  ),
});

function damaged({
  text,
  edits,
}: {
  readonly text: string;
  readonly edits: readonly { at: number; cut: number; put: string }[];
}): string {
  return edits.reduce((rest, { at, cut, put }) => {
    const place = Math.floor(at * rest.length);
    return rest.slice(0, place) + put + rest.slice(place + cut);
  }, text);
}

describe("a damaged export", () => {
  it("is read without an exception, and no statement is lost", () => {
    fc.assert(
      fc.property(damage, (made) => {
        const text = damaged(made);
        expect([...lostStatements(text), ...lostAboutIpsec(text)]).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("may end anywhere", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.double({ min: 0, max: 1, noNaN: true }), (text, part) => {
        const cut = text.slice(0, Math.floor(part * text.length));
        expect([...lostStatements(cut), ...lostAboutIpsec(cut)]).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("may be anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(lostStatements(text)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("covers every line with a statement, so that nothing can be lost before it is one", () => {
    fc.assert(
      fc.property(damage, (made) => {
        const text = damaged(made);
        const covered = new Set<number>();
        for (const { line, endLine } of statements(text)) {
          for (let each = line; each <= endLine; each++) covered.add(each);
        }
        const open = text.split(/\r\n|\r|\n/).flatMap((line, index) => {
          const bare =
            /^[\s\u00a0\ufeff;\\]*$/.test(line) || /^[\s\ufeff]*\[[^\]]*@[^\]]*\][^>]*>[\s;\\]*$/.test(line);
          return bare || covered.has(index + 1) ? [] : [`${index + 1}: ${line}`];
        });
        expect(open).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a sound export", () => {
  it.each(TEXTS.map((text, index) => [index, text] as const))(
    "tells every row about IPsec (%i)",
    (_, text) => {
      expect(lostAboutIpsec(text)).toEqual([]);
    },
  );

  it("shows no secret in what is said about it", () => {
    for (const text of TEXTS) {
      const { secrets, leftovers, remarks } = read(text);
      const said = JSON.stringify([leftovers, remarks]);
      for (const { value } of secrets)
        if (value !== undefined && value.length > 5) expect(said).not.toContain(value);
      expect(said).not.toMatch(
        /never-(?:in-any-output|shown|to-be-shown)|annas-own|isp-password|l2tp-secret|gre-own-secret/,
      );
    }
  });
});

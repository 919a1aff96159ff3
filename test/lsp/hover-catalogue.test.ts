/** Every row of the catalogue shows as a hover, in a project large enough to have much to say, and none is too long to read. */

import { describe, expect, it } from "vitest";
import { ALGORITHMS } from "../../compiler/catalogue/algorithms.ts";
import type { BlockKind } from "../../compiler/catalogue/ids.ts";
import { PARAMETERS } from "../../compiler/catalogue/parameters.ts";
import { hover } from "../../lsp/features/hover/hover.ts";
import { analysisOf, FILE } from "./support/cursor.ts";

const MOST_CHARACTERS = 4000;

const RELEASES = [
  "2.6",
  "3.30",
  "4.17",
  "5.6",
  "6.0",
  "6.38",
  "6.43",
  "6.49.7",
  "7.1",
  "7.9",
  "7.20",
  "7.22.3",
];

const SITES = RELEASES.map(
  (release, index) => `site office-number-${index} {
  device = routeros ${release}
  wan    = 203.0.113.${index + 1}/24 on ether1
  lan    = 10.${index}.0.0/16
}
tunnel cloud-to-office-number-${index}: cloud <-> office-number-${index} extends common { }
`,
).join("\n");

const REST = `secret shared = env("SHARED")
site cloud {
  device = aws
  wan    = 198.51.100.1/24
  lan    = 172.16.0.0/16
}
key k1 { algorithm = sha1  length = 160  value = shared }
`;

const COMMON: Readonly<Partial<Record<BlockKind, string>>> = {
  tunnel: "",
  policy: "policy left.lan <-> right.lan {\n  ENTRY\n  }",
  manual: "manual m {\n  ENTRY\n  }",
  bgp: "bgp b {\n  ENTRY\n  }",
  carrier: "carrier gre wire {\n  ENTRY\n  }",
};

/** A project with one line in the right block, which the tunnels of `sites` inherit. */
function projectWith(block: BlockKind, entry: string, sites = ""): string {
  const inside = (kind: BlockKind, wrap = "ENTRY") => (kind === block ? wrap.replace("ENTRY", entry) : "");
  const tunnel = COMMON[block] === undefined ? "" : (COMMON[block] || "ENTRY").replace("ENTRY", entry);
  const any = inside("any");
  return `${REST}
phase1 p1 {
  ${inside("phase1")}
  ${inside("dpd", "dpd {\n  ENTRY\n  }")}
}
phase2 p2 {
  ${inside("phase2")}
}
key k2 {
  ${inside("key")}
}
site extra {
  device = routeros 7.20
  ${inside("site")}
  ${inside("bgp-instance", "bgp i {\n  ENTRY\n  }")}
  ${inside("firewall", "firewall {\n  ENTRY\n  }")}
  ${inside("names", "names {\n  ENTRY\n  }")}
  ${inside("peer", "peer p {\n  ENTRY\n  }")}
  ${any}
}
tunnel common {
  phase1 = p1
  phase2 = p2
  psk    = shared
  ${tunnel}
}
${inside("failover", "failover f: extra, extra {\n  ENTRY\n}")}
${sites}`;
}

describe("every parameter", () => {
  it.each([...PARAMETERS.values()])("$id", ({ block, key, example, summary, sources }) => {
    const text = projectWith(block, example, SITES);
    const at = text.indexOf(example);
    expect(at).toBeGreaterThan(-1);
    const found = hover(analysisOf(text), FILE, at + example.indexOf(key));
    expect(found?.text).toContain(`**\`${key}\`** in `);
    expect(found?.text).toContain(summary);
    expect(found?.text).toContain(sources[0]);
    expect(found?.text.length).toBeLessThan(MOST_CHARACTERS);
    expect(found?.text).not.toMatch(/undefined|\[object|NaN/);
  });

  it.each([...PARAMETERS.values()].flatMap((row) => row.aliases.map((alias) => ({ ...row, alias }))))(
    "$id, written $alias",
    ({ block, key, alias, example }) => {
      const text = projectWith(block, example.replace(key, alias));
      const found = hover(analysisOf(text), FILE, text.indexOf(example.replace(key, alias)) + 1);
      expect(found?.text).toContain(`**\`${key}\`** in `);
    },
  );
});

describe("every algorithm", () => {
  it.each(ALGORITHMS.map((algorithm) => ({ ...algorithm, name: `${algorithm.kind} ${algorithm.id}` })))(
    "$name",
    ({ id, kind, phases, title, statusWhy, requirements, citations }) => {
      const phase = `phase${phases[0] ?? 1}`;
      const key = {
        encryption: "encryption",
        integrity: phase === "phase1" ? "hash" : "auth",
        prf: "prf",
        "dh-group": phase === "phase1" ? "dh-group" : "pfs",
      }[kind];
      const text = `${phase} x {\n  ${key} = ${id}\n}\n`;
      const found = hover(analysisOf(text), FILE, text.indexOf(`= ${id}`) + 3);
      for (const expected of [title, statusWhy, ...requirements.map(({ level }) => level), ...citations])
        expect(found?.text).toContain(expected);
      expect(found?.text.length).toBeLessThan(MOST_CHARACTERS);
    },
  );
});

describe("every word of a choice", () => {
  const choices = [...PARAMETERS.values()].flatMap((row) =>
    row.type.kind === "word"
      ? row.type.words.map((choice) => ({ ...choice, row, name: `${row.id} ${choice.word}` }))
      : [],
  );
  it.each(choices)("$name", ({ word, summary, row }) => {
    const text = projectWith(row.block, `${row.key} = ${word}`);
    const found = hover(analysisOf(text), FILE, text.indexOf(`${row.key} = ${word}`) + row.key.length + 3);
    expect(found?.text).toContain(summary);
  });
});

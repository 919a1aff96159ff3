/** `docs/reference/parameters.md`. In: the catalogue of parameters and defaults. Out: one section per block and parameter. */

import { BLOCKS } from "../../compiler/catalogue/blocks.ts";
import { DEVICE_DEFAULTS, languageDefaults, type DeviceDefault } from "../../compiler/catalogue/defaults.ts";
import type { BlockKind, ParameterId } from "../../compiler/catalogue/ids.ts";
import { algorithmsOf } from "../../compiler/catalogue/algorithms.ts";
import { PARAMETERS } from "../../compiler/catalogue/parameters.ts";
import { showScalars, unitOf } from "../../compiler/catalogue/show.ts";
import type { Agreement, Parameter, ValueType } from "../../compiler/catalogue/types.ts";
import { expectation } from "../../compiler/resolve/expectation.ts";
import {
  bullets,
  code,
  codes,
  fence,
  page,
  releasesText,
  section,
  sentence,
  sourceText,
  table,
} from "./markdown.ts";

const BLOCK_TITLES: Readonly<Record<BlockKind, readonly [title: string, text: string]>> = {
  phase1: [
    "phase1",
    "Declared as `phase1 NAME { … }`; inside a tunnel, `phase1 { … }` overrides single values.",
  ],
  dpd: ["dpd", "Stands in `phase1` as `dpd { … }`."],
  phase2: [
    "phase2",
    "Declared as `phase2 NAME { … }`; inside a tunnel, `phase2 { … }` overrides single values.",
  ],
  key: ["key", "Declared as `key NAME { … }`, for manual keying."],
  site: ["site", "Declared as `site NAME { … }`: one device."],
  "bgp-instance": ["bgp in a site", "Stands in `site` as `bgp NAME { … }`."],
  firewall: [
    "firewall",
    "Stands in `site` as `firewall { … }`: what the router's firewall does already, and which rules the script adds to it for the site's tunnels. Without the block nothing is known and nothing is added, and inside it a key that is not written adds nothing either.",
  ],
  peer: ["peer", "Stands in `site` as `peer NAME { … }`: the other end as this site sees it."],
  tunnel: ["tunnel", "Declared as `tunnel NAME: LEFT <-> RIGHT { … }`, or without ends as a template."],
  policy: [
    "policy",
    "Stands in `tunnel` as `policy LEFT <-> RIGHT { … }`, in `site` as `policy SRC -> DST { … }`; the block may be left out.",
  ],
  manual: ["manual", "Stands in `tunnel` and in `peer` as `manual NAME { … }`, for manual keying."],
  bgp: ["bgp in a tunnel", "Stands in `tunnel` and in `peer` as `bgp { … }` or `bgp NAME { … }`."],
  carrier: [
    "carrier",
    "Stands in `tunnel` and in `peer` as `carrier gre NAME { … }` or `carrier ipip NAME { … }`: an interface between the outside addresses, which IPsec protects in transport mode.",
  ],
  names: ["names", "Stands in `site` as `names { … }`: what a Cisco configuration has once."],
  failover: [
    "failover",
    "Stands behind `failover NAME: FIRST, SECOND`, and may be left out. A pair reads in the order of the first tunnel's ends.",
  ],
  any: ["every block", "Keys that may stand in any of the blocks above."],
};

const AGREEMENT: Readonly<Record<Agreement, string>> = {
  equal: "`equal`: both ends must have the same value",
  intersect: "`intersect`: both ends have a list of preferences, and one value must be common",
  mirror: "`mirror`: a value here is the opposite field at the other end",
  directional: "`directional`: judged for each end as initiator",
  negotiated: "`negotiated`: a common value always results",
  local: "`local`: the ends are not compared",
};

const CONFIDENCE: Readonly<Record<DeviceDefault["confidence"], string>> = {
  A: "A, captured from a device",
  B: "B, the vendor's text",
  C: "C, third party or conclusion",
  D: "D, no evidence",
};

export function parametersPage(): string {
  const blocks = Object.keys(BLOCK_TITLES) as BlockKind[];
  return page(
    "# Parameters",
    "Every parameter of the language, by block. The heading is the parameter's id, `BLOCK.KEY`; in a file you write the key alone.",
    "**Ends** says how the values of a tunnel's two ends relate. **Defaults** are what the device does when nothing is written; a release that no source speaks of has no row. The letter after a source says how good it is: A, captured from a device; B, the vendor's own text; C, a third party or a conclusion from several sources. How each release of RouterOS spells a parameter: [routeros.md](routeros.md).",
    bullets(
      blocks.map(
        (block) => `[${BLOCK_TITLES[block][0]}](#${anchor(BLOCK_TITLES[block][0])}): ${keysOf(block)}`,
      ),
    ),
    ...blocks.map(blockSection),
  );
}

function rowsOf(block: BlockKind): readonly Parameter[] {
  return [...PARAMETERS.values()].filter((parameter) => parameter.block === block);
}

function keysOf(block: BlockKind): string {
  return rowsOf(block)
    .map(({ id, key }) => `[${code(key)}](#${anchor(id)})`)
    .join(", ");
}

/** As GitHub makes the anchor of a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

function blockSection(block: BlockKind): string {
  const [title, text] = BLOCK_TITLES[block];
  const nested = block === "any" ? [] : [...BLOCKS[block].children.keys()];
  const inside = nested.length === 0 ? "" : ` Blocks inside: ${codes(nested)}.`;
  return [`## ${title}`, text + inside, ...rowsOf(block).map(parameterSection)].join("\n\n");
}

function parameterSection(parameter: Parameter): string {
  const { id, aliases, list, agreement, summary, body, mismatch, example, sources } = parameter;
  const facts = [
    `Takes ${expectation(parameter.type)}${rangeText(parameter.type)}; ${list ? "a list is a choice, in order of preference" : "one value"}.`,
    ...(aliases.length === 0 ? [] : [`Also written ${codes(aliases)}: accepted with a hint.`]),
    `Ends: ${AGREEMENT[agreement]}.`,
    ...(languageDefaults.has(id) ? [`Default of the language: ${languageDefault(id)}.`] : []),
  ];
  return (
    section(
      `### ${code(id)}`,
      sentence(summary),
      bullets(facts),
      wordList(parameter.type),
      body,
      `**If the ends differ.** ${sentence(mismatch)}`,
      defaultsTable(id),
      fence("vpn fragment", example),
      `Sources: ${sources.map((source) => sourceText(source, "../")).join("; ")}.`,
    ) ?? ""
  );
}

function rangeText(type: ValueType): string {
  switch (type.kind) {
    case "integer":
    case "mss":
      return ` from ${type.min} to ${type.max}`;
    case "duration":
      return `, ${type.min} to ${type.max} seconds`;
    case "bytes":
      return `, up to ${type.max}`;
    default:
      return "";
  }
}

function wordList(type: ValueType): string | undefined {
  if (type.kind === "algorithm") {
    const ids = algorithmsOf(type.of, type.phase).map(({ id }) => id);
    return `Possible: ${codes(ids)}${type.none ? ", or `none`" : ""}. What each is worth: [algorithms.md](algorithms.md).`;
  }
  if (type.kind !== "word") return undefined;
  return bullets(
    type.words.map(({ word, aliases = [], summary }) => {
      const also = aliases.length === 0 ? "" : ` (also ${codes(aliases)})`;
      return `${code(word)}${also}: ${sentence(summary)}`;
    }),
  );
}

function languageDefault(id: ParameterId): string {
  return code(showScalars(languageDefaults.get(id)?.value ?? [], unitOf(id)));
}

function defaultsTable(id: ParameterId): string | undefined {
  const rows = DEVICE_DEFAULTS.filter((row) => row.parameter === id);
  return table(
    ["device", "releases", "default", "source", "confidence"],
    rows.map((row) => [
      row.target,
      row.target === "routeros" ? releasesText(row) : "today",
      code(showScalars(row.value, unitOf(id))),
      row.source,
      CONFIDENCE[row.confidence],
    ]),
  );
}

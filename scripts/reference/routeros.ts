/** `docs/reference/routeros.md`. In: the tables of the RouterOS target. Out: what each release can say, and who says so. */

import { PARAMETER_IDS, type ParameterId } from "../../compiler/catalogue/ids.ts";
import { inRange, type VersionRange } from "../../compiler/catalogue/version.ts";
import type { Cell, Field } from "../../compiler/targets/routeros/cell.ts";
import { cellOf, cells } from "../../compiler/targets/routeros/cells.ts";
import { releases } from "../../compiler/targets/routeros/console.ts";
import { impliedRows, lossyRows } from "../../compiler/targets/routeros/implied.ts";
import { menuOf, menus } from "../../compiler/targets/routeros/objects.ts";
import { supported, supportedText, whyUnsupported } from "../../compiler/targets/routeros/releases.ts";
import { sources, type SourceId } from "../../compiler/targets/routeros/sources.ts";
import { spellings } from "../../compiler/targets/routeros/spellings.ts";
import { unsupported, unsupportedObjects } from "../../compiler/targets/routeros/unsupported.ts";
import { bullets, code, codes, page, releasesText, section, table } from "./markdown.ts";

type Supported = (typeof supported)[number];

export function routerosPage(): string {
  return page(
    "# RouterOS",
    `Scripts are written for RouterOS ${supportedText}. Every other release is refused by name. ${whyUnsupported("2.8")}`,
    "No script has been run on a router here.",
    fidelity(),
    matrix(),
    argumentTables(),
    spelt(),
    refused(),
    carried(),
    lossy(),
    menuTable(),
    sourceList(),
  );
}

function fidelity(): string | undefined {
  return section(
    "## What proves a script",
    "Each script says in its header what it rests on.",
    table(["releases", "proof", "documents"], supported.map(fidelityRow)),
    `*Verified* means that every row of the script is accepted by the console tree of exactly that release: the menu, each argument, each word of an enumeration, the arguments that must be there. The trees at hand: ${releases.join(", ")}. A release in the supported range whose tree is not among them is *documented*.`,
    "*Documented* means that every menu, argument and word stands in the sources named: exports, manuals, change logs.",
    "Confidence of a row: **A**, captured from a router or a configuration known to have run; **B**, MikroTik's manual, documentation or change log; **C**, third parties, or bounded from several sources.",
  );
}

function fidelityRow(range: Supported): string[] {
  const trees = releases.filter((release) => inRange(release, range));
  const proof = trees.length === 0 ? "documented" : `verified (${trees.length} console trees)`;
  return [releasesText(range), proof, range.documents.map((id) => sources[id]).join("; ")];
}

/** Releases between whose bounds nothing changes would be one column; the bounds of a supported range suffice. */
function matrix(): string | undefined {
  return section(
    "## Support by parameter",
    "The argument that says a parameter. *Carried* means that the release says it without an argument of its own, or that another object says it; *only* names the value that needs no argument because the release knows nothing else; *refused* means an error when a file states it. Both with their reasons below.",
    table(
      ["parameter", ...supported.map(releasesText)],
      PARAMETER_IDS.flatMap((id) => {
        const columns = supported.map((range) => cellText(id, range));
        return columns.every((text) => text === "")
          ? []
          : [[code(id), ...columns.map((text) => text || "—")]];
      }),
    ),
    "A parameter that is missing here belongs to the language alone (a site's address, a reference to a profile), or becomes part of the objects' own rows.",
  );
}

/** References that another object's argument says. */
const SAID_BY: Partial<Record<ParameterId, Field>> = {
  "policy.phase2": "policy.proposal",
  "policy.manual": "policy.manual-sa",
  "bgp.instance": "bgp-session.instance",
};

function cellText(id: ParameterId, range: Supported): string {
  const release = range.since ?? "";
  const field = SAID_BY[id] ?? id;
  const cell = cellOf(field, release);
  if (cell !== undefined) return code(cell.argument);
  const implied = impliedRows.filter((row) => row.fields.includes(field));
  const here = implied.find((row) => inRange(release, row));
  if (here !== undefined) {
    return here.values.length === 0 ? "carried" : `only ${codes(here.values.map((value) => value || '""'))}`;
  }
  const known = cells.some((row) => row.field === field) || unsupported.some((row) => row.field === field);
  return known || implied.length > 0 ? "refused" : "";
}

function menuPath(cell: Cell): string {
  return menuOf(cell.object, releaseIn(cell))?.path ?? cell.object;
}

/** A supported release in which a row holds. */
function releaseIn(range: VersionRange): string {
  const bounds = supported.flatMap(({ since, until }) => [since ?? "", until ?? ""]);
  return bounds.find((release) => inRange(release, range)) ?? range.since ?? "";
}

function isParameter(field: Field): boolean {
  return (PARAMETER_IDS as readonly string[]).includes(field);
}

function argumentRows(wanted: (field: Field) => boolean): string[][] {
  return cells
    .filter((cell) => wanted(cell.field))
    .map((cell) => [
      code(cell.field),
      releasesText(cell),
      code(menuPath(cell)),
      code(cell.argument) + (cell.list ? ", a list" : ""),
      sources[cell.source],
      cell.confidence,
    ]);
}

function argumentTables(): string | undefined {
  const heads = ["field", "releases", "menu", "argument", "source", "confidence"];
  return section(
    "## Arguments",
    "One line per cell of the support table.",
    table(heads, argumentRows(isParameter)),
    "### Names, addresses and references",
    "What a script says beyond parameters: it follows from the declarations.",
    table(
      heads,
      argumentRows((field) => !isParameter(field)),
    ),
  );
}

function spelt(): string | undefined {
  return section(
    "## Words",
    "How the language's words are spelt. A word without a row is refused for that range.",
    table(
      ["parameter", "releases", "words", "source", "confidence"],
      spellings.map((row) => [
        codes(row.fields),
        releasesText(row),
        [...row.words]
          .map(([word, as]) => (word === as ? code(word) : `${code(word)} as ${code(as)}`))
          .join(", "),
        sources[row.source],
        row.confidence,
      ]),
    ),
  );
}

function refused(): string | undefined {
  return section(
    "## Refused, with the reason",
    "Stated in a file for a release in the range, each of these is an error that names the device, the release and the source.",
    table(
      ["parameter or object", "value", "releases", "reason", "source"],
      [
        ...unsupported.map((row) => [
          code(row.field),
          row.several ? "a list of several" : row.values.length === 0 ? "any" : codes(row.values),
          releasesText(row),
          row.reason,
          sources[row.source],
        ]),
        ...unsupportedObjects.map((row) => [
          `a ${row.object}`,
          "any",
          releasesText(row),
          row.reason,
          sources[row.source],
        ]),
      ],
    ),
  );
}

function carried(): string | undefined {
  return section(
    "## Carried without an argument",
    table(
      ["field", "value", "releases", "why", "source"],
      impliedRows.map((row) => [
        codes(row.fields),
        row.values.length === 0 ? "any" : row.values.map((value) => code(value || '""')).join(", "),
        releasesText(row),
        row.reason,
        sources[row.source],
      ]),
    ),
  );
}

function lossy(): string | undefined {
  return section(
    "## Left out with a hint",
    "Nothing here changes a packet. The hint is [target/lossy](diagnostics/target/lossy.md).",
    table(
      ["field", "releases", "why", "source"],
      lossyRows.map((row) => [code(row.field), releasesText(row), row.reason, sources[row.source]]),
    ),
  );
}

function menuTable(): string | undefined {
  return section(
    "## Menus",
    "The menu of each object, and the arguments by which an undo script finds a row again.",
    table(
      ["object", "releases", "menu", "found by", "source", "confidence"],
      menus.map((row) => [
        row.object,
        releasesText(row),
        code(row.path),
        codes(row.key),
        sources[row.source],
        row.confidence,
      ]),
    ),
  );
}

function sourceList(): string | undefined {
  const ids = Object.keys(sources) as SourceId[];
  return section("## Sources", bullets(ids.map((id) => `${code(id)}: ${sources[id]}`)));
}

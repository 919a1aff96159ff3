/** The negotiation table for people: aligned columns, or Markdown for a hand-over sheet. */

import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalars, unitOf } from "../../catalogue/show.ts";
import { harmless, widthOf } from "../../diagnostics/render/width.ts";
import type {
  NegotiatedConnection,
  NegotiatedParameter,
  NegotiatedPhase,
  NegotiationTable,
} from "../table.ts";
import type { Located } from "../../source/located.ts";
import { parameterName } from "./json.ts";

interface Section {
  readonly title: string;
  /** The first row is the header. */
  readonly rows: readonly (readonly string[])[];
}

export function tableText(table: NegotiationTable): string {
  if (table.connections.length === 0) return "There are no tunnels.\n";
  return table.connections.map(connectionText).join("\n");
}

export function tableMarkdown(table: NegotiationTable): string {
  const parts = table.connections.map((connection) => {
    const sections = sectionsOf(connection).map(({ title, rows }) => `### ${title}\n\n${markdownRows(rows)}`);
    const { name, verdict } = connection;
    return [`## ${harmless(`${name}: ${verdict}`)}\n\n${harmless(endsOf(connection))}\n`, ...sections].join(
      "\n",
    );
  });
  return `# Tunnels\n\n${parts.join("\n") || "There are none.\n"}`;
}

function connectionText(connection: NegotiatedConnection): string {
  const lines = [titleOf(connection)];
  for (const { title, rows } of sectionsOf(connection)) {
    lines.push("", `  ${title}`, ...aligned(rows).map((row) => `    ${row}`));
  }
  return `${lines.join("\n")}\n`;
}

function titleOf(connection: NegotiatedConnection): string {
  return harmless(`${connection.name}: ${endsOf(connection)}: ${connection.verdict}`);
}

function endsOf({ ends }: NegotiatedConnection): string {
  const [left, right] = ends.map(
    ({ site, device, outside }) => `${site} (${outside === undefined ? device : `${device}, ${outside}`})`,
  );
  return `${left} <-> ${right}`;
}

function sectionsOf(connection: NegotiatedConnection): readonly Section[] {
  const [left, right] = connection.ends;
  const header = ["parameter", left.site, right.site, "rule", "verdict"];
  const phases: readonly (readonly [string, NegotiatedPhase | undefined])[] = [
    ["phase 1", connection.phase1],
    ["phase 2", connection.phase2],
    ...connection.policies.map(
      ({ source, destination, phase2 }) => [`phase 2 of ${source} <-> ${destination}`, phase2] as const,
    ),
  ];
  const sections: Section[] = [];
  const told = new Set<NegotiatedPhase>();
  for (const [title, phase] of phases) {
    // Policies that use the tunnel's own phase 2 do not repeat it.
    if (phase === undefined || told.has(phase) || (told.size > 1 && sameAs(phase, connection.phase2)))
      continue;
    told.add(phase);
    sections.push({
      title: `${title}: ${phase.suite ?? "no common suite"}`,
      rows: [header, ...phase.parameters.map(rowOf)],
    });
  }
  if (connection.policies.length > 0) {
    const rows = connection.policies.map((policy) => [
      policy.source,
      policy.destination,
      policy.traffic,
      policy.action,
      policy.verdict,
    ]);
    sections.push({
      title: "policies",
      rows: [[left.site, right.site, "traffic", "action", "verdict"], ...rows],
    });
  }
  return sections;
}

function sameAs(one: NegotiatedPhase, other: NegotiatedPhase | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

function rowOf(parameter: NegotiatedParameter): readonly string[] {
  const { left, right, rule, verdict, works, code } = parameter;
  const limited = works === "both" || works === "none" ? "" : ` (${works.replace("-", " ")})`;
  const why = code === undefined ? "" : ` [${code}]`;
  return [
    parameterName(parameter),
    valueText(parameter, left),
    valueText(parameter, right),
    rule,
    verdict + limited + why,
  ];
}

function valueText(
  { parameter }: NegotiatedParameter,
  value: Located<readonly Scalar[]> | undefined,
): string {
  if (value === undefined) return "not stated";
  const text = showScalars(value.value, unitOf(parameter));
  return value.from === "default" ? `${text} (default)` : text;
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const clean = rows.map((row) => row.map(harmless));
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map((row) => widthOf(row[column] ?? ""))),
  );
  return clean.map((row) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd(),
  );
}

/** A conflict, in the last column, catches the eye. */
function markdownRows([header = [], ...rows]: readonly (readonly string[])[]): string {
  const body = rows.map((row) => markdownRow(row).replace(/\| (conflict\b)(?=[^|]*\|\n$)/, "| **$1**"));
  return [markdownRow(header), markdownRow(header.map(() => "---")), ...body].join("");
}

function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => harmless(cell).replaceAll("|", "\\|")).join(" | ")} |\n`;
}

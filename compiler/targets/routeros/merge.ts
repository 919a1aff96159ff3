/** Rows of the whole device: what is shared is added once, one name means one thing, and no name is one a router refuses. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Place } from "../../source/place.ts";
import type { ObjectKind } from "./cell.ts";
import { refusal } from "./names.ts";
import type { PlannedRow, Settled } from "./settle.ts";

interface Kept {
  readonly row: PlannedRow;
  /** Where the rows like it come from. */
  more: Place[] | undefined;
  /** Worked out when there is a second one to compare with. */
  content: string | undefined;
}

export function merge(rows: readonly PlannedRow[], device: string, release: string): Settled {
  const kept: Kept[] = [];
  const first = new Map<string, Kept>();
  const diagnostics: Diagnostic[] = [];
  for (const row of rows) {
    const refused = refusedName(row);
    if (refused !== undefined) diagnostics.push(nameRefused(refused, row.subject, device, release));
    const key = identityOf(row);
    const same = key === undefined ? undefined : first.get(key);
    if (same === undefined) {
      const own: Kept = { row, more: undefined, content: undefined };
      if (key !== undefined) first.set(key, own);
      kept.push(own);
    } else if (contentOf(row) === (same.content ??= contentOf(same.row))) {
      (same.more ??= []).push(row.place, ...row.written);
    } else {
      diagnostics.push(clash(row, same.row, device, release));
    }
  }
  return { rows: kept.map(asRow), diagnostics };
}

/** A name that the router would not take. */
export interface RefusedName {
  readonly name: string;
  readonly object: ObjectKind;
  readonly reason: string;
  readonly place: Place;
}

export function refusedName({ row, object, place }: PlannedRow): RefusedName | undefined {
  const name = row.arguments.find((argument) => argument.name === "name")?.value;
  const reason = name === undefined ? undefined : refusal(name, object);
  return name === undefined || reason === undefined ? undefined : { name, object, reason, place };
}

export function nameRefused(
  { name, object, reason, place }: RefusedName,
  subject: string,
  device: string,
  release: string,
): Diagnostic {
  return report("target/name-refused", {
    message: `\`${name}\` cannot be the name of a ${object} on \`${device}\` (RouterOS ${release}).`,
    place,
    label: "RouterOS would refuse or misread this name",
    notes: [reason],
    subjects: [subject],
  });
}

function asRow({ row, more }: Kept): PlannedRow {
  return more === undefined ? row : { ...row, written: [...row.written, ...more] };
}

const ORDERED: ReadonlySet<ObjectKind> = new Set(["policy", "nat-rule", "filter-rule", "mangle-rule"]);

/** Policies and rules are told apart by their order and may repeat; everything else is one row per key. */
export function identityOf(row: PlannedRow): string | undefined {
  return ORDERED.has(row.object) || row.row.command !== "add" ? undefined : `${row.row.menu} ${keyText(row)}`;
}

function keyText(row: PlannedRow): string {
  const values = row.key.map(
    (name) => row.row.arguments.find((argument) => argument.name === name)?.value ?? "",
  );
  return values.join(" on ");
}

export function contentOf(row: PlannedRow): string {
  return JSON.stringify(row.row.arguments.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
}

function clash(row: PlannedRow, same: PlannedRow, device: string, release: string): Diagnostic {
  const differs = row.row.arguments
    .filter(
      ({ name, value }) => same.row.arguments.find((argument) => argument.name === name)?.value !== value,
    )
    .map(({ name }) => name);
  const missing = same.row.arguments
    .filter(({ name }) => !row.row.arguments.some((argument) => argument.name === name))
    .map(({ name }) => name);
  return report("target/name-clash", {
    message: `\`${device}\` (RouterOS ${release}) would need two different rows \`${keyText(row)}\` in \`${row.row.menu}\`.`,
    place: row.place,
    label: `differs in ${[...differs, ...missing].join(", ")}`,
    related: [{ place: same.place, message: "the first one is made for this" }],
    subjects: [row.subject, same.subject],
  });
}

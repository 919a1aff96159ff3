/** What the parts of a draft share: rows by kind, the release, the ledger, the secrets; and how one row is read out. */

import { defaultOf } from "../../catalogue/defaults.ts";
import type { ParameterId } from "../../catalogue/ids.ts";
import type { ObjectKind } from "../../targets/routeros/cell.ts";
import { timeText, valueText } from "../../targets/routeros/text.ts";
import type { DraftProperty, FoundSecret, Origin, Term } from "../draft.ts";
import { isPlaceholder } from "./arguments.ts";
import { verdictOf } from "./beyond.ts";
import { cellsFor } from "./inverse.ts";
import type { Ledger } from "./ledger.ts";
import type { Kept } from "./menus.ts";
import type { Section } from "./section.ts";
import type { Argument, Row } from "./tables.ts";
import { termsOf, text } from "./values.ts";

export interface Device {
  readonly section: Section;
  readonly release: string;
  readonly ledger: Ledger;
  readonly secrets: FoundSecret[];
}

export function originOf(device: Device, line: number): Origin {
  return { file: device.ledger.file, line };
}

/** Rows that the file adds and does not remove, as they are ordered. */
export function rowsOf({ section }: Device, kind: Kept): readonly Row[] {
  return section.tables.get(kind)?.rows.filter(({ removed }) => !removed) ?? [];
}

/** Reads one row, and keeps account of the arguments that were read. */
export interface RowReader {
  readonly row: Row;
  /** The argument, if it has a value that can be one. A placeholder is remarked and is none. */
  readonly take: (name: string) => Argument | undefined;
  /** Everything that says a parameter of a block, as properties. */
  readonly settings: (block: string) => readonly DraftProperty[];
  readonly has: (name: string, value: string) => boolean;
  /** Marks an argument as read. */
  readonly done: (...names: readonly string[]) => void;
  /** The statements about the row are in the draft; what was not read of them is left over. */
  readonly close: () => void;
  /** None of it is in the draft. */
  readonly refuse: (kind: "unsupported" | "unknown" | "outside", why: string) => void;
}

export function readerOf(device: Device, row: Row): RowReader {
  const { ledger, release } = device;
  const read = new Set<string>();
  let closed = false;
  const usable = (argument: Argument): boolean => {
    if (argument.form === "none") {
      ledger.remark(
        "import/placeholder",
        argument.line,
        `Nothing stands behind \`${argument.name}=\`: the value was lost.`,
        `Write the value of \`${argument.name}\` into the file, and import it again.`,
      );
      return false;
    }
    if (!isPlaceholder(argument)) return true;
    ledger.remark(
      "import/placeholder",
      argument.line,
      `The value of \`${argument.name}\` is a placeholder that nobody replaced.`,
      `Put the real value there, and import the file again.`,
    );
    return false;
  };
  const take = (name: string): Argument | undefined => {
    const argument = row.arguments.get(name);
    const first = !read.has(name);
    read.add(name);
    if (argument === undefined) return undefined;
    if (argument.value.startsWith("*") && first && references.has(name)) {
      ledger.remark(
        "import/dangling",
        argument.line,
        `\`${name}=${argument.value}\` is what is left of a reference: the item was deleted on the device.`,
        `Choose the ${name} on the device, and export it again.`,
      );
      return undefined;
    }
    return usable(argument) ? argument : undefined;
  };
  const settings = (block: string): readonly DraftProperty[] => {
    const found: DraftProperty[] = [];
    for (const argument of row.arguments.values()) {
      const cells = cellsFor(row.kind as ObjectKind, argument.name, release).filter(({ field }) =>
        field.startsWith(`${block}.`),
      );
      if (cells.length === 0 || read.has(argument.name)) continue;
      read.add(argument.name);
      if (!usable(argument)) continue;
      const property =
        cells.length > 1
          ? undefined
          : cells[0] && { cell: cells[0], terms: termsOf(cells[0], argument.value, release) };
      if (property?.terms === undefined) {
        const why = `\`${argument.name}=${argument.value}\` is not a value that is known`;
        ledger.leave({ ...argument.entry, line: argument.line }, "unknown", why);
        continue;
      }
      if (property.terms.length === 0) continue;
      const key = property.cell.field.slice(block.length + 1);
      found.push({ kind: "property", key, values: property.terms, origin: originOf(device, argument.line) });
    }
    return found;
  };
  return {
    row,
    take,
    settings,
    has: (name, value) => row.arguments.get(name)?.value === value,
    done: (...names) => {
      for (const name of names) read.add(name);
    },
    close: () => {
      if (closed) return;
      closed = true;
      for (const entry of row.entries) ledger.tell(entry);
      for (const { name, value, line, entry } of row.arguments.values()) {
        if (read.has(name)) continue;
        const verdict = verdictOf(row.kind, row.menu, name, value);
        if (verdict.kind !== "harmless") ledger.leave({ ...entry, line }, verdict.kind, verdict.why);
      }
    },
    refuse: (kind, why) => {
      for (const entry of row.entries) ledger.leave(entry, kind, why);
    },
  };
}

/** Arguments that name another item; a deleted one leaves its number. */
const references: ReadonlySet<string> = new Set([
  "peer",
  "profile",
  "proposal",
  "instance",
  "interface",
  "manual-sa",
  "policy-template-group",
  "group",
]);

export function property(
  device: Device,
  key: string,
  values: readonly Term[],
  line: number | undefined,
): DraftProperty {
  return { kind: "property", key, values, origin: line === undefined ? undefined : originOf(device, line) };
}

/** What the release does by itself, for what the file does not print; nothing where no source says it. */
export function defaulted(device: Device, parameter: ParameterId, key: string): readonly DraftProperty[] {
  const known = defaultOf(parameter, "routeros", device.release);
  if (known === undefined || known.confidence === "D") return [];
  const values = known.value.map((value) =>
    text(value.kind === "number" && timed.has(parameter) ? timeText(value.value) : valueText(value)),
  );
  return [
    { kind: "property", key, values, origin: undefined, note: `default of RouterOS ${device.release}` },
  ];
}

const timed: ReadonlySet<ParameterId> = new Set<ParameterId>([
  "phase1.lifetime",
  "phase2.lifetime",
  "dpd.interval",
]);

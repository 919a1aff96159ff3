/** The whole import but for the audit. In: texts of devices with their formats. Out: one `.vpn`, where each entry of it was read, and all that is not in it. */

import { parse, walk, type Span } from "../../grammar/index.ts";
import { baseName } from "../source/paths.ts";
import type { DraftBlock, DraftEntry, FoundSecret, Leftover, Origin, Reading, Remark } from "./draft.ts";
import type { ForeignText, Importer } from "./importer.ts";
import { settleNames } from "./names.ts";
import { isWritable, isWritablePolicy, printDraft, quoted, type PrintOptions } from "./print.ts";
import { describesBoth, scopesOf } from "./scopes.ts";
import { nameSecrets, type ImportedSecret } from "./secrets.ts";

export interface ImportSource {
  readonly source: ForeignText;
  readonly importer: Importer;
}

export interface Imported {
  /** Formatted `.vpn`. */
  readonly text: string;
  /** Parents before children. */
  readonly entries: readonly ImportedEntry[];
  /** Those that the text refers to. */
  readonly secrets: readonly ImportedSecret[];
  /** All that were found, so that none is shown. */
  readonly found: readonly FoundSecret[];
  readonly leftovers: readonly Leftover[];
  readonly remarks: readonly Remark[];
}

/** A declaration, property or policy of the text. */
export interface ImportedEntry {
  readonly span: Span;
  readonly origin: Origin;
}

export interface ImportOptions {
  /** Write the values of secrets into the text. */
  readonly inlineSecrets: boolean;
}

/** Names, like paths, are as the user gave them; two sources have two names. */
export function importTexts(sources: readonly ImportSource[], options: ImportOptions): Imported {
  const readings = sources.map(({ source, importer }) => {
    return { source, label: labelOf(source.file), reading: importer.read(source) };
  });
  const scopes = scopesOf(readings);
  const isWhole = describesBoth(readings);
  const found = readings.flatMap(({ reading }) => reading.secrets);
  const settled = settleNames(scopes);
  const secrets = nameSecrets({
    blocks: settled,
    found,
    siteFirst: scopes.some(({ namesSecrets }) => namesSecrets),
    inline: options.inlineSecrets,
  });
  const printing: PrintOptions = {
    heading: headingOf(sources),
    secret: (index) => secretText(secrets.get(index)),
    place: placer(sources.map(({ source }) => source.file)),
  };
  const first = printDraft(settled, printing);
  const { blocks, dropped } = first.isSound ? { blocks: settled, dropped: [] } : writable(settled, printing);
  const { text, origins } = first.isSound ? first : printDraft(blocks, printing);
  const used = [...secrets.values()];
  return {
    text,
    entries: entriesOf(text, origins),
    secrets: used,
    found,
    leftovers: [...readings.flatMap(({ reading }) => leftoversOf(reading, isWhole)), ...dropped],
    remarks: [
      ...readings.flatMap(({ source, reading }) => [...reading.remarks, ...nothingIn(source, reading)]),
      ...hidden(
        used,
        readings.flatMap(({ reading }) => reading.remarks),
      ),
    ],
  };
}

function leftoversOf({ leftovers, whole }: Reading, isWhole: boolean): readonly Leftover[] {
  return isWhole && whole !== undefined ? whole.leftovers : leftovers;
}

/** `office` of `exports/office.rsc` */
function labelOf(file: string): string {
  return baseName(file).replace(/(?<=.)\.[^.]*$/, "");
}

function headingOf(sources: readonly ImportSource[]): readonly string[] {
  const files = sources.map(({ source, importer }) => `${baseName(source.file)} (${importer.title})`);
  return [
    `Imported by vpnc from ${files.join(", ")}.`,
    "Behind each entry stands the line that it was read from.",
  ];
}

/** Without folders, unless two files are called the same. */
function placer(files: readonly string[]): PrintOptions["place"] {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(baseName(file), (counts.get(baseName(file)) ?? 0) + 1);
  return ({ file, line }) => `${(counts.get(baseName(file)) ?? 0) > 1 ? file : baseName(file)}:${line}`;
}

function secretText(secret: ImportedSecret | undefined): string {
  if (secret === undefined) return 'env("UNKNOWN")';
  return secret.inline ? quoted(secret.value ?? "") : `env("${secret.variable}")`;
}

/** What cannot be read back is told instead of breaking everything around it. */
function writable(
  blocks: readonly DraftBlock[],
  { secret }: PrintOptions,
): { readonly blocks: readonly DraftBlock[]; readonly dropped: readonly Leftover[] } {
  const dropped: Leftover[] = [];
  const drop = (origin: Origin | undefined, text: string): readonly [] => {
    const why = "the value cannot be written in the language";
    if (origin !== undefined) dropped.push({ origin, text, kind: "unsupported", why });
    return [];
  };
  const keep = (entry: DraftEntry, at: Origin | undefined): readonly DraftEntry[] => {
    const origin = entry.origin ?? at;
    const inner = <T extends DraftEntry>(entries: readonly T[]): T[] =>
      entries.filter((each) => keep(each, origin).length > 0);
    switch (entry.kind) {
      case "property":
        return isWritable(entry, secret) ? [entry] : drop(origin, entry.key);
      case "policy":
        return isWritablePolicy(entry)
          ? [{ ...entry, entries: inner(entry.entries) }]
          : drop(origin, "policy");
      case "block":
        return [{ ...entry, entries: entry.entries.flatMap((each) => keep(each, origin)) }];
    }
  };
  const kept = blocks.map((block) => ({
    ...block,
    entries: block.entries.flatMap((entry) => keep(entry, block.origin)),
  }));
  return { blocks: kept, dropped };
}

/** The tree of the text has the same entries in the same order as what was printed. */
function entriesOf(text: string, origins: readonly (Origin | undefined)[]): readonly ImportedEntry[] {
  const spans: Span[] = [];
  walk(parse("", text).file, (node) => {
    if (node.kind === "declaration" || node.kind === "property" || node.kind === "policy")
      spans.push(node.span);
  });
  if (spans.length !== origins.length) return [];
  return spans.flatMap((span, index) => {
    const origin = origins[index];
    return origin === undefined ? [] : [{ span, origin }];
  });
}

function nothingIn({ file }: ForeignText, { devices, whole }: Reading): readonly Remark[] {
  if (devices.length > 0 || whole !== undefined) return [];
  const message = `there is nothing about IPsec in \`${file}\`, so no site was written for it`;
  return [{ code: "import/nothing", message, origin: { file, line: 1 } }];
}

function hidden(secrets: readonly ImportedSecret[], remarks: readonly Remark[]): readonly Remark[] {
  const told = new Set(
    remarks.filter(({ code }) => code === "import/secret-hidden").map(({ origin }) => keyOf(origin)),
  );
  return secrets.flatMap(({ value, variable, origin }): Remark[] => {
    if (value !== undefined || told.has(keyOf(origin))) return [];
    const message = `the file hides the secret that \`${variable}\` stands for`;
    return [{ code: "import/secret-hidden", message, origin }];
  });
}

function keyOf({ file, line }: Origin): string {
  return `${line} ${file}`;
}

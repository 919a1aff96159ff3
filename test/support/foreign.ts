/** Imports texts of devices, for tests: the result, what is said of it, and which formats have a reader. */

import type { ForeignFormat } from "../../compiler/diagnostics/catalogue/entry.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { audit, type Audit } from "../../compiler/import/audit.ts";
import type { Reading } from "../../compiler/import/draft.ts";
import { importFindings, maskTexts, shownTexts } from "../../compiler/import/findings.ts";
import { importTexts, type Imported } from "../../compiler/import/import.ts";
import type { Importer } from "../../compiler/import/importer.ts";
import { IMPORTERS } from "../../compiler/import/importers.ts";

/** Every format that `--from` names. */
export const FOREIGN_FORMATS: readonly ForeignFormat[] = ["routeros", "aws", "cisco-ios", "strongswan"];

/** Formats that nothing reads yet: what is said of them waits here, and a test fails when one of them is read. */
export const UNREAD: readonly ForeignFormat[] = [];

export function importerOf(name: string): Importer | undefined {
  return IMPORTERS.find((importer) => importer.name === name);
}

export interface Outcome {
  readonly imported: Imported;
  /** Of the import itself. */
  readonly findings: readonly Diagnostic[];
  readonly judged: Audit;
}

/** Texts by the names of their files, all of one format. */
export function importAs(
  importer: Importer,
  texts: Readonly<Record<string, string>>,
  inlineSecrets = false,
): Outcome {
  const sources = Object.entries(texts).map(([file, text]) => ({ source: { file, text }, importer }));
  const imported = importTexts(sources, { inlineSecrets });
  const files = sources.map(({ source }) => ({ ...source, uri: `/project/${source.file}` }));
  const shown = shownTexts(maskTexts(files, imported));
  return {
    imported,
    findings: importFindings(imported, shown),
    judged: audit(imported, "/project/imported.vpn", shown),
  };
}

/** A format whose texts mean what the test says: each file is read as the reading of its name. */
export function readings(all: Readonly<Record<string, Reading>>): Importer {
  return {
    name: "test",
    title: "a test's reading",
    recognizes: () => 1,
    read: ({ file }) => all[file] ?? { devices: [], secrets: [], leftovers: [], remarks: [] },
  };
}

/** What an import has to say, as diagnostics. In: what was imported, and the texts without their secrets. Out: one for each remark and for each statement that was left out. */

import { isCode, type Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { lineTable, type LineTable } from "../source/lines.ts";
import type { Place } from "../source/place.ts";
import type { Leftover, Origin } from "./draft.ts";
import type { Imported } from "./import.ts";
import { hider, maskForeign } from "./mask.ts";

/** The texts that may be shown, by the name that the user gave. */
export interface ShownTexts {
  /** Absolute path of a file, or the name it is shown by. */
  readonly uriOf: (file: string) => string;
  readonly linesOf: (file: string) => LineTable;
}

export interface ShownText {
  readonly file: string;
  readonly uri: string;
  readonly text: string;
}

/** Texts as they may be shown, with their paths. */
export function maskTexts(sources: readonly ShownText[], { found }: Imported): readonly ShownText[] {
  return sources.map((source) => ({ ...source, text: maskForeign(source.text, source.file, found) }));
}

/** `texts` are masked. */
export function shownTexts(texts: readonly ShownText[]): ShownTexts {
  const tables = new Map(texts.map(({ file, text }) => [file, lineTable(text)]));
  const uris = new Map(texts.map(({ file, uri }) => [file, uri]));
  const none = lineTable("");
  return {
    uriOf: (file) => uris.get(file) ?? file,
    linesOf: (file) => tables.get(file) ?? none,
  };
}

/** The words of a line, without the blanks around them. */
export function placeOf(origin: Origin, texts: ShownTexts): Place {
  const { start, text } = texts.linesOf(origin.file).lineAt(origin.line);
  const from = start + (text.length - text.trimStart().length);
  return {
    uri: texts.uriOf(origin.file),
    span: { start: from, end: Math.max(from, start + text.trimEnd().length) },
  };
}

const CODE_OF: Readonly<Record<Leftover["kind"], Code>> = {
  unknown: "import/unknown",
  unsupported: "import/unsupported",
  outside: "import/outside",
};

const SAYS: Readonly<Record<Leftover["kind"], string>> = {
  unknown: "was not understood",
  unsupported: "has no word in the language",
  outside: "is not a matter of IPsec",
};

/** In the order of files and lines. */
export function importFindings(imported: Imported, texts: ShownTexts): readonly Diagnostic[] {
  const { remarks, leftovers, found } = imported;
  const hide = hider(found);
  const told = remarks.map(({ code, message, origin, help }) =>
    report(isCode(code) ? code : "import/assumed", {
      message: hide(message),
      place: placeOf(origin, texts),
      ...(help === undefined ? {} : { help: hide(help) }),
    }),
  );
  const left = leftovers.map(({ kind, text, why, origin }) =>
    report(CODE_OF[kind], {
      message: `\`${hide(text)}\` ${SAYS[kind]}: ${hide(why)}`,
      place: placeOf(origin, texts),
    }),
  );
  return [...told, ...left].toSorted((a, b) => order(a) - order(b));
}

function order({ place }: Diagnostic): number {
  return place?.span.start ?? 0;
}

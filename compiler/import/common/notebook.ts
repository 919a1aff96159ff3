/** What a reader gathers besides its draft: secrets, what is left over, and remarks. One for each file. */

import type { FoundSecret, Leftover, Origin, Remark, Term } from "../draft.ts";

export interface Notebook {
  readonly at: (line: number) => Origin;
  readonly secrets: FoundSecret[];
  readonly leftovers: Leftover[];
  readonly remarks: Remark[];
}

export function notebook(file: string): Notebook {
  return { at: (line) => ({ file, line }), secrets: [], leftovers: [], remarks: [] };
}

/** Puts a secret aside and gives the value that stands for it. `value` is `undefined` where the file hides it. */
export function keepSecret(
  { secrets, at }: Notebook,
  label: string,
  value: string | undefined,
  line: number,
): Term {
  secrets.push({ label, value, origin: at(line) });
  return { kind: "secret", index: secrets.length - 1 };
}

export function leave(
  { leftovers, at }: Notebook,
  line: number,
  statement: string,
  kind: Leftover["kind"],
  why: string,
): void {
  const text = shorten(statement);
  const isKnown = leftovers.some(
    (each) => each.origin.line === line && each.text === text && each.why === why,
  );
  if (!isKnown) leftovers.push({ origin: at(line), text, kind, why });
}

/** A remark about the same line with the same words is made once. */
export function remark(
  { remarks, at }: Notebook,
  line: number,
  code: string,
  message: string,
  help?: string,
): void {
  if (remarks.some((each) => each.message === message && each.origin.line === line)) return;
  remarks.push({ code, message, origin: at(line), ...(help === undefined ? {} : { help }) });
}

const WIDTH = 100;

export function shorten(statement: string): string {
  const line = statement.trim().replace(/\s+/gu, " ");
  return line.length <= WIDTH ? line : `${line.slice(0, WIDTH - 2)} …`;
}

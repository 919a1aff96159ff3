/** Counts: what a run found and how much it looked at, as an object and as a sentence. */

import type { Diagnostic } from "../diagnostic.ts";

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
  readonly files: number;
  readonly tunnels: number;
}

export function summarize(diagnostics: readonly Diagnostic[], files: number, tunnels: number): Summary {
  const count = (severity: Diagnostic["severity"]): number =>
    diagnostics.filter((found) => found.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), hints: count("hint"), files, tunnels };
}

/** `1 error, 2 warnings in 2 files, 1 tunnel`; `no errors in 2 files, 1 tunnel` */
export function summaryText({ errors, warnings, hints, files, tunnels }: Summary): string {
  const found = [
    errors > 0 ? counted(errors, "error") : "",
    warnings > 0 ? counted(warnings, "warning") : "",
    hints > 0 ? counted(hints, "hint") : "",
  ].filter((part) => part !== "");
  const what = errors > 0 ? found : ["no errors", ...found];
  return `${what.join(", ")} in ${counted(files, "file")}, ${counted(tunnels, "tunnel")}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

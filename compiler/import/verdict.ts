/** A short verdict for every tunnel that was imported. In: the analysis and its findings. Out: will it come up, and if not, why. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import type { NegotiatedConnection } from "../negotiate/table.ts";
import type { Analysis } from "../pipeline.ts";

/**
 * `up`; `limited`: it comes up and does not do all that it should; `down`; `unverifiable`: nothing speaks against it, and not everything
 * is known; `alone`: the other end is not among the texts.
 */
export interface PairVerdict {
  readonly name: string;
  readonly verdict: "up" | "limited" | "down" | "unverifiable" | "alone";
  /** What will be negotiated, the codes that speak against it, or what is unknown. */
  readonly reasons: readonly string[];
}

export function verdictsOf(
  { expansion, table }: Pick<Analysis, "expansion" | "table">,
  diagnostics: readonly Diagnostic[],
): readonly PairVerdict[] {
  return expansion.connections.flatMap((connection, index): PairVerdict[] => {
    const row = table.connections[index];
    return row === undefined ? [] : [verdictOf(connection, row, diagnostics)];
  });
}

function verdictOf(
  { name, ends, subjects }: Connection,
  row: NegotiatedConnection,
  diagnostics: readonly Diagnostic[],
): PairVerdict {
  const own = new Set(subjects.filter((subject) => /^(?:tunnel|peer) /.test(subject)));
  const about = diagnostics.filter((found) => found.subjects.some((subject) => own.has(subject)));
  const errors = distinct(about.filter(({ severity }) => severity === "error").map(({ code }) => code));
  if (errors.length > 0) {
    const isFatal = errors.some((code) => /^(?:phase[12]|peer|tunnel|manual|name|type)\//.test(code));
    return { name, verdict: isFatal ? "down" : "limited", reasons: errors };
  }
  if (ends.some((end) => end.stated === undefined)) return { name, verdict: "alone", reasons: [] };
  const unknown = distinct([
    ...[row.phase1, row.phase2].flatMap((phase) =>
      (phase?.parameters ?? [])
        .filter(({ verdict }) => verdict === "unverifiable")
        .map(({ parameter }) => parameter),
    ),
    ...(about.some(({ code }) => code === "phase1/psk-unverifiable") ? ["the key"] : []),
  ]);
  if (unknown.length > 0) return { name, verdict: "unverifiable", reasons: unknown };
  if (row.policies.some(({ verdict }) => verdict === "conflict")) {
    return { name, verdict: "limited", reasons: ["policies do not mirror each other"] };
  }
  const suites = [row.phase1?.suite, row.phase2?.suite].filter((suite) => suite !== undefined);
  return { name, verdict: "up", reasons: suites };
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

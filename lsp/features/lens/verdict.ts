/** The verdict on a tunnel in one line: its row of the table in; `✓ agree · IKEv2 … · ESP …` out. */

import { PARAMETERS } from "../../../compiler/catalogue/parameters.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { wordOf, type Connection } from "../../../compiler/expand/connection.ts";
import { equal } from "../../../compiler/negotiate/compare.ts";
import { isIkev2, isManual } from "../../../compiler/negotiate/judge.ts";
import type { NegotiatedConnection, Verdict, Works } from "../../../compiler/negotiate/table.ts";
import { showScalars } from "../../../compiler/catalogue/show.ts";

const MOST = 3;

export function verdictLine(
  row: NegotiatedConnection,
  connection: Connection,
  diagnostics: readonly Diagnostic[],
): string {
  const errors = diagnostics.filter(
    ({ severity, subjects }) =>
      severity === "error" && subjects.some((subject) => connection.subjects.includes(subject)),
  ).length;
  const conflicts = namesOf("conflict", row, connection);
  if (conflicts.length > 0) {
    // What works from one side, or was accepted with a reason, stops no build.
    return `${errors > 0 ? "✗" : "⚠"} ${counted(conflicts.length, "conflict")}: ${listed(conflicts)}`;
  }
  if (errors > 0) return `✗ ${counted(errors, "error")}`;
  if (row.verdict === "unverifiable") {
    return `? unverifiable: ${listed(namesOf("unverifiable", row, connection))}${suites(row, connection)}`;
  }
  return `✓ agree${suites(row, connection)}`;
}

/** The parameters of a verdict by the keys that people write, each once. */
function namesOf(verdict: Verdict, row: NegotiatedConnection, connection: Connection): readonly string[] {
  const phases = [row.phase1, row.phase2, ...row.policies.map(({ phase2 }) => phase2)];
  const named = phases.flatMap((phase) =>
    (phase?.parameters ?? []).flatMap((found) => {
      const parameter = found.verdict === verdict ? PARAMETERS.get(found.parameter) : undefined;
      return parameter === undefined
        ? []
        : [`${parameter.block} ${parameter.key}${starter(found.works, row)}`];
    }),
  );
  const [left, right] = connection.ends.map((end) => end.tunnel.get("tunnel.psk"));
  const isKnown = isManual(connection) || equal(left, right).verdict === "agree";
  const psk = verdict === "unverifiable" && !isKnown ? ["psk"] : [];
  const policies = row.policies.some((policy) => policy.verdict === verdict) ? ["policies"] : [];
  return [...new Set([...named, ...psk, ...policies])];
}

/** A conflict that one direction survives. */
function starter(works: Works, { ends }: NegotiatedConnection): string {
  if (works === "left-initiates") return ` (works if ${ends[0].site} starts it)`;
  return works === "right-initiates" ? ` (works if ${ends[1].site} starts it)` : "";
}

/** What the ends settle on; nothing where that is not known. */
function suites({ phase1, phase2 }: NegotiatedConnection, connection: Connection): string {
  if (isManual(connection)) return " · manual keys";
  const exchange = isIkev2(connection)
    ? "IKEv2"
    : `IKEv1 ${wordOf(connection.ends[0].phase1.fields, "phase1.exchange") ?? ""}`.trim();
  const protocols = phase2?.parameters.find(({ parameter }) => parameter === "phase2.ipsec-protocols")?.left;
  const protocol = protocols === undefined ? "phase 2" : showScalars(protocols.value).toUpperCase();
  return [
    phase1?.suite === undefined ? "" : ` · ${exchange} ${phase1.suite}`,
    phase2?.suite === undefined ? "" : ` · ${protocol} ${phase2.suite}`,
  ].join("");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function listed(names: readonly string[]): string {
  const rest = names.length - MOST;
  return [...names.slice(0, MOST), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

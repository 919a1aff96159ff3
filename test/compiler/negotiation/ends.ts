/** Two ends of a tunnel as a measurement had them, and what the compiler says becomes of the tunnel, for each initiator. */

import type { Works } from "../../../compiler/negotiate/table.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeText } from "../../support/analyze.ts";

export interface Sides {
  /** Lines for a pair's sides, `encryption = L <-> R`, by block. */
  readonly phase1?: string;
  readonly phase2?: string;
  readonly tunnel?: string;
}

/** `up`; phase 1 or phase 2 fails; `late`: up now, dead at its first rekey. */
export type Fate = "up" | "P1" | "P2" | "late";

export interface Outcome {
  readonly fate: Fate;
  readonly works: Works;
  /** Errors and warnings about the two ends, not about how strong they are. */
  readonly codes: readonly string[];
}

export interface Base {
  readonly device: string;
  readonly phase1: string;
  readonly phase2: string;
}

/** charon against charon: two devices of which the files say everything. */
export const charon = (exchange: "main" | "ikev2"): Base => ({
  device: "generic",
  phase1: `
  exchange   = ${exchange}
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
  lifetime   = 8h`,
  phase2: `
  ipsec-protocols = esp
  encryption      = aes-256-cbc
  auth            = sha256
  pfs             = modp2048
  lifetime        = 1h`,
});

/** racoon against racoon: RouterOS before 7 speaks its words. */
export const racoon = (check: string): Base => ({
  device: "routeros 6.42",
  phase1: `
  exchange       = main
  encryption     = aes-128-cbc
  hash           = sha1
  dh-group       = modp1024
  lifetime       = 8h
  proposal-check = ${check}`,
  phase2: `
  encryption = aes-128-cbc
  auth       = sha1
  pfs        = modp1024
  lifetime   = 1h`,
});

export function projectOf(base: Base, sides: Sides): string {
  const on = base.device === "generic" ? "" : " on ether1";
  const block = (head: string, lines: string | undefined): string =>
    lines === undefined ? "" : `  ${head} {\n    ${lines}\n  }\n`;
  return `phase1 base {${base.phase1}
}
phase2 base {${base.phase2}
}
site a {
  device = ${base.device}
  wan    = 203.0.113.2/24${on}
  lan    = 10.1.0.0/16
}
site b {
  device = ${base.device}
  wan    = 198.51.100.7/24${on}
  lan    = 10.2.0.0/16
}
tunnel t: a <-> b {
  phase1 = base
  phase2 = base
${block("phase1", sides.phase1)}${block("phase2", sides.phase2)}${sides.tunnel ?? ""}
${/^\s*psk\b/m.test(sides.tunnel ?? "") ? "" : '  psk = env("PSK")\n'}}
`;
}

export function outcomeOf(base: Base, sides: Sides): Outcome {
  return judge(
    analyzeText(projectOf(base, sides), { readSecret: ({ name }) => `${name}-4711-as-long-as-needed` }),
  );
}

export function judge(analysis: Analysis): Outcome {
  const told = analysis.diagnostics.filter(
    (d) => d.severity !== "hint" && !/^(?:crypto|target)\//.test(d.code),
  );
  const errors = told.filter(({ severity }) => severity === "error").map(({ code }) => String(code));
  const rows = analysis.table.connections.flatMap(({ phase1, phase2 }) => [
    ...(phase1?.parameters ?? []),
    ...(phase2?.parameters ?? []),
  ]);
  const directions = rows.filter(({ verdict }) => verdict === "conflict").map(({ works }) => works);
  const oneWay = directions.length > 0 && directions.every((works) => works === directions[0]);
  const works =
    directions.length === 0 && errors.length === 0 ? "both" : oneWay ? (directions[0] ?? "none") : "none";
  return { fate: fateOf(errors, analysis), works, codes: [...new Set(told.map(({ code }) => String(code)))] };
}

function fateOf(errors: readonly string[], analysis: Analysis): Fate {
  if (errors.length === 0) return "up";
  if (errors.some((code) => /^(?:phase1|peer)\//.test(code))) return "P1";
  const late = analysis.diagnostics.some(({ message }) => message.includes("die at the first rekey"));
  return late && errors.every((code) => code === "phase2/pfs-mismatch") ? "late" : "P2";
}

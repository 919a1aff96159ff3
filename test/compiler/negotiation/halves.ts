/** Two ends of a tunnel, each with a device and profiles of its own, as a project; and what the compiler says of one value. */

import type { NegotiatedParameter } from "../../../compiler/negotiate/table.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeText } from "../../support/analyze.ts";

/** What stands behind a key; `undefined`: it is not stated. */
export type Lines = Readonly<Record<string, string | undefined>>;

export interface Half {
  readonly device?: string;
  readonly wan?: string;
  readonly lan?: string;
  readonly phase1?: Lines;
  readonly phase2?: Lines;
  /** Lines of the site. */
  readonly site?: string;
}

const PHASE1: Lines = {
  exchange: "main",
  encryption: "aes-256-cbc",
  hash: "sha256",
  "dh-group": "modp2048",
  lifetime: "8h",
};

const PHASE2: Lines = {
  "ipsec-protocols": "esp",
  encryption: "aes-256-cbc",
  auth: "sha256",
  pfs: "modp2048",
  lifetime: "1h",
};

/** `tunnel`: its lines, beside the profiles and the key. */
export function between(left: Half, right: Half, tunnel = ""): string {
  return `${halfOf("a", "203.0.113.2/24", "10.1.0.0/16", left)}${halfOf("b", "198.51.100.7/24", "10.2.0.0/16", right)}
tunnel t: a <-> b {
  phase1 = a <-> b
  phase2 = a <-> b
${/^\s*psk\b/m.test(tunnel) ? "" : '  psk    = env("PSK")\n'}${tunnel}
}
`;
}

function halfOf(name: string, wan: string, lan: string, half: Half): string {
  const device = half.device ?? "generic";
  return `phase1 ${name} {\n${linesOf({ ...PHASE1, ...half.phase1 })}}
phase2 ${name} {\n${linesOf({ ...PHASE2, ...half.phase2 })}}
site ${name} {
  device = ${device}
  wan    = ${half.wan ?? wan}${device.startsWith("routeros") ? " on ether1" : ""}
  lan    = ${half.lan ?? lan}
${half.site ?? ""}
}
`;
}

function linesOf(lines: Lines): string {
  return Object.entries(lines)
    .map(([key, value]) => (value === undefined ? "" : `  ${key} = ${value}\n`))
    .join("");
}

/** Both ends state the same. */
export function alike(half: Half): readonly [Half, Half] {
  return [half, half];
}

export function judged(left: Half, right: Half, tunnel = ""): Analysis {
  return analyzeText(between(left, right, tunnel));
}

/** The row of a parameter in the table. */
export function rowIn({ table }: Analysis, id: string): NegotiatedParameter | undefined {
  const [connection] = table.connections;
  return [...(connection?.phase1?.parameters ?? []), ...(connection?.phase2?.parameters ?? [])].find(
    ({ parameter }) => parameter === id,
  );
}

/** `agree`, `conflict left-initiates`, … */
export function wordOf(analysis: Analysis, id: string): string | undefined {
  const row = rowIn(analysis, id);
  return row && (row.works === "both" ? row.verdict : `${row.verdict} ${row.works}`);
}

/** Errors and warnings about the two ends, each once, not about how strong they are or what a device can be told. */
export function toldIn({ diagnostics }: Analysis): readonly string[] {
  const about = diagnostics.filter((d) => d.severity !== "hint" && !/^(?:crypto|target)\//.test(d.code));
  return [...new Set(about.map(({ code }) => String(code)))].toSorted();
}

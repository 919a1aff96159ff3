/**
 * What vpnc says will become of a connection: the analysis of both ends, the initiator on the left, in; out, a verdict, suites
 * and selectors for each of the initiator's policies. It only reads the negotiation table and the diagnostics.
 */

import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { PolicyEnd, PolicyPair } from "../../compiler/expand/connection.ts";
import type { NegotiatedPhase } from "../../compiler/negotiate/table.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import type { PrefixScalar, Scalar } from "../../compiler/catalogue/scalar.ts";
import type { Verdict } from "./negotiate.ts";

export interface PredictedChild {
  readonly verdict: Verdict;
  /** `aes-256-cbc/sha256`; `undefined` when nothing comes up. */
  readonly suite: string | undefined;
  /** `none` without one; `undefined` when nothing survives. */
  readonly pfs: string | undefined;
  /** `10.1.0.0/24[tcp] === 10.2.0.0/24[tcp/7777]`, as the initiator has it. */
  readonly selectors: string | undefined;
}

export interface Predicted {
  readonly suite: string | undefined;
  readonly children: readonly PredictedChild[];
  /** What it rests on. */
  readonly codes: readonly string[];
}

export function predict(analysis: Analysis): Predicted {
  const [row] = analysis.table.connections;
  const [connection] = analysis.expansion.connections;
  if (row === undefined || connection === undefined || analysis.table.connections.length > 1)
    throw new Error("two ends make one connection");
  const told = analysis.diagnostics.filter(({ severity }) => severity !== "hint");
  const codes = [...new Set(told.map(({ code }) => code))].filter((code) => !code.startsWith("crypto/"));
  const own = connection.policies.filter(({ ends }) => ends[0].stated !== undefined);
  const fails = failsInPhase1(told, row.phase1);
  const children = own.map((policy, at): PredictedChild => {
    if (fails) return { ...NOTHING, verdict: "P1" };
    const phase2 = row.policies[connection.policies.indexOf(policy)]?.phase2 ?? row.phase2;
    const verdict = verdictOf(policy, phase2, told, at === 0);
    if (verdict === "P2") return { ...NOTHING, verdict };
    const [suite, pfs] = (phase2?.suite ?? "").split(", ");
    return {
      verdict,
      suite: verdict === "late" ? undefined : suite,
      pfs: verdict === "late" ? undefined : pfs === "no PFS" ? "none" : pfs?.replace("PFS ", ""),
      selectors: selectorsOf(policy),
    };
  });
  return { suite: fails ? undefined : row.phase1?.suite, children, codes };
}

const NOTHING = { suite: undefined, pfs: undefined, selectors: undefined } as const;

function failsInPhase1(told: readonly Diagnostic[], phase1: NegotiatedPhase | undefined): boolean {
  const conflicts = phase1?.parameters.filter(({ verdict }) => verdict === "conflict") ?? [];
  if (conflicts.some(({ works }) => works !== "both" && works !== "left-initiates")) return true;
  const inTable = new Set<string | undefined>(conflicts.map(({ code }) => code));
  return told.some(
    ({ code, severity }) => severity === "error" && /^(?:phase1|peer)\//.test(code) && !inTable.has(code),
  );
}

function verdictOf(
  policy: PolicyPair,
  phase2: NegotiatedPhase | undefined,
  told: readonly Diagnostic[],
  isFirst: boolean,
): Verdict {
  const about = told.filter(({ code, place }) => code.startsWith("policy/") && isIn(place, policy));
  if (about.some(({ severity }) => severity === "error")) return "P2";
  const conflicts = phase2?.parameters.filter(
    ({ verdict, works }) => verdict === "conflict" && works !== "left-initiates",
  );
  const codes = (conflicts ?? []).map(({ code }) => code);
  if (codes.some((code) => code !== "phase2/pfs-mismatch")) return "P2";
  if (codes.length > 0) {
    const late = told.some(({ message }) => message.includes("die at the first rekey"));
    return late && isFirst ? "late" : "P2";
  }
  return about.length > 0 ? "narrowed" : "up";
}

/** Either end's statement of the policy. */
function isIn(place: Diagnostic["place"], policy: PolicyPair): boolean {
  return policy.ends.some(({ stated }) => {
    const whole = stated?.whole;
    if (whole === undefined || place?.uri !== whole.uri) return false;
    return place.span.start >= whole.span.start && place.span.end <= whole.span.end;
  });
}

/** What both ends select, from the initiator's point of view. */
function selectorsOf({ ends: [own, theirs] }: PolicyPair): string {
  const protocol = narrower(own, theirs, "policy.protocol", "policy.protocol");
  const side = (
    networks: readonly [PrefixScalar, PrefixScalar],
    here: "policy.src-port" | "policy.dst-port",
  ): string => {
    const [longer] = networks.toSorted((x, y) => y.length - x.length);
    const there = here === "policy.src-port" ? "policy.dst-port" : "policy.src-port";
    const port = narrower(own, theirs, here, there);
    const only = protocol === undefined ? "" : `[${protocol}${port === undefined ? "" : `/${port}`}]`;
    return `${longer?.address}/${longer?.length}${only}`;
  };
  const source = side([own.source.value, theirs.destination.value], "policy.src-port");
  const destination = side([own.destination.value, theirs.source.value], "policy.dst-port");
  return `${source} === ${destination}`;
}

type Field = Parameters<PolicyEnd["fields"]["get"]>[0];

/** The end that says more. */
function narrower(own: PolicyEnd, theirs: PolicyEnd, here: Field, there: Field): string | undefined {
  return text(own.fields.get(here)?.value[0]) ?? text(theirs.fields.get(there)?.value[0]);
}

function text(scalar: Scalar | undefined): string | undefined {
  if (scalar?.kind === "number") return String(scalar.value);
  return scalar?.kind === "word" && !["all", "any"].includes(scalar.word) ? scalar.word : undefined;
}

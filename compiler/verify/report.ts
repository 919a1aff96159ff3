/** What was judged about the outputs of a site, one sentence each. */

import { showScalar } from "../catalogue/show.ts";
import type { Where } from "./listing.ts";

/** `unclear`: the outputs do not show it, so nobody knows. */
export type Verdict = "ok" | "wrong" | "unclear";

export type Aspect = "phase 1" | "SAs" | "state" | "suite" | "lifetime" | "traffic" | "SPI";

export interface Judgement {
  readonly aspect: Aspect;
  readonly verdict: Verdict;
  /** Whose output was judged: a site, or two. */
  readonly of: string;
  readonly expected: string;
  readonly seen: string;
  readonly where: readonly Where[];
  /** What to do; only where something is not as expected. */
  readonly action: string | undefined;
}

export interface TunnelReport {
  readonly name: string;
  readonly remoteSite: string;
  readonly judgements: readonly Judgement[];
}

export interface Report {
  readonly site: string;
  readonly device: string;
  readonly tunnels: readonly TunnelReport[];
  /** SAs in all tunnels of the site: expected at least, and seen in its own outputs. */
  readonly sas: { readonly expected: number; readonly seen: number };
  /** Outputs in which something was recognised, and whose they were taken for. */
  readonly outputs: readonly { readonly where: Where; readonly of: string; readonly vendor: string }[];
  /** SAs and peers that belong to no tunnel of the site. */
  readonly strangers: readonly Where[];
  /** Files in which nothing was recognised. */
  readonly unrecognized: readonly string[];
}

/** `30m`, of seconds. */
export function timeText(seconds: number): string {
  return showScalar({ kind: "number", value: seconds }, "seconds");
}

export function verdictOf({ tunnels }: Report): Verdict {
  const all = tunnels.flatMap(({ judgements }) => judgements.map(({ verdict }) => verdict));
  if (all.includes("wrong")) return "wrong";
  return all.includes("unclear") || all.length === 0 ? "unclear" : "ok";
}

/** An action is kept only where something is not as expected. */
export function say(
  of: string,
  aspect: Aspect,
  verdict: Verdict,
  expected: string,
  seen: string,
  where: readonly Where[],
  action?: string,
): Judgement {
  return { aspect, verdict, of, expected, seen, where, action: verdict === "ok" ? undefined : action };
}

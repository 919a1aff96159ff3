/** What Amazon's texts say of a connection, whichever form they have: the data between the three readers and what makes declarations of it. */

import type { FoundSecret, Leftover, Origin, Remark } from "../draft.ts";

/** A value as the text has it, and where. */
export interface Fact {
  readonly value: string;
  readonly origin: Origin;
}

/** Everything that a tunnel may state. */
export const FACT_KEYS = [
  "ike-version",
  "auth-method",
  "psk",
  "phase1-hash",
  "phase1-encryption",
  "phase1-lifetime",
  "phase1-mode",
  "phase1-group",
  "protocol",
  "phase2-auth",
  "phase2-encryption",
  "phase2-lifetime",
  "phase2-mode",
  "phase2-group",
  "dpd-interval",
  "dpd-retries",
  "dpd-timeout",
  "dpd-action",
  "startup",
  "name",
  "customer-outside",
  "aws-outside",
  "customer-inside",
  "aws-inside",
  "customer-as",
  "aws-as",
  "hold-time",
] as const;

export type FactKey = (typeof FACT_KEYS)[number];

/** Lists where the text has lists: algorithms of an API's answer. */
export type TunnelFacts = ReadonlyMap<FactKey, readonly Fact[]>;

export interface ConnectionFacts {
  /** What the site of Amazon's end is called, where a tag says it. */
  readonly site?: Fact | undefined;
  /** A request says what somebody wants of Amazon, and not what Amazon made of it. */
  readonly isRequest?: boolean;
  readonly tunnels: readonly TunnelFacts[];
  /** Networks of the customer, and of Amazon, where the connection states any but 0.0.0.0/0. */
  readonly customerNetworks: readonly Fact[];
  readonly awsNetworks: readonly Fact[];
  /** Whether what a tunnel does not state is Amazon's default; else it is as in the first tunnel. */
  readonly isComplete: boolean;
}

/** What a reader of one form returns. */
export interface AwsText {
  readonly connections: readonly ConnectionFacts[];
  readonly leftovers: readonly Leftover[];
  readonly remarks: readonly Remark[];
}

export type Collected = Map<FactKey, Fact[]>;

export function addFact(facts: Collected, key: FactKey, fact: Fact): void {
  facts.set(key, [...(facts.get(key) ?? []), fact]);
}

export function oneFact(facts: TunnelFacts, key: FactKey): Fact | undefined {
  return facts.get(key)?.[0];
}

/** Once for a text: it says so of every tunnel. */
export function tellWording(origin: Origin, remarks: Remark[]): void {
  const code = "aws/p1-pfs-wording";
  if (remarks.some((remark) => remark.code === code)) return;
  const message = "Amazon says perfect forward secrecy and means the Diffie-Hellman group of phase 1";
  remarks.push({ code, message, origin });
}

/** Grows while declarations are made. */
export interface Findings {
  readonly secrets: FoundSecret[];
  readonly leftovers: Leftover[];
  readonly remarks: Remark[];
}

/** As it may be shown: short, and on one line. */
export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

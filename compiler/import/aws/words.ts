/** Amazon's words as the language's. In: the facts of a tunnel. Out: properties of profiles and tunnels; what cannot be said is told. */

import { findAlgorithm } from "../../catalogue/algorithms.ts";
import type { AlgorithmKind } from "../../catalogue/types.ts";
import { readAddress } from "../../../grammar/index.ts";
import type { DraftProperty, Term } from "../draft.ts";
import { oneFact, shortened, type Fact, type FactKey, type Findings, type TunnelFacts } from "./facts.ts";

/** From a value to the language's word for it; `undefined`: there is none. */
type Reads = (value: string) => string | undefined;

interface Row {
  readonly key: string;
  readonly from: FactKey;
  readonly reads: Reads;
  /** The language takes one value. */
  readonly isOne?: boolean;
}

const cipher = algorithm("encryption");
const hash = algorithm("integrity");
const group: Reads = (value) => {
  const [, number] = /(?:^|group\s*)(\d+)$/i.exec(value.trim()) ?? [];
  return number === undefined ? undefined : findAlgorithm("dh-group", `group${number}`)?.id;
};

const PHASE1: readonly Row[] = [
  { key: "encryption", from: "phase1-encryption", reads: cipher },
  { key: "hash", from: "phase1-hash", reads: hash },
  { key: "dh-group", from: "phase1-group", reads: group },
  { key: "lifetime", from: "phase1-lifetime", reads: lifetime },
];

const PHASE2: readonly Row[] = [
  { key: "ipsec-protocols", from: "protocol", reads: oneOf("esp", "ah") },
  { key: "encryption", from: "phase2-encryption", reads: cipher },
  { key: "auth", from: "phase2-auth", reads: hash },
  { key: "pfs", from: "phase2-group", reads: group, isOne: true },
  { key: "lifetime", from: "phase2-lifetime", reads: lifetime },
  { key: "mode", from: "phase2-mode", reads: oneOf("tunnel", "transport") },
];

const DPD: readonly Row[] = [
  { key: "interval", from: "dpd-interval", reads: lifetime },
  { key: "failures", from: "dpd-retries", reads: whole },
];

/** Every key whose facts become properties of a profile; a tunnel without one may have it from the first. */
export const PROFILE_KEYS: readonly FactKey[] = [
  "ike-version",
  "auth-method",
  "phase1-mode",
  ...[...PHASE1, ...PHASE2, ...DPD].map(({ from }) => from),
];

export function phase1Properties(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  return [
    ...exchange(facts, findings),
    ...authMethod(facts, findings),
    ...properties(PHASE1, facts, findings),
  ];
}

export function phase2Properties(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  return properties(PHASE2, facts, findings);
}

export function dpdProperties(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  return properties(DPD, facts, findings);
}

/** How often Amazon asks. Its texts advise their customers to ask so. */
const RHYTHM = 10;

/**
 * Amazon states when it takes its peer for dead, the language how often it is asked and how often in vain. What follows a timeout has no
 * word; that a tunnel is restarted which Amazon starts, and another one cleared, is what the language means.
 */
export function ownDpdProperties(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  const [timeout, action] = [oneFact(facts, "dpd-timeout"), oneFact(facts, "dpd-action")];
  if (action?.value.toLowerCase() === "none") {
    const more = timeout === undefined ? [] : [timeout.origin];
    return [
      { kind: "property", key: "interval", values: [text("disable-dpd")], origin: action.origin, more },
    ];
  }
  const usual = oneFact(facts, "startup")?.value.toLowerCase() === "start" ? "restart" : "clear";
  if (action !== undefined && action.value.toLowerCase() !== usual)
    unsaid(
      `timeout action: ${action.value}`,
      action,
      "the language has no word for what follows a timeout",
      findings,
    );
  if (timeout === undefined) return [];
  const seconds = Number(whole(timeout.value) ?? 0);
  const parts = partsOf(seconds);
  if (parts === undefined) {
    unsaid(`timeout: ${timeout.value}`, timeout, "this is no time that the language can say", findings);
    return [];
  }
  const note = `${seconds} seconds in all; how often Amazon asks, it does not say`;
  const more = action === undefined || action.value.toLowerCase() !== usual ? [] : [action.origin];
  return [
    { kind: "property", key: "interval", values: [text(`${parts.interval}s`)], origin: timeout.origin, more },
    { kind: "property", key: "failures", values: [text(String(parts.failures))], note },
  ];
}

/** The limits are those of `dpd`. */
function partsOf(seconds: number): { readonly interval: number; readonly failures: number } | undefined {
  if (seconds % RHYTHM === 0 && seconds > 0 && seconds <= 100 * RHYTHM)
    return { interval: RHYTHM, failures: seconds / RHYTHM };
  return seconds > 0 && seconds <= 3600 ? { interval: seconds, failures: 1 } : undefined;
}

function properties(rows: readonly Row[], facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  return rows.flatMap(({ key, from, reads, isOne = false }): DraftProperty[] => {
    const values = (facts.get(from) ?? []).flatMap((fact): (Fact & { readonly word: string })[] => {
      const word = reads(fact.value);
      if (word !== undefined) return [{ ...fact, word }];
      unsaid(`${key}: ${fact.value}`, fact, "no such value is known here", findings);
      return [];
    });
    const [first] = values;
    if (first === undefined) return [];
    if (isOne && values.some(({ word }) => word !== first.word)) {
      const why = "Amazon takes any of several, and the language says one";
      for (const fact of values) unsaid(`${key}: ${fact.value}`, fact, why, findings);
      return [];
    }
    const terms = [...new Set(values.map(({ word }) => word))].map(text);
    const more = values.slice(1).map(({ origin }) => origin);
    return [
      { kind: "property", key, values: terms, origin: first.origin, ...(more.length === 0 ? {} : { more }) },
    ];
  });
}

function isTwo(version: Fact | undefined): boolean {
  return version?.value.trim().endsWith("2") === true;
}

/** The mode counts for IKEv1 only, and both versions together are what Amazon does when nothing is said. */
function exchange(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  const versions = facts.get("ike-version") ?? [];
  const [version, other] = versions;
  const mode = oneFact(facts, "phase1-mode");
  if (version !== undefined && other !== undefined && isTwo(version) !== isTwo(other)) {
    const why = "the language says one version, and without a word Amazon takes both";
    for (const fact of versions) unsaid(`exchange: ${fact.value}`, fact, why, findings);
    return [];
  }
  const from = isTwo(version) ? version : (mode ?? version);
  if (from === undefined) return [];
  const word = isTwo(version)
    ? "ikev2"
    : mode === undefined
      ? "main"
      : oneOf("main", "aggressive")(mode.value);
  if (word === undefined) {
    unsaid(`exchange: ${from.value}`, from, "no such value is known here", findings);
    return [];
  }
  const more = [version, mode].flatMap((fact) => (fact === undefined || fact === from ? [] : [fact.origin]));
  return [
    {
      kind: "property",
      key: "exchange",
      values: [text(word)],
      origin: from.origin,
      ...(more.length === 0 ? {} : { more }),
    },
  ];
}

/** A key is what is meant when nothing is said. */
function authMethod(facts: TunnelFacts, findings: Findings): readonly DraftProperty[] {
  const method = oneFact(facts, "auth-method");
  if (method === undefined || /^pre-?\s?shared\s*-?\s*key/i.test(method.value)) return [];
  if (usesCertificate(facts)) {
    const values = [text("digital-signature")];
    return [{ kind: "property", key: "auth-method", values, origin: method.origin }];
  }
  unsaid(`authentication method: ${method.value}`, method, "no such value is known here", findings);
  return [];
}

export function usesCertificate(facts: TunnelFacts): boolean {
  return /certificate|signature/i.test(oneFact(facts, "auth-method")?.value ?? "");
}

export function unsaid(words: string, { origin }: Fact, why: string, { leftovers }: Findings): void {
  leftovers.push({ origin, text: shortened(words), kind: "unsupported", why });
}

/** A value that somebody should have replaced: `YOUR_UPLINK_ADDRESS`. */
export function isPlaceholder(value: string): boolean {
  return /^[<[{]?\s*(?:YOUR|MY|INSERT|ENTER)[ _-]|^<.*>$/i.test(value.trim());
}

/** The address, with its length when it has one; `undefined`, and told, when it is none. */
export function addressIn(fact: Fact | undefined, what: string, findings: Findings): string | undefined {
  if (fact === undefined) return undefined;
  const value = fact.value.trim();
  if (isPlaceholder(value)) {
    const message = `\`${shortened(value)}\` stands where ${what} should be`;
    findings.remarks.push({ code: "import/placeholder", message, origin: fact.origin });
    return undefined;
  }
  if (readAddress(value) !== undefined) return value;
  unsaid(`${what}: ${value}`, fact, "this is no address", findings);
  return undefined;
}

export function numberIn(fact: Fact | undefined, what: string, findings: Findings): string | undefined {
  if (fact === undefined) return undefined;
  const number = whole(fact.value);
  if (number !== undefined) return number;
  if (isPlaceholder(fact.value)) {
    const message = `\`${shortened(fact.value)}\` stands where ${what} should be`;
    findings.remarks.push({ code: "import/placeholder", message, origin: fact.origin });
  } else unsaid(`${what}: ${fact.value}`, fact, "this is no number", findings);
  return undefined;
}

export function text(word: string): Term {
  return { kind: "text", text: word };
}

function algorithm(kind: AlgorithmKind): Reads {
  return (value) => findAlgorithm(kind, value.trim())?.id;
}

function oneOf(...words: readonly string[]): Reads {
  return (value) => words.find((word) => word === value.trim().toLowerCase());
}

/** `28800 seconds`, `28800`, as people write it. */
export function lifetime(value: string): string | undefined {
  const [, digits] = /^(\d{1,9})\s*(?:s|sec|secs|seconds?)?$/i.exec(value.trim()) ?? [];
  if (digits === undefined) return undefined;
  const seconds = Number(digits);
  const units = [
    [86_400, "d"],
    [3600, "h"],
    [60, "m"],
  ] as const;
  const unit = units.find(([size]) => seconds >= size && seconds % size === 0);
  return unit === undefined ? `${seconds}s` : `${seconds / unit[0]}${unit[1]}`;
}

function whole(value: string): string | undefined {
  const [, digits] = /^(\d{1,10})$/.exec(value.trim()) ?? [];
  return digits === undefined ? undefined : String(Number(digits));
}

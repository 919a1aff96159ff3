/** From the facts of a connection to what declarations are made of. In: facts. Out: profiles, each once, and the tunnels' own values. */

import type { DraftBlock, DraftProperty, FoundSecret, Origin, Term } from "../draft.ts";
import {
  oneFact,
  type ConnectionFacts,
  type Fact,
  type FactKey,
  type Findings,
  type TunnelFacts,
} from "./facts.ts";
import {
  addressIn,
  dpdProperties,
  isPlaceholder,
  lifetime,
  numberIn,
  ownDpdProperties,
  phase1Properties,
  phase2Properties,
  PROFILE_KEYS,
  text,
  unsaid,
  usesCertificate,
} from "./words.ts";

/** A value in the language's words. */
export interface Said {
  readonly word: string;
  readonly origin: Origin;
  /** Where else it stands. */
  readonly again?: readonly Origin[];
}

export interface AwsTunnel {
  /** From 1. */
  readonly number: number;
  /** What a tag calls it. */
  readonly name: string | undefined;
  readonly origin: Origin;
  readonly phase1: string | undefined;
  readonly phase2: string | undefined;
  /** Of the reading's secrets; `undefined` where certificates do its work. */
  readonly psk: PskUse | undefined;
  readonly customerOutside: Said | undefined;
  readonly awsOutside: Said | undefined;
  readonly customerInside: Said | undefined;
  readonly awsInside: Said | undefined;
  readonly customerAs: Said | undefined;
  readonly awsAs: Said | undefined;
  readonly holdTime: Said | undefined;
  /** `yes` or `no`: whether Amazon starts the tunnel. */
  readonly initiate: Said | undefined;
  /** When Amazon's own end takes its peer for dead; a profile of both ends cannot say it. */
  readonly patience: readonly Fact[];
}

export interface PskUse {
  readonly index: number;
  readonly origin: Origin;
  /** Where the text says that keys are used. */
  readonly method: Origin | undefined;
}

export interface Connection {
  readonly profiles: Profiles;
  readonly site: string | undefined;
  readonly isRequest: boolean;
  readonly tunnels: readonly AwsTunnel[];
  readonly customerNetworks: readonly Said[];
  readonly awsNetworks: readonly Said[];
}

/** Grows while tunnels are read. */
interface Profiles {
  /** Heads `phase1` and `phase2`, without dead peer detection. */
  readonly blocks: DraftBlock[];
  /** What Amazon advises its customer, by the name of the phase 1 profile. */
  readonly detection: Map<string, DraftBlock>;
  /** What Amazon's own end does, likewise. */
  readonly ownDetection: Map<string, DraftBlock>;
  /** Names by content. */
  readonly known: Map<string, string>;
}

/** Connections of one site, as tags call it, share their profiles and number their tunnels together. */
export function connectionsOf(all: readonly ConnectionFacts[], findings: Findings): readonly Connection[] {
  const bySite = new Map<string, Connection[]>();
  return all.flatMap((facts): Connection[] => {
    const others = bySite.get(facts.site?.value ?? "") ?? [];
    const connection = connectionOf(facts, facts.site === undefined ? [] : others, findings);
    if (connection === undefined) return [];
    if (facts.site !== undefined) bySite.set(facts.site.value, [...others, connection]);
    return [connection];
  });
}

function connectionOf(
  facts: ConnectionFacts,
  others: readonly Connection[],
  findings: Findings,
): Connection | undefined {
  const profiles = others[0]?.profiles ?? {
    blocks: [],
    detection: new Map(),
    ownDetection: new Map(),
    known: new Map(),
  };
  const first = others.flatMap((each) => each.tunnels).length + 1;
  const whole = facts.tunnels.filter(isTunnel);
  for (const stray of facts.tunnels) if (!isTunnel(stray)) tellStray(stray, findings);
  const tunnels = whole.map((each, index) => {
    const stated = facts.isComplete ? each : completed(each, whole[0] ?? each, findings);
    return tunnelOf(stated, first + index, profiles, findings);
  });
  if (tunnels.length === 0) return undefined;
  const networks = (all: readonly Fact[]): readonly Said[] =>
    distinct(all.flatMap((fact) => said(fact, addressIn(fact, "a network", findings)) ?? []));
  return {
    profiles,
    site: facts.site?.value,
    isRequest: facts.isRequest === true,
    tunnels,
    customerNetworks: networks(facts.customerNetworks),
    awsNetworks: networks(facts.awsNetworks),
  };
}

function distinct(all: readonly Said[]): readonly Said[] {
  const words = [...new Set(all.map(({ word }) => word))];
  return words.flatMap((word): Said[] => {
    const [first, ...others] = all.filter((each) => each.word === word);
    return first === undefined ? [] : [{ ...first, again: others.map(({ origin }) => origin) }];
  });
}

/** A tunnel has a key or an address of its own. */
function isTunnel(facts: TunnelFacts): boolean {
  return facts.has("psk") || facts.has("aws-outside");
}

function tellStray(facts: TunnelFacts, findings: Findings): void {
  for (const [key, values] of facts)
    for (const fact of values)
      unsaid(`${key}: ${fact.value}`, fact, "it belongs to no tunnel of the text", findings);
}

/** Amazon's tunnels have the same profiles, and a text that says so does not repeat them. */
function completed(facts: TunnelFacts, first: TunnelFacts, findings: Findings): TunnelFacts {
  if (facts === first) return facts;
  const missing = PROFILE_KEYS.filter((key) => !facts.has(key) && first.has(key));
  const about = oneFact(facts, "psk") ?? oneFact(facts, "aws-outside");
  if (missing.length > 0 && about !== undefined) {
    findings.remarks.push({
      code: "import/assumed",
      message: "the text does not repeat the settings for this tunnel, so they were taken from the first one",
      origin: about.origin,
    });
  }
  return new Map([...facts, ...missing.map((key) => [key, first.get(key) ?? []] as const)]);
}

function tunnelOf(facts: TunnelFacts, number: number, profiles: Profiles, findings: Findings): AwsTunnel {
  const address = (key: FactKey, what: string): Said | undefined => {
    const fact = oneFact(facts, key);
    return said(fact, addressIn(fact, what, findings));
  };
  const numeric = (key: FactKey, what: string): Said | undefined => {
    const fact = oneFact(facts, key);
    return said(fact, numberIn(fact, what, findings));
  };
  const key = oneFact(facts, "psk");
  const origin = (key ?? oneFact(facts, "aws-outside"))?.origin ?? { file: "", line: 1 };
  const detection = dpdProperties(facts, findings);
  const own = ownDpdProperties(facts, findings);
  const phase1 = profile("phase1", phase1Properties(facts, findings), profiles, detection, own);
  return {
    number,
    name: oneFact(facts, "name")?.value,
    origin,
    phase1,
    phase2: profile("phase2", phase2Properties(facts, findings), profiles),
    psk: pskOf(facts, number, origin, findings),
    customerOutside: address("customer-outside", "the customer's outside address"),
    awsOutside: address("aws-outside", "Amazon's outside address"),
    customerInside: address("customer-inside", "the customer's inside address"),
    awsInside: address("aws-inside", "Amazon's inside address"),
    customerAs: numeric("customer-as", "the customer's AS number"),
    awsAs: numeric("aws-as", "Amazon's AS number"),
    holdTime: durationOf(oneFact(facts, "hold-time"), findings),
    initiate: initiateOf(oneFact(facts, "startup"), findings),
    patience: usedIn(own, facts),
  };
}

/** The first is `aws`, another one `aws-2`; what is the same is declared once. */
function profile(
  head: "phase1" | "phase2",
  entries: readonly DraftProperty[],
  { blocks, known, detection: advised, ownDetection }: Profiles,
  detection: readonly DraftProperty[] = [],
  own: readonly DraftProperty[] = [],
): string | undefined {
  if (entries.length === 0 && detection.length === 0 && own.length === 0) return undefined;
  const content = JSON.stringify([
    head,
    ...[...entries, ...detection, ...own].map(({ key, values }) => [key, values]),
  ]);
  const same = known.get(content);
  if (same !== undefined) return same;
  const count = blocks.filter((block) => block.head === head).length;
  const name = count === 0 ? "aws" : `aws-${count + 1}`;
  known.set(content, name);
  blocks.push({ kind: "block", head, name, entries });
  if (detection.length > 0) advised.set(name, { kind: "block", head: "dpd", entries: detection });
  if (own.length > 0) ownDetection.set(name, { kind: "block", head: "dpd", entries: own });
  return name;
}

/** The facts that properties were made of. */
function usedIn(properties: readonly DraftProperty[], facts: TunnelFacts): readonly Fact[] {
  const used = new Set(properties.flatMap(({ origin, more = [] }) => [origin, ...more]));
  return [...facts.values()].flat().filter(({ origin }) => used.has(origin));
}

function pskOf(
  facts: TunnelFacts,
  number: number,
  origin: Origin,
  { secrets }: Findings,
): PskUse | undefined {
  const key = oneFact(facts, "psk");
  if (key === undefined && usesCertificate(facts)) return undefined;
  const method = usesCertificate(facts) ? undefined : oneFact(facts, "auth-method")?.origin;
  return { index: secretOf(key, number, origin, secrets), origin, method };
}

function secretOf(fact: Fact | undefined, number: number, origin: Origin, secrets: FoundSecret[]): number {
  const value = fact?.value;
  const isHidden = value === undefined || value === "" || /^[*•.]+$/.test(value) || isPlaceholder(value);
  return secrets.push({ label: `aws-psk-${number}`, value: isHidden ? undefined : value, origin }) - 1;
}

function durationOf(fact: Fact | undefined, findings: Findings): Said | undefined {
  const word = fact && lifetime(fact.value);
  if (fact !== undefined && word === undefined) {
    unsaid(`hold time: ${fact.value}`, fact, "this is no time", findings);
  }
  return said(fact, word);
}

/** `start`: Amazon begins; `add`: it waits. */
function initiateOf(fact: Fact | undefined, findings: Findings): Said | undefined {
  if (fact === undefined) return undefined;
  const word = new Map([
    ["start", "yes"],
    ["add", "no"],
  ]).get(fact.value.toLowerCase());
  if (word === undefined)
    unsaid(`startup action: ${fact.value}`, fact, "no such value is known here", findings);
  return said(fact, word);
}

function said(fact: Fact | undefined, word: string | undefined): Said | undefined {
  return fact === undefined || word === undefined ? undefined : { word, origin: fact.origin };
}

/** Every line that values were read from. */
export function originsOf(all: readonly Said[]): readonly Origin[] {
  return all.flatMap(({ origin, again = [] }) => [origin, ...again]);
}

/** `KEY = VALUE`, or `KEY = VALUE <-> THEIRS`. */
export function property(key: string, own: Said | undefined, theirs?: Said): readonly DraftProperty[] {
  if (own === undefined) return [];
  const term = ({ word }: Said): Term => text(word);
  const property: DraftProperty = { kind: "property", key, values: [term(own)], origin: own.origin };
  return [theirs === undefined ? property : { ...property, theirs: [term(theirs)], more: [theirs.origin] }];
}

export function reference(key: string, to: "phase1" | "phase2" | "peer", name: string): DraftProperty {
  return { kind: "property", key, values: [{ kind: "reference", to, name }] };
}

export function secretProperty({ psk }: AwsTunnel): readonly DraftProperty[] {
  if (psk === undefined) return [];
  const { index, origin, method } = psk;
  const values: readonly Term[] = [{ kind: "secret", index }];
  return [
    { kind: "property", key: "psk", values, origin, ...(method === undefined ? {} : { more: [method] }) },
  ];
}

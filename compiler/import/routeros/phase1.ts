/** Phase 1 profiles: rows of their own since 6.43, and before what peers have in common. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import { defaulted, originOf, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import type { Row } from "./tables.ts";
import { ownRow } from "./tables.ts";
import { tableIn } from "./section.ts";

const ORDER =
  "exchange auth-method encryption hash prf dh-group lifetime lifebytes proposal-check nat-traversal send-initial-contact nonce-size".split(
    " ",
  );
/** Negotiated or decisive, and different from release to release: said even where the file leaves them to the router. */
const SAID = ["encryption", "hash", "dh-group", "lifetime"];
/** What belongs to a peer or its identity, also where there are profiles. */
export const OF_PEER: ReadonlySet<string> = new Set(["exchange", "auth-method", "send-initial-contact"]);

/** Settings of a profile, or of a peer that is its own one. */
export function profileEntries(device: Device, reader: RowReader): readonly DraftEntry[] {
  const stated = reader.settings("phase1");
  const dpd = reader.settings("dpd");
  const missing = SAID.filter((key) => !stated.some((each) => each.key === key));
  const defaults = missing.flatMap((key) => defaulted(device, `phase1.${key}` as ParameterId, key));
  return [...[...stated, ...defaults].toSorted(byOrder), ...dpdBlock(device, dpd)];
}

function dpdBlock(device: Device, stated: readonly DraftProperty[]): readonly DraftBlock[] {
  const given = (key: string): readonly DraftProperty[] => stated.filter((each) => each.key === key);
  const or = (key: "interval" | "failures"): readonly DraftProperty[] =>
    given(key).length > 0 ? given(key) : defaulted(device, `dpd.${key}`, key);
  const interval = or("interval");
  const off = interval.some(({ values }) =>
    values.some((value) => value.kind === "text" && value.text === "disable-dpd"),
  );
  const entries = [...interval, ...(off ? given("failures") : or("failures"))];
  return entries.length === 0 ? [] : [{ kind: "block", head: "dpd", entries }];
}

export function byOrder(a: DraftProperty, b: DraftProperty): number {
  return ORDER.indexOf(a.key) - ORDER.indexOf(b.key);
}

export interface Profile {
  readonly name: string;
  readonly row: Row;
  readonly entries: readonly DraftEntry[];
  readonly close: () => void;
  readonly refuse: RowReader["refuse"];
}

/** Profiles by the name the device gives them. The router's own `default` is among them only if something asks for it. */
export function readProfiles(device: Device): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const row of rowsOf(device, "profile")) {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value;
    if (name === undefined) reader.refuse("unknown", "a profile without a name can be used by nobody");
    else profiles.set(name, profileOf(device, reader, name === "default" ? OWN_PROFILE : name));
  }
  const own = ownRow(tableIn(device.section, "profile"), "ip ipsec profile", 1);
  if (!profiles.has("default"))
    profiles.set("default", profileOf(device, readerOf(device, own), OWN_PROFILE));
  return profiles;
}

function profileOf(device: Device, reader: RowReader, name: string): Profile {
  const entries = profileEntries(device, reader);
  return { name, row: reader.row, entries, close: reader.close, refuse: reader.refuse };
}

/** What the router's own rows are declared as: the script may not touch those called `default`. */
export const OWN_PROFILE = "default-phase1";

/** What peers and identities say about phase 1, gathered to as few profiles as describe them all. */
export interface PeerPhase1 {
  /** `undefined`: the peer holds all of its phase 1. */
  readonly profile: Profile | undefined;
  readonly own: readonly DraftEntry[];
  readonly comment: string | undefined;
}

export interface AssignedPhase1 {
  readonly name: string;
  /** What differs from the profile. */
  readonly overrides: readonly DraftProperty[];
}

/** A profile for each peer, in their order, and the blocks to declare. */
export function assignPhase1(
  device: Device,
  peers: readonly PeerPhase1[],
  named: ReadonlyMap<string, Profile>,
  unsaid: ReadonlySet<Profile>,
): { readonly assigned: readonly AssignedPhase1[]; readonly blocks: readonly DraftBlock[] } {
  const blocks = new Map<string, DraftBlock>();
  const first = new Map<Profile, readonly DraftProperty[]>();
  const bySettings = new Map<string, string>();
  const taken = new Set([...named.values()].map(({ name }) => name));
  const assigned = peers.map(({ profile, own }): AssignedPhase1 => {
    if (profile === undefined) return { name: gathered(own), overrides: [] };
    const properties = own.filter((entry) => entry.kind === "property");
    const known = first.get(profile);
    if (known !== undefined) return { name: profile.name, overrides: overridden(device, known, properties) };
    first.set(profile, properties);
    const settings = profile.entries.filter((entry) => entry.kind === "property");
    const rest = profile.entries.filter((entry) => entry.kind !== "property");
    blocks.set(
      profile.name,
      blockOf(device, profile, [...[...properties, ...settings].toSorted(byOrder), ...rest]),
    );
    profile.close();
    return { name: profile.name, overrides: [] };
  });
  for (const profile of named.values()) {
    if (profile.row.builtIn || blocks.has(profile.name)) continue;
    if (unsaid.has(profile)) {
      profile.refuse("unsupported", "only peers that are not described use it");
      continue;
    }
    blocks.set(profile.name, blockOf(device, profile, profile.entries));
    profile.close();
  }
  return { assigned, blocks: [...blocks.values()] };

  function gathered(entries: readonly DraftEntry[]): string {
    const settings = JSON.stringify(entries, (key, value: unknown) => (key === "origin" ? undefined : value));
    const same = bySettings.get(settings);
    if (same !== undefined) return same;
    let name = "ike";
    for (let number = 2; taken.has(name); number += 1) name = `ike-${number}`;
    taken.add(name);
    bySettings.set(settings, name);
    const origin = entries.find((entry) => entry.kind === "property" && entry.origin !== undefined)?.origin;
    blocks.set(name, { kind: "block", head: "phase1", name, entries, origin });
    return name;
  }
}

function blockOf(device: Device, { name, row }: Profile, entries: readonly DraftEntry[]): DraftBlock {
  const origin =
    row.builtIn && row.entries.length === 0 ? undefined : originOf(device, row.entries[0]?.line ?? row.line);
  return {
    kind: "block",
    head: "phase1",
    name,
    remark: row.builtIn || name === OWN_PROFILE ? "The router's own profile `default`" : undefined,
    entries,
    origin,
  };
}

/** What a peer says otherwise than the peer whose words the profile holds. */
function overridden(
  device: Device,
  first: readonly DraftProperty[],
  own: readonly DraftProperty[],
): readonly DraftProperty[] {
  const differs = own.filter((each) => !first.some((other) => other.key === each.key && same(other, each)));
  const unsaid = first.filter(({ key }) => !own.some((each) => each.key === key));
  const defaults = unsaid.flatMap(({ key }) => defaulted(device, `phase1.${key}` as ParameterId, key));
  return [
    ...differs,
    ...defaults.filter((each) => !first.some((other) => other.key === each.key && same(other, each))),
  ];
}

function same(a: DraftProperty, b: DraftProperty): boolean {
  return JSON.stringify(a.values) === JSON.stringify(b.values);
}

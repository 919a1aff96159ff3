/** A connection: one agreement with two ends, every effective value with its origin. What the rules and the table read. */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Fields } from "../model/model.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import type { Side } from "./side.ts";
import type { SiteFacts } from "./site.ts";
import type { Origin } from "./topology.ts";

export type { Side } from "./side.ts";

export interface Connection {
  /** The tunnel's name; of peers `hq.to-riga <-> riga.to-hq`, or `riga.to-hq` where the other one is missing. */
  readonly name: string;
  /** `tunnel`: written once, both ends follow from it. `peers`: every end says of itself what it says. */
  readonly form: "tunnel" | "peers";
  readonly place: Place;
  /** The star or the mesh that made it; `undefined`: it is declared by its name. */
  readonly origin: Origin | undefined;
  readonly standby: Located<boolean>;
  readonly ends: readonly [End, End];
  readonly policies: readonly PolicyPair[];
  readonly manuals: readonly StatedManual[];
  /** The declarations a waiver may stand in. */
  readonly subjects: readonly string[];
}

export interface End {
  readonly side: Side;
  readonly site: SiteFacts;
  /** Where this end is described: the tunnel, or its site's peer. `undefined`: nowhere, it is a peer's unknown partner. */
  readonly stated: Statement | undefined;
  readonly outside: Outside;
  /** Where this end looks for the other, as it says itself. `undefined` in a tunnel: it follows from the other end. */
  readonly dials: Dialled | undefined;
  readonly inside: Located<PrefixScalar> | undefined;
  /** What this end says of the other. `undefined` in a tunnel, where it follows from the other end, and of a stranger. */
  readonly believes: Beliefs | undefined;
  /** The interface that carries everything between the ends; without one the policies select it. */
  readonly carrier: Carrier | undefined;
  readonly phase1: Profile;
  readonly phase2: Profile;
  /** `tunnel.*`, pair side or value written once. */
  readonly tunnel: Fields;
  readonly bgp: BgpEnd | undefined;
}

/** What a declaration says of the object it becomes on a device. */
export interface Statement {
  readonly objectName: string;
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
}

export interface StatedPolicy extends Omit<Statement, "objectName"> {
  /** From the word `policy` to its last brace; `undefined`: it follows from the LANs, or from a carrier. */
  readonly whole: Place | undefined;
}

export interface Carrier {
  readonly kind: "gre" | "ipip";
  /** The interface's on the device. */
  readonly name: string;
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  /** `carrier.*` */
  readonly fields: Fields;
}

/** What one peer takes the other to have; what a peer does not say is `undefined`. */
export interface Beliefs {
  readonly inside: Located<PrefixScalar> | undefined;
  readonly as: Located<number> | undefined;
}

/** Neither an address nor a name: from anywhere. */
export interface Dialled {
  readonly address: Located<string> | undefined;
  readonly hostName: Located<string> | undefined;
  readonly family: 4 | 6;
}

/** An end's outer address, as it knows itself and as others reach it. */
export interface Outside {
  /** Its own address on its interface; `undefined` when dynamic or not stated. */
  readonly own: Located<string> | undefined;
  /** What the other end dials: the own address, or the one in front of its NAT. */
  readonly seen: Located<string> | undefined;
  readonly hostName: Located<string> | undefined;
  readonly family: 4 | 6;
  readonly interface: string | undefined;
  readonly dynamic: boolean;
}

/** A phase 1 or phase 2 parameter set as one end uses it. */
export interface Profile {
  /** The object's name on the device. */
  readonly name: string;
  /** `phase2 esp-gcm`, when a named profile is used. */
  readonly declared: string | undefined;
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly fields: Fields;
}

export interface PolicyPair {
  readonly place: Place;
  readonly ends: readonly [PolicyEnd, PolicyEnd];
  readonly subjects: readonly string[];
}

/** One end's view: source is its own side. */
export interface PolicyEnd {
  /** `undefined`: this end has no such policy, and its selectors are what the other end's would need. */
  readonly stated: StatedPolicy | undefined;
  readonly source: Located<PrefixScalar>;
  readonly destination: Located<PrefixScalar>;
  /** `policy.*`; ports already from this end's point of view. */
  readonly fields: Fields;
  readonly phase2: Profile;
  readonly manual: ManualPair | undefined;
  /** In a failover: the first tunnel's policy goes to one peer after the other, and the others' are not there. */
  readonly failover?: InTurn | undefined;
}

/** `name`: the failover's; a site's own policy, which lists its peers, has none. */
export type InTurn =
  | {
      readonly role: "first";
      readonly peers: readonly string[];
      readonly name: string | undefined;
      readonly place: Place;
    }
  | { readonly role: "backup"; readonly first: string; readonly name: string | undefined };

export interface ManualPair {
  readonly name: string;
  readonly place: Place;
  readonly form: "tunnel" | "peer";
  /** What is received with: in a tunnel at its left and right end, of a peer here and, as far as it knows, there. */
  readonly ends: readonly [Fields, Fields];
}

export interface StatedManual {
  readonly manual: ManualPair;
  /** Whose statement it is; `undefined` in a tunnel, which speaks for both. */
  readonly by: Side | undefined;
}

export interface BgpEnd {
  readonly name: string;
  readonly place: Place;
  readonly disabled: boolean;
  readonly fields: Fields;
  /** The instance of this end's site, when it has one. */
  readonly instance: FlatBlock | undefined;
  /** `bgp-instance.*` as that instance states them. */
  readonly instanceFields: Fields;
  readonly as: Located<number> | undefined;
}

/** What an end calls it: a tunnel has one name, a peer is its site's, `hq.to-riga`. */
export function nameAt({ form, name }: Pick<Connection, "form" | "name">, at: 0 | 1): string {
  return form === "tunnel" ? name : (name.split(BETWEEN_PEERS)[at] ?? name);
}

/** Between the names of two peers that are one connection. */
export const BETWEEN_PEERS = " <-> ";

/** The single scalar of a field, or the first of its list. */
export function first(fields: Fields, id: ParameterId): Located<Scalar> | undefined {
  const found = fields.get(id);
  const value = found?.value[0];
  return found === undefined || value === undefined ? undefined : { ...found, value };
}

/** The address of a field, `undefined` when it is absent or none. */
export function prefixOf(fields: Fields, id: ParameterId): Located<PrefixScalar> | undefined {
  const found = first(fields, id);
  return found?.value.kind === "prefix" ? { ...found, value: found.value } : undefined;
}

/** The word of a field, `undefined` when it is absent or no word. */
export function wordOf(fields: Fields, id: ParameterId): string | undefined {
  const value = fields.get(id)?.value[0];
  return value?.kind === "word" ? value.word : undefined;
}

/** The words of a list, in its order. */
export function wordsIn(value: readonly Scalar[] = []): readonly string[] {
  // A loop: hardly anything is asked as often.
  const words: string[] = [];
  for (const scalar of value) if (scalar.kind === "word") words.push(scalar.word);
  return words;
}

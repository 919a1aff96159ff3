/** The shape of the support tables: which argument of which object says a field, where, since when, and who says so. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { VersionRange } from "../../catalogue/version.ts";
import type { SpellerName } from "./spell.ts";
import type { Confidence, SourceId } from "./sources.ts";

export type ObjectKind =
  | "profile"
  | "proposal"
  | "key"
  | "manual-sa"
  | "peer"
  | "pre-shared-secret"
  | "identity"
  | "policy"
  | "address"
  | "bgp-instance"
  | "bgp-network"
  | "address-list"
  | "bgp-session";

/** Facts that the model holds outside its `Fields`: names, addresses, references between objects. */
export type DerivedField =
  | "profile.name"
  | "profile.comment"
  | "peer.name"
  | "peer.address"
  | "peer.local-address"
  | "peer.profile"
  | "peer.comment"
  | "peer.disabled"
  | "secret.address"
  | "identity.peer"
  | "proposal.name"
  | "proposal.comment"
  | "proposal.disabled"
  | "policy.src-address"
  | "policy.dst-address"
  | "policy.sa-src"
  | "policy.sa-dst"
  | "policy.peer"
  | "policy.proposal"
  | "policy.manual-sa"
  | "policy.comment"
  | "policy.disabled"
  | "address.address"
  | "address.network"
  | "address.interface"
  | "address.disabled"
  | "address.enabled"
  | "bgp-instance.name"
  | "bgp-instance.comment"
  | "bgp-instance.disabled"
  | "bgp-instance.enabled"
  | "bgp-network.network"
  | "bgp-network.instance"
  | "address-list.list"
  | "address-list.address"
  | "bgp-session.name"
  | "bgp-session.instance"
  | "bgp-session.remote-address"
  | "bgp-session.remote-as"
  | "bgp-session.local-as"
  | "bgp-session.role"
  | "bgp-session.reflection"
  | "bgp-session.redistribute"
  | "bgp-session.networks"
  | "bgp-session.disabled"
  | "bgp-session.standby"
  | "key.name"
  | "key.comment"
  | "manual-sa.name";

export type Field = ParameterId | DerivedField;

export interface Cell extends VersionRange {
  readonly field: Field;
  readonly object: ObjectKind;
  readonly argument: string;
  readonly spell: SpellerName;
  /** `true`: the argument takes several values, joined by commas. */
  readonly list: boolean;
  readonly source: SourceId;
  readonly confidence: Confidence;
}

/** One line of a table; a line without a source and its confidence does not type-check. */
export function cell(
  field: Field,
  object: ObjectKind,
  argument: string,
  range: VersionRange,
  spell: SpellerName,
  source: SourceId,
  confidence: Confidence,
): Cell {
  return { ...range, field, object, argument, spell, list: false, source, confidence };
}

/** The same, for an argument that takes a comma list. */
export function listCell(...row: Parameters<typeof cell>): Cell {
  return { ...cell(...row), list: true };
}

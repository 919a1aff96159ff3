/** The shape of the support tables: which argument of which object says a field, where, since when, and who says so. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { VersionRange } from "../../catalogue/version.ts";
import { within, type Track } from "./evidence.ts";
import type { SpellerName } from "./spell.ts";
import type { Confidence, SourceId } from "./sources.ts";

export type ObjectKind =
  | "profile"
  | "proposal"
  | "key"
  | "manual-sa"
  | "peer"
  | "pre-shared-secret"
  | "policy-group"
  | "identity"
  | "policy"
  | "address"
  | "gre"
  | "ipip"
  | "bgp-instance"
  | "bgp-network"
  | "address-list"
  | "bgp-filter"
  | "bgp-session"
  | "nat-rule"
  | "filter-rule"
  | "mangle-rule"
  | "script"
  | "netwatch";

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
  | "caller.policies"
  | "caller.group"
  | "caller.match"
  | "caller.comment"
  | "caller.disabled"
  | "caller.several"
  | "caller.ikev1"
  | "policy-group.name"
  | "proposal.name"
  | "proposal.comment"
  | "proposal.disabled"
  | "policy.src-address"
  | "policy.dst-address"
  | "policy.sa-src"
  | "policy.sa-dst"
  | "policy.peer"
  | "policy.peers"
  | "policy.proposal"
  | "policy.manual-sa"
  | "policy.comment"
  | "policy.disabled"
  | "template.is"
  | "template.group"
  | "template.ipsec-protocols"
  | "template.mode"
  | "template.src-port"
  | "template.dst-port"
  | "template.peers"
  | "template.action"
  | "template.priority"
  | "address.address"
  | "address.network"
  | "address.interface"
  | "address.disabled"
  | "address.enabled"
  | "gre.name"
  | "gre.local-address"
  | "gre.remote-address"
  | "gre.mtu"
  | "gre.keepalive"
  | "gre.fast-path"
  | "gre.comment"
  | "gre.disabled"
  | "ipip.name"
  | "ipip.local-address"
  | "ipip.remote-address"
  | "ipip.mtu"
  | "ipip.keepalive"
  | "ipip.fast-path"
  | "ipip.comment"
  | "ipip.disabled"
  | "bgp-instance.name"
  | "bgp-instance.comment"
  | "bgp-instance.disabled"
  | "bgp-instance.enabled"
  | "bgp-network.network"
  | "bgp-network.instance"
  | "address-list.list"
  | "address-list.address"
  | "bgp-filter.chain"
  | "bgp-filter.action"
  | "bgp-filter.local-pref"
  | "bgp-filter.prepend"
  | "bgp-filter.rule"
  | "bgp-session.name"
  | "bgp-session.instance"
  | "bgp-session.remote-address"
  | "bgp-session.remote-as"
  | "bgp-session.local-as"
  | "bgp-session.as"
  | "bgp-session.router-id"
  | "bgp-session.ignore-as-path-len"
  | "bgp-session.instance-disabled"
  | "bgp-session.role"
  | "bgp-session.reflection"
  | "bgp-session.redistribute"
  | "bgp-session.networks"
  | "bgp-session.disabled"
  | "bgp-session.standby"
  | "key.name"
  | "key.comment"
  | "manual-sa.name"
  | "nat-rule.chain"
  | "nat-rule.action"
  | "nat-rule.protocol"
  | "nat-rule.src-address"
  | "nat-rule.dst-address"
  | "nat-rule.src-port"
  | "nat-rule.dst-port"
  | "nat-rule.to-addresses"
  | "nat-rule.comment"
  | "nat-rule.disabled"
  | "filter-rule.chain"
  | "filter-rule.action"
  | "filter-rule.protocol"
  | "filter-rule.src-address"
  | "filter-rule.dst-address"
  | "filter-rule.dst-port"
  | "filter-rule.connection-state"
  | "filter-rule.ipsec-policy"
  | "filter-rule.peer-name"
  | "filter-rule.comment"
  | "filter-rule.disabled"
  | "mangle-rule.chain"
  | "mangle-rule.action"
  | "mangle-rule.protocol"
  | "mangle-rule.tcp-flags"
  | "mangle-rule.tcp-mss"
  | "mangle-rule.new-mss"
  | "mangle-rule.passthrough"
  | "mangle-rule.src-address"
  | "mangle-rule.dst-address"
  | "mangle-rule.comment"
  | "mangle-rule.disabled"
  | "script.name"
  | "script.policy"
  | "script.source"
  | "netwatch.host"
  | "netwatch.interval"
  | "netwatch.timeout"
  | "netwatch.up-script"
  | "netwatch.down-script"
  | "netwatch.comment";

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

/**
 * One line of a table: a cell for every piece of evidence in the range. A line without evidence does not type-check, and
 * releases without evidence have no cell.
 */
export function said(
  field: Field,
  object: ObjectKind,
  argument: string,
  spell: SpellerName,
  track: Track,
  range: VersionRange = {},
): readonly Cell[] {
  return within(track, range).map((evidence) => ({
    ...evidence,
    field,
    object,
    argument,
    spell,
    list: false,
  }));
}

/** The same, for an argument that takes a comma list. */
export function listed(...line: Parameters<typeof said>): readonly Cell[] {
  return said(...line).map((cell) => ({ ...cell, list: true }));
}

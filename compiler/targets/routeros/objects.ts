/** The objects a script adds: their menu path by release, the order they are added in, and what finds them again. */

import type { VersionRange } from "../../catalogue/version.ts";
import { objectOf, rowsAbout } from "./at.ts";
import type { ObjectKind } from "./cell.ts";
import {
  addressTrack,
  bgpTrack,
  connectionTrack,
  filterRuleTrack,
  filterTrack,
  identityTrack,
  instances,
  peerTrack,
  policyPeers,
  profileTrack,
  proposalTrack,
  shownPolicyTrack,
  two,
} from "./eras.ts";
import { groupTrack } from "./cells-caller.ts";
import { greTrack, ipipTrack } from "./cells-carrier.ts";
import { netwatchTrack, scriptTrack } from "./eras-failover.ts";
import { firewallTrack, mangleTrack } from "./eras-firewall.ts";
import { proof, within, type Track } from "./evidence.ts";
import type { Confidence, SourceId } from "./sources.ts";

export interface Menu extends VersionRange {
  readonly object: ObjectKind;
  readonly path: string;
  /** Arguments that tell one row of the menu from another. */
  readonly key: readonly string[];
  readonly source: SourceId;
  readonly confidence: Confidence;
}

function menu(
  object: ObjectKind,
  path: string,
  key: string,
  track: Track,
  range: VersionRange = {},
): readonly Menu[] {
  return within(track, range).map((evidence) => ({ ...evidence, object, path, key: key.split(" ") }));
}

const manual: Track = [proof(two, "manual-2.6", "B")];
/** Rules have no names; nothing else about them is the script's alone. */
const ruleKey = "chain comment";
const policyKey = "src-address dst-address protocol src-port dst-port action group";

// prettier-ignore
export const menus: readonly Menu[] = [
  menu("profile",           "/ip ipsec peer profile",      "name",              profileTrack, { until: "6.43" }),
  menu("profile",           "/ip ipsec profile",           "name",              profileTrack, { since: "6.44" }),
  menu("proposal",          "/ip ipsec proposal",          "name",              proposalTrack),
  menu("key",               "/ip ipsec key",               "name",              manual),
  menu("manual-sa",         "/ip ipsec manual-sa",         "name",              manual),
  menu("peer",              "/ip ipsec peer",              "address",           peerTrack, { until: "6.43" }),
  menu("peer",              "/ip ipsec peer",              "name",              peerTrack, { since: "6.44" }),
  menu("pre-shared-secret", "/ip ipsec pre-shared-secret", "address",           manual),
  menu("policy-group",      "/ip ipsec policy group",      "name",              groupTrack),
  menu("identity",          "/ip ipsec identity",          "peer policy-template-group", identityTrack),
  menu("policy",            "/ip ipsec policy",            `${policyKey} sa-src sa-dst`, manual),
  menu("policy",            "/ip ipsec policy",            `${policyKey} sa-src-address sa-dst-address`, shownPolicyTrack, { since: "3.0", until: "6.45.0" }),
  menu("policy",            "/ip ipsec policy",            `${policyKey} peer`, shownPolicyTrack, policyPeers),
  menu("gre",               "/interface gre",              "name",              greTrack),
  menu("ipip",              "/interface ipip",             "name",              ipipTrack),
  menu("address",           "/ip address",                 "address interface", addressTrack),
  menu("bgp-instance",      "/routing bgp instance",       "name",              bgpTrack),
  menu("bgp-instance",      "/routing bgp instance",       "name",              connectionTrack, instances),
  menu("bgp-network",       "/routing bgp network",        "network",           bgpTrack),
  menu("address-list",      "/ip firewall address-list",   "list address",      connectionTrack),
  menu("bgp-filter",        "/routing filter",             "chain",             filterTrack),
  menu("bgp-filter",        "/routing filter rule",        "chain",             filterRuleTrack),
  menu("bgp-session",       "/routing bgp peer",           "name",              bgpTrack),
  menu("bgp-session",       "/routing bgp connection",     "name",              connectionTrack),
  menu("nat-rule",          "/ip firewall nat",            ruleKey,             firewallTrack),
  menu("filter-rule",       "/ip firewall filter",         ruleKey,             firewallTrack),
  menu("mangle-rule",       "/ip firewall mangle",         ruleKey,             mangleTrack),
  menu("script",            "/system script",              "name",              scriptTrack),
  menu("netwatch",          "/tool netwatch",              "comment",           netwatchTrack),
].flat();

/** Objects without a menu of their own in a release, whose settings another object says. */
export interface Carried extends VersionRange {
  readonly object: ObjectKind;
  readonly by: ObjectKind;
  readonly reason: string;
  readonly source: SourceId;
}

// prettier-ignore
export const carried: readonly Carried[] = [
  { object: "bgp-instance", by: "bgp-session", since: "7.0", until: "7.19", source: "docs-7",
    reason: "From 7.0 to 7.19 there are no BGP instances: their settings stand in each connection, and this one has none." },
];

const carriedAbout = rowsAbout(carried, objectOf);

export function carriedBy(object: ObjectKind, release: string): Carried | undefined {
  return carriedAbout(release, object)[0];
}

/** What is referred to stands before what refers to it. */
const order: readonly ObjectKind[] = [
  "profile",
  "proposal",
  "key",
  "manual-sa",
  "policy-group",
  "peer",
  "pre-shared-secret",
  "identity",
  "policy",
  "gre",
  "ipip",
  "address",
  "bgp-instance",
  "bgp-network",
  "address-list",
  "bgp-filter",
  "bgp-session",
  "nat-rule",
  "filter-rule",
  "mangle-rule",
  "script",
  "netwatch",
];

const ranks: ReadonlyMap<ObjectKind, number> = new Map(order.map((object, rank) => [object, rank]));

const menusAbout = rowsAbout(menus, objectOf);

export function menuOf(object: ObjectKind, release: string): Menu | undefined {
  return menusAbout(release, object)[0];
}

export function rankOf(object: ObjectKind): number {
  return ranks.get(object) ?? order.length;
}

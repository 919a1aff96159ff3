/** The objects a script adds: their menu path by release, the order they are added in, and what finds them again. */

import type { VersionRange } from "../../catalogue/version.ts";
import { at } from "./at.ts";
import type { ObjectKind } from "./cell.ts";
import type { Confidence, SourceId } from "./sources.ts";
import { five, instances, tree, two } from "./releases.ts";

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
  range: VersionRange,
  path: string,
  key: string,
  source: SourceId,
  confidence: Confidence,
): Menu {
  return { ...range, object, path, key: key.split(" "), source, confidence };
}

const policyKey = "src-address dst-address protocol src-port dst-port action";

// prettier-ignore
export const menus: readonly Menu[] = [
  menu("profile",           tree,      "/ip ipsec profile",           "name",                    "console-7",   "A"),
  menu("proposal",          two,       "/ip ipsec proposal",          "name",                    "manual-2.6",  "B"),
  menu("proposal",          five,      "/ip ipsec proposal",          "name",                    "export-5.7",  "A"),
  menu("proposal",          tree,      "/ip ipsec proposal",          "name",                    "console-7",   "A"),
  menu("key",               two,       "/ip ipsec key",               "name",                    "manual-2.6",  "B"),
  menu("manual-sa",         two,       "/ip ipsec manual-sa",         "name",                    "manual-2.6",  "B"),
  menu("peer",              two,       "/ip ipsec peer",              "address",                 "manual-2.6",  "B"),
  menu("peer",              five,      "/ip ipsec peer",              "address",                 "blog-2011",   "A"),
  menu("peer",              tree,      "/ip ipsec peer",              "name",                    "console-7",   "A"),
  menu("pre-shared-secret", two,       "/ip ipsec pre-shared-secret", "address",                 "manual-2.6",  "B"),
  menu("identity",          tree,      "/ip ipsec identity",          "peer",                    "console-7",   "A"),
  menu("policy",            two,       "/ip ipsec policy",            `${policyKey} sa-src sa-dst`, "manual-2.6", "B"),
  menu("policy",            five,      "/ip ipsec policy",            `${policyKey} sa-src-address sa-dst-address`, "blog-2011", "A"),
  menu("policy",            tree,      "/ip ipsec policy",            `${policyKey} peer`,       "console-7",   "A"),
  menu("address",           two,       "/ip address",                 "address interface",       "example-2.9", "C"),
  menu("address",           five,      "/ip address",                 "address interface",       "blog-2011",   "A"),
  menu("address",           tree,      "/ip address",                 "address interface",       "console-7",   "A"),
  menu("bgp-instance",      five,      "/routing bgp instance",       "name",                    "blog-2011",   "A"),
  menu("bgp-instance",      instances, "/routing bgp instance",       "name",                    "console-7",   "A"),
  menu("bgp-network",       five,      "/routing bgp network",        "network",                 "blog-2011",   "A"),
  menu("address-list",      tree,      "/ip firewall address-list",   "list address",            "console-7",   "A"),
  menu("bgp-session",       five,      "/routing bgp peer",           "name",                    "blog-2011",   "A"),
  menu("bgp-session",       instances, "/routing bgp connection",     "name",                    "console-7",   "A"),
];

/** What is referred to stands before what refers to it. */
const order: readonly ObjectKind[] = [
  "profile",
  "proposal",
  "key",
  "manual-sa",
  "peer",
  "pre-shared-secret",
  "identity",
  "policy",
  "address",
  "bgp-instance",
  "bgp-network",
  "address-list",
  "bgp-session",
];

export function menuOf(object: ObjectKind, release: string): Menu | undefined {
  return at(menus, release).find((row) => row.object === object);
}

export function rankOf(object: ObjectKind): number {
  return order.indexOf(object);
}

/** How policies and the inside address are said, by release. */

import { listed, said, type Cell } from "./cell.ts";
import {
  addressTrack,
  early3,
  five,
  late3to4,
  policyPeers,
  policyTrack,
  shownPolicyTrack,
  three,
  two,
} from "./eras.ts";
import { proof, within, type Track } from "./evidence.ts";

const manual: Track = [proof(two, "manual-2.6", "B")];
const manual3: Track = [proof(early3, "manual-3.0", "B")];
/** Named by the changelog that made it work as documented; printed from 5.x on. */
const priority: Track = [
  proof({ since: "3.21", until: "4.17" }, "changelog-3.21", "B"),
  proof(five, "export-5.19", "A"),
  proof({ since: "6.0", until: "6.39" }, "print-6", "A"),
];
const level: Track = [...manual, proof(three, "manual-3.0", "B"), ...within(policyTrack, { since: "5.0" })];
/** A prefix without a port: 2.6 and 5.x show it, the export between them a prefix with one. */
const bare: Track = [proof(late3to4, "export-4", "C"), ...within(shownPolicyTrack, { since: "5.0" })];
/** Exports of that time print both on every row; the one at hand shows them on peers and proposals. */
const disabled: Track = [proof(three, "export-4", "C"), ...within(policyTrack, { since: "5.0" })];
const comment: Track = [
  proof(three, "export-4", "C"),
  proof(five, "export-5.19", "A"),
  proof({ since: "6.0", until: "6.43" }, "print-6", "C"),
  ...within(shownPolicyTrack, { since: "6.44" }),
];
const addressDisabled: Track = [
  proof(three, "export-4", "C"),
  proof(five, "blog-2011", "A"),
  proof({ since: "6.0", until: "6.49" }, "blog-2011", "C"),
  ...within(addressTrack, { since: "7.0" }),
];

// prettier-ignore
export const policyCells: readonly Cell[] = [
  said("policy.action",              "policy", "action",          "words",    policyTrack),
  said("policy.level",               "policy", "level",           "words",    level),
  said("policy.protocol",            "policy", "protocol",        "protocol", policyTrack),
  said("policy.src-address",         "policy", "src-address",     "source-and-port", [...manual, ...manual3]),
  said("policy.src-address",         "policy", "src-address",     "prefix-4", bare,             { until: "6.11" }),
  said("policy.src-address",         "policy", "src-address",     "prefix",   shownPolicyTrack, { since: "6.12", until: "6.45.0" }),
  said("policy.src-address",         "policy", "src-address",     "source",   shownPolicyTrack, policyPeers),
  said("policy.dst-address",         "policy", "dst-address",     "destination-and-port", [...manual, ...manual3]),
  said("policy.dst-address",         "policy", "dst-address",     "prefix-4", bare,             { until: "6.11" }),
  said("policy.dst-address",         "policy", "dst-address",     "prefix",   shownPolicyTrack, { since: "6.12", until: "6.45.0" }),
  said("policy.dst-address",         "policy", "dst-address",     "destination", shownPolicyTrack, policyPeers),
  said("policy.src-port",            "policy", "src-port",        "port",     policyTrack,      five),
  said("policy.src-port",            "policy", "src-port",        "tcp-udp-port", policyTrack,  { since: "6.0" }),
  said("policy.dst-port",            "policy", "dst-port",        "port",     policyTrack,      five),
  said("policy.dst-port",            "policy", "dst-port",        "tcp-udp-port", policyTrack,  { since: "6.0" }),
  listed("policy.ipsec-protocols",   "policy", "ipsec-protocols", "words",    level),
  listed("phase2.ipsec-protocols",   "policy", "ipsec-protocols", "words",    level),
  said("phase2.mode",                "policy", "tunnel",          "words",    shownPolicyTrack),
  said("policy.dont-fragment",       "policy", "dont-fragment",   "words",    [...manual, ...manual3]),
  said("policy.priority",            "policy", "priority",        "number",   priority),
  said("policy.sa-src",              "policy", "sa-src",          "host",     manual),
  said("policy.sa-src",              "policy", "sa-src-address",  "host",     shownPolicyTrack, { since: "3.0", until: "6.45.0" }),
  said("policy.sa-dst",              "policy", "sa-dst",          "host",     manual),
  said("policy.sa-dst",              "policy", "sa-dst-address",  "host",     shownPolicyTrack, { since: "3.0", until: "6.45.0" }),
  said("policy.peer",                "policy", "peer",            "text",     shownPolicyTrack, policyPeers),
  listed("policy.peers",             "policy", "peer",            "text",     shownPolicyTrack, { since: "7.9" }),
  said("policy.proposal",            "policy", "proposal",        "text",     policyTrack),
  said("policy.manual-sa",           "policy", "manual-sa",       "text",     manual),
  said("policy.comment",             "policy", "comment",         "text",     comment),
  said("policy.disabled",            "policy", "disabled",        "yes-no",   disabled),
].flat();

// prettier-ignore
export const addressCells: readonly Cell[] = [
  said("address.address",   "address", "address",   "prefix-4",  addressTrack),
  said("address.network",   "address", "network",   "text",      addressTrack),
  said("address.interface", "address", "interface", "interface", addressTrack),
  said("address.disabled",  "address", "disabled",  "yes-no",    addressDisabled),
  said("address.enabled",   "address", "disabled",  "no-yes",    addressTrack, five),
].flat();

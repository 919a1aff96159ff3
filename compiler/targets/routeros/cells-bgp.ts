/**
 * How BGP is said, by release: instance, network and peer up to 6.49; connections alone from 7.0; instance, address list
 * and connection from 7.20.
 */

import { listed, said, type Cell } from "./cell.ts";
import { bgpTrack, connectionTrack, filterRuleTrack, filterTrack, five, instances, loose } from "./eras.ts";
import { proof, type Track } from "./evidence.ts";

const six = { since: "6.0" };
/** In tables of MikroTik's API, in no export at hand. */
const rare: Track = [proof({ since: "4.0", until: "6.49" }, "export-bgp", "C")];

// prettier-ignore
const instanceCells: readonly Cell[] = [
  said("bgp-instance.name",                        "bgp-instance", "name",      "text",   bgpTrack),
  said("bgp-instance.name",                        "bgp-instance", "name",      "text",   connectionTrack, instances),
  said("bgp-instance.as",                          "bgp-instance", "as",        "number", bgpTrack),
  said("bgp-instance.as",                          "bgp-instance", "as",        "number", connectionTrack, instances),
  said("bgp-instance.router-id",                   "bgp-instance", "router-id", "host",   bgpTrack),
  said("bgp-instance.router-id",                   "bgp-instance", "router-id", "host",   connectionTrack, instances),
  said("bgp-instance.client-to-client-reflection", "bgp-instance", "client-to-client-reflection", "yes-no", bgpTrack),
  said("bgp-instance.ignore-as-path-len",          "bgp-instance", "ignore-as-path-len", "yes-no", bgpTrack),
  said("bgp-instance.ignore-as-path-len",          "bgp-instance", "ignore-as-path-len", "yes-no", connectionTrack, instances),
  said("bgp-instance.redistribute-connected",      "bgp-instance", "redistribute-connected", "yes-no", bgpTrack),
  said("bgp-instance.out-filter",                  "bgp-instance", "out-filter", "text",  bgpTrack),
  said("bgp-instance.comment",                     "bgp-instance", "comment",   "text",   connectionTrack, instances),
  said("bgp-instance.disabled",                    "bgp-instance", "disabled",  "yes-no", bgpTrack),
  said("bgp-instance.disabled",                    "bgp-instance", "disabled",  "yes-no", connectionTrack, instances),
  said("bgp-instance.enabled",                     "bgp-instance", "disabled",  "no-yes", bgpTrack,        five),

  said("bgp-network.network",  "bgp-network",  "network", "prefix-4", bgpTrack),
  said("address-list.list",    "address-list", "list",    "text",     connectionTrack),
  said("address-list.address", "address-list", "address", "prefix-4", connectionTrack),
].flat();

// prettier-ignore
const sessionCells: readonly Cell[] = [
  said("bgp-session.name",           "bgp-session", "name",                     "text",     bgpTrack),
  said("bgp-session.name",           "bgp-session", "name",                     "text",     connectionTrack),
  said("bgp-session.instance",       "bgp-session", "instance",                 "text",     bgpTrack),
  said("bgp-session.instance",       "bgp-session", "instance",                 "text",     connectionTrack, instances),
  said("bgp-session.remote-address", "bgp-session", "remote-address",           "host",     bgpTrack),
  said("bgp-session.remote-address", "bgp-session", "remote.address",           "host",     connectionTrack),
  said("bgp-session.remote-as",      "bgp-session", "remote-as",                "number",   bgpTrack),
  said("bgp-session.remote-as",      "bgp-session", "remote.as",                "number",   connectionTrack),
  said("bgp-session.as",             "bgp-session", "as",                       "number",   connectionTrack, loose),
  said("bgp-session.local-as",       "bgp-session", "as",                       "number",   connectionTrack, instances),
  said("bgp-session.router-id",      "bgp-session", "router-id",                "host",     connectionTrack, loose),
  said("bgp-session.ignore-as-path-len", "bgp-session", "input.ignore-as-path-len", "yes-no", connectionTrack, loose),
  said("bgp-session.role",           "bgp-session", "local.role",               "words",    connectionTrack),
  said("bgp-session.reflection",     "bgp-session", "output.no-client-to-client-reflection", "no-yes", connectionTrack),
  said("bgp-session.redistribute",   "bgp-session", "output.redistribute",      "words",    connectionTrack),
  said("bgp-session.networks",       "bgp-session", "output.network",           "text",     connectionTrack),
  said("bgp-session.disabled",       "bgp-session", "disabled",                 "yes-no",   bgpTrack),
  said("bgp-session.disabled",       "bgp-session", "disabled",                 "yes-no",   connectionTrack),
  said("bgp-session.instance-disabled", "bgp-session", "disabled",              "yes-no",   connectionTrack, loose),
  said("bgp-session.standby",        "bgp-session", "disable",                  "command",  bgpTrack),
  said("bgp-session.standby",        "bgp-session", "disabled",                 "yes-no",   connectionTrack),
  said("bgp.hold-time",              "bgp-session", "hold-time",                "seconds",  bgpTrack,        { until: "5.26" }),
  said("bgp.hold-time",              "bgp-session", "hold-time",                "duration", bgpTrack,        six),
  said("bgp.hold-time",              "bgp-session", "hold-time",                "duration", connectionTrack),
  said("bgp.keepalive",              "bgp-session", "keepalive-time",           "seconds",  rare,            { until: "5.26" }),
  said("bgp.keepalive",              "bgp-session", "keepalive-time",           "duration", rare,            six),
  said("bgp.keepalive",              "bgp-session", "keepalive-time",           "duration", connectionTrack),
  listed("bgp.address-families",     "bgp-session", "address-families",         "words",    bgpTrack),
  listed("bgp.address-families",     "bgp-session", "address-families",         "words",    connectionTrack, { until: "7.18" }),
  listed("bgp.address-families",     "bgp-session", "afi",                      "words",    connectionTrack, { since: "7.19" }),
  said("bgp.default-originate",      "bgp-session", "default-originate",        "words",    bgpTrack),
  said("bgp.default-originate",      "bgp-session", "output.default-originate", "words",    connectionTrack),
  said("bgp.multihop",               "bgp-session", "multihop",                 "yes-no",   bgpTrack),
  said("bgp.multihop",               "bgp-session", "multihop",                 "yes-no",   connectionTrack),
  said("bgp.remove-private-as",      "bgp-session", "remove-private-as",        "yes-no",   bgpTrack),
  said("bgp.remove-private-as",      "bgp-session", "remove-private-as",        "yes-no",   connectionTrack, { until: "7.9" }),
  said("bgp.remove-private-as",      "bgp-session", "output.remove-private-as", "yes-no",   connectionTrack, { since: "7.10" }),
  said("bgp.in-filter",              "bgp-session", "in-filter",                "text",     bgpTrack),
  said("bgp.in-filter",              "bgp-session", "input.filter",             "text",     connectionTrack),
  said("bgp.out-filter",             "bgp-session", "out-filter",               "text",     bgpTrack),
  said("bgp.out-filter",             "bgp-session", "output.filter-chain",      "text",     connectionTrack),
].flat();

// prettier-ignore
const filterCells: readonly Cell[] = [
  said("bgp-filter.chain",      "bgp-filter", "chain",              "text",   filterTrack),
  said("bgp-filter.chain",      "bgp-filter", "chain",              "text",   filterRuleTrack),
  said("bgp-filter.action",     "bgp-filter", "action",             "text",   filterTrack),
  said("bgp-filter.local-pref", "bgp-filter", "set-bgp-local-pref", "number", filterTrack),
  said("bgp-filter.prepend",    "bgp-filter", "set-bgp-prepend",    "number", filterTrack),
  said("bgp-filter.rule",       "bgp-filter", "rule",               "text",   filterRuleTrack),
].flat();

export const bgpCells: readonly Cell[] = [...instanceCells, ...filterCells, ...sessionCells];

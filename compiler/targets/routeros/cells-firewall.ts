/** How rules of the firewall are said, by release: address translation, filter, and mangle for segment sizes. */

import { said, type Cell } from "./cell.ts";
import {
  matchTrack,
  firewallTrack,
  mangleMatchTrack,
  mangleCommentTrack,
  mangleTrack,
  protectedTrack,
  passthroughTrack,
  segmentTrack,
  statesTrack,
} from "./eras-firewall.ts";

// prettier-ignore
export const firewallCells: readonly Cell[] = [
  said("nat-rule.chain",        "nat-rule",    "chain",            "text",     firewallTrack),
  said("nat-rule.action",       "nat-rule",    "action",           "text",     matchTrack),
  said("nat-rule.protocol",     "nat-rule",    "protocol",         "protocol", matchTrack),
  said("nat-rule.src-address",  "nat-rule",    "src-address",      "rule-address", matchTrack),
  said("nat-rule.dst-address",  "nat-rule",    "dst-address",      "rule-address", matchTrack),
  said("nat-rule.src-port",     "nat-rule",    "src-port",         "port",     matchTrack),
  said("nat-rule.dst-port",     "nat-rule",    "dst-port",         "port",     matchTrack),
  said("nat-rule.to-addresses", "nat-rule",    "to-addresses",     "text",     matchTrack),
  said("nat-rule.comment",      "nat-rule",    "comment",          "text",     matchTrack),
  said("nat-rule.disabled",     "nat-rule",    "disabled",         "yes-no",   matchTrack),

  said("filter-rule.chain",            "filter-rule", "chain",            "text",     firewallTrack),
  said("filter-rule.action",           "filter-rule", "action",           "text",     firewallTrack),
  said("filter-rule.protocol",         "filter-rule", "protocol",         "text",     matchTrack),
  said("filter-rule.src-address",      "filter-rule", "src-address",      "rule-address", matchTrack),
  said("filter-rule.dst-address",      "filter-rule", "dst-address",      "rule-address", matchTrack),
  said("filter-rule.dst-port",         "filter-rule", "dst-port",         "number",   matchTrack),
  said("filter-rule.connection-state", "filter-rule", "connection-state", "text",     statesTrack),
  said("filter-rule.ipsec-policy",     "filter-rule", "ipsec-policy",     "text",     protectedTrack),
  said("filter-rule.comment",          "filter-rule", "comment",          "text",     matchTrack),
  said("filter-rule.disabled",         "filter-rule", "disabled",         "yes-no",   matchTrack),

  said("mangle-rule.chain",       "mangle-rule", "chain",       "text",     mangleTrack),
  said("mangle-rule.action",      "mangle-rule", "action",      "text",     mangleTrack),
  said("mangle-rule.protocol",    "mangle-rule", "protocol",    "text",     mangleTrack),
  said("mangle-rule.tcp-flags",   "mangle-rule", "tcp-flags",   "text",     mangleTrack),
  said("mangle-rule.tcp-mss",     "mangle-rule", "tcp-mss",     "text",     segmentTrack),
  said("mangle-rule.new-mss",     "mangle-rule", "new-mss",     "number",   mangleTrack),
  said("mangle-rule.passthrough", "mangle-rule", "passthrough", "yes-no",   passthroughTrack),
  said("mangle-rule.src-address", "mangle-rule", "src-address", "rule-address", mangleMatchTrack),
  said("mangle-rule.dst-address", "mangle-rule", "dst-address", "rule-address", mangleMatchTrack),
  said("mangle-rule.comment",     "mangle-rule", "comment",     "text",     mangleCommentTrack),
  said("mangle-rule.disabled",    "mangle-rule", "disabled",    "yes-no",   mangleMatchTrack),
].flat();

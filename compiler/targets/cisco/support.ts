/** What an IOS configuration can say of each parameter, and why it cannot say the rest. */

import {
  always as alwaysSo,
  never as neverSaid,
  said,
  supportTable,
  type Support,
} from "../common/support.ts";
import { sources, type SourceId } from "./sources.ts";

function always(words: readonly string[], reason: string, source: SourceId): Support {
  return alwaysSo(words, reason, sources[source]);
}

function never(reason: string, source: SourceId): Support {
  return neverSaid(reason, sources[source]);
}

// prettier-ignore
export const supportOf = supportTable([
  ["phase1.exchange",             said],
  ["phase1.auth-method",          always(["pre-shared-key"], "Only pre-shared keys are compiled for IOS.", "yang")],
  ["phase1.encryption",           said],
  ["phase1.hash",                 said],
  ["phase1.prf",                  said],
  ["phase1.dh-group",             said],
  ["phase1.lifetime",             said],
  ["phase1.lifebytes",            always(["0"], "A phase 1 lifetime counts seconds only.", "yang")],
  ["phase1.proposal-check",       never("There is no such setting.", "yang")],
  ["phase1.nat-traversal",        always(["yes"], "NAT is detected unless it is switched off for the whole router.", "yang")],
  ["phase1.send-initial-contact", never("There is no such setting for one peer.", "yang")],
  ["phase1.nonce-size",           never("There is no such setting.", "yang")],
  ["dpd.interval",                said],
  ["dpd.failures",                never("IOS counts retries by itself: it can only be told how long to wait between them.", "yang")],
  ["phase2.ipsec-protocols",      said],
  ["phase2.encryption",           said],
  ["phase2.auth",                 said],
  ["phase2.pfs",                  said],
  ["phase2.lifetime",             said],
  ["phase2.lifebytes",            said],
  ["phase2.mode",                 said],
  ["policy.action",               said],
  ["policy.level",                always(["require", "unique"], "What a crypto map selects waits for its own SA; nothing leaves in the clear.", "memory")],
  ["policy.protocol",             said],
  ["policy.src-port",             said],
  ["policy.dst-port",             said],
  ["policy.ipsec-protocols",      said],
  ["policy.dont-fragment",        said],
  ["policy.priority",             never("The sequence numbers of the crypto map follow the order of the tunnels.", "yang")],
  ["policy.phase2",               said],
  ["policy.peer",                 said],
  ["bgp.hold-time",               said],
  ["bgp.keepalive",               said],
  ["bgp.address-families",        always(["ip"], "Only IPv4 routes are compiled for IOS.", "bgp")],
  ["bgp.default-originate",       always(["never", "always"], "IOS announces a default route or none; a condition is a route map, which is not compiled.", "bgp")],
  ["bgp.multihop",                always(["no"], "A session between inside addresses is one hop, and nothing else is compiled for IOS.", "bgp")],
  ["bgp.remove-private-as",       said],
  ["bgp.in-filter",               never("A filter of IOS is a route map, a prefix list or a filter list, and its name does not say which.", "bgp")],
  ["bgp.out-filter",              never("A filter of IOS is a route map, a prefix list or a filter list, and its name does not say which.", "bgp")],
  ["bgp-instance.as",             said],
  ["bgp-instance.router-id",      said],
  ["bgp-instance.networks",       said],
  ["bgp-instance.redistribute-connected", said],
  ["bgp-instance.client-to-client-reflection", always(["yes"], "Reflection is on by itself, and not compiled for IOS.", "bgp")],
  ["bgp-instance.ignore-as-path-len", always(["no"], "The length of the path counts; nothing else is compiled for IOS.", "bgp")],
  ["bgp-instance.out-filter",     never("A filter of IOS is a route map, a prefix list or a filter list, and its name does not say which.", "bgp")],
  ["names.map",                   said],
  ["names.sequence",              said],
  ["names.list",                  said],
  ["tunnel.id",                   said],
  ["tunnel.remote-id",            said],
  ["tunnel.initiate",             always(["yes"], "A crypto map starts IKE whenever a packet matches it.", "memory")],
], never("IOS has no such setting.", "yang"));

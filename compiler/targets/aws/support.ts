/** What the options of an AWS VPN connection can say of each parameter, and why they cannot say the rest. */

import {
  always as alwaysSo,
  never as neverSaid,
  said,
  supportTable,
  type Support,
} from "../common/support.ts";
import { sources, type SourceId } from "./sources.ts";

function always(words: readonly string[], reason: string, source: SourceId = "tunnel"): Support {
  return alwaysSo(words, reason, sources[source]);
}

function never(reason: string, source: SourceId = "tunnel"): Support {
  return neverSaid(reason, sources[source]);
}

// prettier-ignore
export const supportOf = supportTable([
  ["phase1.exchange",        said],
  ["phase1.auth-method",     always(["pre-shared-key"], "Only pre-shared keys are compiled for AWS; certificates are made by its own authority.")],
  ["phase1.encryption",      said],
  ["phase1.hash",            said],
  ["phase1.prf",             always(["auto"], "The PRF is no option; it follows the integrity algorithm.")],
  ["phase1.dh-group",        said],
  ["phase1.lifetime",        said],
  ["phase1.lifebytes",       always(["0"], "An IKE SA has no volume limit.")],
  ["phase1.nat-traversal",   always(["yes"], "AWS answers on UDP 4500 whenever the customer is behind NAT.", "guide")],
  ["dpd.interval",           said],
  ["dpd.failures",           said],
  ["phase2.ipsec-protocols", said],
  ["phase2.encryption",      said],
  ["phase2.auth",            said],
  ["phase2.pfs",             said],
  ["phase2.lifetime",        said],
  ["phase2.lifebytes",       always(["0"], "A tunnel has no volume limit.")],
  ["phase2.mode",            said],
  ["policy.action",          said],
  ["policy.level",           always(["require", "unique"], "AWS keeps one pair of SAs for a tunnel and sends nothing in the clear.", "guide")],
  ["policy.protocol",        always(["all"], "A tunnel is for networks; its selector names no protocol.", "connection")],
  ["policy.src-port",        always(["any"], "A tunnel is for networks; its selector names no port.", "connection")],
  ["policy.dst-port",        always(["any"], "A tunnel is for networks; its selector names no port.", "connection")],
  ["policy.ipsec-protocols", said],
  ["policy.phase2",          said],
  ["policy.peer",            said],
  ["tunnel.psk",             said],
  ["tunnel.initiate",        said],
  ["tunnel.outside",         said],
  ["tunnel.inside",          said],
  ["tunnel.id",              never("AWS presents the outside address that it gives the tunnel.", "guide")],
  ["tunnel.remote-id",       never("AWS knows its customer by the address of the customer gateway.", "gateway")],
  ["bgp.as",                 said],
], never("A VPN connection has no such option."));

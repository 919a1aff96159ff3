/** What swanctl.conf can say of each parameter, and why it cannot say the rest. */

import {
  always as alwaysSo,
  never as neverSaid,
  said,
  supportTable,
  type Support,
} from "../common/support.ts";
import { sources, type SourceId } from "./sources.ts";

function always(words: readonly string[], reason: string, source: SourceId = "options"): Support {
  return alwaysSo(words, reason, sources[source]);
}

function never(reason: string, source: SourceId = "options"): Support {
  return neverSaid(reason, sources[source]);
}

// prettier-ignore
export const supportOf = supportTable([
  ["phase1.exchange",             said],
  ["phase1.auth-method",          always(["pre-shared-key"], "Only pre-shared keys are compiled for strongSwan.")],
  ["phase1.encryption",           said],
  ["phase1.hash",                 said],
  ["phase1.prf",                  said],
  ["phase1.dh-group",             said],
  ["phase1.lifetime",             said],
  ["phase1.lifebytes",            always(["0"], "An IKE SA has no volume limit in swanctl.conf.")],
  ["phase1.proposal-check",       never("There is no such setting: charon takes any lifetime and keeps to its own, and wants PFS and ciphers to match.", "measured")],
  ["phase1.nat-traversal",        always(["yes"], "charon detects NAT by itself, and it cannot be switched off.")],
  ["phase1.send-initial-contact", never("There is no such setting: `unique` decides about old IKE SAs.")],
  ["phase1.nonce-size",           never("There is no such setting.")],
  ["dpd.interval",                said],
  ["dpd.failures",                said],
  ["phase2.ipsec-protocols",      said],
  ["phase2.encryption",           said],
  ["phase2.auth",                 said],
  ["phase2.pfs",                  said],
  ["phase2.lifetime",             said],
  ["phase2.lifebytes",            said],
  ["phase2.mode",                 said],
  ["policy.action",               said],
  ["policy.level",                always(["require", "unique"], "A trap policy holds packets back until its own SA is up; nothing leaves in the clear.")],
  ["policy.protocol",             said],
  ["policy.src-port",             said],
  ["policy.dst-port",             said],
  ["policy.ipsec-protocols",      said],
  ["policy.dont-fragment",        said],
  ["policy.priority",             never("Policies are written with the priorities of their order; a number of its own is not taken over.")],
  ["policy.phase2",               said],
  ["policy.peer",                 said],
  ["tunnel.psk",                  said],
  ["tunnel.id",                   said],
  ["tunnel.remote-id",            said],
  ["tunnel.initiate",             said],
  ["tunnel.outside",              said],
  ["tunnel.standby",              said],
], never("swanctl.conf has no such setting."));

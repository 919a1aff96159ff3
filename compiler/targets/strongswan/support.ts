/**
 * What swanctl.conf can say of each parameter. Closed world: a parameter without a row is refused. A row says how: `said`,
 * printed by the builder of its object; `always`, the daemon does this one thing and has no setting; `never`, no way.
 */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { SourceId } from "./sources.ts";

export type Support =
  | { readonly kind: "said" }
  | {
      readonly kind: "always";
      readonly words: readonly string[];
      readonly reason: string;
      readonly source: SourceId;
    }
  | { readonly kind: "never"; readonly reason: string; readonly source: SourceId };

const said: Support = { kind: "said" };

function always(words: readonly string[], reason: string, source: SourceId = "options"): Support {
  return { kind: "always", words, reason, source };
}

function never(reason: string, source: SourceId = "options"): Support {
  return { kind: "never", reason, source };
}

// prettier-ignore
const rows: readonly (readonly [ParameterId, Support])[] = [
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
];

const byId: ReadonlyMap<ParameterId, Support> = new Map(rows);

export function supportOf(id: ParameterId): Support {
  return byId.get(id) ?? never("swanctl.conf has no such setting.");
}

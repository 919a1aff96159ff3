/** Checks of peers, and where vpnc makes them. */

import type { Row } from "./row.ts";

// prettier-ignore
export const peer: readonly Row[] = [
  { id: "peer/duplicate",             as: "rule" },
  { id: "peer/any-address",           as: "inexpressible",
    reason: "A peer for any address is always passive, and each caller has an identity and templates of its own." },
  { id: "peer/caller-id",             as: "rule" },
  { id: "peer/caller-id-shared",      as: "rule" },
  { id: "peer/caller-main-mode",      as: "rule" },
  { id: "peer/caller-phase1",         as: "rule" },
  { id: "peer/shadowed-by-l2tp",      as: "rule" },
  { id: "peer/prefix-initiator",      as: "covered", code: "type/mismatch",
    reason: "A peer's address is one host by its type, so there is no prefix to start from." },
  { id: "peer/local-address-missing", as: "rule" },
  { id: "peer/routing-mark",          as: "inexpressible",
    reason: "Routing tables and mangle rules are not in the language." },
  { id: "peer/address-private",       as: "rule" },
  { id: "peer/same-endpoint-twice",   as: "rule" },
  { id: "peer/profile-shared-default", as: "inexpressible",
    reason: "Every peer and policy that is compiled gets a profile and a proposal with a name of its own." },
  { id: "peer/identity-missing",      as: "covered", code: "phase1/psk-missing",
    reason: "An identity is written for every peer, and what it lacks then is the key." },
  { id: "peer/unused",                as: "covered", code: "policy/empty",
    reason: "A peer that no policy names protects nothing." },
  { id: "peer/generate-policy-trust", as: "rule" },
];

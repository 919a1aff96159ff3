/** `phase2`: how the packets in the tunnel are protected. */

import { defineBlock } from "./define.ts";
import { charon, cliPolicy, cliProposal, console7, manual, racoon, ros26 } from "./sources.ts";

export const phase2 = defineBlock("phase2", {
  "ipsec-protocols": {
    aliases: ["protocols", "ipsec-protocol"],
    type: {
      kind: "word",
      words: [
        { word: "esp", summary: "Encapsulating Security Payload: encrypts and authenticates" },
        { word: "ah", summary: "Authentication Header: authenticates only, and cannot cross NAT" },
      ],
    },
    list: true,
    agreement: "equal",
    summary: "The protections that are applied to a packet",
    body: "`esp` is what is meant nearly always; use it with `encryption = null` instead of `ah` where only integrity is wanted. `ah, esp` applies both, ESP inside and AH around it: in tunnel mode ESP makes the tunnel and AH is in transport mode. RouterOS can no longer do both under IKEv1 since 6.38 and refuses such policies since 6.39.",
    example: "ipsec-protocols = esp",
    mismatch: "Phase 2 fails with NO_PROPOSAL_CHOSEN.",
    sources: [ros26.policy, cliPolicy, "RouterOS changelog 6.38 and 6.39", charon],
  },
  encryption: {
    aliases: ["enc-algorithms", "enc-algorithm", "encryption-algorithm"],
    type: { kind: "algorithm", of: "encryption", phase: 2, none: false },
    list: true,
    agreement: "intersect",
    summary: "Ciphers that may protect the packets, best first",
    body: "One common cipher with the same key length is enough. GCM and ChaCha20-Poly1305 authenticate by themselves and take `auth = null`; every other cipher needs a real `auth`. Choose one the router has hardware for, or it limits the throughput. RouterOS 2.6 keeps ciphers and integrity in one list and advises one of each.",
    example: "encryption = aes-256-gcm, aes-128-gcm",
    mismatch: "NO_PROPOSAL_CHOSEN in phase 2; RouterOS logs `no suitable proposal found`.",
    sources: [ros26.proposal, manual, cliProposal, console7, charon],
  },
  auth: {
    aliases: ["auth-algorithms", "auth-algorithm", "integrity"],
    type: { kind: "algorithm", of: "integrity", phase: 2, none: false },
    list: true,
    agreement: "intersect",
    summary: "Integrity algorithms that may protect the packets, best first",
    body: "Without integrity a cipher can be played with, so `null` is right only beside GCM and ChaCha20-Poly1305 (and then it is ignored). RouterOS has no SHA-384 here. Its SHA-256 was truncated to 96 bits up to 6.33 and matches nobody else's. It is not the `hash` of phase 1, although both are often SHA-1 in old cookbooks.",
    example: "auth = sha256",
    mismatch:
      "NO_PROPOSAL_CHOSEN in phase 2; with differing truncation it comes up and every packet is dropped.",
    sources: [ros26.proposal, manual, cliProposal, console7, "RouterOS changelog 6.34"],
  },
  pfs: {
    aliases: ["pfs-group"],
    type: { kind: "algorithm", of: "dh-group", phase: 2, none: true },
    agreement: "directional",
    summary: "Group for a fresh Diffie-Hellman exchange per child SA; `none` derives its keys from phase 1",
    body: "With a group, an attacker who learns the phase 1 keys later still cannot read the traffic. Both ends must have the same one. Under IKEv2 a difference hides: the first child carries no key exchange, so the tunnel works until its first rekey and then dies. RouterOS 2.6 calls the parameter untested.",
    example: "pfs = modp2048",
    mismatch:
      "IKEv1: phase 2 fails at once, unless the responder's `proposal-check` is `obey`. IKEv2: up now, dead after the first rekey.",
    sources: [ros26.proposal, manual, cliProposal, charon, racoon],
  },
  lifetime: {
    type: { kind: "duration", min: 1, max: 4_294_967_295 },
    agreement: "directional",
    summary: "How long a child SA lives before it is replaced",
    body: "RouterOS starts the replacement at about 80 percent: of 30 minutes it shows `24m/30m`. Keep it shorter than the lifetime of phase 1. Under IKEv1 the responder's `proposal-check` judges a longer one; under IKEv2 each end follows its own clock.",
    example: "lifetime = 1h",
    mismatch:
      "IKEv1: `strict` refuses an initiator that proposes more, `exact` any difference, `claim` answers with its own shorter time, `obey` accepts. IKEv2: the shorter one wins.",
    sources: [ros26.proposal, manual, "RFC 7296 section 2.8", racoon],
  },
  lifebytes: {
    aliases: ["lifebyte"],
    type: { kind: "bytes", max: 4_294_967_295 },
    agreement: "negotiated",
    summary: "How many bytes a child SA may carry before it is replaced; 0 is no limit",
    body: "Useful with 64-bit block ciphers such as 3DES, where too much data under one key leaks. RouterOS 2.6 has it (spelled `lifebyte` in its manual), current releases have not.",
    example: "lifebytes = 0",
    mismatch: "The end with the smaller budget renews first.",
    sources: [ros26.proposal, console7],
  },
  mode: {
    aliases: ["encapsulation-mode"],
    type: {
      kind: "word",
      words: [
        { word: "tunnel", summary: "The whole packet travels inside a new one between the two gateways" },
        {
          word: "transport",
          summary: "Only the payload is protected: for traffic between the two gateways themselves",
        },
      ],
    },
    agreement: "equal",
    summary: "Whether packets are wrapped whole or only their payload is protected",
    body: "Networks behind the gateways need `tunnel`. `transport` saves twenty bytes and suits a GRE or IPIP tunnel between the gateways. A RouterOS policy says `tunnel=yes` or `no` and defaults to `no`, which is why the emitted script always states it.",
    example: "mode = tunnel",
    mismatch:
      "Between networks phase 2 fails (INVALID_ID_INFORMATION, TS_UNACCEPTABLE). Between two hosts IKEv2 falls back to tunnel mode.",
    sources: [ros26.policy, manual, charon],
  },
});

/** `phase1`: how the two IKE daemons find, trust and key each other. */

import { defineBlock } from "./define.ts";
import { charon, cliIdentity, cliPeer, cliProfile, console7, manual, racoon, ros26 } from "./sources.ts";

export const phase1 = defineBlock("phase1", {
  exchange: {
    aliases: ["exchange-mode"],
    type: {
      kind: "word",
      words: [
        {
          word: "ikev2",
          aliases: ["ike2"],
          summary: "IKE version 2: the one to use where both ends have it (RouterOS since 6.38)",
        },
        {
          word: "main",
          aliases: ["main-mode", "ikev1"],
          summary: "IKEv1 main mode: six messages, identities travel encrypted",
        },
        {
          word: "aggressive",
          aliases: ["aggressive-mode"],
          summary:
            "IKEv1 aggressive mode: three messages, identities and a crackable hash of the key in clear",
        },
        {
          word: "base",
          aliases: ["base-mode"],
          summary:
            "IKEv1 base mode: a variant hardly anybody implements; refused for new peers since RouterOS 6.41",
        },
      ],
    },
    agreement: "equal",
    summary: "The version and mode of IKE in which phase 1 is negotiated",
    body: "Version 1 and version 2 are different protocols on the same port: neither end answers the other's first message. Prefer `ikev2`; stay with `main` for devices that lack it. Under `aggressive`, anyone who asks gets a hash to try passwords on, so it needs a long random key. RouterOS also uses the mode to tell apart two peers with the same address. It refuses new peers in `base` mode since 6.41.",
    example: "exchange = ikev2",
    mismatch:
      "Nothing comes up: IKEv1 against IKEv2 never gets an answer, main against aggressive ends in an authentication failure.",
    sources: [ros26.peer, manual, cliPeer, "RouterOS changelog 6.38 and 6.41", charon],
  },
  "auth-method": {
    aliases: ["authentication-method"],
    type: {
      kind: "word",
      words: [
        {
          word: "pre-shared-key",
          aliases: ["psk", "pre-shared-secret", "pre-share"],
          summary: "Both ends know the same secret, given as the tunnel's `psk`",
        },
        {
          word: "digital-signature",
          aliases: ["certificate", "rsa-signature", "rsa-sig"],
          summary: "Certificates: understood so that a partner's end can be described, not compiled yet",
        },
      ],
    },
    agreement: "equal",
    summary: "How the ends prove who they are",
    body: "A pre-shared key is the only method this version compiles; certificates (`digital-signature`) can be stated for a partner, and EAP, XAuth and raw RSA keys are planned. A key that people can remember can also be guessed by whoever records a handshake: generate it. The 2.6 manual calls the method `pre-shared-secret` in its list and types `pre-shared-key` in its example.",
    example: "auth-method = pre-shared-key",
    mismatch: "Phase 1 fails with an authentication error.",
    sources: [ros26.peer, ros26.cisco, cliIdentity],
  },
  encryption: {
    aliases: ["enc-algorithm", "enc-algorithms", "encryption-algorithm"],
    type: { kind: "algorithm", of: "encryption", phase: 1, none: false },
    list: true,
    agreement: "intersect",
    summary: "Ciphers that may protect the IKE connection itself, best first",
    body: "It protects the negotiation, not the traffic: that is `encryption` in `phase2`. One common cipher is enough, but the key length counts, so `aes-128-cbc` and `aes-256-cbc` do not match. IKEv1 has no authenticated ciphers in phase 1, and RouterOS offers only CBC there whatever the version. Against other vendors under IKEv1 a single cipher is safest: some initiators propose only the first of each kind.",
    example: "encryption = aes-256-cbc, aes-128-cbc",
    mismatch:
      "Without a common cipher IKE answers NO_PROPOSAL_CHOSEN; RouterOS logs `rejected enctype` and `no suitable proposal found`.",
    sources: [ros26.peer, manual, cliProfile, console7, charon],
  },
  hash: {
    aliases: ["hash-algorithm", "hash-algorithms", "integrity"],
    type: { kind: "algorithm", of: "integrity", phase: 1, none: false },
    list: true,
    agreement: "intersect",
    summary: "The hash that authenticates the IKE connection",
    body: "In IKEv1 it is the hash and the key derivation function in one; in IKEv2 it is the integrity algorithm, and `prf` is a choice of its own. A RouterOS profile holds exactly one. It says nothing about the packets in the tunnel: see `auth` in `phase2`, which may well be another one. With an authenticated cipher in IKEv2 it only names the PRF.",
    example: "hash = sha256",
    mismatch: "NO_PROPOSAL_CHOSEN; RouterOS logs `rejected hashtype`.",
    sources: [ros26.peer, manual, cliProfile, console7],
  },
  prf: {
    aliases: ["prf-algorithm"],
    type: { kind: "algorithm", of: "prf", phase: 1, none: false },
    list: true,
    agreement: "intersect",
    summary: "The function that derives all keys under IKEv2",
    body: "`auto` takes the one that belongs to `hash`, which is what nearly everyone means. State it only when the partner wants another, or when an authenticated cipher leaves no hash to follow. IKEv1 has no such choice. RouterOS has the setting in the releases from 7.9 that were looked at; when it arrived is not documented.",
    example: "prf = sha256",
    mismatch: "NO_PROPOSAL_CHOSEN, although ciphers, hashes and groups agree.",
    sources: [cliProfile, console7, "RFC 7296 section 2.13"],
  },
  "dh-group": {
    aliases: ["dh", "group", "dh-groups"],
    type: { kind: "algorithm", of: "dh-group", phase: 1, none: false },
    list: true,
    agreement: "intersect",
    summary: "Diffie-Hellman groups for the IKE key exchange, best first",
    body: 'The strength of everything that follows rests on it: take `modp2048` at the least, `ecp256` or better where both ends can. An IKEv2 initiator guesses the first group of its list; a wrong guess costs one round trip. Several groups in one RouterOS peer need 6.34, the elliptic curves 6.41. Not to be confused with `pfs` in `phase2`, although old cookbooks call both "PFS".',
    example: "dh-group = ecp256, modp2048",
    mismatch:
      "Without a common group phase 1 fails: NO_PROPOSAL_CHOSEN, or INVALID_KE_PAYLOAD again and again.",
    sources: [ros26.peer, manual, cliProfile, "RouterOS changelog 6.34 and 6.41"],
  },
  lifetime: {
    aliases: ["ike-lifetime"],
    type: { kind: "duration", min: 1, max: 4_294_967_295 },
    agreement: "directional",
    summary: "How long the IKE connection lives before it is negotiated anew",
    body: "IKEv1 sends it in the proposal, and the responder judges it by its `proposal-check`: a longer one than its own may be refused. Under IKEv2 it is not negotiated at all, each end rekeys when its own time is up. Make it longer than the lifetime in `phase2`. RouterOS 2.6 cannot set it.",
    example: "lifetime = 8h",
    mismatch:
      "Under IKEv1 `strict` and `claim` refuse an initiator that proposes more, `exact` any difference, `obey` nothing. Under IKEv2 the shorter one simply rekeys first.",
    sources: [ros26.peer, manual, cliProfile, "RFC 7296 section 2.8", racoon],
  },
  lifebytes: {
    aliases: ["lifebyte"],
    type: { kind: "bytes", max: 4_294_967_295 },
    agreement: "directional",
    summary: "How many bytes the IKE connection may carry before it is negotiated anew; 0 is no limit",
    body: "The IKE connection carries next to nothing, so a limit never bites. It exists because some IKEv1 partners insist on seeing a number in the proposal. IKEv2 does not transmit it.",
    example: "lifebytes = 0",
    mismatch: "Only a partner that demands a certain value refuses; otherwise nothing happens.",
    sources: [manual, cliProfile],
  },
  "proposal-check": {
    type: {
      kind: "word",
      words: [
        { word: "obey", summary: "Accept whatever the initiator proposes" },
        { word: "strict", summary: "Refuse a longer lifetime or a weaker proposal than one's own" },
        {
          word: "claim",
          summary: "Refuse as `strict` does, but answer a longer phase 2 lifetime with one's own shorter one",
        },
        { word: "exact", summary: "Refuse every difference" },
      ],
    },
    agreement: "local",
    summary: "How strictly this end, as IKEv1 responder, judges lifetimes and PFS in a proposal",
    body: "It matters only while this end answers, so the same two configurations may come up from one side and fail from the other; the checker looks at both directions. Under `obey` the initiator's wishes win, including a missing PFS. It never repairs a cipher, hash or group that one end lacks. IKEv2 ignores it.",
    example: "proposal-check = obey",
    mismatch:
      "None by itself: each end has its own. What it refuses depends on lifetimes, PFS and key lengths.",
    sources: [ros26.peer, manual, cliProfile, racoon],
  },
  "nat-traversal": {
    aliases: ["nat-t", "natt"],
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Detect address translation on the way and carry ESP in UDP port 4500",
    body: "Needed as soon as one end sits behind NAT, harmless otherwise. IKEv2 always does it and has no switch (RouterOS refuses the argument there since 6.41). AH cannot cross a NAT in any way. Both ends of an IKEv1 tunnel must have it switched on, or neither uses it.",
    example: "nat-traversal = yes",
    mismatch: "IKE comes up and ESP dies at the NAT box: counters rise on one side only.",
    sources: [manual, cliProfile, "RouterOS changelog 6.41", "RFC 3947", "RFC 7296 section 2.23"],
  },
  "send-initial-contact": {
    aliases: ["initial-contact"],
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Tell the peer at the start to forget older connections from here",
    body: "After a reboot it clears what the peer still believes in, so traffic recovers at once. Switch it off where several clients share one address behind NAT: each would throw out the others.",
    example: "send-initial-contact = yes",
    mismatch: "The ends need not agree.",
    sources: [ros26.peer, manual, cliPeer, "RFC 7296 section 2.4"],
  },
  "nonce-size": {
    type: { kind: "integer", min: 8, max: 256, unit: "bytes" },
    agreement: "local",
    summary: "Bytes of the random nonce that this end contributes",
    body: "A setting of RouterOS 2.6 that no later manual mentions; 16 was its advice and there is no reason to choose differently. Each end picks its own size.",
    example: "nonce-size = 16",
    mismatch: "The ends need not agree.",
    sources: [ros26.peer],
  },
});

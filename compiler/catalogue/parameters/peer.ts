/** `peer`: the other end as one site sees it. The compiler looks for the site that wrote the matching peer. */

import { defineBlock } from "./define.ts";
import { charon, cliIdentity, cliPeer, language, manual, ros26 } from "./sources.ts";

export const peer = defineBlock("peer", {
  address: {
    aliases: ["remote-address"],
    type: { kind: "endpoint" },
    agreement: "mirror",
    summary: "Where this site finds the other end: its outside address, or its name",
    body: 'By this address the compiler finds the peer that the other site wrote: it must be an address which that site has or is seen at. Left out, the peer takes calls from any address and never starts, for a partner whose address changes. `dns("…")` is looked up by the router, which RouterOS can do since 6.41.',
    example: "address = 203.0.113.2",
    mismatch: "The first packet goes to somebody else: a timeout, or NO_PROPOSAL_CHOSEN from a stranger.",
    sources: [ros26.peer, cliPeer, "RouterOS changelog 6.41", charon],
  },
  "local-address": {
    aliases: ["my-address"],
    type: { kind: "address" },
    agreement: "mirror",
    summary: "The address this site sends from",
    body: "Left out, it is the `wan` address that the other end dials, else the first one of the same family. Write it where a site has several. Behind a translator it is still the site's own address, not the public one.",
    example: "local-address = 198.51.100.7",
    mismatch: "The other end waits for packets from the address it was given, and refuses or ignores these.",
    sources: [cliPeer, language],
  },
  phase1: {
    aliases: ["profile", "ike"],
    type: { kind: "reference", to: "phase1", none: false },
    agreement: "local",
    summary: "The phase 1 profile towards this peer",
    body: "A name, or a block with the few settings that differ from it. Without either, the device's own defaults hold. What the other site's peer uses is compared value by value.",
    example: "phase1 = strong",
    mismatch: "Different names are fine; each parameter in them is judged by its own rule.",
    sources: [language],
  },
  psk: {
    aliases: ["secret", "pre-shared-key", "pre-shared-secret"],
    type: { kind: "secret" },
    agreement: "equal",
    summary: "The pre-shared key, as a reference to where this site's administrator keeps it",
    body: "Two people may keep the same key under two names: the same reference agrees, different ones cannot be verified by `check`, and `build` compares the bytes. RouterOS reads a key that begins with `0x` as hexadecimal.",
    example: 'psk = env("RIGA_VILNIUS")',
    mismatch:
      "IKEv1 cannot decrypt the next message and times out without a reason; IKEv2 answers AUTHENTICATION_FAILED.",
    sources: [ros26.secret, cliIdentity, charon],
  },
  id: {
    aliases: ["my-id", "local-id"],
    type: { kind: "identity" },
    agreement: "mirror",
    summary: "The identity this site presents to the peer",
    body: "Left out, it is the site's `id`, else the outside address. Where addresses do not tell who belongs to whom, the compiler pairs peers by it: one end's `id` is the other's `remote-id`.",
    example: 'id = fqdn("riga.example.net")',
    mismatch: "Phase 1 fails with AUTHENTICATION_FAILED, or in silence when it is the responder's identity.",
    sources: [ros26.secret, cliIdentity, manual, charon],
  },
  "remote-id": {
    aliases: ["peer-id"],
    type: { kind: "identity" },
    agreement: "mirror",
    summary: "The identity this site expects of the peer",
    body: "What is not written here is not expected, and nothing is derived from the other file. RouterOS can choose it freely since 6.44.",
    example: 'remote-id = fqdn("vilnius.example.net")',
    mismatch: "RouterOS logs `identity not found for peer`; the other end sees AUTHENTICATION_FAILED.",
    sources: [cliIdentity, manual, "RouterOS changelog 6.44"],
  },
  initiate: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Whether this site may start; `no` only answers",
    body: "RouterOS calls a peer that only answers `passive`. A peer without an address cannot start whatever stands here.",
    example: "initiate = no",
    mismatch: "The ends need not agree, but with `no` at both nobody sends the first packet.",
    sources: [cliPeer, "RouterOS changelog 6.0"],
  },
});

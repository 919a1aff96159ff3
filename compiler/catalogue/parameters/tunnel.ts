/** `tunnel` and `mesh`: one connection with two ends. A pair reads left end, then right end. */

import { defineBlock } from "./define.ts";
import { charon, cliIdentity, language, manual, ros26 } from "./sources.ts";

export const tunnel = defineBlock("tunnel", {
  phase1: {
    aliases: ["profile", "ike"],
    type: { kind: "reference", to: "phase1", none: false },
    agreement: "local",
    summary: "The phase 1 profile of the tunnel",
    body: "A name, or a block with the few settings that differ from the inherited ones. The ends may use different profiles as long as their contents get along: the contents are compared, not the names.",
    example: "phase1 = strong",
    mismatch: "Different names are fine; each parameter in them is judged by its own rule.",
    sources: [language],
  },
  phase2: {
    aliases: ["proposal", "esp"],
    type: { kind: "reference", to: "phase2", none: false },
    agreement: "local",
    summary: "The phase 2 profile of the tunnel",
    body: "A name, or a block with the few settings that differ. A policy may name another one for its own traffic.",
    example: "phase2 = esp-gcm <-> esp-both",
    mismatch: "Different names are fine; each parameter in them is judged by its own rule.",
    sources: [language],
  },
  psk: {
    aliases: ["secret", "pre-shared-key", "pre-shared-secret"],
    type: { kind: "secret", derived: true },
    agreement: "equal",
    summary: "The pre-shared key, as a reference to where it is kept",
    body: "Use one key per tunnel, random and long: whoever records a handshake can try guesses at leisure. `env`, `file` and `derive` keep it out of the file; a literal is accepted with a warning. A key that begins with `0x` is read as hexadecimal by RouterOS, so avoid that in text. `check` compares references, `build` compares the bytes.",
    example: 'psk = env("HQ_RIGA")',
    mismatch:
      "IKEv1 cannot decrypt the next message and the initiator runs into a timeout without a reason; IKEv2 answers AUTHENTICATION_FAILED. A trailing blank is enough.",
    sources: [ros26.secret, cliIdentity, charon],
  },
  id: {
    aliases: ["my-id", "local-id"],
    type: { kind: "identity" },
    agreement: "mirror",
    summary: "The identity each end presents to the other",
    body: "Left out, it is the site's `id`, else the outside address. What one end presents the other must expect, type included: `riga` as a key id is not `riga` as a name. RouterOS 2.6 sends addresses only.",
    example: 'id = fqdn("hq.example.net") <-> fqdn("riga.example.net")',
    mismatch: "Phase 1 fails with AUTHENTICATION_FAILED, or in silence when it is the responder's identity.",
    sources: [ros26.secret, cliIdentity, manual, charon],
  },
  "remote-id": {
    aliases: ["peer-id"],
    type: { kind: "identity" },
    agreement: "mirror",
    summary: "The identity each end expects of the other",
    body: "In a tunnel it follows from the other end's `id` and needs no line. It is for one-sided peers, and for partners that present something unusual. RouterOS can choose it freely since 6.44.",
    example: 'remote-id = fqdn("hq.example.net")',
    mismatch: "RouterOS logs `identity not found for peer`; the other end sees AUTHENTICATION_FAILED.",
    sources: [cliIdentity, manual, "RouterOS changelog 6.44"],
  },
  outside: {
    aliases: ["endpoints", "gateways"],
    type: { kind: "endpoint" },
    agreement: "mirror",
    summary: "The addresses between which the tunnel runs",
    body: 'Left out, they are the `wan` addresses of the sites. Write it where a site has several, or where a cloud has one per tunnel. `dns("…")` is looked up by the router, which RouterOS can do since 6.41.',
    example: "outside = 192.0.2.4 <-> 72.21.209.193",
    mismatch:
      "The first packet reaches nobody who expects it: a timeout, or NO_PROPOSAL_CHOSEN from one side.",
    sources: [manual, "RouterOS changelog 6.41", charon],
  },
  inside: {
    aliases: ["addresses"],
    type: { kind: "interface-address", dynamic: false, allocated: true },
    agreement: "mirror",
    summary: "The ends' addresses inside the tunnel",
    body: "Needed for BGP and for a GRE or IPIP carrier; both lie in one small network, usually a /30 or /31. Host parts must be there and must differ. A star or mesh takes them `from` a pool, a /30 each, which `vpnc.lock` records: the left end has the first host of it (an `aws` end always), the right end the second.",
    example: "inside = 169.254.255.2/30 <-> 169.254.255.1/30",
    mismatch:
      "Addresses of different networks, or the same one twice: the tunnel is up and BGP never connects.",
    sources: [language],
  },
  initiate: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Whether this end may start the tunnel; `no` only answers",
    body: "RouterOS calls an end that only answers `passive`. At least one end must be able to start, and an end cannot start towards an address it does not know, so such an end waits without being told. Differences that depend on the direction are judged for the ends that may start.",
    example: "initiate = yes <-> no",
    mismatch: "The ends need not agree, but with `no` at both the tunnel never starts.",
    sources: [manual, "RouterOS changelog 6.0"],
  },
  standby: {
    type: { kind: "yes-no" },
    agreement: "local",
    summary: "Keep the tunnel configured but out of routing until it is switched on by hand",
    body: "It is compiled last. With BGP its session is disabled, so the SAs stay up and no route points there; without BGP its policies are disabled. Automatic switching is `failover`, and the two do not combine.",
    example: "standby = yes",
    mismatch: "Traffic may leave through one tunnel and return through the other.",
    sources: [language],
  },
});

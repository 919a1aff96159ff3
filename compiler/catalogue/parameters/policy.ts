/** `policy`: which packets are protected, and how. In a tunnel it reads left to right and is mirrored for the right end. */

import { defineBlock } from "./define.ts";
import { charon, cliPolicy, console7, language, manual, ros26 } from "./sources.ts";

const selectorMismatch =
  "Phase 2 fails (INVALID_ID_INFORMATION, TS_UNACCEPTABLE), or comes up narrower than written; the rest leaves unprotected or is dropped.";

export const policy = defineBlock("policy", {
  action: {
    type: {
      kind: "word",
      words: [
        { word: "encrypt", summary: "Protect the packet" },
        { word: "none", aliases: ["accept"], summary: "Let it pass as it is" },
        { word: "discard", aliases: ["drop"], summary: "Drop it" },
      ],
    },
    agreement: "equal",
    summary: "What happens to a packet that the policy matches",
    body: "The first matching policy decides, so write the exception before the rule. RouterOS 2.x calls the words `accept` and `drop`, later releases `none` and `discard`.",
    example: "action = none",
    mismatch: "An end that protects drops what the other sends unprotected.",
    sources: [ros26.policy, manual, console7],
  },
  level: {
    type: {
      kind: "word",
      words: [
        { word: "use", summary: "Without an SA send it readable, and ask for none" },
        {
          word: "acquire",
          summary: "Without an SA send it readable, and ask IKE for one; RouterOS 2.x only",
        },
        { word: "require", summary: "Without an SA drop it, and ask IKE for one" },
        {
          word: "unique",
          summary: "As `require`, with SAs that serve this policy alone; since RouterOS 3.0",
        },
      ],
    },
    agreement: "local",
    summary: "What happens to a packet while there is no SA for it",
    body: "`use` and `acquire` leak readable traffic, silently. `require` may put packets of one policy into the SA of another between the same gateways, which other vendors drop; with several policies to a foreign device use `unique`.",
    example: "level = unique",
    mismatch: "The ends need not agree; see the text for what a partner may drop.",
    sources: [ros26.policy, manual, console7],
  },
  protocol: {
    type: { kind: "protocol" },
    agreement: "equal",
    summary: "IP protocol that the policy matches, by name or number",
    body: "`all` is the usual value. Anything narrower leaves the other protocols between the same addresses unprotected.",
    example: "protocol = tcp",
    mismatch: selectorMismatch,
    sources: [ros26.policy, manual, charon],
  },
  "src-port": {
    type: { kind: "port" },
    agreement: "mirror",
    summary: "Source port of the packets that leave",
    body: "Ports only mean something with `tcp` or `udp`. Up to RouterOS 3.0 the port is a suffix of the address (`10.0.0.0/8:any`), from 5 on an argument of its own; 4.x is not documented.",
    example: "src-port = any",
    mismatch: selectorMismatch,
    sources: [ros26.policy, manual],
  },
  "dst-port": {
    type: { kind: "port" },
    agreement: "mirror",
    summary: "Destination port of the packets that leave",
    body: "Ports only mean something with `tcp` or `udp`. It is the source port of what comes back.",
    example: "dst-port = 443",
    mismatch: selectorMismatch,
    sources: [ros26.policy, manual],
  },
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
    summary: "The protections for this policy alone, instead of those of its phase 2",
    body: "Where the device has it: RouterOS writes the protocols into the policy. With manual keys, which have no phase 2, this is the place to state them.",
    example: "ipsec-protocols = ah, esp",
    mismatch: "Phase 2 fails with NO_PROPOSAL_CHOSEN; with manual keys every packet is dropped.",
    sources: [ros26.policy, cliPolicy, charon],
  },
  phase2: {
    aliases: ["proposal"],
    type: { kind: "reference", to: "phase2", none: false },
    agreement: "local",
    summary: "Another phase 2 profile for this policy alone",
    body: "Left out, it is the tunnel's. RouterOS calls it the policy's `proposal`.",
    example: "phase2 = voice",
    mismatch: "Different names are fine; each parameter in them is judged by its own rule.",
    sources: [ros26.policy, manual],
  },
  peer: {
    type: { kind: "reference", to: "peer", none: false },
    list: true,
    agreement: "local",
    summary: "The peer of this site that the protected packets go to; of several, the first that answers",
    body: "For a policy that stands in a site; in a tunnel the other end is known, and `failover` says which tunnels stand in for each other. Policies that do not encrypt need none. RouterOS has the argument since 6.45, and in the console trees from 7.9 on it takes a list: one policy, whose packets go to the first peer of the list that answers. Before 6.45 the peer follows from the addresses of the SA.",
    example: "peer = to-vilnius, to-vilnius-lte",
    mismatch: "Different names are fine: each site calls its peers as it likes.",
    sources: [cliPolicy, manual, "RouterOS changelog 6.45.1"],
  },
  manual: {
    aliases: ["manual-sa"],
    type: { kind: "reference", to: "manual", none: true },
    agreement: "local",
    summary: "Manual keys for this policy instead of IKE",
    body: "Documented for RouterOS 2.6 to 3.0 and gone since; which release dropped it is unknown. Nothing notices a dead partner, and keys stay until someone changes them: only where IKE is impossible.",
    example: "manual = sa1",
    mismatch: "The contents must mirror each other: what one end sends with, the other receives with.",
    sources: [ros26.manualSa, "RouterOS 2.9 reference manual, pages 320 and 321"],
  },
  "dont-fragment": {
    aliases: ["df"],
    type: {
      kind: "word",
      words: [
        { word: "clear", summary: "The packet may be fragmented on its way" },
        { word: "inherit", summary: "As in the packet inside" },
        { word: "set", summary: "The packet must not be fragmented" },
      ],
    },
    agreement: "local",
    summary: "The don't-fragment bit of the packet after protection",
    body: "Protection makes packets longer, so large ones no longer fit; `clear` lets them be fragmented. With `set` or `inherit` large packets vanish wherever path MTU discovery is filtered. RouterOS has the argument up to about 5.x.",
    example: "dont-fragment = clear",
    mismatch: "The ends need not agree.",
    sources: [ros26.policy, "RouterOS 2.9 reference manual, page 320"],
  },
  priority: {
    type: { kind: "integer", min: -2_147_483_648, max: 2_147_483_647, unit: "rank" },
    agreement: "local",
    summary: "Rank of the policy among those that match",
    body: "RouterOS removed it in 6.40; since then the order of the list alone decides. Write policies in the order they should match and leave this out.",
    example: "priority = 0",
    mismatch: "The ends need not agree.",
    sources: ["RouterOS changelog 3.21 and 6.40", language],
  },
});

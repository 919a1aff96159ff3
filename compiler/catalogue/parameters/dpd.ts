/** `dpd`, inside `phase1`: noticing that the other end is gone. */

import { defineBlock } from "./define.ts";
import { cliProfile, manual } from "./sources.ts";

export const dpd = defineBlock("dpd", {
  interval: {
    aliases: ["dpd-interval"],
    type: { kind: "duration", min: 0, max: 3600, off: "disable-dpd" },
    agreement: "local",
    summary: "How long a silent peer is left alone before it is asked whether it is alive",
    body: "Without dead peer detection a restarted partner leaves a hole into which traffic disappears until the SA expires. RouterOS also stops renewing phase 1 when it is off (`disable-dpd`). Ten to thirty seconds are common between routers. RouterOS has it since 3.10, on by default since 5.1; what the 7.x default is, the sources disagree about, so it is always written out.",
    example: "interval = 10s",
    mismatch: "The ends need not agree: each asks in its own rhythm and answers the other's questions.",
    sources: [manual, cliProfile, "RouterOS changelog 3.10 and 5.1", "RFC 3706"],
  },
  failures: {
    aliases: ["dpd-maximum-failures", "maximum-failures"],
    type: { kind: "integer", min: 1, max: 100, unit: "attempts" },
    agreement: "local",
    summary: "Unanswered questions after which the peer counts as dead",
    body: "The time to notice is about `interval` times `failures`; keep it well above an ordinary outage of the line. Only IKEv1 counts this way: under IKEv2 the ordinary retransmissions of IKE decide.",
    example: "failures = 3",
    mismatch: "The ends need not agree.",
    sources: [manual, cliProfile],
  },
});

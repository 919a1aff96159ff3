/** `failover NAME: A, B { … }`: what a router without peer lists asks, to learn whether a tunnel still carries packets. */

import { defineBlock } from "./define.ts";
import { language } from "./sources.ts";

const netwatch = "RouterOS 2.9 reference manual, netwatch, and MikroTik documentation, Netwatch (before 7.4)";
const flow =
  "MikroTik packet flow, https://help.mikrotik.com/docs/spaces/ROS/pages/328227/Packet+Flow+in+RouterOS";

export const failover = defineBlock("failover", {
  probe: {
    type: { kind: "address" },
    agreement: "local",
    summary: "A host behind the other end, whose answers tell that the tunnel in use still works",
    body: "For RouterOS before 7.9, whose policies name one peer: netwatch asks the host every 20 seconds, through whichever tunnel has the traffic, and a script tries the next tunnel for as long as it does not answer. So the host must lie in the networks that the tunnels share, answer pings, and be there always. Left out, the addresses inside the tunnels are asked, if the tunnels have some with a policy of their own. Where two routers switch, a pair says what each of them asks. From 7.9 on nothing is asked: the policy names all peers.",
    example: "probe = 10.12.0.10",
    mismatch: "The ends need not agree: each asks a host behind the other.",
    sources: [netwatch, language],
  },
  source: {
    type: { kind: "address" },
    agreement: "local",
    summary: "The router's own address from which it asks `probe`",
    body: "Netwatch has no source address before 7.11, so a question leaves with the address of the outgoing interface, which the policies seldom include, and would go past the tunnel. A rule for source NAT gives pings to the probe this address before the policies are asked. It must lie in the network that the policy protects at this end, such as the router's address in its LAN. Not needed where the policy includes the router's `wan`.",
    example: "source = 10.0.0.1",
    mismatch: "The ends need not agree.",
    sources: [flow, language],
  },
});

/** What is asked of the simulator, from what a person writes: addresses and a protocol in; a packet out. */

import { hasPorts, protocolNumber } from "../spd/protocols.ts";
import { addressNamed, type IpPacket } from "./packet.ts";

export interface PacketParts {
  readonly source: string;
  readonly destination: string;
  /** `undefined`: a ping. */
  readonly protocol: number | undefined;
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
}

/** The first of the ports that clients take (RFC 6335), and one that is used for much. */
const CLIENT_PORT = 49_152;
const SERVER_PORT = 443;

const PING = { 4: protocolNumber("icmp"), 6: protocolNumber("icmpv6") } as const;

export function packetOf(parts: PacketParts): IpPacket {
  const source = addressNamed(parts.source);
  const protocol = parts.protocol ?? PING[source.family] ?? 0;
  const ports = hasPorts(protocol);
  return {
    source,
    destination: addressNamed(parts.destination),
    content: {
      kind: "data",
      protocol,
      sourcePort: ports ? (parts.sourcePort ?? CLIENT_PORT) : undefined,
      destinationPort: ports ? (parts.destinationPort ?? SERVER_PORT) : undefined,
    },
  };
}

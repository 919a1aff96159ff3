/** Packets, as boxes of one value a side: one out of a box, and how it is shown to a person. */

import { addressOf, bitsOf } from "../source/addresses.ts";
import { numberBits, SIDES, widthOf, type Box, type SideOfBox } from "./box.ts";
import { hasPorts, protocolName } from "./protocols.ts";

/** Every side is as long as its width. */
export type Packet = Box;

type Usual = Readonly<Record<SideOfBox, readonly [four: string, six: string]>>;

/** Made for the first packet: few checks show one, and reading addresses takes long at first. */
let known: Usual | undefined;

/** What an open side is filled up with, where it may: something a person would expect to see there. */
function usualOf(side: SideOfBox, family: Box["family"]): string {
  known ??= {
    source: [bitsOf("192.0.2.1"), bitsOf("2001:db8::1")],
    destination: [bitsOf("198.51.100.1"), bitsOf("2001:db8:1::1")],
    protocol: [numberBits(6, 8), numberBits(6, 8)],
    sourcePort: [numberBits(49_152, 16), numberBits(49_152, 16)],
    destinationPort: [numberBits(443, 16), numberBits(443, 16)],
  };
  return known[side][family === 4 ? 0 : 1];
}

/** One packet of a box, always the same one. */
export function packetOf(box: Box): Packet {
  const side = (name: SideOfBox): string => {
    const width = widthOf(name, box.family);
    const fixed = box[name];
    const usual = usualOf(name, box.family);
    if (fixed === "" || name === "protocol" || name.endsWith("Port")) {
      return usual.startsWith(fixed) ? usual : fixed.padEnd(width, "0");
    }
    // A host of a network reads better than the network itself, and nobody talks to itself.
    const host = name === "source" ? "01" : "10";
    return width - fixed.length < 2 ? fixed.padEnd(width, "0") : fixed.padEnd(width - 2, "0") + host;
  };
  return {
    family: box.family,
    source: side("source"),
    destination: side("destination"),
    protocol: side("protocol"),
    sourcePort: side("sourcePort"),
    destinationPort: side("destinationPort"),
  };
}

/**
 * `10.0.1.5 → 10.12.3.4 tcp 443`; what none of the boxes it is about asks for is left out, unless it is not the usual:
 * then a third one takes the usual packet. Of no box at all only the addresses are shown.
 */
export function showPacket(packet: Packet, about: readonly Box[]): string {
  const asked = (side: SideOfBox): boolean =>
    about.some((box) => box[side] !== "") ||
    (about.length > 0 && packet[side] !== usualOf(side, packet.family));
  const number = Number.parseInt(packet.protocol, 2);
  const ports = hasPorts(number);
  const port = (side: "sourcePort" | "destinationPort"): number | undefined =>
    ports && asked(side) ? Number.parseInt(packet[side], 2) : undefined;
  const [from, to] = [port("sourcePort"), port("destinationPort")];
  const words = [
    addressOf(packet.source),
    ...(from === undefined ? [] : [`port ${from}`]),
    "→",
    addressOf(packet.destination),
    ...(SIDES.slice(2).some(asked) ? [protocolName(number)] : []),
    ...(to === undefined ? [] : [to]),
  ];
  return words.join(" ");
}

/** A packet between two addresses of one family, as a router sends it for itself. */
export function packetBetween(
  source: string,
  destination: string,
  protocol: number,
  port = 0,
): Packet | undefined {
  const [from, to] = [bitsOf(source), bitsOf(destination)];
  if (from.length !== to.length) return undefined;
  return {
    family: from.length === 32 ? 4 : 6,
    source: from,
    destination: to,
    protocol: numberBits(protocol, 8),
    sourcePort: numberBits(port, 16),
    destinationPort: numberBits(port, 16),
  };
}

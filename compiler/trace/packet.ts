/** A packet on its way: an IP header and what is in it, other packets among them. What policies compare of it; how it is shown. */

import { bitsOf } from "../source/addresses.ts";
import { numberBits, type Box } from "../spd/box.ts";
import { AH, ESP, UDP, hasPorts, protocolName } from "../spd/protocols.ts";

export interface Address {
  /** `10.0.1.5`, or in words where only the device knows it. */
  readonly text: string;
  /** Empty where only the device knows it: then it lies in no network but `any`. */
  readonly bits: string;
  readonly family: 4 | 6;
}

export interface IpPacket {
  readonly source: Address;
  readonly destination: Address;
  readonly content: Content;
}

export type Content = Data | InnerPacket | Sealed;

export interface Data {
  readonly kind: "data";
  readonly protocol: number;
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
}

export interface InnerPacket {
  readonly kind: "ip";
  readonly packet: IpPacket;
}

export interface Sealed {
  readonly kind: "esp" | "ah";
  /** Tells the receiver which SA it belongs to. */
  readonly spi: string;
  /** Whose SA it is, to show it. */
  readonly tunnel: string;
  /** ESP travels in UDP port 4500. */
  readonly inUdp: boolean;
  readonly content: Content;
}

/** What a policy compares. An address that nobody knows, and ports where there are none, are empty: they match only `any`. */
export type Flow = Box;

const IPIP = { 4: 4, 6: 41 } as const;
const NAT_TRAVERSAL = 4500;

export function addressNamed(text: string): Address {
  const bits = bitsOf(text);
  return { text, bits, family: bits.length === 32 ? 4 : 6 };
}

export function sameAddress(a: Address, b: Address): boolean {
  return a.bits === "" || b.bits === "" ? a.text === b.text : a.bits === b.bits;
}

export function flowOf({ source, destination, content }: IpPacket): Flow {
  const ports = portsOf(content);
  return {
    family: source.family,
    source: source.bits,
    destination: destination.bits,
    protocol: numberBits(protocolOf(content), 8),
    sourcePort: ports === undefined ? "" : numberBits(ports[0], 16),
    destinationPort: ports === undefined ? "" : numberBits(ports[1], 16),
  };
}

export function protocolOf(content: Content): number {
  switch (content.kind) {
    case "data":
      return content.protocol;
    case "ip":
      return IPIP[content.packet.source.family];
    case "esp":
      return content.inUdp ? UDP : ESP;
    case "ah":
      return AH;
  }
}

/** Source and destination port; `undefined` where there are none that a policy compares. */
export function portsOf(content: Content): readonly [number, number] | undefined {
  if (content.kind === "esp" && content.inUdp) return [NAT_TRAVERSAL, NAT_TRAVERSAL];
  if (content.kind !== "data" || !hasPorts(content.protocol)) return undefined;
  const { sourcePort, destinationPort } = content;
  return sourcePort === undefined || destinationPort === undefined
    ? undefined
    : [sourcePort, destinationPort];
}

/** `192.0.2.4 → 72.21.209.193 ESP of aws-1 [10.0.1.5 → 10.12.3.4 tcp 443]` */
export function showPacket({ source, destination, content }: IpPacket): string {
  return `${source.text} → ${destination.text} ${showContent(content)}`;
}

function showContent(content: Content): string {
  switch (content.kind) {
    case "data":
      return showData(content);
    case "ip":
      return `IPIP [${showPacket(content.packet)}]`;
    case "ah":
    case "esp": {
      const inner =
        content.content.kind === "ip" ? showPacket(content.content.packet) : showContent(content.content);
      const udp = content.inUdp ? "UDP 4500, " : "";
      return `${udp}${content.kind.toUpperCase()} of ${content.tunnel} [${inner}]`;
    }
  }
}

function showData({ protocol, destinationPort }: Data): string {
  const port = hasPorts(protocol) && destinationPort !== undefined ? ` ${destinationPort}` : "";
  return `${protocolName(protocol)}${port}`;
}

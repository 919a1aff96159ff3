/** Routers for the simulator, written as short as their policies: `rule("10.1.0.0/16 -> 10.2.0.0/16", { level: "use" })`. */

import { prefixBits, numberBits, type Box } from "../../compiler/spd/box.ts";
import { protocolNumber } from "../../compiler/spd/protocols.ts";
import { inbound } from "../../compiler/trace/inbound.ts";
import { outbound } from "../../compiler/trace/outbound.ts";
import { addressNamed, type IpPacket, type Sealed } from "../../compiler/trace/packet.ts";
import type { Association, IpsecProtocol, Router, Rule } from "../../compiler/trace/router.ts";
import { SEMANTICS } from "../../compiler/trace/semantics.ts";
import type { Arrival, Departure, Step } from "../../compiler/trace/step.ts";

export const R1 = "192.0.2.1";
export const R2 = "198.51.100.1";
export const R3 = "203.0.113.1";

interface RuleParts extends Partial<Omit<Rule, "name" | "box" | "endpoints">> {
  readonly ends?: readonly [string, string];
  readonly protocol?: string;
  readonly srcPort?: number;
  readonly dstPort?: number;
}

export function rule(selectors: string, parts: RuleParts = {}): Rule {
  const { ends = [R1, R2], protocol, srcPort, dstPort, ...rest } = parts;
  const [source = "", destination = ""] = selectors.split(" -> ");
  const box: Box = {
    family: 4,
    source: bits(source),
    destination: bits(destination),
    protocol: protocol === undefined ? "" : numberBits(protocolNumber(protocol)!, 8),
    sourcePort: srcPort === undefined ? "" : numberBits(srcPort, 16),
    destinationPort: dstPort === undefined ? "" : numberBits(dstPort, 16),
  };
  return {
    name: selectors,
    place: undefined,
    action: "encrypt",
    level: "require",
    protocols: ["esp"],
    tunnel: true,
    priority: 0,
    carrier: "t",
    missing: undefined,
    ...rest,
    box,
    endpoints: { source: addressNamed(ends[0]), destination: addressNamed(ends[1]) },
  };
}

function bits(selector: string): string {
  if (selector === "any") return "";
  const [address = "", length = "32"] = selector.split("/");
  return prefixBits({ address, length: Number(length) });
}

/** One SA of a rule; inbound ones come from the other end. */
export function sa(
  of: Rule,
  direction: "in" | "out",
  protocol: IpsecProtocol = "esp",
  spi = "1",
): Association {
  const { source, destination } = of.endpoints!;
  const [from, to] = direction === "out" ? [source, destination] : [destination, source];
  return {
    connection: "t",
    tunnel: "t",
    rule: of,
    protocol,
    direction,
    spi,
    source: from,
    destination: to,
    translated: false,
  };
}

export function router(rules: readonly Rule[], parts: Partial<Router> = {}): Router {
  return {
    name: "r1",
    device: "routeros 7.20",
    semantics: SEMANTICS.v7,
    addresses: [addressNamed(R1)],
    networks: [{ family: 4, bits: bits("10.1.0.0/16") }],
    rules,
    associations: [],
    carriers: [],
    masquerade: undefined,
    drops: { input: false, forward: false },
    fasttracks: false,
    ...parts,
  };
}

/** `10.1.0.5 -> 10.2.0.5 udp 500 500`: source port, then destination port. */
export function packet(text: string): IpPacket {
  const [source = "", , destination = "", protocol = "tcp", from = "49152", to = "443"] = text.split(" ");
  const number = protocolNumber(protocol)!;
  const ports = number === 6 || number === 17;
  return {
    source: addressNamed(source),
    destination: addressNamed(destination),
    content: {
      kind: "data",
      protocol: number,
      sourcePort: ports ? Number(from) : undefined,
      destinationPort: ports ? Number(to) : undefined,
    },
  };
}

export function sealed(from: string, to: string, inner: IpPacket, parts: Partial<Sealed> = {}): IpPacket {
  return {
    source: addressNamed(from),
    destination: addressNamed(to),
    content: {
      kind: "esp",
      spi: "1",
      tunnel: "t",
      inUdp: false,
      content: { kind: "ip", packet: inner },
      ...parts,
    },
  };
}

export function sends(
  here: Router,
  text: string,
  { local = false } = {},
): Departure & { readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  return { ...outbound({ packet: packet(text), local, established: false }, { router: here, steps }), steps };
}

export function takes(here: Router, arriving: IpPacket): Arrival & { readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  return {
    ...inbound({ packet: arriving, established: false, altered: false }, { router: here, steps }),
    steps,
  };
}

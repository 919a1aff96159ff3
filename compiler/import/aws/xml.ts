/**
 * Reads `CustomerGatewayConfiguration`, the XML that Amazon keeps of a connection. A statement is an element with a text in it. In: the
 * XML. Out: what it says of each tunnel.
 */

import { XMLParser } from "fast-xml-parser";
import type { Leftover, Origin, Remark } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import { addFact, shortened, tellWording, type AwsText, type Collected, type FactKey } from "./facts.ts";

type Meaning = FactKey | { readonly outside: string };

const IDS: Meaning = { outside: "identifiers of the connection" };
const SIZES: Meaning = { outside: "advice on sizes of packets" };

/** By the path below `ipsec_tunnel`, or from the root. */
const PATHS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["customer_gateway/tunnel_outside_address/ip_address", "customer-outside"],
  ["customer_gateway/tunnel_inside_address/ip_address", "customer-inside"],
  ["customer_gateway/bgp/asn", "customer-as"],
  ["customer_gateway/bgp/hold_time", "hold-time"],
  ["vpn_gateway/tunnel_outside_address/ip_address", "aws-outside"],
  ["vpn_gateway/tunnel_inside_address/ip_address", "aws-inside"],
  ["vpn_gateway/bgp/asn", "aws-as"],
  ["vpn_gateway/bgp/hold_time", "hold-time"],
  ["ike/authentication_protocol", "phase1-hash"],
  ["ike/encryption_protocol", "phase1-encryption"],
  ["ike/lifetime", "phase1-lifetime"],
  ["ike/perfect_forward_secrecy", "phase1-group"],
  ["ike/mode", "phase1-mode"],
  ["ike/pre_shared_key", "psk"],
  ["ipsec/protocol", "protocol"],
  ["ipsec/authentication_protocol", "phase2-auth"],
  ["ipsec/encryption_protocol", "phase2-encryption"],
  ["ipsec/lifetime", "phase2-lifetime"],
  ["ipsec/perfect_forward_secrecy", "phase2-group"],
  ["ipsec/mode", "phase2-mode"],
  ["ipsec/dead_peer_detection/interval", "dpd-interval"],
  ["ipsec/dead_peer_detection/retries", "dpd-retries"],
  ["ipsec/clear_df_bit", SIZES],
  ["ipsec/fragmentation_before_encryption", SIZES],
  ["ipsec/tcp_mss_adjustment", SIZES],
  ["vpn_connection/customer_gateway_id", IDS],
  ["vpn_connection/vpn_gateway_id", IDS],
  ["vpn_connection/transit_gateway_id", IDS],
  ["vpn_connection/vpn_connection_type", IDS],
  ["vpn_connection/vpn_connection_attributes", { outside: "routes" }],
]);

/** The length of an inside address stands beside it, twice. */
const LENGTHS = /^(?:customer|vpn)_gateway\/tunnel_inside_address\/(?:network_mask|network_cidr)$/;

interface Reader {
  readonly tunnels: Collected[];
  readonly leftovers: Leftover[];
  readonly remarks: Remark[];
  readonly originAt: (offset: number) => Origin;
}

/** `at`: the line that every value stands in, where the XML is itself a value of another text. */
export function readXml({ file, text }: ForeignText, at?: Origin): AwsText {
  // The parser counts line breaks as one character each.
  const plain = text.replaceAll(/\r\n?/g, "\n");
  const reader: Reader = {
    tunnels: [],
    leftovers: [],
    remarks: [],
    originAt: (offset) => at ?? { file, line: lineOf(plain, offset) },
  };
  const { nodes, problem } = parseXml(plain);
  if (problem !== undefined) {
    const why = "the XML ends too early, or is damaged";
    reader.leftovers.push({ origin: reader.originAt(problem), text: "the rest", kind: "unknown", why });
  }
  visit(nodes, [], undefined, 0, reader);
  const tunnels = reader.tunnels.filter((facts) => facts.size > 0);
  return {
    connections:
      tunnels.length === 0 ? [] : [{ tunnels, customerNetworks: [], awsNetworks: [], isComplete: false }],
    leftovers: reader.leftovers,
    remarks: reader.remarks,
  };
}

interface XmlNode {
  readonly name: string;
  readonly text: string | undefined;
  readonly children: readonly XmlNode[];
  readonly offset: number;
}

const META: unknown = XMLParser.getMetaDataSymbol();

/** Of damaged XML, what stands before the damage; `problem` is where that is. */
function parseXml(text: string): {
  readonly nodes: readonly XmlNode[];
  readonly problem: number | undefined;
} {
  try {
    return { nodes: nodesOf(parser().parse(text), 0), problem: undefined };
  } catch {
    // Most often the end is missing, in the middle of a tag.
    const whole = text.lastIndexOf("<");
    if (whole <= 0) return { nodes: [], problem: 0 };
    try {
      return { nodes: nodesOf(parser().parse(text.slice(0, whole)), 0), problem: whole };
    } catch {
      return { nodes: [], problem: 0 };
    }
  }
}

function parser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    captureMetaData: true,
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: true,
    processEntities: true,
  });
}

/** The parser's list of objects with one key each, typed. */
function nodesOf(list: unknown, before: number): readonly XmlNode[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): XmlNode[] => {
    if (typeof each !== "object" || each === null) return [];
    const offset = offsetOf(each) ?? before;
    return Object.entries(each).flatMap(([name, value]: [string, unknown]): XmlNode[] => {
      if (name === ":@" || name.startsWith("?")) return [];
      if (name === "#text") return [{ name, text: String(value), children: [], offset: before }];
      return [{ name, text: undefined, children: nodesOf(value, offset), offset }];
    });
  });
}

function offsetOf(node: object): number | undefined {
  const meta: unknown = typeof META === "symbol" ? Reflect.get(node, META) : undefined;
  if (typeof meta !== "object" || meta === null || !("startIndex" in meta)) return undefined;
  return typeof meta.startIndex === "number" ? meta.startIndex : undefined;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

const DEEPEST = 40;

function visit(
  nodes: readonly XmlNode[],
  path: readonly string[],
  tunnel: Collected | undefined,
  depth: number,
  reader: Reader,
): void {
  if (depth > DEEPEST) return;
  for (const node of nodes) {
    if (node.text !== undefined) {
      readLeaf(node, node.text, path, tunnel, reader);
      continue;
    }
    if (node.name === "ipsec_tunnel") {
      const facts: Collected = new Map();
      reader.tunnels.push(facts);
      visit(node.children, [], facts, depth + 1, reader);
      continue;
    }
    if (node.name === "tunnel_inside_address") joinLength(node, [...path, node.name], tunnel, reader);
    visit(node.children, [...path, node.name], tunnel, depth + 1, reader);
  }
}

/** `169.254.255.2` and `30` are one value. */
function joinLength(
  { children }: XmlNode,
  path: readonly string[],
  tunnel: Collected | undefined,
  reader: Reader,
): void {
  const valueOf = (name: string): XmlNode | undefined => children.find((child) => child.name === name);
  const [address, length] = [valueOf("ip_address"), valueOf("network_cidr")].map(
    (node) => node?.children[0]?.text,
  );
  const meaning = PATHS.get([...path, "ip_address"].join("/"));
  const origin = reader.originAt(valueOf("ip_address")?.offset ?? 0);
  if (tunnel === undefined || typeof meaning !== "string" || address === undefined) return;
  addFact(tunnel, meaning, { value: length === undefined ? address : `${address}/${length}`, origin });
}

function readLeaf(
  { offset }: XmlNode,
  text: string,
  path: readonly string[],
  tunnel: Collected | undefined,
  reader: Reader,
): void {
  if (text.trim() === "") return;
  const at = path.join("/");
  const origin = reader.originAt(offset);
  const meaning = PATHS.get(at) ?? PATHS.get(at.split("/").slice(0, 2).join("/"));
  if (LENGTHS.test(at) && tunnel !== undefined) return;
  const shown = /key|secret|password/i.test(at) ? `${at}: •••` : `${at}: ${text}`;
  if (meaning === undefined || (typeof meaning === "string" && tunnel === undefined)) {
    reader.leftovers.push({
      origin,
      text: shortened(shown),
      kind: "unknown",
      why: "no such element is known here",
    });
  } else if (typeof meaning !== "string") {
    reader.leftovers.push({ origin, text: shortened(shown), kind: "outside", why: meaning.outside });
  } else if (tunnel !== undefined && !at.endsWith("tunnel_inside_address/ip_address")) {
    if (meaning === "phase1-group") tellWording(origin, reader.remarks);
    if (meaning !== "hold-time" || !tunnel.has(meaning))
      addFact(tunnel, meaning, { value: text.trim(), origin });
  }
}

/**
 * Reads what the API answers: `describe-vpn-connections`, one connection, or tunnel options alone. A statement is a value that is no
 * object and no list. In: the JSON. Out: what it says of each tunnel.
 */

import { parseJson, type JsonNode } from "../../project/json.ts";
import { lineTable } from "../../source/lines.ts";
import { addressOf, bitsOf, networkOf } from "../../source/addresses.ts";
import type { Leftover, Origin, Remark } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import {
  addFact,
  shortened,
  type AwsText,
  type Collected,
  type ConnectionFacts,
  type Fact,
  type FactKey,
} from "./facts.ts";
import { readTags, tagsIn, withTags } from "./tags.ts";
import { readXml } from "./xml.ts";

type Meaning =
  | FactKey
  /** `usual`: what Amazon does when nothing is said; its pages differ about some. */
  | { readonly unsupported: string; readonly usual?: readonly string[] };

/** In lower case: the API, its command line and CloudFormation differ in capitals. */
const OPTIONS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["outsideipaddress", "aws-outside"],
  ["presharedkey", "psk"],
  ["ikeversions", "ike-version"],
  ["phase1encryptionalgorithms", "phase1-encryption"],
  ["phase1integrityalgorithms", "phase1-hash"],
  ["phase1dhgroupnumbers", "phase1-group"],
  ["phase1lifetimeseconds", "phase1-lifetime"],
  ["phase2encryptionalgorithms", "phase2-encryption"],
  ["phase2integrityalgorithms", "phase2-auth"],
  ["phase2dhgroupnumbers", "phase2-group"],
  ["phase2lifetimeseconds", "phase2-lifetime"],
  ["startupaction", "startup"],
  ["dpdtimeoutseconds", "dpd-timeout"],
  ["dpdtimeoutaction", "dpd-action"],
  [
    "rekeymargintimeseconds",
    { unsupported: "when Amazon renews keys cannot be said", usual: ["270", "540"] },
  ],
  ["rekeyfuzzpercentage", { unsupported: "when Amazon renews keys cannot be said", usual: ["100"] }],
  ["replaywindowsize", { unsupported: "the size of the replay window cannot be said", usual: ["1024"] }],
  ["tunnelinsideipv6cidr", { unsupported: "a tunnel has one pair of inside addresses" }],
]);

interface Reader {
  readonly leftovers: Leftover[];
  readonly remarks: Remark[];
  readonly originOf: (node: JsonNode) => Origin;
}

export function readJson({ file, text }: ForeignText): AwsText {
  const plain = text.replace(/^\u{FEFF}/u, "");
  const lines = lineTable(plain);
  const at = (offset: number): Origin => ({ file, line: lines.positionAt(offset).line });
  const parsed = parseJson(plain);
  if (!parsed.ok) {
    const why = `the JSON is damaged: ${parsed.message}`;
    const left: Leftover = { origin: at(parsed.span.start), text: "everything", kind: "unknown", why };
    return { connections: [], leftovers: [left], remarks: [] };
  }
  const reader: Reader = { leftovers: [], remarks: [], originOf: ({ span }) => at(span.start) };
  const connections = connectionsIn(parsed.node, reader);
  return { connections, leftovers: reader.leftovers, remarks: reader.remarks };
}

/** `{ VpnConnections: [ … ] }`, `{ VpnConnection: … }`, a connection, its options, or its tunnel options. */
function connectionsIn(node: JsonNode, reader: Reader): readonly ConnectionFacts[] {
  if (node.kind === "array") return node.items.flatMap((item) => connectionsIn(item, reader));
  if (node.kind !== "object") {
    leave(node, [], reader);
    return [];
  }
  const keys = new Set(node.members.map(({ key }) => key.toLowerCase()));
  if (["options", "customergatewayconfiguration", "tunneloptions"].some((key) => keys.has(key))) {
    return connectionOf(node, reader);
  }
  return node.members.flatMap(({ key, value }) => {
    if (/^vpnconnections?$/i.test(key)) return connectionsIn(value, reader);
    leave(value, [key], reader);
    return [];
  });
}

type JsonObject = Extract<JsonNode, { kind: "object" }>;

interface Parts {
  readonly tunnels: Collected[];
  readonly customerNetworks: Fact[];
  readonly awsNetworks: Fact[];
}

function connectionOf(node: JsonObject, reader: Reader): readonly ConnectionFacts[] {
  const parts: Parts = { tunnels: [], customerNetworks: [], awsNetworks: [] };
  const tags: JsonNode[] = [];
  const described: Collected[] = [];
  for (const { key, value } of node.members) {
    const word = key.toLowerCase();
    if (word === "customergatewayconfiguration" && value.kind === "string") {
      described.push(...xmlTunnels(value.value, value, reader));
    } else if (word === "options" && value.kind === "object") {
      for (const option of value.members) readOption(option.key, option.value, parts, reader);
    } else if (word === "routes") {
      readRoutes(value, parts, reader);
    } else {
      if (word === "tags" || word === "tagspecifications") tags.push(...tagsIn(value));
      readOption(key, value, parts, reader);
    }
  }
  const tagged = readTags(tags, (tag, text) => ({ value: text, origin: reader.originOf(tag) }));
  const known = merged(parts.tunnels, described);
  const tunnels = known.map((facts, index) => withTags(facts, index + 1, tagged));
  if (tunnels.length === 0) return [];
  const isRequest = described.length === 0 && !known.some((facts) => facts.has("aws-outside"));
  return [{ ...parts, tunnels, isComplete: true, site: tagged.site, isRequest }];
}

/** The answer holds the XML as one string; the words of the manual stand in its place. */
function xmlTunnels(text: string, node: JsonNode, reader: Reader): readonly Collected[] {
  if (!text.includes("<")) {
    leave(node, ["CustomerGatewayConfiguration"], reader);
    return [];
  }
  const origin = reader.originOf(node);
  const { connections, leftovers, remarks } = readXml({ file: origin.file, text }, origin);
  reader.leftovers.push(...leftovers);
  reader.remarks.push(...remarks);
  return connections.flatMap(({ tunnels }) =>
    tunnels.map((facts) => new Map([...facts].map(([k, v]) => [k, [...v]]))),
  );
}

function readOption(key: string, value: JsonNode, parts: Parts, reader: Reader): void {
  const word = key.toLowerCase();
  if ((word === "tunneloptions" || word === "tunneloptionspecifications") && value.kind === "array") {
    for (const item of value.items) parts.tunnels.push(tunnelOf(item, reader));
  } else if (/^(?:local|remote)ipv[46]networkcidr$/.test(word) && value.kind === "string") {
    const networks = word.startsWith("local") ? parts.customerNetworks : parts.awsNetworks;
    const origin = reader.originOf(value);
    if (!value.value.endsWith("/0")) networks.push({ value: value.value, origin });
    else
      reader.leftovers.push({
        origin,
        text: `${key}: ${value.value}`,
        kind: "outside",
        why: "any network, which is no limit",
      });
  } else {
    leave(value, [key], reader);
  }
}

/** Static routes lead to the customer. */
function readRoutes(node: JsonNode, parts: Parts, reader: Reader): void {
  const routes = node.kind === "array" ? node.items : [node];
  for (const route of routes) {
    if (route.kind !== "object") leave(route, ["Routes"], reader);
    else
      for (const { key, value } of route.members) {
        const isNetwork = key.toLowerCase() === "destinationcidrblock" && value.kind === "string";
        if (isNetwork && !value.value.endsWith("/0"))
          parts.customerNetworks.push({ value: value.value, origin: reader.originOf(value) });
        else leave(value, ["Routes", key], reader);
      }
  }
}

function tunnelOf(node: JsonNode, reader: Reader): Collected {
  const facts: Collected = new Map();
  if (node.kind !== "object") {
    leave(node, ["TunnelOptions"], reader);
    return facts;
  }
  for (const { key, value } of node.members) {
    const word = key.toLowerCase();
    const meaning = OPTIONS.get(word);
    if (word === "tunnelinsidecidr" && value.kind === "string") insideOf(value, facts, reader);
    else if (typeof meaning === "string") {
      for (const leaf of leavesOf(value))
        addFact(facts, meaning, { value: leaf.text, origin: reader.originOf(leaf.node) });
    } else if (meaning !== undefined) {
      for (const leaf of leavesOf(value)) {
        const text = shortened(`${key}: ${leaf.text}`);
        const origin = reader.originOf(leaf.node);
        reader.leftovers.push(
          meaning.usual?.includes(leaf.text) === true
            ? { origin, text, kind: "outside", why: "what Amazon does by itself" }
            : { origin, text, kind: "unsupported", why: meaning.unsupported },
        );
      }
    } else leave(value, [key], reader);
  }
  return facts;
}

/** Amazon has the first address of the network, the customer the second. */
function insideOf(node: Extract<JsonNode, { kind: "string" }>, facts: Collected, reader: Reader): void {
  const origin = reader.originOf(node);
  const [address = "", length = ""] = node.value.split("/");
  const bits = Number(length);
  if (!/^\d+(?:\.\d+){3}$/.test(address) || !/^\d+$/.test(length) || bits > 30) {
    leave(node, ["TunnelInsideCidr"], reader);
    return;
  }
  const network = networkOf(address, bits);
  const host = (number: number): string => {
    const start = bitsOf(network);
    return `${addressOf(start.slice(0, -2) + number.toString(2).padStart(2, "0"))}/${length}`;
  };
  addFact(facts, "aws-inside", { value: host(1), origin });
  addFact(facts, "customer-inside", { value: host(2), origin });
}

/** What the options say wins; the XML adds the customer's side. */
function merged(options: readonly Collected[], described: readonly Collected[]): readonly Collected[] {
  if (options.length === 0) return described;
  return options.map((facts, index) => {
    const address = facts.get("aws-outside")?.[0]?.value;
    const same = described.find(
      (each) => address !== undefined && each.get("aws-outside")?.[0]?.value === address,
    );
    const more = same ?? described[index] ?? new Map<FactKey, Fact[]>();
    const isOption = (key: FactKey): boolean =>
      key.startsWith("phase") || key === "ike-version" || facts.has(key);
    // An option that is left out is everything that Amazon has, and the XML shows one suite of it as an example.
    return new Map([...facts, ...[...more].filter(([key]) => !isOption(key))]);
  });
}

interface Leaf {
  readonly text: string;
  readonly node: JsonNode;
}

/** `[{ "Value": "AES256" }]`, `["AES256"]`, `28800`. */
function leavesOf(node: JsonNode): readonly Leaf[] {
  switch (node.kind) {
    case "object":
      return node.members.flatMap(({ value }) => leavesOf(value));
    case "array":
      return node.items.flatMap(leavesOf);
    case "string":
      return [{ text: node.value, node }];
    case "other":
      return [{ text: String(node.value), node }];
  }
}

const AROUND =
  /^(?:Routes|.*Id|Category|State|Status.*|Type|Tags|TagSpecifications|Key|Value|VgwTelemetry|GatewayAssociationState|.*Arn|Source|EnableAcceleration|StaticRoutesOnly|TunnelInsideIpVersion|OutsideIpAddressType|LogOptions|TunnelBandwidth|EnableTunnelLifecycleControl|NextToken|.*Network)$/i;

/** Every value below, told. */
function leave(node: JsonNode, path: readonly string[], reader: Reader): void {
  if (node.kind === "object") {
    for (const { key, value } of node.members) leave(value, [...path, key], reader);
    return;
  }
  if (node.kind === "array") {
    for (const item of node.items) leave(item, path, reader);
    return;
  }
  const at = path.join(".");
  const text = /key|secret|password|configuration/i.test(at) ? "•••" : String(node.value);
  const isAround = AROUND.test(path[0] ?? "");
  reader.leftovers.push({
    origin: reader.originOf(node),
    text: shortened(`${at === "" ? "value" : at}: ${text}`),
    kind: isAround ? "outside" : "unknown",
    why: isAround ? "the connection's surroundings at Amazon" : "no such option is known here",
  });
}

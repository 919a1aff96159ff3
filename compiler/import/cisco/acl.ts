/** Access lists, numbered and named, to what each line selects: networks, protocol, ports. What the language lacks is named. */

import { canonical } from "../../source/addresses.ts";
import { find, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

export interface AclLine {
  readonly statement: Statement;
  /** The `ip access-list` it stands in. */
  readonly section: Statement | undefined;
  readonly permits: boolean;
  /** `undefined`: `all`. */
  readonly protocol: string | undefined;
  readonly source: Side;
  readonly destination: Side;
}

export interface Side {
  /** `10.0.1.0/24`, `10.0.1.7` or `any`. */
  readonly network: string;
  /** Empty where every port is meant. */
  readonly ports: readonly number[];
}

export interface Unreadable {
  readonly statement: Statement;
  readonly section: Statement | undefined;
  readonly why: string;
}

export interface Acl {
  readonly name: string;
  readonly sections: readonly Statement[];
  readonly lines: readonly (AclLine | Unreadable)[];
  /** The comment before each line, by line. */
  readonly remarks: ReadonlyMap<Statement, readonly Statement[]>;
}

export function aclOf(source: Source, name: string): Acl | undefined {
  const numbered = find(source.top, "access-list").filter(({ rest }) => rest[0] === name);
  const named = find(source.top, "ip access-list extended").filter(({ rest }) => rest[0] === name);
  if (numbered.length + named.length === 0) return undefined;
  const lines: (AclLine | Unreadable)[] = [];
  const remarks = new Map<Statement, readonly Statement[]>();
  let pending: Statement[] = [];
  const read = (statement: Statement, words: readonly string[], section: Statement | undefined): void => {
    if (words[0] === "remark") {
      pending.push(statement);
      return;
    }
    remarks.set(statement, pending);
    pending = [];
    lines.push(readLine(words, statement, section));
  };
  for (const { statement, rest } of numbered) read(statement, rest.slice(1), undefined);
  for (const { statement: section } of named) {
    for (const statement of section.below.filter(({ negated }) => !negated)) {
      const { words } = statement;
      read(statement, /^\d+$/u.test(words[0] ?? "") ? words.slice(1) : words, section);
    }
  }
  return { name, sections: named.map(({ statement }) => statement), lines, remarks };
}

export function isReadable(line: AclLine | Unreadable): line is AclLine {
  return "permits" in line;
}

// prettier-ignore
const PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ["ip", ""], ["tcp", "tcp"], ["udp", "udp"], ["icmp", "icmp"], ["gre", "gre"], ["ospf", "ospf"],
  ["esp", "50"], ["ahp", "51"], ["ipinip", "4"], ["eigrp", "88"], ["igmp", "2"], ["pim", "103"], ["nos", "94"], ["pcp", "108"],
]);

// prettier-ignore
const PORTS: ReadonlyMap<string, number> = new Map([
  ["ftp-data", 20], ["ftp", 21], ["ssh", 22], ["22", 22], ["telnet", 23], ["smtp", 25], ["tacacs", 49], ["domain", 53],
  ["bootps", 67], ["bootpc", 68], ["tftp", 69], ["www", 80], ["pop3", 110], ["sunrpc", 111], ["nntp", 119], ["ntp", 123],
  ["netbios-ns", 137], ["netbios-dgm", 138], ["netbios-ss", 139], ["snmp", 161], ["snmptrap", 162], ["bgp", 179],
  ["isakmp", 500], ["syslog", 514], ["rip", 520], ["non500-isakmp", 4500],
]);

/** Ends of a line that change nothing about what it selects. */
const HARMLESS = new Set(["log", "log-input"]);

function readLine(
  words: readonly string[],
  statement: Statement,
  section: Statement | undefined,
): AclLine | Unreadable {
  const fail = (why: string): Unreadable => ({ statement, section, why });
  const [verb, protocolWord = "", ...rest] = words;
  if (verb !== "permit" && verb !== "deny") return fail("not a line of an extended access list");
  if (protocolWord.startsWith("object"))
    return fail("object groups have no counterpart: write their lines out");
  const protocol =
    PROTOCOLS.get(protocolWord) ?? (/^\d{1,3}$/u.test(protocolWord) ? protocolWord : undefined);
  if (protocol === undefined) return fail(`\`${protocolWord}\` is no protocol that is known here`);
  const from = readSide(rest);
  if ("why" in from) return fail(from.why);
  const to = readSide(from.rest);
  if ("why" in to) return fail(to.why);
  const more = to.rest.filter((word) => !HARMLESS.has(word));
  if (more.length > 0)
    return fail(`\`${more.join(" ")}\` narrows the line by more than networks, protocol and ports`);
  return {
    statement,
    section,
    permits: verb === "permit",
    protocol: protocol === "" ? undefined : protocol,
    source: from.side,
    destination: to.side,
  };
}

type Part<T> = (T & { readonly rest: readonly string[] }) | { readonly why: string };

function readSide(words: readonly string[]): Part<{ readonly side: Side }> {
  const network = readNetwork(words);
  if ("why" in network) return network;
  const ports = readPorts(network.rest);
  if ("why" in ports) return ports;
  return { side: { network: network.network, ports: ports.ports }, rest: ports.rest };
}

function readNetwork(words: readonly string[]): Part<{ readonly network: string }> {
  const [first = "", second = ""] = words;
  if (first === "any") return { network: "any", rest: words.slice(1) };
  if (first === "host") {
    const host = canonical(second);
    return host === undefined
      ? { why: `\`${second}\` is no address` }
      : { network: host, rest: words.slice(2) };
  }
  if (first.startsWith("object")) return { why: "object groups have no counterpart: write their lines out" };
  const address = canonical(first);
  if (address === undefined) return { why: `\`${first}\` is no address` };
  if (second === "") return { why: "a network without its wildcard mask" };
  const length = lengthOfWildcard(second);
  if (length === undefined) return { why: `the wildcard mask \`${second}\` is not that of one network` };
  const base = baseOf(address, length);
  return { network: length === 0 ? "any" : length === 32 ? base : `${base}/${length}`, rest: words.slice(2) };
}

/** 0.0.0.255 is 24; ones that do not stand together at the end are no network. */
export function lengthOfWildcard(text: string): number | undefined {
  const bits = bitsOf(text);
  if (bits === undefined) return undefined;
  const ones = Math.log2(bits + 1);
  return Number.isInteger(ones) ? 32 - ones : undefined;
}

/** 255.255.255.0 is 24. */
export function lengthOfMask(text: string): number | undefined {
  const bits = bitsOf(text);
  if (bits === undefined) return undefined;
  const zeros = Math.log2(2 ** 32 - bits);
  return Number.isInteger(zeros) ? 32 - zeros : undefined;
}

/** Bits that the wildcard lets pass do not count, whatever is written there. */
function baseOf(address: string, length: number): string {
  const size = 2 ** (32 - length);
  return dotted(Math.floor((bitsOf(address) ?? 0) / size) * size);
}

function bitsOf(text: string): number | undefined {
  return canonical(text) === undefined || text.includes(":")
    ? undefined
    : text.split(".").reduce((bits, part) => bits * 256 + Number(part), 0);
}

function dotted(bits: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join(".");
}

function readPorts(words: readonly string[]): Part<{ readonly ports: readonly number[] }> {
  const [operator = ""] = words;
  if (operator === "eq") {
    const named = words.slice(1).map(portOf);
    const count = named.findIndex((port) => port === undefined);
    const ports = named.slice(0, count === -1 ? undefined : count).filter((port) => port !== undefined);
    return ports.length === 0
      ? { why: "a port that is not known here" }
      : { ports, rest: words.slice(1 + ports.length) };
  }
  if (["range", "gt", "lt", "neq"].includes(operator)) {
    return { why: `\`${operator}\` selects a range of ports, and a policy has one port` };
  }
  return { ports: [], rest: words };
}

function portOf(word: string): number | undefined {
  const port = PORTS.get(word) ?? (/^\d{1,5}$/u.test(word) ? Number(word) : undefined);
  return port !== undefined && port <= 65_535 ? port : undefined;
}

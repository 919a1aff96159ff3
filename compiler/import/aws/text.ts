/**
 * Reads the generic configuration that Amazon offers for download, as of 2011 and as of today. A statement is a line with a label, a
 * colon and a value, or with a bullet; the rest is prose. In: the text. Out: what it says of each tunnel.
 */

import type { Leftover, Origin, Remark } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import { shortened, tellWording, type AwsText, type Collected, type Fact, type FactKey } from "./facts.ts";
import { assignSessions, type Session } from "./sessions.ts";

type Section = "ike" | "ipsec" | "dpd" | "outside" | "inside" | "bgp" | "static" | "none";

/** Lines that say what the next statements are about. */
const SECTIONS: readonly (readonly [RegExp, Section])[] = [
  [/\bIKE SA\b|Internet Key Exchange/i, "ike"],
  [/\bIPSec SA\b|IPSec Configuration/i, "ipsec"],
  [/Dead Peer Detection|\bDPD\b/i, "dpd"],
  [/^Outside IP Address/i, "outside"],
  [/^Inside IP Address/i, "inside"],
  [/BGP Configuration|Border Gateway Protocol/i, "bgp"],
  [/Static Rout/i, "static"],
];

const NEXT_TUNNEL = /IPSec Tunnel\s*#?\s*\d/i;

type Meaning = FactKey | { readonly outside: string } | { readonly unsupported: string };

const IDS: Meaning = { outside: "identifiers of the connection" };
const ROUTING: Meaning = { outside: "routes" };
const SIZES: Meaning = { outside: "advice on sizes of packets" };

/** By section and label; `*` in any section. Labels are lower case, without what is no letter or digit. */
const LABELS: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ["ike/ike version", "ike-version"],
  ["ike/version", "ike-version"],
  ["ike/authentication method", "auth-method"],
  ["*/pre shared key", "psk"],
  ["ike/authentication algorithm", "phase1-hash"],
  ["ike/encryption algorithm", "phase1-encryption"],
  ["ike/lifetime", "phase1-lifetime"],
  ["*/phase 1 negotiation mode", "phase1-mode"],
  ["ike/diffie hellman", "phase1-group"],
  ["ike/perfect forward secrecy", "phase1-group"],
  ["ipsec/protocol", "protocol"],
  ["ipsec/authentication algorithm", "phase2-auth"],
  ["ipsec/encryption algorithm", "phase2-encryption"],
  ["ipsec/lifetime", "phase2-lifetime"],
  ["ipsec/mode", "phase2-mode"],
  ["ipsec/perfect forward secrecy", "phase2-group"],
  ["ipsec/diffie hellman", "phase2-group"],
  ["*/dpd interval", "dpd-interval"],
  ["*/dpd retries", "dpd-retries"],
  ["outside/customer gateway", "customer-outside"],
  ["outside/vpn gateway", "aws-outside"],
  ["outside/virtual private gateway", "aws-outside"],
  ["inside/customer gateway", "customer-inside"],
  ["inside/vpn gateway", "aws-inside"],
  ["inside/virtual private gateway", "aws-inside"],
  ["*/customer gateway asn", "customer-as"],
  ["*/vpn gateway asn", "aws-as"],
  ["*/virtual private gateway asn", "aws-as"],
  ["*/neighbor hold time", "hold-time"],
  ["*/your vpn connection id", IDS],
  ["*/your virtual private gateway id", IDS],
  ["*/your customer gateway id", IDS],
  ["static/next hop", ROUTING],
  ["*/tcp mss adjustment", SIZES],
  ["*/clear don t fragment bit", SIZES],
  ["*/fragmentation", SIZES],
  ["*/tunnel interface mtu", SIZES],
]);

const NEIGHBOUR = "neighbor ip address";

const OF_SESSION: ReadonlySet<string> = new Set<FactKey>(["customer-as", "aws-as", "hold-time"]);

interface Reader {
  section: Section;
  tunnels: Collected[];
  sessions: Session[];
  readonly leftovers: Leftover[];
  readonly remarks: Remark[];
}

export function readText({ file, text }: ForeignText): AwsText {
  const reader: Reader = { section: "none", tunnels: [], sessions: [], leftovers: [], remarks: [] };
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    readLine(line, { file, line: index + 1 }, reader);
  }
  assignSessions(reader.tunnels, reader.sessions);
  const tunnels = reader.tunnels.filter((facts) => facts.size > 0);
  const connections =
    tunnels.length === 0 ? [] : [{ tunnels, customerNetworks: [], awsNetworks: [], isComplete: false }];
  return { connections, leftovers: reader.leftovers, remarks: reader.remarks };
}

function readLine(line: string, origin: Origin, reader: Reader): void {
  const bare = line.replaceAll(/[\u{FEFF}\u{A0}]/gu, " ").trim();
  const bullet = /^(?:[-*•·–—]|o(?=\s))\s*/u.exec(bare)?.[0] ?? "";
  const words = bare.slice(bullet.length);
  const { label, value } = splitLine(words);
  if (value === "" || label === undefined) {
    if (bullet !== "" && /[\p{L}\p{N}]/u.test(words) && !/^-+$/.test(bare)) {
      leave(words, origin, label === undefined ? "it has no value" : "its value is missing", reader);
    } else {
      readHeading(words, reader);
    }
    return;
  }
  // A heading may have a colon in it: `#1: Internet Key Exchange Configuration`.
  if (/^#?\d+$/.test(label) || words.startsWith("#")) readHeading(words, reader);
  else readStatement({ label, value, words, isListed: bullet !== "" }, origin, reader);
}

/** `Customer Gateway:: 192.0.2.4`; the label in lower case. */
function splitLine(words: string): { readonly label: string | undefined; readonly value: string } {
  const colon = words.indexOf(":");
  if (colon < 0) return { label: undefined, value: "" };
  const label = words
    .slice(0, colon)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();
  return { label, value: words.slice(colon).replace(/^[:\s]+/, "") };
}

function readHeading(words: string, reader: Reader): void {
  if (NEXT_TUNNEL.test(words)) {
    reader.section = "none";
    if (current(reader).size > 0) reader.tunnels.push(new Map());
    return;
  }
  const found = SECTIONS.find(([pattern]) => pattern.test(words));
  // Prose mentions detection and sessions too; a heading is short, ends with a colon, or has a number in front.
  const isHeading = /:\s*$/.test(words) || /^#\d/.test(words) || words.length < 40;
  if (found === undefined || !isHeading) return;
  reader.section = found[1];
  if (found[1] === "bgp" && /Options/i.test(words)) startSession(reader);
}

interface Statement {
  readonly label: string;
  readonly value: string;
  readonly words: string;
  readonly isListed: boolean;
}

function readStatement({ label, value, words, isListed }: Statement, origin: Origin, reader: Reader): void {
  if (label === NEIGHBOUR) {
    const session = reader.sessions.at(-1) ?? startSession(reader);
    session.neighbour = { value, origin };
    return;
  }
  const meaning = LABELS.get(`${reader.section}/${label}`) ?? LABELS.get(`*/${label}`);
  if (meaning === undefined) {
    // A sentence with a colon is prose; a label is short.
    if (isListed || label.split(" ").length <= 4) leave(words, origin, "no such label is known here", reader);
    return;
  }
  if (typeof meaning !== "string") {
    const kind = "outside" in meaning ? "outside" : "unsupported";
    const why = "outside" in meaning ? meaning.outside : meaning.unsupported;
    reader.leftovers.push({ origin, text: shortened(words), kind, why });
    return;
  }
  if (meaning === "phase1-group" && label.startsWith("perfect")) tellWording(origin, reader.remarks);
  note(meaning, { value, origin }, reader);
}

function note(key: FactKey, fact: Fact, reader: Reader): void {
  if (OF_SESSION.has(key)) {
    const last = reader.sessions.at(-1);
    const session = last === undefined || last.facts.has(key) ? startSession(reader) : last;
    session.facts.set(key, [fact]);
    return;
  }
  // What is said again is said of the next tunnel: the text of the second one need not begin with a heading.
  const facts = current(reader).has(key) ? nextTunnel(reader) : current(reader);
  facts.set(key, [fact]);
}

function current(reader: Reader): Collected {
  return reader.tunnels.at(-1) ?? nextTunnel(reader);
}

function nextTunnel(reader: Reader): Collected {
  const facts: Collected = new Map();
  reader.tunnels.push(facts);
  return facts;
}

function startSession(reader: Reader): Session {
  const session: Session = { tunnel: current(reader), neighbour: undefined, facts: new Map() };
  reader.sessions.push(session);
  return session;
}

function leave(words: string, origin: Origin, why: string, reader: Reader): void {
  reader.leftovers.push({ origin, text: shortened(words), kind: "unknown", why });
}

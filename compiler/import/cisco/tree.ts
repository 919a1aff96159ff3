/** Lines of a router to a tree of statements: a section is nested by its blanks, or by knowing what may stand in it. */

import type { Line } from "./lines.ts";
import { after } from "./match.ts";

export interface Statement {
  readonly line: number;
  /** As written, without the prompt. */
  readonly text: string;
  /** Without a leading `no` or `default`. */
  readonly words: readonly string[];
  readonly negated: boolean;
  readonly below: readonly Statement[];
}

interface Open {
  readonly statement: Statement & { readonly below: Statement[] };
  readonly indent: number;
}

/** First words of what may stand in a section; lines without blanks before them are told apart by these. */
const SECTIONS: readonly (readonly [head: string, inside: readonly string[]])[] = [
  ["crypto isakmp policy", ["encr", "encryption", "hash", "authentication", "group", "lifetime"]],
  [
    "crypto isakmp profile",
    ["keyring", "match", "self-identity", "keepalive", "local-address", "initiate", "vrf", "description"],
  ],
  ["crypto keyring", ["pre-shared-key", "local-address", "rsa-pubkey", "description"]],
  ["crypto ikev2 proposal", ["encryption", "integrity", "prf", "group", "pqc"]],
  ["crypto ikev2 policy", ["match", "proposal"]],
  ["crypto ikev2 keyring", ["peer"]],
  [
    "crypto ikev2 profile",
    [
      "match",
      "identity",
      "authentication",
      "keyring",
      "lifetime",
      "dpd",
      "nat",
      "pki",
      "description",
      "config-exchange",
      "initial-contact",
      "ivrf",
      "virtual-template",
    ],
  ],
  ["crypto ipsec transform-set", ["mode", "esn"]],
  ["crypto ipsec profile", ["set", "responder-only", "description"]],
  ["crypto map", ["set", "match", "description", "reverse-route"]],
  ["crypto dynamic-map", ["set", "match", "description", "reverse-route"]],
  [
    "interface",
    [
      "description",
      "shutdown",
      "tunnel",
      "duplex",
      "speed",
      "bandwidth",
      "mtu",
      "encapsulation",
      "keepalive",
      "ip address",
      "ip mtu",
      "ip tcp",
      "ip access-group",
      "ip nat inside",
      "ip nat outside",
      "crypto map",
    ],
  ],
  ["ip access-list", ["permit", "deny", "remark"]],
  [
    "router bgp",
    [
      "bgp",
      "neighbor",
      "network",
      "redistribute",
      "timers",
      "address-family",
      "auto-summary",
      "synchronization",
      "maximum-paths",
    ],
  ],
  ["route-map", ["match", "set", "description"]],
  ["peer", ["address", "hostname", "identity", "pre-shared-key", "description", "ppk"]],
];

export function treeOf(lines: readonly Line[]): readonly Statement[] {
  const top: Statement[] = [];
  let open: Open[] = [];
  for (const line of lines) {
    const statement = statementOf(line);
    if (/^(?:exit|quit|exit-\S+)$/u.test(line.text)) {
      open = closed(open);
      continue;
    }
    if (line.text === "end") {
      open = [];
      continue;
    }
    open = parents(open, line, statement);
    (open.at(-1)?.statement.below ?? top).push(statement);
    open = [...open, { statement, indent: line.indent ?? 0 }];
  }
  return top;
}

/** `exit` closes the section around the last line, or the one that the last line opened. */
function closed(open: readonly Open[]): Open[] {
  const isLeaf = open.length > 1 && open.at(-1)?.statement.below.length === 0;
  return open.slice(0, isLeaf ? -2 : -1);
}

/** The open sections that a line stands in. */
function parents(open: readonly Open[], line: Line, statement: Statement): Open[] {
  if (line.global) return [];
  if (line.indent !== undefined && line.indent > 0) {
    const indent = line.indent;
    return open.slice(0, open.findLastIndex((each) => each.indent < indent) + 1);
  }
  const at = open.findLastIndex((each) => mayHold(each.statement, statement));
  return open.slice(0, at + 1);
}

function mayHold(section: Statement, { words }: Statement): boolean {
  const found = SECTIONS.find(([head]) => after(section.words, head) !== undefined);
  if (found === undefined) return false;
  const [head, inside] = found;
  if (head === "interface" && isGlobal(words)) return false;
  if (head === "crypto map" && (after(section.words, head)?.length ?? 0) < 2) return false;
  if (head === "ip access-list" && /^\d+$/u.test(words[0] ?? "")) return true;
  return inside.some((keyword) => after(words, keyword) !== undefined);
}

/** Commands that begin like those of an interface: `ip nat inside source …`, `crypto map NAME 10 …`. */
function isGlobal(words: readonly string[]): boolean {
  return (after(words, "crypto map")?.length ?? 0) > 1 || (after(words, "ip nat")?.length ?? 0) > 1;
}

function statementOf({ number, text }: Line): Statement & { readonly below: Statement[] } {
  const words = text.split(/\s+/u);
  const negated = (words[0] === "no" || words[0] === "default") && words.length > 1;
  return { line: number, text, words: negated ? words.slice(1) : words, negated, below: [] };
}

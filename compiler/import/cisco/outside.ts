/** What is left when everything about tunnels has been read: each statement with the subject it belongs to, or why it stays out. */

import type { Leftover } from "../draft.ts";
import { leave } from "../common/notebook.ts";
import { masked } from "./mask.ts";
import { after } from "./match.ts";
import type { Source } from "./source.ts";
import type { Statement } from "./tree.ts";

type Reason = readonly [kind: Leftover["kind"], why: string];

const IPSEC: Reason = ["unsupported", "a setting of IPsec that the language has no word for"];
const UNKNOWN_ENDS: Reason = ["unsupported", "the other ends are not known before they call"];
const UNUSED: Reason = ["outside", "nothing that was read from the file uses it"];

/** The first pattern that fits decides. */
// prettier-ignore
const SUBJECTS: readonly (readonly [pattern: string, kind: Leftover["kind"], why: string])[] = [
  ["crypto pki",                "outside",     "certificates"],
  ["crypto ca",                 "outside",     "certificates"],
  ["crypto key",                "outside",     "keys of the router itself"],
  ["crypto isakmp client",      "unsupported", "remote access of single users"],
  ["crypto dynamic-map",        "unsupported", "the other ends are not known before they call"],
  ["crypto gdoi",               "unsupported", "group keys are another protocol"],
  ["vrf",                       "unsupported", "the language knows one routing table"],
  ["ip vrf",                    "unsupported", "the language knows one routing table"],
  ["interface",                 "outside",     "interfaces"],
  ["ip route",                  "outside",     "routing"],
  ["ipv6 route",                "outside",     "routing"],
  ["router",                    "outside",     "routing"],
  ["route-map",                 "outside",     "routing"],
  ["ip prefix-list",            "outside",     "routing"],
  ["ip as-path",                "outside",     "routing"],
  ["ip routing",                "outside",     "routing"],
  ["ip cef",                    "outside",     "routing"],
  ["ip classless",              "outside",     "routing"],
  ["ip subnet-zero",            "outside",     "routing"],
  ["ip default-gateway",        "outside",     "routing"],
  ["key",                       "outside",     "routing"],
  ["track",                     "outside",     "monitoring"],
  ["ip sla",                    "outside",     "monitoring"],
  ["logging",                   "outside",     "monitoring"],
  ["snmp-server",               "outside",     "monitoring"],
  ["event",                     "outside",     "monitoring"],
  ["ip nat",                    "outside",     "address translation"],
  ["access-list",               "outside",     "packet filters"],
  ["ip access-list",            "outside",     "packet filters"],
  ["object-group",              "outside",     "packet filters"],
  ["zone",                      "outside",     "packet filters"],
  ["zone-pair",                 "outside",     "packet filters"],
  ["class-map",                 "outside",     "packet filters"],
  ["policy-map",                "outside",     "packet filters"],
  ["ip inspect",                "outside",     "packet filters"],
  ["control-plane",             "outside",     "packet filters"],
  ["ip dhcp",                   "outside",     "services of the router"],
  ["ip domain",                 "outside",     "services of the router"],
  ["ip domain-name",            "outside",     "services of the router"],
  ["ip domain-lookup",          "outside",     "services of the router"],
  ["ip name-server",            "outside",     "services of the router"],
  ["ip host",                   "outside",     "services of the router"],
  ["ip http",                   "outside",     "services of the router"],
  ["ip ssh",                    "outside",     "services of the router"],
  ["ip tftp",                   "outside",     "services of the router"],
  ["ip forward-protocol",       "outside",     "services of the router"],
  ["ntp",                       "outside",     "services of the router"],
  ["clock",                     "outside",     "services of the router"],
  ["cdp",                       "outside",     "services of the router"],
  ["lldp",                      "outside",     "services of the router"],
  ["service",                   "outside",     "the router itself"],
  ["hostname",                  "outside",     "the router itself"],
  ["version",                   "outside",     "the router itself"],
  ["boot-start-marker",         "outside",     "the router itself"],
  ["boot-end-marker",           "outside",     "the router itself"],
  ["boot",                      "outside",     "the router itself"],
  ["platform",                  "outside",     "the router itself"],
  ["license",                   "outside",     "the router itself"],
  ["memory",                    "outside",     "the router itself"],
  ["memory-size",               "outside",     "the router itself"],
  ["mmi",                       "outside",     "the router itself"],
  ["diagnostic",                "outside",     "the router itself"],
  ["redundancy",                "outside",     "the router itself"],
  ["spanning-tree",             "outside",     "the router itself"],
  ["vlan",                      "outside",     "the router itself"],
  ["archive",                   "outside",     "the router itself"],
  ["banner",                    "outside",     "the router itself"],
  ["scheduler",                 "outside",     "the router itself"],
  ["multilink",                 "outside",     "the router itself"],
  ["controller",                "outside",     "the router itself"],
  ["voice-card",                "outside",     "the router itself"],
  ["card",                      "outside",     "the router itself"],
  ["enable",                    "outside",     "who may log in"],
  ["username",                  "outside",     "who may log in"],
  ["aaa",                       "outside",     "who may log in"],
  ["line",                      "outside",     "who may log in"],
  ["login",                     "outside",     "who may log in"],
  ["radius",                    "outside",     "who may log in"],
  ["radius-server",             "outside",     "who may log in"],
  ["tacacs",                    "outside",     "who may log in"],
  ["tacacs-server",             "outside",     "who may log in"],
  ["security",                  "outside",     "who may log in"],
  ["key config-key",            "outside",     "keys of the router itself"],
  ["password",                  "outside",     "keys of the router itself"],
  ["subscriber",                "outside",     "the router itself"],
  ["ipv6",                      "outside",     "routing"],
];

/** Kinds of objects that are read only where something uses them. */
const OBJECTS: readonly string[] = [
  "crypto isakmp policy",
  "crypto isakmp key",
  "crypto isakmp profile",
  "crypto isakmp keepalive",
  "crypto keyring",
  "crypto ikev2 proposal",
  "crypto ikev2 policy",
  "crypto ikev2 keyring",
  "crypto ikev2 profile",
  "crypto ipsec transform-set",
  "crypto ipsec profile",
  "crypto ipsec security-association lifetime",
];

export function leaveTheRest({ top, taken, notes }: Source): void {
  const listed = new Set(notes.leftovers.map(({ origin }) => origin.line));
  const visit = (statement: Statement, inherited: Reason | undefined): void => {
    const isTaken = taken.has(statement);
    const reason = inherited ?? reasonOf(statement);
    if (!isTaken && !listed.has(statement.line))
      leave(notes, statement.line, masked(statement.text), ...reason);
    // What a section that was read holds besides is about the section's own subject.
    const below = isTaken ? insideOf(statement) : reason;
    for (const each of statement.below) visit(each, below);
  };
  for (const statement of top) visit(statement, undefined);
}

function reasonOf({ words, negated }: Statement): Reason {
  if (!negated && OBJECTS.some((pattern) => after(words, pattern) !== undefined)) return UNUSED;
  if (after(words, "crypto map") !== undefined && words.includes("dynamic")) return UNKNOWN_ENDS;
  const found = SUBJECTS.find(([pattern]) => after(words, pattern) !== undefined);
  if (found !== undefined) return [found[1], found[2]];
  return after(words, "crypto") === undefined ? ["unknown", "not a command that is known here"] : IPSEC;
}

function insideOf({ words }: Statement): Reason {
  if (after(words, "interface") !== undefined) return ["outside", "interfaces"];
  if (after(words, "router bgp") !== undefined || after(words, "address-family") !== undefined) {
    return ["outside", "routing"];
  }
  return after(words, "crypto keyring") === undefined && after(words, "crypto ikev2 keyring") === undefined
    ? IPSEC
    : UNUSED;
}

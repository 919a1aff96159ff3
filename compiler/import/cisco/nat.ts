/** Whether a router translates what it should encrypt: its NAT rules against the policies of its crypto maps. */

import { overlaps, contains } from "../../source/addresses.ts";
import { remark } from "../common/notebook.ts";
import type { DraftPolicy } from "../draft.ts";
import { aclOf, isReadable, lengthOfWildcard, type AclLine } from "./acl.ts";
import { find, type Source } from "./source.ts";

interface Rule {
  readonly permits: boolean;
  readonly source: string;
  readonly destination: string;
}

/** Source NAT happens before a crypto map is asked: what a rule translates no longer matches the map's access list. */
export function judgeNat(source: Source, policies: readonly DraftPolicy[]): void {
  for (const { statement, rest } of find(source.top, "ip nat inside source")) {
    const rules = rulesOf(source, rest);
    const hit = policies.find((policy) => isEncrypted(policy) && isTranslated(rules, policy));
    if (hit === undefined) continue;
    const [from, to] = [sideText(hit.source[0]), sideText(hit.destination[0])];
    remark(
      source.notes,
      statement.line,
      "nat/bypass-missing",
      `This rule translates packets from ${from} to ${to} before the crypto map sees them, so they leave unencrypted`,
      `Deny ${from} to ${to} in the rule's access list, above what it permits.`,
    );
  }
}

function rulesOf(source: Source, rest: readonly string[]): readonly Rule[] {
  const [kind, name = ""] = rest;
  if (kind === "list") return linesOf(source, name);
  if (kind !== "route-map") return [];
  return find(source.top, "route-map")
    .filter((each) => each.rest[0] === name && each.rest[1] !== "deny")
    .flatMap(({ statement }) => find(statement.below, "match ip address"))
    .flatMap((each) => each.rest.flatMap((list) => linesOf(source, list)));
}

function linesOf(source: Source, name: string): readonly Rule[] {
  const isStandard = /^\d{1,2}$/u.test(name);
  const standard = find(source.top, "access-list").filter(({ rest }) => isStandard && rest[0] === name);
  if (standard.length > 0) return standard.flatMap(({ rest }) => standardRule(rest.slice(1)));
  const named = find(source.top, "ip access-list standard").filter(({ rest }) => rest[0] === name);
  if (named.length > 0)
    return named.flatMap(({ statement }) => statement.below.flatMap(({ words }) => standardRule(words)));
  return (aclOf(source, name)?.lines ?? [])
    .filter(isReadable)
    .filter(isForEverything)
    .map((line) => ({
      permits: line.permits,
      source: line.source.network,
      destination: line.destination.network,
    }));
}

/** A line about one protocol neither excepts nor translates all of a policy. */
function isForEverything({ protocol, source, destination }: AclLine): boolean {
  return protocol === undefined && source.ports.length === 0 && destination.ports.length === 0;
}

function standardRule(words: readonly string[]): readonly Rule[] {
  const at = words.findIndex((word) => word === "permit" || word === "deny");
  const [verb, first = "", second = ""] = words.slice(Math.max(0, at));
  if (at === -1 || first === "") return [];
  const length = lengthOfWildcard(second) ?? 32;
  const network = first === "any" ? "any" : first === "host" ? second : `${first}/${length}`;
  return [{ permits: verb === "permit", source: network, destination: "any" }];
}

function isEncrypted({ entries }: DraftPolicy): boolean {
  return entries.every(({ key }) => key !== "action");
}

/** The first line that speaks of the whole policy excepts it; one that permits a part of it before translates that. */
function isTranslated(rules: readonly Rule[], policy: DraftPolicy): boolean {
  const [from, to] = [prefixOf(sideText(policy.source[0])), prefixOf(sideText(policy.destination[0]))];
  if (from === undefined || to === undefined) return false;
  for (const rule of rules) {
    const [source, destination] = [prefixOf(rule.source), prefixOf(rule.destination)];
    if (source === undefined || destination === undefined) continue;
    if (rule.permits && overlaps(source, from) && overlaps(destination, to)) return true;
    if (!rule.permits && contains(source, from) && contains(destination, to)) return false;
  }
  return false;
}

export function sideText(term: DraftPolicy["source"][number] | undefined): string {
  return term?.kind === "text" ? term.text : "any";
}

export function prefixOf(text: string): { address: string; length: number } | undefined {
  if (text === "any") return { address: "0.0.0.0", length: 0 };
  const [address = "", length = "32"] = text.split("/");
  return /^\d+\.\d+\.\d+\.\d+$/u.test(address) ? { address, length: Number(length) } : undefined;
}

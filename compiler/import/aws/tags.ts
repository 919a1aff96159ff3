/**
 * What the tags of a connection say that vpnc asked for. In: the list of tags, as JSON. Out: the names of the site and of the tunnels,
 * and the addresses that the project was written for.
 */

import { readAddress } from "../../../grammar/index.ts";
import type { JsonNode } from "../../project/json.ts";
import type { Collected, Fact, FactKey } from "./facts.ts";

export interface Tagged {
  readonly site: Fact | undefined;
  readonly customerOutside: Fact | undefined;
  readonly as: Fact | undefined;
  readonly customerAs: Fact | undefined;
  /** By the number of the tunnel, from 1. */
  readonly tunnels: ReadonlyMap<number, { readonly name: Fact; readonly outside: Fact | undefined }>;
}

/** `[{ Key, Value }]`, or a list of such lists, each with the type of what it is for. */
export function tagsIn(node: JsonNode): readonly JsonNode[] {
  return node.kind === "array"
    ? node.items.flatMap((item) => {
        const inner = memberOf(item, "tags");
        return inner === undefined ? [item] : tagsIn(inner);
      })
    : [];
}

/** `factOf` gives a text the place of its node. */
export function readTags(nodes: readonly JsonNode[], factOf: (node: JsonNode, text: string) => Fact): Tagged {
  const facts = new Map(
    nodes.flatMap((node) => {
      const [key, value] = ["key", "value"].map((name) => memberOf(node, name));
      return key?.kind === "string" && value?.kind === "string"
        ? [[key.value, factOf(value, value.value)] as const]
        : [];
    }),
  );
  const tunnels = [...facts].flatMap(([key, fact]) => {
    const [, number] = /^vpnc:tunnel-(\d)$/.exec(key) ?? [];
    if (number === undefined) return [];
    const { name, address } = parted(fact);
    return [[Number(number), { name, outside: address }] as const];
  });
  const customer = facts.get("vpnc:customer");
  return {
    site: facts.get("vpnc:site"),
    customerOutside: customer && parted(customer).address,
    as: facts.get("vpnc:as"),
    customerAs: facts.get("vpnc:customer-as"),
    tunnels: new Map(tunnels),
  };
}

/** What Amazon says itself counts more. */
export function withTags(facts: Collected, number: number, tagged: Tagged): Collected {
  const tunnel = tagged.tunnels.get(number);
  const more: readonly (readonly [FactKey, Fact | undefined])[] = [
    ["name", tunnel?.name],
    ["aws-outside", tunnel?.outside],
    ["customer-outside", tagged.customerOutside],
    ["aws-as", tagged.as],
    ["customer-as", tagged.customerAs],
  ];
  const all: Collected = new Map(facts);
  for (const [key, fact] of more) if (fact !== undefined && !all.has(key)) all.set(key, [fact]);
  return all;
}

function memberOf(node: JsonNode, name: string): JsonNode | undefined {
  return node.kind === "object"
    ? node.members.find(({ key }) => key.toLowerCase() === name)?.value
    : undefined;
}

/** `vpc-1 198.51.100.11`; names may have blanks in them. */
function parted({ value, origin }: Fact): { readonly name: Fact; readonly address: Fact | undefined } {
  const at = value.lastIndexOf(" ");
  const end = value.slice(at + 1);
  if (at < 0 || readAddress(end) === undefined) return { name: { value, origin }, address: undefined };
  return { name: { value: value.slice(0, at), origin }, address: { value: end, origin } };
}

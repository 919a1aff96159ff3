/** Connections and keys to the draft of one site: a peer for each connection, a policy for each pair of selectors of a child. */

import { canonical } from "../../source/addresses.ts";
import type { DeviceDraft, DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import { leave, type Notebook } from "../common/notebook.ts";
import { profiles } from "../common/profiles.ts";
import { property, reference, text } from "../common/terms.ts";
import type { Child, Connection, Key, Stated } from "./model.ts";
import { ordered, type Ranked } from "./order.ts";
import { peerOf, type Work } from "./peers.ts";
import { one, phase2Entries } from "./phases.ts";
import { selectorOf, type Selector } from "./selectors.ts";

export interface Site {
  readonly name: string;
  readonly version: string | undefined;
}

export function draftOf(
  connections: readonly Connection[],
  keys: readonly Key[],
  site: Site,
  notes: Notebook,
): DeviceDraft | undefined {
  if (connections.length === 0) return undefined;
  const wan = ownAddresses(connections);
  const work: Work = { notes, known: profiles(), keys, secrets: new Map(), severalEnds: wan.length > 1 };
  const peers = new Map<string, DraftBlock & { readonly name: string }>();
  const policies: Ranked[] = [];
  for (const connection of connections) {
    const encrypts = connection.children.some(({ action }) => action.value === "encrypt");
    const isShunt = !encrypts && connection.children.length > 0;
    const made = isShunt ? undefined : peerOf(connection, work);
    const same = made === undefined ? undefined : [...peers.values()].find((each) => sameEnd(each, made));
    const peer = same ?? made;
    if (peer !== undefined) peers.set(peer.name, peer);
    policies.push(...connection.children.flatMap((child) => policiesOf(connection, child, peer?.name, work)));
  }
  const version = site.version === undefined ? "" : ` ${site.version}`;
  const entries: DraftEntry[] = [
    property("device", text(`strongswan${version}`), undefined),
    wanOf(wan, notes),
    ...peers.values(),
    ...ordered(policies),
  ];
  return { site: site.name, profiles: work.known.blocks(), entries };
}

/** Two connections that reach the same end in the same way are one peer. */
function sameEnd(a: DraftBlock, b: DraftBlock): boolean {
  const hasAddress = a.entries.some((entry) => entry.kind === "property" && entry.key === "address");
  return hasAddress && said(a) === said(b);
}

function said({ entries }: DraftBlock): string {
  return JSON.stringify(entries.map((entry) => (entry.kind === "property" ? [entry.key, entry.values] : [])));
}

function ownAddresses(connections: readonly Connection[]): readonly Stated[] {
  const all = connections.flatMap(({ local }) => local.filter((each) => canonical(each.text) !== undefined));
  return all.filter((each, at) => all.findIndex((other) => other.text === each.text) === at);
}

function wanOf(wan: readonly Stated[], notes: Notebook): DraftProperty {
  const [first] = wan;
  if (first === undefined) return property("wan", text("dynamic"), undefined, "the file states no address");
  return property(
    "wan",
    wan.map((each) => text(each.text)),
    notes.at(first.line),
  );
}

function policiesOf(
  connection: Connection,
  child: Child,
  peer: string | undefined,
  work: Work,
): readonly Ranked[] {
  const { notes } = work;
  const pairs = child.local.flatMap((from) => child.remote.map((to) => [from, to] as const));
  const isV1 = connection.exchange.value !== "ikev2" && child.action.value === "encrypt";
  const used = isV1 ? pairs.slice(0, 1) : pairs;
  for (const [from, to] of isV1 ? pairs.slice(1) : []) {
    leave(
      notes,
      to.line,
      `${child.name}: ${from.text} === ${to.text}`,
      "unsupported",
      "under IKEv1 only the first pair of selectors is used",
    );
  }
  const phase2 = phase2Of(connection, child, work);
  const chosen = new Set(used.map(([from, to]) => `${family(from.text) ?? "?"}${family(to.text) ?? "?"}`));
  return used.flatMap(([from, to]) => {
    // IPv4 and IPv6 never meet in one pair.
    if (chosen.has("46") && chosen.size > 1 && mixed(from.text, to.text)) return [];
    return policy(connection, child, from, to, peer, phase2, work) ?? [];
  });
}

/** Declared when the first policy asks for it: a child without one leaves no profile behind. */
function phase2Of({ exchange }: Connection, child: Child, { known, notes }: Work): () => string | undefined {
  if (child.action.value !== "encrypt") return () => undefined;
  let name: string | undefined;
  return () => {
    const isV1 = exchange.value !== "ikev2";
    return (name ??= known.declare(
      "phase2",
      child.name,
      phase2Entries(notes, child, isV1),
      notes.at(child.line),
    ));
  };
}

function mixed(from: string, to: string): boolean {
  const [a, b] = [family(from), family(to)];
  return a !== undefined && b !== undefined && a !== b;
}

function family(text: string): 4 | 6 | undefined {
  const read = selectorOf(text);
  return "selector" in read ? read.selector.family : undefined;
}

function policy(
  connection: Connection,
  child: Child,
  from: Stated,
  to: Stated,
  peer: string | undefined,
  phase2: () => string | undefined,
  { notes }: Work,
): Ranked | undefined {
  const fail = (line: number, what: string, why: string): undefined => {
    leave(notes, line, `${child.name}: ${what}`, "unsupported", why);
    return undefined;
  };
  const [source, destination] = [selectorOf(from.text), selectorOf(to.text)];
  if ("why" in source) return fail(from.line, from.text, source.why);
  if ("why" in destination) return fail(to.line, to.text, destination.why);
  const [a, b] = [source.selector, destination.selector];
  const own = a.network ?? connection.local.find((each) => canonical(each.text) !== undefined)?.text;
  const far = b.network ?? connection.remote.find((each) => canonical(each.text) !== undefined)?.text;
  if (own === undefined)
    return fail(from.line, from.text, "this end's own address, which the file does not state");
  if (far === undefined)
    return fail(to.line, to.text, "the other end's own address, which the file does not state");
  const profile = phase2();
  const isEncrypted = child.action.value === "encrypt";
  const entries: DraftProperty[] = [
    ...(isEncrypted && peer !== undefined ? [property("peer", reference("peer", peer), undefined)] : []),
    ...(isEncrypted ? [] : [one(notes, "action", text(child.action.value), child.action)]),
    ...(profile === undefined ? [] : [property("phase2", reference("phase2", profile), undefined)]),
    ...service(a, b, from, to, notes),
    ...(child.fragment === undefined
      ? []
      : [one(notes, "dont-fragment", text(child.fragment.value), child.fragment)]),
  ];
  const { comment, priority } = child;
  return {
    policy: {
      kind: "policy",
      source: [text(own)],
      destination: [text(far)],
      ...(comment === undefined ? {} : { comment }),
      entries,
      origin: notes.at(child.line),
    },
    priority,
    isShunt: !isEncrypted,
  };
}

function service(
  a: Selector,
  b: Selector,
  from: Stated,
  to: Stated,
  notes: Notebook,
): readonly DraftProperty[] {
  const protocol = a.protocol ?? b.protocol;
  if (a.protocol !== undefined && b.protocol !== undefined && a.protocol !== b.protocol) {
    leave(notes, to.line, to.text, "unsupported", "the selectors of the two ends have different protocols");
  }
  const line = a.protocol === undefined ? to.line : from.line;
  return [
    ...(protocol === undefined ? [] : [property("protocol", text(protocol), notes.at(line))]),
    ...(a.port === undefined ? [] : [property("src-port", text(String(a.port)), notes.at(from.line))]),
    ...(b.port === undefined ? [] : [property("dst-port", text(String(b.port)), notes.at(to.line))]),
  ];
}

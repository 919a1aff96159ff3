/** Connections and keys to the draft of one site: a peer for each connection, a policy for each pair of selectors of a child. */

import { canonical } from "../../source/addresses.ts";
import type { DeviceDraft, DraftBlock, DraftEntry, DraftProperty, Term } from "../draft.ts";
import { keepSecret, leave, remark, type Notebook } from "../common/notebook.ts";
import { profiles, type Profiles } from "../common/profiles.ts";
import { hostName, identity, property, reference, text } from "../common/terms.ts";
import type { Child, Connection, Key, Stated } from "./model.ts";
import { ordered, type Ranked } from "./order.ts";
import { one, phase1Entries, phase2Entries } from "./phases.ts";
import { chooseKey } from "./secrets.ts";
import { selectorOf, type Selector } from "./selectors.ts";
import { identityOf } from "./values.ts";

export interface Site {
  readonly name: string;
  readonly version: string | undefined;
}

interface Work {
  readonly notes: Notebook;
  readonly known: Profiles;
  readonly keys: readonly Key[];
  readonly secrets: Map<Key, Term>;
  readonly severalEnds: boolean;
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
  const said = ({ entries }: DraftBlock): string =>
    JSON.stringify(entries.map((entry) => (entry.kind === "property" ? [entry.key, entry.values] : [])));
  const hasAddress = a.entries.some((entry) => entry.kind === "property" && entry.key === "address");
  return hasAddress && said(a) === said(b);
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

function peerOf(connection: Connection, work: Work): DraftBlock & { readonly name: string } {
  const { notes, known } = work;
  const { name, line, comment, local, remote } = connection;
  const far = remote.find((each) => isEnd(each.text));
  const own = local.find((each) => canonical(each.text) !== undefined);
  for (const each of remote.filter((other) => other !== far && !isNobody(other.text))) {
    leave(notes, each.line, `remote_addrs = … ${each.text}`, "unsupported", "a `peer` has one address");
  }
  const phase1 = known.declare("phase1", name, phase1Entries(notes, connection), notes.at(line));
  const entries: DraftProperty[] = [
    ...(far === undefined ? [] : [property("address", endTerm(far.text), notes.at(far.line))]),
    ...(own !== undefined && work.severalEnds
      ? [property("local-address", text(own.text), notes.at(own.line))]
      : []),
    property("phase1", reference("phase1", phase1), undefined),
    ...pskOf(connection, work),
    ...idOf("id", connection.id, own?.text, notes),
    ...idOf("remote-id", connection.remoteId, far?.text, notes),
    ...initiate(connection, far),
  ];
  return {
    kind: "block",
    head: "peer",
    name,
    ...(comment === undefined ? {} : { comment }),
    entries,
    origin: notes.at(line),
  };
}

/** `%any` and its relatives name nobody. */
function isNobody(text: string): boolean {
  return /^%/u.test(text) || text === "0.0.0.0" || text === "::" || text === "0.0.0.0/0" || text === "::/0";
}

/** An address or a host name; not a network, a range or `%any`. */
function isEnd(address: string): boolean {
  if (isNobody(address)) return false;
  return (
    canonical(address) !== undefined ||
    /^[A-Za-z_][\w.-]*$/u.test(address) ||
    /^[\w.-]+\.[A-Za-z][\w-]*$/u.test(address)
  );
}

function endTerm(address: string): Term {
  const known = canonical(address);
  return known === undefined ? hostName(address) : text(known);
}

function pskOf(connection: Connection, { notes, keys, secrets }: Work): readonly DraftProperty[] {
  if (connection.certificates !== undefined) return [];
  const key = chooseKey(connection, keys);
  if (key === undefined) {
    remark(
      notes,
      connection.line,
      "import/dangling",
      `No secret of the file is for \`${connection.name}\``,
      "Import the file with the secrets as well, or add the key to the .vpn that was written.",
    );
    return [];
  }
  key.use();
  const term = secrets.get(key) ?? keepSecret(notes, connection.name, key.value, key.line);
  secrets.set(key, term);
  return [property("psk", term, notes.at(key.line))];
}

/** An identity that is the end's address anyway says nothing. */
function idOf(
  key: string,
  stated: Stated | undefined,
  address: string | undefined,
  notes: Notebook,
): readonly DraftProperty[] {
  if (stated === undefined || stated.text.startsWith("%any")) return [];
  const id = identityOf(stated.text);
  if (id === undefined) {
    leave(
      notes,
      stated.line,
      `${key} = ${stated.text}`,
      "unsupported",
      "an identity of a kind that the language has no word for",
    );
    return [];
  }
  if (id.type === "address" && id.text === address) return [];
  return [property(key, identity(id.type, id.text), notes.at(stated.line))];
}

/** A connection none of whose children is started waits for the other end. */
function initiate({ children }: Connection, far: Stated | undefined): readonly DraftProperty[] {
  if (far === undefined || children.length === 0 || children.some(({ starts }) => starts.value)) return [];
  const [first] = children;
  return first === undefined
    ? []
    : [{ ...property("initiate", text("no"), undefined), note: "no child is started" }];
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
  const phase2 =
    child.action.value === "encrypt"
      ? work.known.declare(
          "phase2",
          child.name,
          phase2Entries(notes, child, connection.exchange.value !== "ikev2"),
          notes.at(child.line),
        )
      : undefined;
  const chosen = new Set(used.map(([from, to]) => `${family(from.text) ?? "?"}${family(to.text) ?? "?"}`));
  return used.flatMap(([from, to]) => {
    // IPv4 and IPv6 never meet in one pair.
    if (chosen.has("46") && chosen.size > 1 && mixed(from.text, to.text)) return [];
    return policy(connection, child, from, to, peer, phase2, work) ?? [];
  });
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
  phase2: string | undefined,
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
  const isEncrypted = child.action.value === "encrypt";
  const entries: DraftProperty[] = [
    ...(isEncrypted && peer !== undefined ? [property("peer", reference("peer", peer), undefined)] : []),
    ...(isEncrypted ? [] : [one(notes, "action", text(child.action.value), child.action)]),
    ...(phase2 === undefined ? [] : [property("phase2", reference("phase2", phase2), undefined)]),
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

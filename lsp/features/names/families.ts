/**
 * Names that are declared inside a site or a tunnel: which of them are one thing. A block that adds to an inherited
 * namesake is one with it, and so are all that one word refers to: `instance = core` in a tunnel means the `core` of both sites.
 */

import type { Reference } from "../../../compiler/resolve/evaluate.ts";
import type { Resolved } from "../../../compiler/resolve/declarations.ts";
import { policyBlock, propertyOf, type FlatBlock } from "../../../compiler/resolve/flatten.ts";
import { keyOf } from "../../../compiler/resolve/symbols.ts";
import type { Property, Term } from "../../../grammar/index.ts";
import { innerKey, type EntityKind, type Facts } from "./occurrence.ts";

export interface Families {
  /** The key that stands for all that are one with this one. */
  readonly keyOf: (key: string) => string;
  /** What a word refers to, when some declaration reads it. */
  readonly referredBy: (term: Term) => string | undefined;
}

interface Inner {
  readonly owner: "site" | "tunnel" | "peer";
  readonly head: string;
  readonly kind: EntityKind;
}

const INNER: readonly Inner[] = [
  { owner: "site", head: "peer", kind: "peer" },
  { owner: "site", head: "bgp", kind: "instance" },
  { owner: "tunnel", head: "manual", kind: "manual" },
  { owner: "tunnel", head: "bgp", kind: "session" },
  { owner: "peer", head: "manual", kind: "manual" },
  { owner: "peer", head: "bgp", kind: "session" },
];

/** What a named block of a declaration declares. */
export function innerKind(owner: string, head: string): EntityKind | undefined {
  return INNER.find((inner) => inner.owner === owner && inner.head === head)?.kind;
}

export function familiesOf(facts: Facts): Families {
  const parents = new Map<string, string>();
  const referred = new Map<Term, string>();
  for (const declared of facts.declarations.values()) {
    joinInherited(declared);
    for (const { policy, uri } of declared.flat.policies) {
      const options = policyBlock(policy, uri);
      const own = ownKey(declared);
      const peers = namesMeant(propertyOf(options, "peer"), "peer");
      const holders = declared.symbol.kind === "site" ? peers.map((peer) => peerKey(own, peer)) : [own];
      refer(propertyOf(options, "peer"), "peer", (name) => [innerKey("peer", own, name)]);
      refer(propertyOf(options, "manual"), "manual", (name) =>
        holders.map((holder) => innerKey("manual", holder, name)),
      );
    }
    const bgp = declared.flat.blocks.get("bgp")?.[0];
    const session = bgp && propertyOf(bgp, "instance");
    if (declared.symbol.kind === "tunnel") referToInstances(declared, session);
  }
  return { keyOf: root, referredBy: (term) => referred.get(term) };

  function root(key: string): string {
    let at = key;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  }

  function join(one: string, other: string): void {
    const [first, second] = [root(one), root(other)];
    if (first !== second) parents.set(second, first);
  }

  function joinInherited(declared: Resolved): void {
    const [parent] = declared.ancestors;
    if (parent === undefined) return;
    const above = facts.declarations.get(keyOf(parent.kind, parent.name));
    const [theirs, own] = [keyOf(parent.kind, parent.name), ownKey(declared)];
    joinInner(declared.symbol.kind, above?.flat, theirs, own);
    for (const peer of above?.flat.blocks.get("peer") ?? []) {
      const name = peer.name ?? "";
      joinInner("peer", peer, peerKey(theirs, name), peerKey(own, name));
    }
  }

  function joinInner(of: string, above: FlatBlock | undefined, theirs: string, own: string): void {
    for (const { owner, head, kind } of INNER) {
      if (owner !== of) continue;
      for (const name of namesIn(above, head)) join(innerKey(kind, theirs, name), innerKey(kind, own, name));
    }
  }

  function namesMeant(property: Property | undefined, to: Reference["to"]): readonly string[] {
    return throughLets(property?.value?.left ?? [], facts).flatMap((term) =>
      (facts.evaluation.references.get(term) ?? []).flatMap((found) => (found.to === to ? [found.name] : [])),
    );
  }

  /** Either side of a pair means its own end's site; a site without such an instance is not meant. */
  function referToInstances(declared: Resolved, session: Property | undefined): void {
    const { ends } = declared.symbol.node;
    const sides = [ends?.left ?? [], ends?.right ?? []] as const;
    const value = session?.value;
    for (const [index, names] of sides.entries()) {
      const terms = (index === 1 ? value?.right : undefined) ?? value?.left ?? [];
      referAll(terms, "bgp", (name) => {
        const sites = names.map(({ text }) => keyOf("site", text));
        return sites
          .filter((site) => namesIn(facts.declarations.get(site)?.flat, "bgp").includes(name))
          .map((site) => innerKey("instance", site, name));
      });
    }
  }

  function refer(
    property: Property | undefined,
    to: Reference["to"],
    keys: (name: string) => readonly string[],
  ): void {
    const value = property?.value;
    referAll([...(value?.left ?? []), ...(value?.right ?? [])], to, keys);
  }

  function referAll(
    terms: readonly Term[],
    to: Reference["to"],
    keys: (name: string) => readonly string[],
  ): void {
    for (const term of throughLets(terms, facts)) {
      for (const reference of facts.evaluation.references.get(term) ?? []) {
        if (reference.to !== to) continue;
        for (const key of keys(reference.name)) {
          const known = referred.get(term);
          if (known === undefined) referred.set(term, key);
          else join(known, key);
        }
      }
    }
  }
}

/** The owner of what is declared in a peer. */
export function peerKey(site: string, name: string): string {
  return innerKey("peer", site, name);
}

function ownKey({ symbol }: Resolved): string {
  return keyOf(symbol.kind, symbol.name);
}

function namesIn(flat: FlatBlock | undefined, head: string): readonly string[] {
  return (flat?.blocks.get(head) ?? []).flatMap(({ name }) => name ?? []);
}

/** The terms that a value comes to: what stands there, and behind a word that stands for a `let` what that one says. */
export function throughLets(
  terms: readonly Term[],
  facts: Pick<Facts, "evaluation" | "symbols">,
  through: readonly string[] = [],
): readonly Term[] {
  return terms.flatMap((term) => {
    const name = facts.evaluation.references.get(term)?.find(({ to }) => to === "let")?.name;
    if (name === undefined || through.includes(name)) return [term];
    const value = facts.symbols.lets.get(keyOf("let", name))?.node.value;
    return [term, ...throughLets(value?.left ?? [], facts, [...through, name])];
  });
}

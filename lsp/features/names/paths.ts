/**
 * What paths read: of each `left.lan` and `hq.wan` the sites meant and the lines that the value is written in, over
 * all tunnels that the path speaks in. A template's path means something else in each of its heirs.
 */

import type { Resolved } from "../../../compiler/resolve/declarations.ts";
import { propertyOf } from "../../../compiler/resolve/flatten.ts";
import { keyOf } from "../../../compiler/resolve/symbols.ts";
import { walk, type Node, type PathTerm, type Property, type Term } from "../../../grammar/index.ts";
import { throughLets } from "./families.ts";
import { innerKey, type Facts } from "./occurrence.ts";

export interface PathMeaning {
  /** Keys of sites. */
  readonly sites: ReadonlySet<string>;
  /** Keys of lines. */
  readonly members: ReadonlySet<string>;
}

export interface Paths {
  readonly meaningOf: (path: PathTerm) => PathMeaning | undefined;
  /** The key of a line that some path reads. */
  readonly keyOf: (property: Property) => string | undefined;
}

interface Growing {
  readonly sites: Set<string>;
  readonly members: Set<string>;
}

export function pathsOf(facts: Facts): Paths {
  const meanings = new Map<PathTerm, Growing>();
  const keys = new Map<Property, string>();
  for (const declared of facts.declarations.values()) {
    const { kind } = declared.symbol;
    if (kind === "site" || kind === "tunnel") for (const path of pathsIn(declared)) readIn(declared, path);
  }
  return { meaningOf: (path) => meanings.get(path), keyOf: (property) => keys.get(property) };

  function pathsIn({ symbol, flat }: Resolved): readonly PathTerm[] {
    const values = symbol.kind === "site" ? [] : flat.properties;
    const written: readonly Term[] = [
      ...values.flatMap(({ value }) => [...(value?.left ?? []), ...(value?.right ?? [])]),
      ...flat.policies.flatMap(({ policy }) => [...policy.left, ...policy.right]),
    ];
    return throughLets(written, facts).flatMap(pathsBelow);
  }

  function readIn(tunnel: Resolved, path: PathTerm): void {
    const ends = endsOf(tunnel);
    const root = path.root.text;
    const named = root === "left" || root === "right" ? ends[root] : [root];
    const isEnd = named.some((name) => ends.left.includes(name) || ends.right.includes(name));
    const meaning = meanings.get(path) ?? { sites: new Set(), members: new Set() };
    meanings.set(path, meaning);
    for (const name of named) {
      const key = keyOf("site", name);
      const site = facts.declarations.get(key);
      meaning.sites.add(key);
      const property = memberOf(path.member?.text, site, isEnd ? tunnel : undefined);
      if (property === undefined) continue;
      const line = keys.get(property) ?? innerKey("member", `${keys.size}`, property.key.text);
      keys.set(property, line);
      meaning.members.add(line);
    }
  }
}

/** An end's own word in its tunnel comes before the site's. */
function memberOf(
  member: string | undefined,
  site: Resolved | undefined,
  tunnel: Resolved | undefined,
): Property | undefined {
  switch (member) {
    case "lan":
    case "wan":
      return site && propertyOf(site.flat, member);
    case "inside":
      return tunnel && propertyOf(tunnel.flat, "inside");
    case "outside":
      return tunnel && (propertyOf(tunnel.flat, "outside") ?? (site && propertyOf(site.flat, "wan")));
    default:
      return undefined;
  }
}

function endsOf({ symbol }: Resolved): {
  readonly left: readonly string[];
  readonly right: readonly string[];
} {
  const { ends } = symbol.node;
  return {
    left: (ends?.left ?? []).map(({ text }) => text),
    right: (ends?.right ?? []).map(({ text }) => text),
  };
}

function pathsBelow(node: Node): readonly PathTerm[] {
  const found: PathTerm[] = [];
  walk(node, (each) => {
    if (each.kind === "path") found.push(each);
  });
  return found;
}

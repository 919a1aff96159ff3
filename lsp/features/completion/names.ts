/** Names in scope: what a reference, an end, or `extends` may name here; with the hover of what each one stands for. */

import type { ReferenceKind } from "../../../compiler/catalogue/scalar.ts";
import type { Symbol, SymbolKind } from "../../../compiler/resolve/symbols.ts";
import { keyOf } from "../../../compiler/resolve/symbols.ts";
import { isShipped, libraryName } from "../../../compiler/source/paths.ts";
import type { Place } from "../../../compiler/source/place.ts";
import type { Declaration } from "../../../grammar/index.ts";
import { showScalar } from "../../../compiler/catalogue/show.ts";
import { lookUp } from "../hover/reference.ts";
import { heirsOf } from "../hover/scene.ts";
import { item, written, type Item } from "./item.ts";
import type { SideOfPair, Stage } from "./stage.ts";

const NOWHERE = { start: 0, end: 0 };

export function references(to: ReferenceKind, side: SideOfPair, stage: Stage): readonly Item[] {
  switch (to) {
    case "phase1":
    case "phase2":
    case "key":
      return declared(to, stage);
    case "secret":
      // A quoted word where a secret's name belongs is more likely the secret.
      return [...stage.analysis.symbols.secrets.values()]
        .filter(({ node }) => node.name?.quoted !== true)
        .map(({ name }) => nameItem("secret", name, stage));
    case "manual":
      return local(
        [...blocksNamed("manual", stage), ...inPeers("manual", stage)],
        stage.scene.top?.head.text === "site" ? "manual keys of a peer" : "manual keys of this tunnel",
      );
    case "peer":
      return local(blocksNamed("peer", stage), "peer of this site");
    case "bgp":
      // A peer's session is run by its own site.
      return local(
        stage.scene.top?.head.text === "site" ? blocksNamed("bgp", stage) : instances(side, stage),
        "BGP instance",
      );
  }
}

/** Of one kind, in the order of files and lines. */
function declared(kind: SymbolKind, stage: Stage): readonly Item[] {
  const symbols = stage.analysis.symbols.all.filter((symbol) => symbol.kind === kind);
  return symbols.map(({ name, place }) => nameItem(kind, name, stage, origin(kind, place)));
}

/** The kind, and where it comes from if not from the project. */
function origin(kind: SymbolKind, { uri }: Place): string {
  return isShipped(uri) ? `${kind} of ${libraryName(uri)}` : kind;
}

function nameItem(kind: SymbolKind, name: string, stage: Stage, detail: string = kind): Item {
  return item("name", name, {
    insert: [written(name)],
    detail,
    documentation: () => lookUp(kind, name, NOWHERE, stage.scene)?.text,
  });
}

function local(names: readonly string[], detail: string): readonly Item[] {
  return [...new Set(names)].map((name) => item("name", name, { insert: [written(name)], detail }));
}

/** Of the declaration around the cursor and of those it extends. */
function blocksNamed(head: string, stage: Stage): readonly string[] {
  return blocksOf(head, lineage(stage)).flatMap(({ name }) => name?.text ?? []);
}

/** In the peers of the site around the cursor. */
function inPeers(head: string, stage: Stage): readonly string[] {
  return blocksOf(head, blocksOf("peer", lineage(stage))).flatMap(({ name }) => name?.text ?? []);
}

function blocksOf(head: string, nodes: readonly Declaration[]): readonly Declaration[] {
  return nodes.flatMap(({ block }) =>
    (block?.entries ?? []).filter(
      (entry): entry is Declaration => entry.kind === "declaration" && entry.head.text === head,
    ),
  );
}

function lineage({ analysis, scene }: Stage): readonly Declaration[] {
  const seen = new Set<Declaration>();
  for (let node = scene.top; node !== undefined && !seen.has(node);) {
    seen.add(node);
    node = parentOf(node, analysis.symbols.declarations);
  }
  return [...seen];
}

function parentOf(node: Declaration, symbols: ReadonlyMap<string, Symbol>): Declaration | undefined {
  const kind = node.head.text === "site" ? "site" : "tunnel";
  return node.extends && symbols.get(keyOf(kind, node.extends.text))?.node;
}

function instances(side: SideOfPair, stage: Stage): readonly string[] {
  const sites = stage.at(side).map(({ site }) => [...site.bgpInstances.keys()].filter((name) => name !== ""));
  // Written once, the name must be there at every end that has instances at all.
  const some = sites.filter((names) => names.length > 0);
  return (some[0] ?? []).filter((name) => some.every((names) => names.includes(name)));
}

export function sites(stage: Stage): readonly Item[] {
  return declared("site", stage);
}

/** What a header may name behind its colon: the sites of a tunnel or a mesh, the tunnels of a failover. */
export function endItems(head: string, others: readonly string[], stage: Stage): readonly Item[] {
  switch (head) {
    case "tunnel":
    case "mesh":
      return ends(others, stage);
    case "failover":
      return stage.analysis.symbols.all
        .filter(({ name, node }) => isTunnel(node) && !others.includes(name))
        .map(({ name }) => nameItem("tunnel", name, stage));
    default:
      return [];
  }
}

/** A template, a star or a mesh is none that a failover could name. */
function isTunnel(node: Declaration): boolean {
  return node.head.text === "tunnel" && node.ends?.right?.length === 1;
}

function ends(others: readonly string[], stage: Stage): readonly Item[] {
  const { sites: facts } = stage.analysis.expansion;
  return stage.analysis.symbols.all
    .filter(({ kind, name }) => kind === "site" && !others.includes(name))
    .map(({ name }) => {
      const device = facts.get(name)?.device.value;
      return nameItem("site", name, stage, device === undefined ? "site" : `site, ${showScalar(device)}`);
    });
}

/** What a declaration may extend: others of its kind that do not extend it. Tunnels without ends come first. */
export function parents(kind: SymbolKind, own: string | undefined, stage: Stage): readonly Item[] {
  const heirs = own === undefined ? new Set<string>() : heirsOf(stage.analysis, kind, own);
  return stage.analysis.symbols.all
    .filter((symbol) => symbol.kind === kind && !heirs.has(symbol.name))
    .toSorted((a, b) => Number(a.node.ends !== undefined) - Number(b.node.ends !== undefined))
    .map(({ name, node, place }) =>
      nameItem(kind, name, stage, node.ends === undefined ? origin(kind, place) : "tunnel with ends"),
    );
}

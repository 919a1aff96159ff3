/** What a hover is about: the project, the file, and the declaration around the cursor with the connections it has a part in. */

import type { Declaration, Node, Policy } from "../../../grammar/index.ts";
import type { Connection, End } from "../../../compiler/expand/connection.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Symbol } from "../../../compiler/resolve/symbols.ts";
import { lineTable } from "../../../compiler/source/lines.ts";
import type { Place } from "../../../compiler/source/place.ts";

export interface Scene {
  readonly analysis: Analysis;
  readonly uri: string;
  /** The top-level declaration around the cursor. */
  readonly top: Declaration | undefined;
  /** The nearest nested block with a name of its own meaning: `bgp`, `manual`. */
  readonly nested: Declaration | undefined;
  readonly policy: Policy | undefined;
}

export function sceneOf(analysis: Analysis, uri: string, around: readonly Node[]): Scene {
  const declarations = around.filter((node): node is Declaration => node.kind === "declaration");
  const [top, ...below] = declarations;
  const policy = around.find((node): node is Policy => node.kind === "policy");
  return { analysis, uri, top, nested: below.at(-1), policy };
}

/** Where something stands, in words: the line, and the file when it is another one. */
export function where({ analysis, uri }: Scene, place: Place): string {
  const text = analysis.files.get(place.uri)?.text;
  const line = text === undefined ? undefined : lineTable(text).positionAt(place.span.start).line;
  const file = place.uri.slice(place.uri.lastIndexOf("/") + 1);
  if (line === undefined) return file;
  return place.uri === uri ? `line ${line}` : `${file}:${line}`;
}

/** The connections that the declaration around the cursor decides something about. */
export function connectionsOf(scene: Scene): readonly Connection[] {
  const { analysis, top } = scene;
  const name = top?.name?.text;
  if (top === undefined || name === undefined) return [];
  const { connections } = analysis.expansion;
  switch (top.head.text) {
    case "mesh":
    case "tunnel": {
      const own = connections.filter((each) => each.name === name || each.origin?.name === name);
      if (own.length > 0) return own;
      // A template has no ends: what it says shows in the tunnels that extend it.
      const heirs = heirsOf(analysis, "tunnel", name);
      return connections.filter((each) => heirs.has(each.name) || heirs.has(each.origin?.name ?? ""));
    }
    case "phase1":
    case "phase2": {
      const kind = top.head.text;
      const heirs = heirsOf(analysis, kind, name);
      return connections.filter((connection) => profilesOf(connection, kind).some((used) => heirs.has(used)));
    }
    case "site": {
      const peer = peerAround(scene);
      const isHere = (end: End): boolean => peer === undefined || statedIn(end, peer, scene.uri);
      return connections.filter(({ ends }) => ends.some((end) => end.site.name === name && isHere(end)));
    }
    default:
      return [];
  }
}

/** The `peer` of a site around the cursor, which may be in a block of it. */
export function peerAround({ top, nested }: Scene): Declaration | undefined {
  if (top?.head.text !== "site" || nested === undefined) return undefined;
  return top.block?.entries.find(
    (entry): entry is Declaration =>
      entry.kind === "declaration" &&
      entry.head.text === "peer" &&
      entry.span.start <= nested.span.start &&
      nested.span.end <= entry.span.end,
  );
}

function statedIn({ stated }: End, { span }: Declaration, uri: string): boolean {
  return (
    stated?.place.uri === uri && span.start <= stated.place.span.start && stated.place.span.end <= span.end
  );
}

/** The names of the profiles that a connection's ends and policies use. */
function profilesOf({ ends, policies }: Connection, kind: "phase1" | "phase2"): readonly string[] {
  const profiles = ends.map((end) => end[kind]);
  if (kind === "phase2") profiles.push(...policies.flatMap((policy) => policy.ends.map((end) => end.phase2)));
  return profiles.flatMap(({ declared }) =>
    declared === undefined ? [] : [declared.slice(kind.length + 1)],
  );
}

/** A declaration and all that extend it, directly or not. */
export function heirsOf({ symbols }: Analysis, kind: Symbol["kind"], name: string): ReadonlySet<string> {
  const heirs = new Set([name]);
  const candidates = symbols.all.filter(
    (symbol) => symbol.kind === kind && symbol.node.extends !== undefined,
  );
  for (let before = 0; before !== heirs.size;) {
    before = heirs.size;
    for (const symbol of candidates) if (heirs.has(symbol.node.extends?.text ?? "")) heirs.add(symbol.name);
  }
  return heirs;
}

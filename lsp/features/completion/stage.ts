/**
 * What a completion is about: the project, the declaration around the cursor as the tree knows it, and the devices that
 * what is written there ends up on.
 */

import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { DeviceScalar } from "../../../compiler/catalogue/scalar.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import type { Connection, Profile } from "../../../compiler/expand/connection.ts";
import type { SiteFacts } from "../../../compiler/expand/site.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { children, type Declaration, type Node, type SourceFile } from "../../../grammar/index.ts";
import { connectionsOf, heirsOf, sceneOf, type Scene } from "../hover/scene.ts";
import type { Cursor } from "./cursor.ts";

export type SideOfPair = "left" | "right" | "both";

export interface Concerned {
  readonly site: SiteFacts;
  readonly device: DeviceScalar;
}

export interface Stage {
  readonly cursor: Cursor;
  readonly scene: Scene;
  readonly analysis: Analysis;
  /** The connections that the declaration around the cursor decides something about. */
  readonly connections: readonly Connection[];
  /** Each site once. */
  readonly at: (side: SideOfPair) => readonly Concerned[];
  /** Each device and release once: all there is to ask where a thousand branches run the same. */
  readonly devicesAt: (side: SideOfPair) => readonly Concerned[];
  /** `false`: nothing uses the declaration yet, so these are the devices that may. */
  readonly certain: boolean;
}

export function stageOf(analysis: Analysis, file: SourceFile, cursor: Cursor): Stage {
  const scene = sceneOf(analysis, file.uri, nodesOf(file, cursor));
  const connections = connectionsOf(scene);
  const found = sitesOf(scene, connections);
  const certain = found.left.length + found.right.length > 0;
  const every = [...analysis.expansion.sites.values()];
  const sides = certain ? found : { left: every, right: every };
  const at = once((side: SideOfPair): readonly Concerned[] => {
    const sites = side === "both" ? [...sides.left, ...sides.right] : sides[side];
    return [...new Set(sites)].map((site) => ({ site, device: site.device.value }));
  });
  const devicesAt = once((side: SideOfPair): readonly Concerned[] => [
    ...new Map(at(side).map((each) => [showScalar(each.device), each])).values(),
  ]);
  return { cursor, scene, analysis, connections, at, devicesAt, certain };
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

/** The nodes of the blocks around the cursor: those that start where the open headers start. */
function nodesOf(file: SourceFile, { blocks }: Cursor): readonly Node[] {
  const found: Node[] = [];
  let within: readonly Node[] = file.items;
  for (const { start } of blocks) {
    const node = within.find(
      ({ kind, span }) => span.start === start && (kind === "declaration" || kind === "policy"),
    );
    if (node === undefined) break;
    found.push(node);
    within = children(node).flatMap((child) => (child.kind === "block" ? child.entries : []));
  }
  return found;
}

interface Sides {
  readonly left: readonly SiteFacts[];
  readonly right: readonly SiteFacts[];
}

function sitesOf(scene: Scene, connections: readonly Connection[]): Sides {
  const { sites } = scene.analysis.expansion;
  const { top } = scene;
  const named = (name: string | undefined): readonly SiteFacts[] => {
    const site = name === undefined ? undefined : sites.get(name);
    return site === undefined ? [] : [site];
  };
  switch (top?.head.text) {
    case "site": {
      const own = named(top.name?.text);
      return { left: own, right: own };
    }
    case "phase1":
    case "phase2": {
      const users = usersOf(connections, top, scene.analysis);
      return { left: users, right: users };
    }
    case "tunnel":
      if (top.ends === undefined) return endsOf(connections);
      return {
        left: top.ends.left.flatMap(({ text }) => named(text)),
        right: (top.ends.right ?? []).flatMap(({ text }) => named(text)),
      };
    default:
      return { left: [], right: [] };
  }
}

function endsOf(connections: readonly Connection[]): Sides {
  return {
    left: connections.map(({ ends }) => ends[0].site),
    right: connections.map(({ ends }) => ends[1].site),
  };
}

/** The ends that use a profile, or one that extends it. */
function usersOf(
  connections: readonly Connection[],
  top: Declaration,
  analysis: Analysis,
): readonly SiteFacts[] {
  const kind = top.head.text === "phase1" ? "phase1" : "phase2";
  const heirs = heirsOf(analysis, kind, top.name?.text ?? "");
  const isUsed = ({ declared }: Profile): boolean =>
    declared !== undefined && heirs.has(declared.slice(kind.length + 1));
  return connections.flatMap(({ ends, policies }) =>
    ends.flatMap((end, at) => {
      const own = kind === "phase2" ? policies.flatMap((policy) => policy.ends[at]?.phase2 ?? []) : [];
      return [end[kind], ...own].some(isUsed) ? [end.site] : [];
    }),
  );
}

/** `riga (routeros 6.49.7)` */
export function nameOfDevice({ site, device }: Concerned): string {
  return `${site.name} (${showScalar(device)})`;
}

/** A tunnel knows its other end without `peer`. */
export function isMisplaced({ id }: Parameter, { blocks }: Cursor): boolean {
  return id === "policy.peer" && blocks[0]?.kind !== "site";
}

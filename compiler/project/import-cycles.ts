/** Finds the circles among imports: one shortest circle for every group of files that reach each other, each once. */

import type { Place } from "../source/place.ts";

export interface ImportEdge {
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/** Circles start at their first path in alphabetical order, so they do not depend on the order of the edges. */
export function cyclesOf(edges: readonly ImportEdge[]): readonly (readonly ImportEdge[])[] {
  const leaving = new Map<string, ImportEdge[]>();
  for (const edge of edges.toSorted((a, b) => a.place.span.start - b.place.span.start)) {
    leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  }
  const told = new Set<string>();
  const cycles: (readonly ImportEdge[])[] = [];
  for (const start of [...leaving.keys()].toSorted()) {
    if (told.has(start)) continue;
    const cycle = shortestCycle(start, leaving);
    if (cycle === undefined) continue;
    cycles.push(cycle);
    for (const edge of cycle) told.add(edge.from);
  }
  return cycles;
}

/** Breadth first, so the chain that a person reads is the shortest. */
function shortestCycle(
  start: string,
  leaving: ReadonlyMap<string, readonly ImportEdge[]>,
): readonly ImportEdge[] | undefined {
  const cameBy = new Map<string, ImportEdge>();
  const queue = [start];
  for (const at of queue) {
    for (const edge of leaving.get(at) ?? []) {
      if (edge.to === start) return [...chainTo(at, start, cameBy), edge];
      if (!cameBy.has(edge.to)) {
        cameBy.set(edge.to, edge);
        queue.push(edge.to);
      }
    }
  }
  return undefined;
}

function chainTo(end: string, start: string, cameBy: ReadonlyMap<string, ImportEdge>): ImportEdge[] {
  const chain: ImportEdge[] = [];
  for (let at = end; at !== start;) {
    const edge = cameBy.get(at);
    if (edge === undefined) break;
    chain.unshift(edge);
    at = edge.from;
  }
  return chain;
}

/**
 * `vpnc.lock` knows tunnels by their names, and a star or a mesh makes these of its own name and its sites'. In: a project, and the edits
 * of a rename. Out: the edits that give each line of the lock its tunnel's new name, or why the addresses would not stay.
 */

import { planTunnels, type TunnelPlan } from "../../../compiler/expand/topology.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { readLock } from "../../../compiler/project/lock-file.ts";
import type { Resolved } from "../../../compiler/resolve/declarations.ts";
import type { NameEdit } from "./rename-check.ts";

/** `after`: the declarations as they are with the edits, in the same order. */
export function lockEdits(
  { declarations, lockFile }: Pick<Analysis, "declarations" | "lockFile">,
  after: ReadonlyMap<string, Resolved>,
): readonly NameEdit[] | { readonly refusal: string } {
  if (lockFile === undefined) return [];
  const { entries } = readLock(lockFile.uri, lockFile.text);
  const lines = new Set(entries.map(({ tunnel }) => tunnel));
  const plans = plansOf(after);
  const renamed = new Map<string, string>();
  for (const [key, { name, isTurned }] of plansOf(declarations)) {
    const now = plans.get(key);
    if (now === undefined || !lines.has(name)) continue;
    if (now.isTurned !== isTurned) {
      return {
        refusal: `\`${name}\` has its inside addresses from vpnc.lock, the first one for the site whose name comes first. With this name the two ends would change addresses.`,
      };
    }
    if (now.name !== name) renamed.set(name, now.name);
  }
  const taken = [...renamed.values()].find((name) => lines.has(name) && !renamed.has(name));
  if (taken !== undefined) {
    return {
      refusal: `vpnc.lock has a line for \`${taken}\` already. Run \`vpnc lock\`, which drops the lines of tunnels that are gone.`,
    };
  }
  return entries.flatMap(({ tunnel, place }): NameEdit[] => {
    const text = renamed.get(tunnel);
    if (text === undefined || place === undefined) return [];
    const end = place.span.end;
    return [{ place: { uri: place.uri, span: { start: end - tunnel.length, end } }, text }];
  });
}

/** What the tunnels are called afterwards that a star or a mesh makes. */
export function madeNames(
  before: ReadonlyMap<string, Resolved>,
  after: ReadonlyMap<string, Resolved>,
): ReadonlyMap<string, string> {
  const plans = plansOf(after);
  return new Map(
    [...plansOf(before)].flatMap(([key, { name, isMade }]) => {
      const now = plans.get(key)?.name;
      return isMade && now !== undefined && now !== name ? [[name, now] as const] : [];
    }),
  );
}

interface Planned {
  readonly name: string;
  readonly isMade: boolean;
  /** Its left end stands behind its right one in the header: a mesh sorts its sites by name. */
  readonly isTurned: boolean;
}

/** By the declaration that a tunnel comes from, and the places of its two sites in the header: neither changes with a name. */
function plansOf(declarations: ReadonlyMap<string, Resolved>): ReadonlyMap<string, Planned> {
  const tunnels = [...declarations.values()].filter(({ symbol }) => symbol.kind === "tunnel");
  const number = new Map(tunnels.map((resolved, at) => [resolved, at]));
  return new Map(
    planTunnels(tunnels).plans.map((plan) => {
      const [left, right] = placesOf(plan);
      const key = [number.get(plan.resolved), Math.min(left, right), Math.max(left, right)].join(" ");
      return [key, { name: plan.name, isMade: plan.origin !== undefined, isTurned: left > right }];
    }),
  );
}

function placesOf({ left, right, resolved }: TunnelPlan): readonly [number, number] {
  const { ends } = resolved.symbol.node;
  const names = [...(ends?.left ?? []), ...(ends?.right ?? [])].map(({ text }) => text);
  return [names.indexOf(left.text), names.indexOf(right.text)];
}

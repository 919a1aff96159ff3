/**
 * Which tunnels there are: a declared one, one for every spoke of a star, one for every pair of a mesh. In: resolved
 * declarations. Out: a plan of named pairs of sites, which share the declaration they come from, and what is wrong with headers.
 */

import type { Name } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Resolved } from "../resolve/declarations.ts";
import { keyOf, type Symbol } from "../resolve/symbols.ts";
import type { Place } from "../source/place.ts";
import { since } from "../source/lists.ts";
import { follow, remember, rememberFrom, type Before } from "../source/remember.ts";
import { joinedSpan } from "../source/spans.ts";

/** One tunnel to expand. */
export interface TunnelPlan {
  readonly name: string;
  readonly left: Name;
  readonly right: Name;
  /** The tunnel's own name, the spoke in a star's header, the name of a mesh. */
  readonly place: Place;
  readonly resolved: Resolved;
  /** `undefined`: somebody declared just this tunnel. */
  readonly origin: Origin | undefined;
}

/** What made a tunnel that nobody declared by its name. */
export interface Origin {
  readonly topology: "star" | "mesh";
  readonly name: string;
  /** Where that name stands. */
  readonly place: Place;
}

interface Planned {
  readonly plans: readonly TunnelPlan[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * In the order of declarations; a star's in the order of its spokes, a mesh's by the names of its sites. Where an edit changed
 * no header, there are the same tunnels, some of them from another declaration.
 */
export const planTunnels = rememberFrom(
  (before: Before<readonly Resolved[], Planned> | undefined, tunnels: readonly Resolved[]): Planned => {
    const last = since(before, tunnels);
    const isSame =
      last?.answer.diagnostics.length === 0 &&
      last.changes.every(({ gone, come }) => headerOf(gone) === headerOf(come));
    if (!isSame) return planAll(tunnels);
    const others = new Map(
      last.changes.flatMap(({ gone, come }) =>
        plansOf(gone).plans.map((plan, at) => [plan, plansOf(come).plans[at] ?? plan]),
      ),
    );
    const plans = last.answer.plans.map((plan) => others.get(plan) ?? plan);
    return { plans: follow(plans, last.answer.plans), diagnostics: [] };
  },
);

/** All that plans follow from. */
const headerOf = remember(({ symbol, ancestors }: Resolved): string => {
  const { head, ends } = symbol.node;
  const sides = [ends?.left, ends?.right].map((side) => side?.map(({ text }) => text));
  return JSON.stringify([head.text, symbol.key, sides, ancestors[0]?.name]);
});

function planAll(tunnels: readonly Resolved[]): Planned {
  const diagnostics: Diagnostic[] = [];
  const declared = new Map(tunnels.map((resolved) => [resolved.symbol.name, resolved]));
  const made = new Map<string, TunnelPlan>();
  for (const resolved of tunnels) {
    const found = plansOf(resolved);
    for (const diagnostic of found.diagnostics) diagnostics.push(diagnostic);
    for (const plan of found.plans) {
      if (plan.origin !== undefined && isReplaced(plan, declared.get(plan.name), diagnostics)) continue;
      const before = made.get(plan.name);
      if (before === undefined) made.set(plan.name, plan);
      else if (before.origin !== undefined) diagnostics.push(twiceMade(before, plan));
    }
  }
  return { plans: [...made.values()], diagnostics };
}

const plansOf = remember((resolved: Resolved) => {
  const diagnostics: Diagnostic[] = [];
  return { plans: plansFrom(resolved, diagnostics), diagnostics };
});

function plansFrom(resolved: Resolved, diagnostics: Diagnostic[]): readonly TunnelPlan[] {
  const { node } = resolved.symbol;
  const isMesh = node.head.text === "mesh";
  const { left = [], right } = node.ends ?? {};
  if (node.ends === undefined && !isMesh) return []; // a template
  const several = left.length > 1 || (right?.length ?? 0) > 1;
  if (isMesh) {
    if (right !== undefined || left.length < 2) {
      diagnostics.push(
        tellEnds(resolved, "a mesh is a list of two or more sites, `mesh core: fra, ams, waw`"),
      );
      return [];
    }
    return meshOf(resolved, distinct(left, resolved, diagnostics));
  }
  const [hub] = left;
  const [other] = right ?? [];
  if (hub === undefined || other === undefined || right === undefined) {
    diagnostics.push(tellEnds(resolved, "a tunnel has two ends, `hq <-> riga`"));
    return [];
  }
  if (!several) return [one(resolved, hub, other)];
  if (left.length > 1 && right.length > 1) {
    diagnostics.push(
      tellEnds(resolved, "a star has one hub: a list of sites stands at one of its ends only"),
    );
    return [];
  }
  return left.length > 1
    ? distinct(left, resolved, diagnostics).map((spoke) => starred(resolved, spoke, spoke, other))
    : distinct(right, resolved, diagnostics).map((spoke) => starred(resolved, spoke, hub, spoke));
}

function one(resolved: Resolved, left: Name, right: Name): TunnelPlan {
  const { name, place } = resolved.symbol;
  return { name, left, right, place, resolved, origin: undefined };
}

function starred(resolved: Resolved, spoke: Name, left: Name, right: Name): TunnelPlan {
  const { name, place } = resolved.symbol;
  return {
    name: `${name}-${spoke.text}`,
    left,
    right,
    place: { uri: place.uri, span: spoke.span },
    resolved,
    origin: { topology: "star", name, place },
  };
}

/** By the names of the sites and not by their place in the list: a site more renames nobody and swaps no ends. */
function meshOf(resolved: Resolved, sites: readonly Name[]): readonly TunnelPlan[] {
  const { name, place } = resolved.symbol;
  const origin: Origin = { topology: "mesh", name, place };
  const sorted = sites.toSorted((a, b) => (a.text < b.text ? -1 : 1));
  return sorted.flatMap((left, at) =>
    sorted.slice(at + 1).map((right): TunnelPlan => ({
      name: `${name}-${left.text}-${right.text}`,
      left,
      right,
      place,
      resolved,
      origin,
    })),
  );
}

/** A site that stands twice would make the same tunnel twice. */
function distinct(names: readonly Name[], { symbol }: Resolved, diagnostics: Diagnostic[]): readonly Name[] {
  const first = new Map<string, Name>();
  for (const name of names) {
    const before = first.get(name.text);
    if (before === undefined) {
      first.set(name.text, name);
      continue;
    }
    diagnostics.push(
      report("tunnel/site-twice", {
        message: `\`${symbol.name}\` names the site \`${name.text}\` twice`,
        place: { uri: symbol.place.uri, span: name.span },
        label: "the same site again",
        related: [{ place: { uri: symbol.place.uri, span: before.span }, message: "first named here" }],
        subjects: [subjectOf(symbol)],
      }),
    );
  }
  return [...first.values()];
}

/** A declared tunnel that extends a star or a mesh takes the place of the one they would make for its two sites. */
function isReplaced(plan: TunnelPlan, declared: Resolved | undefined, diagnostics: Diagnostic[]): boolean {
  const { origin } = plan;
  if (declared === undefined || origin === undefined) return false;
  const { symbol, ancestors } = declared;
  const heir = ancestors[0]?.name === origin.name;
  const { left, right } = symbol.node.ends ?? {};
  const [own, wanted] = [
    [left?.[0], right?.[0]],
    [plan.left, plan.right],
  ].map((ends) =>
    ends
      .map((end) => end?.text)
      .toSorted()
      .join("\n"),
  );
  if (heir && own === wanted && symbol.node.head.text === "tunnel") return true;
  diagnostics.push(
    report("tunnel/generated-clash", {
      message: `tunnel \`${plan.name}\` is declared, and the ${origin.topology} \`${origin.name}\` makes one of that name for \`${plan.left.text}\` and \`${plan.right.text}\``,
      place: symbol.place,
      label: heir
        ? "declared here between other sites"
        : `declared here, and does not extend \`${origin.name}\``,
      related: [{ place: plan.place, message: `made by the ${origin.topology} \`${origin.name}\`` }],
      help: `write \`tunnel ${plan.name}: ${plan.left.text} <-> ${plan.right.text} extends ${origin.name}\` to replace it, or rename one of the two`,
      subjects: [subjectOf(symbol), `tunnel ${origin.name}`],
    }),
  );
  return true;
}

function twiceMade(before: TunnelPlan, plan: TunnelPlan): Diagnostic {
  return report("tunnel/generated-clash", {
    message: `two tunnels would be called \`${plan.name}\`: \`${before.left.text} <-> ${before.right.text}\` and \`${plan.left.text} <-> ${plan.right.text}\``,
    place: plan.place,
    label: `made by \`${plan.origin?.name ?? plan.name}\``,
    related: [{ place: before.place, message: `and made by \`${before.origin?.name ?? before.name}\`` }],
    help: "rename a site, a star or a mesh: the name of a tunnel is theirs, joined by hyphens",
    subjects: [subjectOf(plan.resolved.symbol), subjectOf(before.resolved.symbol)],
  });
}

function tellEnds({ symbol }: Resolved, expected: string): Diagnostic {
  const { left = [], right = [] } = symbol.node.ends ?? {};
  const names = [...left, ...right];
  const { span } = symbol.place;
  return report("tunnel/ends", {
    message: `\`${symbol.name}\` does not say which sites it connects`,
    place: { uri: symbol.place.uri, span: joinedSpan(names[0]?.span ?? span, names.at(-1)?.span ?? span) },
    label: "these are no ends",
    notes: [expected],
    subjects: [subjectOf(symbol)],
  });
}

function subjectOf({ kind, name }: Symbol): string {
  return keyOf(kind, name);
}

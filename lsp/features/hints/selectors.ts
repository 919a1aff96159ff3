/**
 * Behind a policy's selectors: the networks they come to, and of a one-sided policy the one that mirrors it. A tunnel without
 * policies has the networks behind its head.
 */

import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Connection, PolicyEnd } from "../../../compiler/expand/connection.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { walk, type Policy, type SourceFile, type Term } from "../../../grammar/index.ts";
import { keyOf } from "../../../compiler/resolve/symbols.ts";
import { code } from "../hover/markdown.ts";
import { sceneOf, where } from "../hover/scene.ts";
import { behindHead } from "./headers.ts";
import { isAsked, shortened, type Asking, type Hint, type HintPart } from "./hint.ts";

export function selectorHints(analysis: Analysis, file: SourceFile, asking: Asking): readonly Hint[] {
  const policies: Policy[] = [];
  walk(file, (node) => {
    if (!isAsked(asking, { uri: file.uri, span: node.span })) return false;
    if (node.kind === "policy") policies.push(node);
  });
  return [
    ...policies.flatMap((policy) => hintsOf(policy, analysis, file.uri)),
    ...impliedHints(analysis, file, asking),
  ];
}

function impliedHints({ symbols, expansion }: Analysis, file: SourceFile, asking: Asking): readonly Hint[] {
  return expansion.connections.flatMap((connection): Hint[] => {
    const node = symbols.declarations.get(keyOf("tunnel", connection.name))?.node;
    if (connection.form !== "tunnel" || node === undefined || !isAsked(asking, connection.place)) return [];
    const views = viewsOf(connection, (place) => place === connection.place);
    const resolved = selectorsOf([views], "<->");
    if (resolved === undefined) return [];
    const tooltip = "No policy is written, so each `lan` of one end may talk to each `lan` of the other.";
    return [{ offset: behindHead(node, file.text), parts: [{ text: `protects ${resolved}` }], tooltip }];
  });
}

/** One policy of the file, as an end has it. */
interface View {
  readonly own: PolicyEnd;
  readonly other: PolicyEnd | undefined;
  readonly otherSite: string;
}

function hintsOf(policy: Policy, analysis: Analysis, uri: string): readonly Hint[] {
  const { arrow, left, right } = policy;
  const last = right.at(-1);
  if (arrow === undefined || last === undefined) return [];
  const isHere = (place: Place): boolean => place.uri === uri && place.span.start === policy.span.start;
  const views = arrow === "<->" ? inTunnels(analysis, isHere) : inSite(analysis, isHere);
  const resolved = [...left, ...right].every(isLiteral) ? undefined : selectorsOf(views, arrow);
  const mirrored = arrow === "->" ? mirrorOf(views) : undefined;
  const parts = [...(resolved === undefined ? [] : [{ text: `= ${resolved}` }]), ...(mirrored ?? [])];
  if (parts.length === 0) return [];
  const scene = sceneOf(analysis, uri, []);
  const places = (mirrored ?? []).flatMap(({ place }) => (place === undefined ? [] : [where(scene, place)]));
  const tooltip = [
    ...(resolved === undefined ? [] : [`The selectors come to ${code(resolved)}.`]),
    ...(places.length === 0 ? [] : [`The other end's policy stands in ${places.join(", ")}.`]),
  ].join("\n\n");
  return [{ offset: last.span.end, parts, tooltip }];
}

/** An address says what it is. */
function isLiteral({ kind }: Term): boolean {
  return kind === "address";
}

function inTunnels({ expansion }: Analysis, isHere: (place: Place) => boolean): readonly (readonly View[])[] {
  return expansion.connections
    .filter(({ form }) => form === "tunnel")
    .map((connection) => viewsOf(connection, isHere))
    .filter((views) => views.length > 0);
}

function viewsOf(connection: Connection, isHere: (place: Place) => boolean): readonly View[] {
  return connection.policies
    .filter(({ place }) => isHere(place))
    .map(({ ends }) => ({ own: ends[0], other: ends[1], otherSite: connection.ends[1].site.name }));
}

/** A site's policies are its own; those of a pair of peers have a counterpart. */
function inSite({ expansion }: Analysis, isHere: (place: Place) => boolean): readonly (readonly View[])[] {
  const all = [...expansion.sitePolicies.values()].flat().filter(({ place }) => isHere(place));
  const pairs = expansion.connections.flatMap(({ form, ends, policies }) =>
    form === "tunnel" ? [] : policies.map((pair) => ({ pair, sites: ends.map(({ site }) => site.name) })),
  );
  return [
    all.map(({ end }): View => {
      const found = pairs.find(({ pair }) => pair.ends.some((each) => each === end || sameEnd(each, end)));
      const index = found?.pair.ends.findIndex((each) => each === end || sameEnd(each, end)) === 0 ? 1 : 0;
      return { own: end, other: found?.pair.ends[index], otherSite: found?.sites[index] ?? "" };
    }),
  ];
}

function sameEnd(a: PolicyEnd, b: PolicyEnd): boolean {
  return (
    a.stated !== undefined &&
    a.stated === b.stated &&
    a.source === b.source &&
    a.destination === b.destination
  );
}

/** Nothing for a template's policy that comes to something else in every tunnel. */
function selectorsOf(views: readonly (readonly View[])[], arrow: string): string | undefined {
  const texts = new Set(
    views.map((each) => {
      const side = (of: (view: View) => string): string =>
        shortened([...new Set(each.map(of))], "…").join(", ");
      const [from, to] = [
        side(({ own }) => showScalar(own.source.value)),
        side(({ own }) => showScalar(own.destination.value)),
      ];
      return from === "" ? "" : `${from} ${arrow} ${to}`;
    }),
  );
  const [text] = texts;
  return texts.size === 1 && text !== "" ? text : undefined;
}

function mirrorOf(views: readonly (readonly View[])[]): readonly HintPart[] | undefined {
  const [view] = views.flat().filter(({ other }) => other?.stated !== undefined);
  if (view?.other?.stated === undefined) return undefined;
  const { source, destination, stated } = view.other;
  const text = `${view.otherSite}: ${showScalar(source.value)} -> ${showScalar(destination.value)}`;
  return [{ text: " ⇄ " }, { text, place: stated.place }];
}

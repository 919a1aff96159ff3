/** The order of a site's policies: the language asks them as written, charon by their priority, else the narrowest first. */

import { contains } from "../../source/addresses.ts";
import type { DraftPolicy, Term } from "../draft.ts";

export interface Ranked {
  readonly policy: DraftPolicy;
  readonly priority: number | undefined;
  /** What is not encrypted is asked before what is. Source: strongSwan, the priorities of pass and drop policies. */
  readonly isShunt: boolean;
}

export function ordered(all: readonly Ranked[]): readonly DraftPolicy[] {
  const done: Ranked[] = [];
  for (const each of all) {
    const at = done.findIndex((other) => isBefore(each, other));
    if (at === -1) done.push(each);
    else done.splice(at, 0, each);
  }
  return done.map(({ policy }) => policy);
}

/** Whether the order of the two matters, and the first one must come first. */
function isBefore(a: Ranked, b: Ranked): boolean {
  const [left, right] = [a.priority ?? Infinity, b.priority ?? Infinity];
  if (left !== right) return left < right;
  if (a.priority !== undefined) return false;
  if (a.isShunt !== b.isShunt) return a.isShunt && overlap(a, b);
  return narrower(a, b);
}

function narrower(a: Ranked, b: Ranked): boolean {
  const [from, to] = sides(a);
  const [otherFrom, otherTo] = sides(b);
  const isInside = inside(from, otherFrom) && inside(to, otherTo);
  return isInside && !(inside(otherFrom, from) && inside(otherTo, to));
}

function overlap(a: Ranked, b: Ranked): boolean {
  const [from, to] = sides(a);
  const [otherFrom, otherTo] = sides(b);
  return (inside(from, otherFrom) || inside(otherFrom, from)) && (inside(to, otherTo) || inside(otherTo, to));
}

function sides({ policy: { source, destination } }: Ranked): readonly [string, string] {
  return [sideText(source[0]), sideText(destination[0])];
}

function sideText(term: Term | undefined): string {
  return term?.kind === "text" ? term.text : "any";
}

function inside(inner: string, outer: string): boolean {
  return contains(prefix(outer, inner), prefix(inner, outer));
}

/** `any` is of the family of what it is held against. */
function prefix(text: string, beside: string): { readonly address: string; readonly length: number } {
  if (text === "any") return { address: beside.includes(":") ? "::" : "0.0.0.0", length: 0 };
  const [address = "", length] = text.split("/");
  return { address, length: length === undefined ? (address.includes(":") ? 128 : 32) : Number(length) };
}

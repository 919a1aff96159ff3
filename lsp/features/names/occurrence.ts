/** The words of the occurrence model: what a name stands for, and every place where it is written. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import type { SymbolKind } from "../../../compiler/resolve/symbols.ts";
import type { Place } from "../../../compiler/source/place.ts";
import type { Span } from "../../../grammar/index.ts";

/** What names are found in: trees, and what the compiler knows of them. */
export type Facts = Pick<Analysis, "files" | "symbols" | "declarations" | "evaluation">;

/**
 * Beside the kinds that are declared at the top: what is declared in a site or tunnel (a BGP `instance`, a BGP `session`),
 * a `member` that paths read (`left.lan` reads the `lan` of a site), and the `side` that `left` and `right` mean.
 */
export type EntityKind = SymbolKind | "peer" | "manual" | "instance" | "session" | "member" | "side";

/** What a message calls a thing of each kind. */
export const KIND_WORDS: Readonly<Record<EntityKind, string>> = {
  phase1: "`phase1`",
  phase2: "`phase2`",
  key: "`key`",
  site: "site",
  tunnel: "tunnel",
  failover: "`failover`",
  test: "`test`",
  secret: "`secret`",
  let: "`let`",
  peer: "peer",
  manual: "`manual`",
  instance: "BGP instance",
  session: "BGP session",
  member: "parameter",
  side: "end",
};

/** One thing that has a name. */
export interface Entity {
  /** The same for all that is one thing: a peer and the inherited one it adds to, `core` of both ends' sites. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly name: string;
}

export interface Occurrence {
  readonly entity: Entity;
  /** The name as written, with its quotes. */
  readonly place: Place;
  readonly quoted: boolean;
  readonly role: "declaration" | "use";
  /** Of a declaration: all of it. */
  readonly whole: Span | undefined;
  /** The keys of what is declared elsewhere and meant here: the sites behind `left`. */
  readonly leads: readonly string[];
}

const SEPARATOR = "\0";

/** The key of what is declared in another declaration; `owner` is that one's key. */
export function innerKey(kind: EntityKind, owner: string, name: string): string {
  return [kind, owner, name].join(SEPARATOR);
}

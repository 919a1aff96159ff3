/** Questions about one end's own settings, asked of each end of a connection and told once per place. */

import type { ParameterId } from "../catalogue/ids.ts";
import { compareVersions } from "../catalogue/version.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Connection, End, PolicyPair, Profile } from "../expand/connection.ts";
import { encrypts, isManual, phase2Pairs } from "../negotiate/judge.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";

export { wordsIn } from "../expand/connection.ts";

/** A value that somebody wrote: where it stands is known. */
export interface Stated {
  readonly value: readonly Scalar[];
  readonly place: Place;
  readonly through: string | undefined;
}

export function statedOf(located: Located<readonly Scalar[]> | undefined): Stated | undefined {
  return located?.place === undefined || located.value.length === 0
    ? undefined
    : { value: located.value, place: located.place, through: located.through };
}

export interface ProfileOfEnd {
  readonly end: End;
  readonly profile: Profile;
}

/** The phase 1 of each end, of connections that have one. */
export const phase1Ends = remember((connection: Connection): readonly ProfileOfEnd[] =>
  isManual(connection) ? [] : connection.ends.map((end) => ({ end, profile: end.phase1 })),
);

/** Each phase 2 profile of each end. */
export const phase2Ends = remember((connection: Connection): readonly ProfileOfEnd[] =>
  phase2Pairs(connection).flatMap((pair) =>
    pair.map((profile, at) => ({ end: connection.ends[at === 0 ? 0 : 1], profile })),
  ),
);

/** The policies that protect by IKE, not by written keys. */
export const ikePolicies = remember(({ policies }: Connection): readonly PolicyPair[] =>
  policies.filter((policy) => encrypts(policy) && policy.ends.every((end) => end.manual === undefined)),
);

/** `phase1 aws`, or the connection where the value stands in its own block. */
export function sayWhere(stated: Pick<Stated, "through">, connection: Connection): string {
  return `\`${stated.through ?? connection.name}\``;
}

/** The declarations in which a finding about one phase may be accepted. */
export function phaseSubjects({ subjects }: Connection, phase: 1 | 2): readonly string[] {
  const other = phase === 1 ? "phase2 " : "phase1 ";
  return subjects.filter((subject) => !subject.startsWith(other));
}

export function numberIn(located: Pick<Stated, "value"> | undefined): number | undefined {
  const [scalar] = located?.value ?? [];
  return scalar?.kind === "number" ? scalar.value : undefined;
}

export function isRouteros({ site }: End): boolean {
  return site.device.value.target === "routeros";
}

/** RouterOS of a release before the one named. */
export function isRouterosBefore({ site }: End, release: string): boolean {
  const { target, version } = site.device.value;
  return target === "routeros" && version !== undefined && compareVersions(version, release) < 0;
}

export function isBehindNat({ site }: End): boolean {
  const [scalar] = site.fields.get("site.behind-nat")?.value ?? [];
  return scalar !== undefined && !(scalar.kind === "word" && scalar.word === "no");
}

/** `lifetime` of `phase1.lifetime`. */
export function keyOf(id: ParameterId): string {
  return id.slice(id.indexOf(".") + 1);
}

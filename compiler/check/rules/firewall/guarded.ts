/** Sites that say something of their firewall, with the ends of tunnels they have; and the edit that adds a key there. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import { replace } from "../../../diagnostics/fix.ts";
import type { RelatedPlace } from "../../../diagnostics/diagnostic.ts";
import type { FirewallFacts, SiteFacts } from "../../../expand/site.ts";
import type { Place } from "../../../source/place.ts";
import { remember } from "../../../source/remember.ts";
import { endOf } from "../../../source/spans.ts";
import { endsBySite, type LocalEnd } from "../../local-ends.ts";
import type { ProjectFacts } from "../../rule.ts";

export type { LocalEnd } from "../../local-ends.ts";

export interface Guarded {
  readonly site: SiteFacts;
  readonly firewall: FirewallFacts;
  /** What its own script configures and does not switch off. */
  readonly ends: readonly LocalEnd[];
}

export function guardedSites({ sites, connections }: ProjectFacts): readonly Guarded[] {
  const guarded = described(sites);
  if (guarded.length === 0) return [];
  const bySite = endsBySite(connections);
  return guarded.flatMap((site) => {
    const { firewall } = site;
    const ends = (bySite.get(site) ?? []).filter(
      ({ connection, at }) => connection.ends[at].stated?.disabled === false,
    );
    return firewall === undefined || ends.length === 0 ? [] : [{ site, firewall, ends }];
  });
}

const described = remember((sites: ReadonlyMap<string, SiteFacts>): readonly SiteFacts[] =>
  [...sites.values()].filter(({ firewall }) => firewall !== undefined),
);

type Existing = "masquerade" | "fasttrack" | "input-drop" | "forward-drop";
type Key = "nat-bypass" | "input" | "forward" | "fasttrack";

/** Where the site says that its router does this already. */
export function placeOf({ fields }: FirewallFacts, what: Existing): Place | undefined {
  const has = fields.get("firewall.has");
  const stated = has?.value.some((scalar) => scalar.kind === "word" && scalar.word === what) === true;
  return stated ? has.place : undefined;
}

/** What could not be read counts as wanted: it has its own report. */
export function wants({ fields }: FirewallFacts, key: Key): boolean {
  const value = fields.get(`firewall.${key}` satisfies ParameterId)?.value;
  const [first] = value ?? [];
  return value !== undefined && !(first?.kind === "word" && first.word === "no");
}

/** Writes the key below `has`, or its value where it stands already. It adds rules to a router, so it is no safe edit. */
export function stating({ fields }: FirewallFacts, key: Key, value: string): readonly Fix[] {
  const written = fields.get(`firewall.${key}` satisfies ParameterId)?.place;
  if (written !== undefined) return [replace(written, value, "guess")];
  const has = fields.get("firewall.has")?.place;
  if (has === undefined) return [];
  const { uri, span } = has;
  const text = `${key} = ${value}`;
  return [
    {
      title: `add \`${text}\``,
      safe: false,
      edits: [{ place: { uri, span: endOf(span) }, text: `\n    ${text}` }],
    },
  ];
}

/** Each tunnel once, with words about it. */
export function tunnelsOf(
  ends: readonly LocalEnd[],
  words: (end: LocalEnd) => string,
): readonly RelatedPlace[] {
  return ends.map((end) => {
    const stated = end.connection.ends[end.at].stated;
    return { place: stated?.place ?? end.connection.place, message: words(end) };
  });
}

export function namesOf(ends: readonly LocalEnd[]): string {
  return ends.map(({ connection }) => `\`${connection.name}\``).join(", ");
}

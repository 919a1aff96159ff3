/** Where names of foreign texts are looked up. In: readings. Out: per device, or per text that describes both ends, its declarations, with secrets numbered over all readings. */

import type { DeviceDraft, DraftBlock, DraftEntry, DraftProperty, Reading, Term } from "./draft.ts";

/** Declarations that know each other by the names of one device. */
export interface Scope {
  /** What a name gets in front that another scope has too. */
  readonly prefix: string;
  /** Whether secrets are called after the scope; those of a text about both ends belong to neither. */
  readonly namesSecrets: boolean;
  readonly blocks: readonly DraftBlock[];
}

/** A reading and what its text is called without folder and ending. */
export interface LabelledReading {
  readonly label: string;
  readonly reading: Reading;
}

/** Whether every text describes both ends: then nobody else's end is there to be paired. */
export function describesBoth(all: readonly LabelledReading[]): boolean {
  const described = all.filter(({ reading }) => reading.devices.length > 0 || reading.whole !== undefined);
  return described.every(({ reading }) => reading.whole !== undefined);
}

/** Two-ended where every text describes both ends, else each device for itself. */
export function scopesOf(all: readonly LabelledReading[]): readonly Scope[] {
  const isWhole = describesBoth(all);
  let from = 0;
  const scopes: Scope[] = [];
  for (const { label, reading } of all) {
    const first = from;
    from += reading.secrets.length;
    const shift = (blocks: readonly DraftBlock[]): readonly DraftBlock[] =>
      blocks.map((block) => withTerms(block, (term) => shifted(term, first)));
    if (isWhole && reading.whole !== undefined) {
      scopes.push({ prefix: label, namesSecrets: false, blocks: shift(reading.whole.blocks) });
      continue;
    }
    for (const device of reading.devices) {
      scopes.push({ prefix: device.site, namesSecrets: true, blocks: shift(declarationsOf(device)) });
    }
  }
  return scopes;
}

function declarationsOf({ site, profiles, entries }: DeviceDraft): readonly DraftBlock[] {
  return [...profiles, { kind: "block", head: "site", name: site, entries }];
}

function shifted(term: Term, by: number): Term {
  return term.kind === "secret" ? { ...term, index: term.index + by } : term;
}

/** The block with every value in it replaced. */
export function withTerms(block: DraftBlock, replace: (term: Term) => Term): DraftBlock {
  return { ...block, entries: block.entries.map((entry) => entryWith(entry, replace)) };
}

function entryWith(entry: DraftEntry, replace: (term: Term) => Term): DraftEntry {
  switch (entry.kind) {
    case "property":
      return propertyWith(entry, replace);
    case "policy":
      return {
        ...entry,
        source: entry.source.map(replace),
        destination: entry.destination.map(replace),
        entries: entry.entries.map((each) => propertyWith(each, replace)),
      };
    case "block":
      return withTerms(entry, replace);
  }
}

function propertyWith(property: DraftProperty, replace: (term: Term) => Term): DraftProperty {
  const { theirs } = property;
  const values = property.values.map(replace);
  return theirs === undefined
    ? { ...property, values }
    : { ...property, values, theirs: theirs.map(replace) };
}

/** Every value in a block, in order. */
export function termsIn(block: DraftBlock): readonly Term[] {
  const found: Term[] = [];
  withTerms(block, (term) => {
    found.push(term);
    return term;
  });
  return found;
}

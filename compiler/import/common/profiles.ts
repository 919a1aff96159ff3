/** Profiles of a draft, each content once: tunnels that agree on the same values share one, as a person would write it. */

import type { DraftBlock, DraftEntry, DraftProperty, Origin } from "../draft.ts";

export interface Profiles {
  /** Gives the name under which the entries are declared: the wanted one, that of an equal profile, or one with a number. */
  readonly declare: (
    head: "phase1" | "phase2",
    wanted: string,
    entries: readonly DraftEntry[],
    origin?: Origin,
  ) => string;
  readonly blocks: () => readonly DraftBlock[];
}

export function profiles(): Profiles {
  const byContent = new Map<string, DraftBlock & { readonly name: string }>();
  const taken = new Set<string>();
  return {
    declare(head, wanted, entries, origin) {
      const key = `${head} ${entries.map(content).join("\n")}`;
      const known = byContent.get(key);
      if (known !== undefined) return known.name;
      let name = wanted;
      for (let at = 2; taken.has(`${head} ${name}`); at++) name = `${wanted}-${at}`;
      taken.add(`${head} ${name}`);
      byContent.set(key, { kind: "block", head, name, entries, origin });
      return name;
    },
    blocks: () =>
      [...byContent.values()].toSorted((a, b) => (a.head < b.head ? -1 : a.head > b.head ? 1 : 0)),
  };
}

/** What an entry says, wherever it was read. */
function content(entry: DraftEntry): string {
  switch (entry.kind) {
    case "property":
      return said(entry);
    case "policy":
      return JSON.stringify([entry.source, entry.destination, entry.entries.map(said)]);
    case "block":
      return JSON.stringify([entry.head, entry.name, entry.entries.map(content)]);
  }
}

function said({ key, values, theirs }: DraftProperty): string {
  return JSON.stringify([key, values, theirs]);
}

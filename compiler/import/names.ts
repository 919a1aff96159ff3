/**
 * Settles names. In: the declarations of several devices, each with its own names. Out: declarations that may stand in one
 * project: what clashes or cannot be declared gets another name, and `name = "…"` keeps the device's.
 */

import { RESERVED_NAMES } from "../catalogue/blocks.ts";
import { unsafeBecause } from "../project/site-names.ts";
import type { DraftBlock, DraftEntry, DraftPolicy, DraftProperty, Term } from "./draft.ts";
import { termsIn, withTerms, type Scope } from "./scopes.ts";

/** Heads of blocks inside a site or tunnel that are known by a name. */
const NESTED_NAMED = new Set(["peer", "bgp", "manual", "carrier"]);

/** By `HEAD NAME`, as the device says it, what it is called now. */
type Renamed = Map<string, string>;

/** In the order of the scopes; what two devices have in exactly the same words is declared once. */
export function settleNames(scopes: readonly Scope[]): readonly DraftBlock[] {
  const taken = new Set<string>();
  const declared = new Map<string, DraftBlock>();
  const settled: DraftBlock[] = [];
  for (const scope of scopes) {
    const renamed: Renamed = new Map();
    const own = scope.blocks.flatMap((block): DraftBlock[] => {
      const wanted = block.name ?? scope.prefix;
      const known = `${block.head} ${wanted}`;
      const twin = declared.get(known);
      if (twin !== undefined && sameContent(twin, block)) {
        renamed.set(known, wanted);
        return [];
      }
      const name = freeName(block.head, wanted, scope.prefix, taken);
      if (!renamed.has(known)) renamed.set(known, name);
      taken.add(takenKey(block.head, name));
      if (name === wanted) declared.set(known, block);
      const keeps = name === wanted || block.head === "site" || block.head === "tunnel";
      return [{ ...block, name, entries: keeps ? block.entries : [nameOf(wanted), ...block.entries] }];
    });
    settled.push(...own.map((block) => nestedNames(withEnds(block, renamed), renamed)));
  }
  return settled;
}

function withEnds(block: DraftBlock, renamed: Renamed): DraftBlock {
  const { ends, extends: base } = block;
  const siteOf = (site: string): string => renamed.get(`site ${site}`) ?? site;
  return {
    ...block,
    ...(ends === undefined ? {} : { ends: [siteOf(ends[0]), siteOf(ends[1])] as const }),
    ...(base === undefined ? {} : { extends: renamed.get(`${block.head} ${base}`) ?? base }),
  };
}

function freeName(head: string, wanted: string, prefix: string, taken: ReadonlySet<string>): string {
  const plain = declarable(wanted, head) ? wanted : cleaned(wanted, head);
  const usable = declarable(plain, head) ? plain : cleaned(`${prefix}-${plain}`, head);
  const isFree = (name: string): boolean => !taken.has(takenKey(head, name));
  if (isFree(usable)) return usable;
  const prefixed = cleaned(`${prefix}-${usable}`, head);
  if (head !== "site" && isFree(prefixed)) return prefixed;
  const base = head === "site" ? usable : prefixed;
  for (let number = 2; ; number++) if (isFree(`${base}-${number}`)) return `${base}-${number}`;
}

/** Output files are called after sites, and some systems do not tell case apart. */
function takenKey(head: string, name: string): string {
  return `${head} ${head === "site" ? name.normalize("NFC").toLowerCase() : name}`;
}

const LONGEST = 80;
const CONTROL = /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/gu;

function declarable(name: string, head: string): boolean {
  if (name.trim() === "" || name.search(CONTROL) >= 0 || RESERVED_NAMES.includes(name)) return false;
  return name.length <= LONGEST && (head !== "site" || unsafeBecause(name) === undefined);
}

function cleaned(name: string, head: string): string {
  const short = name.replaceAll(CONTROL, " ").trim().slice(0, LONGEST);
  if (head !== "site") return short === "" ? head : short;
  const safe = short.replaceAll(/[^\p{L}\p{N}_. -]+/gu, "-").replaceAll(/^[ .-]+|[ .-]+$/g, "");
  return unsafeBecause(safe) === undefined && !RESERVED_NAMES.includes(safe) ? safe : `device-${safe}`;
}

function nameOf(name: string): DraftProperty {
  return {
    kind: "property",
    key: "name",
    values: [{ kind: "string", text: name }],
    note: "as the device calls it",
  };
}

/** Names of peers, sessions and manual keys: one space for each kind within a site. */
function nestedNames(block: DraftBlock, outer: Renamed): DraftBlock {
  const renamed: Renamed = new Map(outer);
  const taken = new Set<string>();
  const rename = (entry: DraftEntry): DraftEntry => {
    if (entry.kind !== "block") return entry;
    const entries = entry.entries.map(rename);
    const wanted = entry.name;
    if (wanted === undefined || !NESTED_NAMED.has(entry.head)) return { ...entry, entries };
    const name = freeName(entry.head, wanted, entry.head, taken);
    taken.add(takenKey(entry.head, name));
    const known = `${entry.head} ${wanted}`;
    if (!renamed.has(known)) renamed.set(known, name);
    return { ...entry, name, entries: name === wanted ? entries : [nameOf(wanted), ...entries] };
  };
  const own = { ...block, entries: block.entries.map(rename) };
  return withTerms(own, (term) =>
    term.kind === "reference" ? { ...term, name: renamed.get(`${term.to} ${term.name}`) ?? term.name } : term,
  );
}

/** The same words, wherever they stand. What holds a secret is nobody else's. */
function sameContent(a: DraftBlock, b: DraftBlock): boolean {
  if ([a, b].some((block) => termsIn(block).some(({ kind }) => kind === "secret"))) return false;
  return JSON.stringify(withoutPlaces(a)) === JSON.stringify(withoutPlaces(b));
}

function withoutPlaces(entry: DraftBlock | DraftProperty | DraftPolicy): object {
  const { origin: _, ...rest } = entry;
  return { ...rest, ...("entries" in entry ? { entries: entry.entries.map(withoutPlaces) } : {}) };
}

/** Every secret that the blocks refer to, with the declaration it is in. */
export function secretsUsed(blocks: readonly DraftBlock[]): ReadonlyMap<number, DraftBlock> {
  const used = new Map<number, DraftBlock>();
  const note = (block: DraftBlock) => (term: Term) => {
    if (term.kind === "secret" && !used.has(term.index)) used.set(term.index, block);
  };
  for (const block of blocks) termsIn(block).forEach(note(block));
  return used;
}

/** Renames what is under the cursor in every file of its project, or says in a sentence why it cannot be renamed. */

import type { Analysis } from "../../../compiler/pipeline.ts";
import { lineTable } from "../../../compiler/source/lines.ts";
import { baseName, isShipped, libraryName } from "../../../compiler/source/paths.ts";
import { atDistinctPlaces, type Place } from "../../../compiler/source/place.ts";
import type { Span } from "../../../grammar/index.ts";
import { spelling, validName } from "./new-name.ts";
import { KIND_WORDS, type Entity, type Occurrence } from "./occurrence.ts";
import { occurrencesIn } from "./occurrences.ts";
import { lockEdits, madeNames } from "./rename-lock.ts";
import { firstChange, unreadMention, type NameEdit } from "./rename-check.ts";
import { whyNot } from "./unnameable.ts";

export interface Refusal {
  readonly refusal: string;
}

/** The range of the name, and the name without quotes. */
export function prepareRename(
  analysis: Analysis,
  uri: string,
  offset: number,
): { readonly span: Span; readonly placeholder: string } | Refusal {
  const found = renameableAt(analysis, uri, offset);
  return "refusal" in found ? found : { span: found.place.span, placeholder: found.entity.name };
}

/** Whatever the new name would change beside itself is a refusal: the project means the same before and after. */
export function rename(
  analysis: Analysis,
  uri: string,
  offset: number,
  typed: string,
): { readonly edits: readonly NameEdit[] } | Refusal {
  const found = renameableAt(analysis, uri, offset);
  if ("refusal" in found) return found;
  const { entity } = found;
  const valid = validName(typed, entity.kind);
  if ("refusal" in valid) return valid;
  const { name } = valid;
  if (name === entity.name) return { edits: [] };
  const { all, of } = occurrencesIn(analysis);
  const edits = atDistinctPlaces(of(entity.key)).map(({ place, quoted }) => ({
    place,
    text: spelling(name, { name: entity.name, quoted }),
  }));
  const keyed = entity.kind === "site" ? keyedBy(analysis, entity.name) : undefined;
  if (keyed !== undefined) {
    return {
      refusal: `The key of \`${keyed}\` is derived from the name \`${entity.name}\`: with another name it would be another key than the devices have. Where none has it yet, rename the site in the text.`,
    };
  }
  const replacing = replacingOf(analysis, entity);
  if (replacing !== undefined) {
    return {
      refusal: `\`${replacing}\` replaces a tunnel that a star or mesh makes, and is found by its name, which joins the names of both. Rename all of them in the text.`,
    };
  }
  const { place: changed, declarations } = firstChange(analysis, edits);
  if (changed === undefined) {
    const locked = lockEdits(analysis, declarations);
    if ("refusal" in locked) return locked;
    const made = madeNames(analysis.declarations, declarations);
    const told = all.filter(({ entity: { kind, name: old } }) => kind === "tunnel" && made.has(old));
    const uses = atDistinctPlaces(told).map(({ place, quoted, entity: { name: old } }) => ({
      place,
      text: spelling(made.get(old) ?? old, { name: old, quoted }),
    }));
    return { edits: [...edits, ...uses, ...locked] };
  }
  const namesake = all.find((other) => other.role === "declaration" && isNamesake(other, entity, name));
  return {
    refusal:
      namesake === undefined
        ? `With the name \`${name}\`, ${inWords(analysis, changed)} would mean something else.`
        : `There is already a ${KIND_WORDS[entity.kind]} called \`${name}\`, at ${inWords(analysis, namesake.place)}; \`${entity.name}\` would become one with it.`,
  };
}

/** A tunnel that is declared in place of one that a star or a mesh would make is found by its name. */
function replacingOf({ symbols }: Analysis, { kind, name }: Entity): string | undefined {
  return symbols.all.find((symbol) => {
    const base = symbol.kind === "tunnel" ? symbol.node.extends?.text : undefined;
    if (base === undefined || !symbol.name.startsWith(`${base}-`) || !makesSeveral(symbols.all, base))
      return false;
    const sites = symbol.name.slice(base.length + 1);
    if (kind === "site") return [sites, ...sites.split("-")].includes(name);
    return kind === "tunnel" && (name === base || name === symbol.name);
  })?.name;
}

/** A tunnel whose derived key has a site's name in it. */
function keyedBy({ expansion }: Analysis, site: string): string | undefined {
  return expansion.connections.find(({ ends }) =>
    ends.some(({ tunnel }) => {
      const [psk] = tunnel.get("tunnel.psk")?.value ?? [];
      return psk?.kind === "secret" && psk.derivation?.ends.includes(site) === true;
    }),
  )?.name;
}

function makesSeveral(all: Analysis["symbols"]["all"], name: string): boolean {
  const node = all.find((symbol) => symbol.kind === "tunnel" && symbol.name === name)?.node;
  const ends = [...(node?.ends?.left ?? []), ...(node?.ends?.right ?? [])];
  return node?.head.text === "mesh" || ends.length > 2;
}

function isNamesake(other: Occurrence, entity: Entity, name: string): boolean {
  return other.entity.kind === entity.kind && other.entity.name === name;
}

function renameableAt(analysis: Analysis, uri: string, offset: number): Occurrence | Refusal {
  const { at, of } = occurrencesIn(analysis);
  const here = at(uri, offset).filter(({ entity }) => entity.kind !== "member" && entity.kind !== "side");
  const [first, second] = here;
  if (first?.quoted && (first.entity.kind === "secret" || first.entity.kind === "let")) {
    return { refusal: `The name of a ${KIND_WORDS[first.entity.kind]} is a plain word, and this is a text.` };
  }
  if (first === undefined) return { refusal: whyNot(analysis, uri, offset) };
  const { entity } = first;
  if (second !== undefined) {
    return {
      refusal: `\`${entity.name}\` names two things here, a ${KIND_WORDS[entity.kind]} and a ${KIND_WORDS[second.entity.kind]}.`,
    };
  }
  const shipped = of(entity.key).find(({ role, place }) => role === "declaration" && isShipped(place.uri));
  if (shipped !== undefined) {
    return {
      refusal: `\`${entity.name}\` is declared in \`${libraryName(shipped.place.uri)}\`, which cannot be changed. Declare one with your own name that extends it.`,
    };
  }
  if (!of(entity.key).some(({ role }) => role === "declaration")) {
    // A quoted name that means nothing may be a secret in the wrong place: it is not repeated.
    const name = first.quoted ? "This name" : `\`${entity.name}\``;
    return { refusal: `${name} is not declared in this project, so there is nothing to rename.` };
  }
  const unread = unreadMention(analysis, entity.name);
  if (unread !== undefined) {
    return {
      refusal: `\`${entity.name}\` also stands at ${inWords(analysis, unread)}, in a line that cannot be read. Repair that line first.`,
    };
  }
  return first;
}

function inWords({ files }: Analysis, { uri, span }: Place): string {
  const text = files.get(uri)?.text ?? "";
  return `${baseName(uri)}:${lineTable(text).positionAt(span.start).line}`;
}

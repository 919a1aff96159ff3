/**
 * What is said of tunnels that a star or a mesh made: each finding names its origin, and one that holds for several of them
 * is told once. In: findings after waivers. Out: fewer, in the same order.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import type { Origin } from "../expand/topology.ts";

interface Made {
  readonly name: string;
  readonly origin: Origin;
  readonly ends: readonly [string, string];
  /** In the header that made it: the spoke, or the name of the mesh. */
  readonly start: number;
}

/** Findings that are one. */
interface Group {
  readonly first: Diagnostic;
  readonly about: Made | undefined;
  readonly others: Made[];
}

const SHOWN = 6;

export function foldTopologies(
  diagnostics: readonly Diagnostic[],
  connections: readonly Connection[],
): readonly Diagnostic[] {
  const made = new Map<string, Made>();
  for (const { name, origin, ends, place } of connections) {
    if (origin === undefined) continue;
    const [left, right] = ends;
    made.set(`tunnel ${name}`, {
      name,
      origin,
      ends: [left.site.name, right.site.name],
      start: place.span.start,
    });
  }
  if (made.size === 0) return diagnostics;
  const groups = new Map<string, Group>();
  for (const [index, diagnostic] of diagnostics.entries()) {
    const about = diagnostic.subjects.flatMap((subject) => made.get(subject) ?? []);
    const [only] = about;
    // A finding about two tunnels, or about none of these, stands for itself.
    const key = only === undefined || about.length > 1 ? String(index) : sameness(diagnostic, only);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: diagnostic, about: only, others: [] });
    // What reads the same has one place and one cause: nothing is left out.
    else if (only !== undefined && diagnostic.message !== group.first.message) group.others.push(only);
  }
  return [...groups.values()].map(tell);
}

/** Findings are one if they differ only in whose tunnel they are; where the header alone is shown, the site named counts too. */
function sameness(diagnostic: Diagnostic, { name, origin, ends, start }: Made): string {
  const words = new Map([[name, "tunnel"], ...ends.map((end) => [end, "site"] as const)]);
  const anonymous = diagnostic.message.replace(
    /[\p{L}\p{N}_-]+/gu,
    (word) => words.get(word)?.replace(/^/, "\0") ?? word,
  );
  const { place } = diagnostic;
  const inHeader = place?.uri === origin.place.uri && place.span.start === start;
  const named = ends.filter((end) => diagnostic.message.includes(`\`${end}\``));
  return JSON.stringify([
    diagnostic.code,
    diagnostic.severity,
    origin.name,
    anonymous,
    inHeader ? (named.length === 1 ? named : "") : place,
  ]);
}

function tell({ first, about, others }: Group): Diagnostic {
  if (about === undefined) return first;
  const { name, origin } = about;
  const whole = `the ${origin.topology} \`${origin.name}\``;
  const names = others.slice(0, SHOWN).map((other) => `\`${other.name}\``);
  const rest = others.length - names.length;
  const more = rest > 0 ? `${names.join(", ")} and ${rest} more` : names.join(", ");
  const isNamed = first.message.includes(`\`${name}\``) || others.length > 0;
  return {
    ...first,
    related: isNamed
      ? [...first.related, { place: origin.place, message: `\`${name}\` is made by ${whole}` }]
      : first.related,
    notes: others.length === 0 ? first.notes : [...first.notes, `the same holds for ${more} of ${whole}`],
    subjects: [...first.subjects, ...others.map((other) => `tunnel ${other.name}`)],
  };
}

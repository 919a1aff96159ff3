/** Every place of a project where something with a name is declared or used: an analysis in; questions by offset and by thing out. */

import { touches } from "../position.ts";
import { familiesOf } from "./families.ts";
import { mentionsIn } from "./mentions.ts";
import type { Entity, Facts, Occurrence } from "./occurrence.ts";
import { pathsOf } from "./paths.ts";

export interface Occurrences {
  /** In order of file and position; a path that reads two lines occurs once for each. */
  readonly all: readonly Occurrence[];
  /** What the word at an offset means; several when it means different things in different tunnels. */
  readonly at: (uri: string, offset: number) => readonly Occurrence[];
  readonly of: (key: string) => readonly Occurrence[];
}

/** Trees never change, so an analysis is searched once, however often the cursor moves. */
const known = new WeakMap<Facts["symbols"], Occurrences>();

export function occurrencesIn(facts: Facts): Occurrences {
  const before = known.get(facts.symbols);
  if (before !== undefined) return before;
  const made = collect(facts);
  known.set(facts.symbols, made);
  return made;
}

function collect(facts: Facts): Occurrences {
  const families = familiesOf(facts);
  const paths = pathsOf(facts);
  const entities = new Map<string, Entity>();
  const byFile = new Map<string, Occurrence[]>();
  const byKey = new Map<string, Occurrence[]>();
  for (const [uri, file] of facts.files) {
    const own = mentionsIn(file, facts, families, paths).map((mention): Occurrence => {
      const { kind, name, span, quoted, declares, leads } = mention;
      const key = families.keyOf(mention.key);
      const entity = entities.get(key) ?? { key, kind, name };
      entities.set(key, entity);
      const role = declares === undefined ? "use" : "declaration";
      return { entity, place: { uri, span }, quoted, role, whole: declares, leads };
    });
    own.sort((a, b) => a.place.span.start - b.place.span.start);
    byFile.set(uri, own);
    for (const each of own) {
      const same = byKey.get(each.entity.key);
      if (same === undefined) byKey.set(each.entity.key, [each]);
      else same.push(each);
    }
  }
  return {
    all: [...byFile.values()].flat(),
    of: (key) => byKey.get(key) ?? [],
    at(uri, offset) {
      const touched = (byFile.get(uri) ?? []).filter(({ place }) => touches(place.span, offset));
      const starting = touched.filter(({ place }) => place.span.start === offset);
      return starting.length > 0 ? starting : touched;
    },
  };
}

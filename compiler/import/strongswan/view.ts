/** A section as the daemon sees it: its own settings before those of the sections it refers to, in the order of the references. */

import type { Conf, Section, Setting } from "./conf.ts";

export interface View {
  readonly name: string;
  readonly line: number;
  readonly comment: readonly string[];
  /** The setting that counts; an empty value takes an inherited one away. */
  readonly get: (key: string) => Setting | undefined;
  /** Every key that counts, each once. */
  readonly settings: () => readonly Setting[];
  readonly sub: (name: string) => View | undefined;
  readonly subs: () => readonly View[];
  /** The sections that it is made of. */
  readonly sections: readonly Section[];
}

/** Sections that inherit from each other in a circle stop here. */
const DEEPEST = 16;

export function viewOf(conf: Conf): View {
  return view("", [conf.root], conf);
}

function view(name: string, layers: readonly Section[], conf: Conf): View {
  const get = (key: string): Setting | undefined => {
    const found = layers.flatMap(({ settings }) => settings.findLast((each) => each.key === key) ?? []).at(0);
    return found?.value === "" ? undefined : found;
  };
  const sub = (child: string): View | undefined => {
    const inner = layers.flatMap(({ sections }) =>
      sections.filter((each) => each.name === child).toReversed(),
    );
    return inner.length === 0 ? undefined : view(child, inherited(inner, conf, 0), conf);
  };
  const names = new Set(layers.flatMap(({ sections }) => sections.map((each) => each.name)));
  const keys = new Set(layers.flatMap(({ settings }) => settings.map((each) => each.key)));
  return {
    name,
    line: layers[0]?.line ?? 1,
    comment: layers[0]?.comment ?? [],
    get,
    settings: () => [...keys].flatMap((key) => get(key) ?? []),
    sub,
    subs: () => [...names].flatMap((child) => sub(child) ?? []),
    sections: layers,
  };
}

/** Each section, then those it refers to. */
function inherited(sections: readonly Section[], conf: Conf, depth: number): readonly Section[] {
  if (depth > DEEPEST) return sections;
  const referred = sections.flatMap(({ references }) => references.flatMap((path) => at(path, conf)));
  const fresh = referred.filter((each) => !sections.includes(each));
  return fresh.length === 0 ? sections : [...new Set([...sections, ...inherited(fresh, conf, depth + 1)])];
}

/** Sections of a path from the root: one name may stand several times. */
export function at(path: string, { root }: Conf): readonly Section[] {
  let here: readonly Section[] = [root];
  for (const name of path.split(".")) {
    here = here.flatMap(({ sections }) => sections.filter((each) => each.name === name));
  }
  return here;
}

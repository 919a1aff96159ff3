/** The words for what a device cannot express, or must be told: device, reason and source, at the place of the value. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalars, unitOf } from "../../catalogue/show.ts";
import type { Code } from "../../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import type { Why } from "./support.ts";

/** What a problem is about: the device, and the object that has the value. */
export interface Subject {
  readonly device: string;
  readonly place: Place;
  readonly subject: string;
}

export interface Vendor {
  /** `strongSwan` */
  readonly name: string;
  /** Behind "not in": `swanctl.conf` */
  readonly file: string;
  /** Why a value that nobody stated is not simply left out. */
  readonly ownChoice: Why;
  /** What a name may be. */
  readonly names: Why;
}

type Value = Located<readonly Scalar[]>;

export interface Refusals {
  readonly parameter: (id: ParameterId, value: Value, why: Why, about: Subject) => Diagnostic;
  readonly value: (id: ParameterId, value: Value, why: Why, about: Subject) => Diagnostic;
  readonly thing: (what: string, why: Why, about: Subject) => Diagnostic;
  readonly lossy: (what: string, place: Place | undefined, why: Why, about: Subject) => Diagnostic;
  /** `what`: a parameter, or words: `` `phase1.hash` ``, "the outgoing interface". */
  readonly mustState: (what: string, about: Subject) => Diagnostic;
  readonly name: (name: string, what: string, about: Subject) => Diagnostic;
}

export function refusalsOf(vendor: Vendor): Refusals {
  const label = `not in ${vendor.file}`;
  const at = ({ device }: Subject): string => `\`${device}\` (${vendor.name})`;

  function say(
    code: Code,
    message: string,
    place: Place,
    why: Why,
    about: Subject,
    caret = label,
  ): Diagnostic {
    const notes = [why.reason, `source: ${why.source}`];
    return report(code, { message, place, label: caret, notes, subjects: [about.subject] });
  }

  return {
    parameter: (id, value, why, about) =>
      say(
        "target/parameter-unsupported",
        `\`${id}\` cannot be configured on ${at(about)}.`,
        value.place ?? about.place,
        why,
        about,
      ),
    value: (id, value, why, about) =>
      say(
        "target/value-unsupported",
        `${at(about)} has no \`${showScalars(value.value, unitOf(id))}\` for \`${id}\`.`,
        value.place ?? about.place,
        why,
        about,
      ),
    thing: (what, why, about) =>
      say(
        "target/parameter-unsupported",
        `${what} cannot be configured on ${at(about)}.`,
        about.place,
        why,
        about,
      ),
    lossy: (what, place, why, about) =>
      say(
        "target/lossy",
        `Not all of ${what} can be said on ${at(about)}.`,
        place ?? about.place,
        why,
        about,
        `has no place in ${vendor.file}`,
      ),
    mustState: (what, about) =>
      say(
        "target/must-state",
        `${what} must be stated for ${at(about)}.`,
        about.place,
        vendor.ownChoice,
        about,
        "nothing says it",
      ),
    name: (name, what, about) =>
      say(
        "target/name-refused",
        `\`${name}\` cannot be the name of ${what} on ${at(about)}.`,
        about.place,
        vendor.names,
        about,
        "refused as a name",
      ),
  };
}

/** Two connections that share a profile would say the same thing twice. */
export function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, { readonly first: Diagnostic; readonly subjects: Set<string> }>();
  for (const found of diagnostics) {
    const key = JSON.stringify([found.code, found.message, found.place]);
    const same = seen.get(key);
    if (same === undefined) seen.set(key, { first: found, subjects: new Set(found.subjects) });
    else for (const subject of found.subjects) same.subjects.add(subject);
  }
  return [...seen.values()].map(({ first, subjects }) => ({ ...first, subjects: [...subjects] }));
}

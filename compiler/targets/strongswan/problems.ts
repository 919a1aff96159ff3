/** The words for what swanctl.conf cannot express, or must be told: device, reason and source, at the place of the value. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalars, unitOf } from "../../catalogue/show.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import { sources, type SourceId } from "./sources.ts";

/** What a problem is about: the device, and the object that has the value. */
export interface Subject {
  readonly device: string;
  readonly place: Place;
  readonly subject: string;
}

export interface Why {
  readonly reason: string;
  readonly source: SourceId;
}

type Value = Located<readonly Scalar[]>;

function notes({ reason, source }: Why): readonly string[] {
  return [reason, `source: ${sources[source]}`];
}

export function parameterRefused(id: ParameterId, value: Value, why: Why, about: Subject): Diagnostic {
  return report("target/parameter-unsupported", {
    message: `\`${id}\` cannot be configured on \`${about.device}\` (strongSwan).`,
    place: value.place ?? about.place,
    label: "not in swanctl.conf",
    notes: notes(why),
    subjects: [about.subject],
  });
}

export function valueRefused(id: ParameterId, value: Value, why: Why, about: Subject): Diagnostic {
  return report("target/value-unsupported", {
    message: `\`${about.device}\` (strongSwan) has no \`${showScalars(value.value, unitOf(id))}\` for \`${id}\`.`,
    place: value.place ?? about.place,
    label: "not in swanctl.conf",
    notes: notes(why),
    subjects: [about.subject],
  });
}

export function thingRefused(what: string, why: Why, about: Subject): Diagnostic {
  return report("target/parameter-unsupported", {
    message: `${what} cannot be configured on \`${about.device}\` (strongSwan).`,
    place: about.place,
    label: "not in swanctl.conf",
    notes: notes(why),
    subjects: [about.subject],
  });
}

export function lossy(what: string, place: Place | undefined, why: Why, about: Subject): Diagnostic {
  return report("target/lossy", {
    message: `Not all of ${what} can be said on \`${about.device}\` (strongSwan).`,
    place: place ?? about.place,
    label: "has no place in swanctl.conf",
    notes: notes(why),
    subjects: [about.subject],
  });
}

export function mustState(id: ParameterId, about: Subject): Diagnostic {
  return report("target/must-state", {
    message: `\`${id}\` must be stated for \`${about.device}\` (strongSwan).`,
    place: about.place,
    label: "nothing says it",
    notes: notes({
      reason:
        "What strongSwan takes by itself changes with its release and with the plugins it was built with.",
      source: "proposals",
    }),
    subjects: [about.subject],
  });
}

export function nameRefused(name: string, about: Subject): Diagnostic {
  return report("target/name-refused", {
    message: `\`${name}\` cannot be the name of a section on \`${about.device}\` (strongSwan).`,
    place: about.place,
    label: "not a section name",
    notes: notes({
      reason: 'A name has at most 60 characters and none of `# { } : . , = "` and blanks in it.',
      source: "parser",
    }),
    subjects: [about.subject],
  });
}

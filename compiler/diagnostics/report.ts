/** Makes a diagnostic from a code and the occasion; severity comes from the catalogue. */

import type { Place } from "../source/place.ts";
import { entryOf, type Code } from "./catalogue/index.ts";
import type { Diagnostic, Fix, RelatedPlace } from "./diagnostic.ts";

export interface Occasion {
  readonly message: string;
  readonly place: Place | undefined;
  readonly label?: string;
  readonly related?: readonly RelatedPlace[];
  readonly notes?: readonly string[];
  readonly help?: string;
  readonly subjects?: readonly string[];
  readonly fixes?: readonly Fix[];
}

export function report(code: Code, occasion: Occasion): Diagnostic {
  const entry = entryOf(code);
  return {
    code,
    severity: entry.severity,
    message: occasion.message,
    place: occasion.place,
    label: occasion.label,
    related: occasion.related ?? [],
    notes: occasion.notes ?? [],
    help: occasion.help ?? entry.action,
    subjects: occasion.subjects ?? [],
    fixes: occasion.fixes ?? [],
  };
}

/** swanctl.conf as a tree: sections with settings and sections in them, in the order they are printed. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Fields } from "../../model/model.ts";
import type { Place } from "../../source/place.ts";

export interface Section {
  readonly name: string;
  /** Lines above it, without the `#`. */
  readonly comment: readonly string[];
  readonly settings: readonly Setting[];
  readonly sections: readonly Section[];
  /** Where somebody wrote what it is for. */
  readonly places?: readonly Place[];
}

/** A value as text, a list of items that are joined by commas, or a secret, which is always quoted. */
export interface Setting {
  readonly key: string;
  readonly value: string | readonly string[];
  /** Where somebody wrote what it says; none for what follows from the rest. */
  readonly places?: readonly Place[];
}

export function section(
  name: string,
  settings: readonly (Setting | undefined)[],
  sections: readonly Section[] = [],
  comment: readonly string[] = [],
): Section {
  return { name, comment, settings: settings.filter((each) => each !== undefined), sections };
}

export function setting(
  key: string,
  value: Setting["value"] | undefined,
  places: readonly Place[] = [],
): Setting | undefined {
  return value === undefined ? undefined : { key, value, places };
}

/** Where somebody wrote these values. */
export function placesOf(fields: Fields | undefined, ...ids: readonly ParameterId[]): readonly Place[] {
  return ids.flatMap((id) => fields?.get(id)?.place ?? []);
}

/** swanctl.conf as a tree: sections with settings and sections in them, in the order they are printed. */

export interface Section {
  readonly name: string;
  /** Lines above it, without the `#`. */
  readonly comment: readonly string[];
  readonly settings: readonly Setting[];
  readonly sections: readonly Section[];
}

/** A value as text, a list of items that are joined by commas, or a secret, which is always quoted. */
export interface Setting {
  readonly key: string;
  readonly value: string | readonly string[];
}

export function section(
  name: string,
  settings: readonly (Setting | undefined)[],
  sections: readonly Section[] = [],
  comment: readonly string[] = [],
): Section {
  return { name, comment, settings: settings.filter((each) => each !== undefined), sections };
}

export function setting(key: string, value: Setting["value"] | undefined): Setting | undefined {
  return value === undefined ? undefined : { key, value };
}

/** The one list of codes. A diagnostic with another code does not type-check. */

import type { Entry } from "./entry.ts";
import { project } from "./project.ts";
import { target } from "./target.ts";

export const catalogue = { ...project, ...target } as const satisfies Readonly<Record<string, Entry>>;

export type Code = keyof typeof catalogue;

export function entryOf(code: Code): Entry {
  return catalogue[code];
}

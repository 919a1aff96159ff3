/** Codes about what a device at its release cannot express. */

import type { Group } from "./entry.ts";

export const target = {} satisfies Group;

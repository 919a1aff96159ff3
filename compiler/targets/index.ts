/** The targets that print scripts, by the device's word in the language. */

import type { Target } from "./target.ts";

const TARGETS: readonly Target[] = [];

export function targetOf(name: string): Target | undefined {
  return TARGETS.find((target) => target.name === name);
}

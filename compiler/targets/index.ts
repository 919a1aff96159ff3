/** The targets by the name a site's `device` states. */

import { defaultOf } from "../catalogue/defaults.ts";
import { routeros } from "./routeros/index.ts";
import type { Target } from "./target.ts";

/**
 * A partner's device: described so that both ends can be judged, configured by somebody else. It takes no local
 * setting over: one that only the configured end could carry out must be possible there. Where its documented defaults are
 * everything it has, they say what it offers.
 */
function described(name: string): Target {
  return {
    name,
    has: () => false,
    offers: (parameter, word, version) =>
      defaultOf(parameter, name, version)?.value.some(
        (value) => value.kind === "word" && value.word === word,
      ),
    check: () => [],
    emit: () => [],
  };
}

export const targets: readonly Target[] = [routeros, described("generic"), described("aws")];

/** Names the language knows, supported or not yet. */
export const KNOWN_DEVICES: readonly string[] = [
  "routeros",
  "generic",
  "aws",
  "cisco-ios",
  "strongswan",
  "azure",
];

/** `undefined`: unknown, or known and not supported yet (`KNOWN_DEVICES`). */
export function targetOf(name: string): Target | undefined {
  return targets.find((target) => target.name === name);
}

/** The arguments a script may say beyond a document's, with the values that change nothing: the release's defaults. */

import { defaultOf } from "../../compiler/catalogue/defaults.ts";
import type { ParameterId } from "../../compiler/catalogue/ids.ts";
import { showScalars } from "../../compiler/catalogue/show.ts";

/** Arguments whose default the catalogue knows, by the parameter they say. */
const ARGUMENTS: readonly (readonly [argument: string, parameter: ParameterId])[] = [
  ["exchange-mode", "phase1.exchange"],
  ["nat-traversal", "phase1.nat-traversal"],
  ["prf-algorithm", "phase1.prf"],
  ["lifebytes", "phase1.lifebytes"],
  ["proposal-check", "phase1.proposal-check"],
  ["nonce-size", "phase1.nonce-size"],
  ["send-initial-contact", "phase1.send-initial-contact"],
];

export function defaultArguments(release: string): Readonly<Record<string, string>> {
  const known = ARGUMENTS.flatMap(([argument, parameter]) => {
    const value = defaultOf(parameter, "routeros", release)?.value;
    return value === undefined ? [] : [[argument, showScalars(value)] as const];
  });
  const lifetime = defaultOf("phase2.lifetime", "routeros", release)?.value;
  return {
    ...Object.fromEntries(known),
    ...(lifetime === undefined ? {} : { lifetime: showScalars(lifetime, "seconds") }),
    // The post states it; its default is the same, so that a script with and without it does the same.
    "ignore-as-path-len": "no",
  };
}

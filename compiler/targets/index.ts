/** The targets by the name a site's `device` states. */

import { aws } from "./aws/index.ts";
import { cisco } from "./cisco/index.ts";
import { described } from "./described.ts";
import { partner } from "./partner/index.ts";
import { routeros } from "./routeros/index.ts";
import { strongswan } from "./strongswan/index.ts";
import type { Target } from "./target.ts";

const DESCRIBED: readonly Target[] = [partner(described("generic")), aws, described("azure")];

export const targets: readonly Target[] = [routeros, cisco, strongswan, ...DESCRIBED];

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

/** Whether vpnc writes scripts for such a device; the others are somebody else's, or unknown. */
export function isConfigured(name: string): boolean {
  const target = targetOf(name);
  return target !== undefined && !DESCRIBED.includes(target);
}

/** Defaults: of devices by target and release, and of the language. */

import { AWS_DEFAULTS } from "./defaults/aws.ts";
import { ROUTEROS_DEFAULTS } from "./defaults/routeros.ts";
import type { DeviceDefault } from "./defaults/types.ts";
import type { ParameterId } from "./ids.ts";
import { inRange } from "./version.ts";

export { languageDefaults } from "./defaults/language.ts";
export type { LanguageDefault } from "./defaults/language.ts";
export type { Confidence, DeviceDefault } from "./defaults/types.ts";

export const DEVICE_DEFAULTS: readonly DeviceDefault[] = [...ROUTEROS_DEFAULTS, ...AWS_DEFAULTS];

const byKey = new Map<string, DeviceDefault[]>();
for (const row of DEVICE_DEFAULTS) {
  const key = keyOf(row.target, row.parameter);
  byKey.set(key, [...(byKey.get(key) ?? []), row]);
}

function keyOf(target: string, parameter: ParameterId): string {
  return `${target} ${parameter}`;
}

/**
 * What a device of this target and release does when nothing is configured. Nothing for a release that no source
 * speaks of, and for targets whose defaults are unknown (`generic`). `version` is ignored where there are no releases.
 */
export function defaultOf(
  parameter: ParameterId,
  target: string,
  version: string | undefined,
): DeviceDefault | undefined {
  return byKey
    .get(keyOf(target, parameter))
    ?.find((row) =>
      version === undefined ? row.since === undefined && row.until === undefined : inRange(version, row),
    );
}

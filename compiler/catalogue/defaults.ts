/** Defaults: of devices by target and release, and of the language. */

import { AWS_DEFAULTS } from "./defaults/aws.ts";
import { CISCO_DEFAULTS } from "./defaults/cisco.ts";
import { ROUTEROS_DEFAULTS } from "./defaults/routeros.ts";
import { STRONGSWAN_DEFAULTS } from "./defaults/strongswan.ts";
import type { DeviceDefault } from "./defaults/types.ts";
import type { ParameterId } from "./ids.ts";
import { inRange } from "./version.ts";

export { languageDefaults } from "./defaults/language.ts";
export type { LanguageDefault } from "./defaults/language.ts";
export type { Confidence, DeviceDefault } from "./defaults/types.ts";

export const DEVICE_DEFAULTS: readonly DeviceDefault[] = [
  ...ROUTEROS_DEFAULTS,
  ...AWS_DEFAULTS,
  ...CISCO_DEFAULTS,
  ...STRONGSWAN_DEFAULTS,
];

/** Filled on demand; a project has few devices and asks about each of them thousands of times. */
const known = new Map<string, ReadonlyMap<ParameterId, DeviceDefault>>();

/**
 * What a device of this target and release does when nothing is configured. Nothing for a release that no source
 * speaks of, and for targets whose defaults are unknown (`generic`). `version` is `undefined` for devices without
 * releases.
 */
export function defaultsOf(
  target: string,
  version: string | undefined,
): ReadonlyMap<ParameterId, DeviceDefault> {
  const key = `${target} ${version ?? ""}`;
  const found = known.get(key);
  if (found !== undefined) {
    return found;
  }
  const rows = DEVICE_DEFAULTS.filter((row) => row.target === target && holds(row, version));
  const defaults = new Map(rows.map((row) => [row.parameter, row]));
  known.set(key, defaults);
  return defaults;
}

function holds(row: DeviceDefault, version: string | undefined): boolean {
  return version === undefined ? row.since === undefined && row.until === undefined : inRange(version, row);
}

/** One parameter of `defaultsOf`. */
export function defaultOf(
  parameter: ParameterId,
  target: string,
  version: string | undefined,
): DeviceDefault | undefined {
  return defaultsOf(target, version).get(parameter);
}

/** The targets by the name a site's `device` states. */

import { defaultOf } from "../catalogue/defaults.ts";
import { routeros } from "./routeros/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { DeviceModel } from "../model/model.ts";
import { strongswan } from "./strongswan/index.ts";
import type { Target } from "./target.ts";

/**
 * A partner's device: described so that both ends can be judged, configured by somebody else. It takes no local
 * setting over: one that only the configured end could carry out must be possible there. Where its documented defaults are
 * everything it has, they say what it offers.
 */
function described(name: string): Target {
  return {
    name,
    releases: [],
    has: () => false,
    refuses: () => undefined,
    offers: (parameter, word, version) =>
      defaultOf(parameter, name, version)?.value.some(
        (value) => value.kind === "word" && value.word === word,
      ),
    check: ({ site, firewall }) => untouched(name, site, firewall),
    emit: () => [],
  };
}

/** Its own administrator writes its rules. */
function untouched(name: string, site: string, firewall: DeviceModel["firewall"]): readonly Diagnostic[] {
  if (firewall === undefined) return [];
  return [
    report("target/parameter-unsupported", {
      message: `\`firewall\` cannot be configured on \`${site}\` (${name}).`,
      place: firewall.place,
      label: "somebody else configures this device",
      notes: [`\`${name}\` describes a partner's end, for which vpnc writes no script`],
      help: "leave the block out; its firewall is the partner's business",
      subjects: [`site ${site}`],
    }),
  ];
}

const DESCRIBED: readonly Target[] = [described("generic"), described("aws")];

export const targets: readonly Target[] = [routeros, strongswan, ...DESCRIBED];

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

/** Every site's device must be one that vpnc knows and can compile for. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { replace } from "../diagnostics/fix.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { report } from "../diagnostics/report.ts";
import type { SiteFacts } from "../expand/site.ts";

export interface KnownDevices {
  readonly known: readonly string[];
  readonly supported: (name: string) => boolean;
}

export function judgeDevices(sites: Iterable<SiteFacts>, devices: KnownDevices): Diagnostic[] {
  return [...sites].flatMap((site) => {
    const { target, version } = site.device.value;
    if (devices.supported(target)) return [];
    const known = devices.known.includes(target);
    const suggestion = known ? undefined : nearest(target, devices.known);
    return [
      report("site/device-unknown", {
        message: known ? `\`${target}\` is not supported yet` : `there is no device called \`${target}\``,
        place: site.device.place,
        label: known ? "known, but this version cannot compile for it" : "unknown device",
        subjects: [`site ${site.name}`],
        ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
        fixes:
          suggestion === undefined || site.device.place === undefined
            ? []
            : [replace(site.device.place, [suggestion, version].filter(Boolean).join(" "), "guess")],
      }),
    ];
  });
}

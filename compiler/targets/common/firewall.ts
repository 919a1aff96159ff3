/** `firewall` on a device whose rules this compiler does not write. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { DeviceModel } from "../../model/model.ts";

/** `device`: as a person reads it, `strongSwan`; `why`: who does write its rules. */
export function firewallRefused(
  { site, firewall }: DeviceModel,
  device: string,
  why: string,
): readonly Diagnostic[] {
  if (firewall === undefined) return [];
  return [
    report("target/parameter-unsupported", {
      message: `\`firewall\` cannot be configured on \`${site}\` (${device}).`,
      place: firewall.place,
      label: "not written by this compiler",
      notes: [why],
      help: "leave the block out, and write the rules there by hand",
      subjects: [`site ${site}`],
    }),
  ];
}

/**
 * A partner's device, configured by somebody else: a sheet in Markdown with everything their end must say, from their point
 * of view. The key is on it as a fingerprint only.
 */

import { fileName } from "../common/file-name.ts";
import type { Target } from "../target.ts";
import { sheet } from "./sheet.ts";

/**
 * `name`: what a site's `device` states. It takes no local setting over: those are left to the end that is configured. But
 * whom it expects must be on the sheet.
 */
export function partner(name: string): Target {
  return {
    name,
    has: (parameter) => parameter === "tunnel.remote-id",
    check: () => [],
    emit: (device, { fingerprint }) =>
      device.connections.length === 0
        ? []
        : [
            {
              name: `${fileName(device.site)}.partner.md`,
              text: sheet(device, fingerprint ?? (() => undefined)),
              secret: false,
            },
          ],
  };
}

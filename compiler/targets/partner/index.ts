/**
 * A partner's device, configured by somebody else: a sheet in Markdown with everything their end must say, from their point
 * of view. The key is on it as a fingerprint only.
 */

import { fileName } from "../common/file-name.ts";
import type { Target } from "../target.ts";
import { sheet } from "./sheet.ts";

/** What is described, with a sheet to hand over. Whom the partner expects must be on it; other local settings stay out. */
export function partner(described: Target): Target {
  return {
    ...described,
    has: (parameter) => parameter === "tunnel.remote-id",
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

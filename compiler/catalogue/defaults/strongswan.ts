/** Defaults of swanctl.conf that hold whatever the build; what it offers by itself must be stated. */

import type { DeviceDefault } from "./types.ts";
import { number, words } from "./types.ts";

const options = "strongSwan 6.0.6, src/swanctl/swanctl.opt";

// prettier-ignore
const rows: readonly Pick<DeviceDefault, "parameter" | "value">[] = [
  // The keys are renewed after four hours and one; what is left then is a tenth.
  { parameter: "phase1.lifetime", value: number(15_840) },
  { parameter: "phase2.lifetime", value: number(3960) },
  { parameter: "phase2.lifebytes", value: number(0) },
  { parameter: "phase2.mode", value: words("tunnel") },
  { parameter: "phase2.pfs", value: words("none") },
];

export const STRONGSWAN_DEFAULTS: readonly DeviceDefault[] = rows.map((row) => ({
  ...row,
  target: "strongswan",
  source: options,
  confidence: "B",
}));

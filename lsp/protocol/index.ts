/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { diagnostics } from "./diagnostics.ts";
import { hover } from "./hover.ts";

export const FEATURES: readonly Feature[] = [diagnostics, hover];

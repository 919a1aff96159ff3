/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { completion } from "./completion.ts";
import { diagnostics } from "./diagnostics.ts";
import { hover } from "./hover.ts";

export const FEATURES: readonly Feature[] = [completion, diagnostics, hover];

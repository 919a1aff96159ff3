/** The registry: every feature of the server, one file each. */

import type { Feature } from "./feature.ts";
import { diagnostics } from "./diagnostics.ts";
import { explain } from "./explain.ts";
import { hover } from "./hover.ts";
import { script } from "./script.ts";
import { table } from "./table.ts";

export const FEATURES: readonly Feature[] = [diagnostics, explain, hover, script, table];

/** The formats that can be read, by the name `--from` gives them. */

import { aws } from "./aws/index.ts";
import { cisco } from "./cisco/index.ts";
import type { Importer } from "./importer.ts";
import { routeros } from "./routeros/index.ts";
import { strongswan } from "./strongswan/index.ts";

export const IMPORTERS: readonly Importer[] = [aws, cisco, routeros, strongswan];

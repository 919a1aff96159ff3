/** The formats that can be read, by the name `--from` gives them. */

import type { Importer } from "./importer.ts";

export const IMPORTERS: readonly Importer[] = [];

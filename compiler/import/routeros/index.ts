/** RouterOS exports of 3.x to 7.x, and console sessions down to 2.6, as drafts of the language. */

import type { Importer } from "../importer.ts";
import { read } from "./read.ts";
import { recognizes } from "./recognize.ts";

export const routeros: Importer = {
  name: "routeros",
  title: "RouterOS export or console session",
  recognizes,
  read,
};

/** What `compiled.ts` bundles. */

export { format } from "../grammar/format/format.ts";
export { parse } from "../grammar/index.ts";

/** What `compiled.ts` bundles. */

export { analyze } from "../compiler/pipeline.ts";
export { DEFAULT_SETTINGS } from "../compiler/project/settings.ts";
export { format } from "../grammar/format/format.ts";
export { once } from "../compiler/source/remember.ts";
export { parse } from "../grammar/index.ts";

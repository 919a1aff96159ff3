/** Where the page of a code is. */

import type { Code } from "./catalogue/index.ts";

/** Relative to the package's documentation; a site that publishes it puts its address before. */
const PAGES = "docs/reference/diagnostics/";

export function urlOf(code: Code): string {
  return `${PAGES}${code}.md`;
}

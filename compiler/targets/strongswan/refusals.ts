/** What swanctl.conf cannot express, or must be told. */

import { refusalsOf } from "../common/refusals.ts";
import { sources, type SourceId } from "./sources.ts";

export function why(
  reason: string,
  source: SourceId = "options",
): { readonly reason: string; readonly source: string } {
  return { reason, source: sources[source] };
}

export const refuse = refusalsOf({
  name: "strongSwan",
  file: "swanctl.conf",
  ownChoice: why(
    "What strongSwan takes by itself changes with its release and with the plugins it was built with.",
    "proposals",
  ),
  names: why('A name has at most 60 characters and none of `# { } : . , = "` and blanks in it.', "parser"),
});

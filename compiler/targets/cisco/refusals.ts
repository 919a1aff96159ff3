/** What an IOS configuration cannot express, or must be told. */

import { refusalsOf } from "../common/refusals.ts";
import type { Why } from "../common/support.ts";
import { sources, type SourceId } from "./sources.ts";

export function why(reason: string, source: SourceId = "yang"): Why {
  return { reason, source: sources[source] };
}

export const refuse = refusalsOf({
  name: "Cisco IOS",
  file: "the configuration of IOS",
  ownChoice: why("What IOS takes by itself differs between releases, and between IKEv1 and IKEv2."),
  names: why(
    "A name starts with a letter and continues with letters, digits, `_`, `-` and `.`: a blank ends it.",
    "memory",
  ),
});

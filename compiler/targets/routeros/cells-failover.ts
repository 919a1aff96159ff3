/** How netwatch and the script that switches policies are said, on releases whose policies name one peer. */

import { said, type Cell } from "./cell.ts";
import { netwatchCommentTrack, netwatchTrack, scriptTrack } from "./eras-failover.ts";

// prettier-ignore
export const failoverCells: readonly Cell[] = [
  said("script.name",          "script",   "name",        "text",     scriptTrack),
  said("script.policy",        "script",   "policy",      "text",     scriptTrack),
  said("script.source",        "script",   "source",      "text",     scriptTrack),
  said("netwatch.host",        "netwatch", "host",        "text",     netwatchTrack),
  said("netwatch.interval",    "netwatch", "interval",    "duration", netwatchTrack),
  said("netwatch.timeout",     "netwatch", "timeout",     "duration", netwatchTrack),
  said("netwatch.up-script",   "netwatch", "up-script",   "text",     netwatchTrack),
  said("netwatch.down-script", "netwatch", "down-script", "text",     netwatchTrack),
  said("netwatch.comment",     "netwatch", "comment",     "text",     netwatchCommentTrack),
].flat();

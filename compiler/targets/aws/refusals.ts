/** What an AWS VPN connection cannot be told. */

import { refusalsOf } from "../common/refusals.ts";
import type { Why } from "../common/support.ts";
import { sources, type SourceId } from "./sources.ts";

export function why(reason: string, source: SourceId = "tunnel"): Why {
  return { reason, source: sources[source] };
}

export const refuse = refusalsOf({
  name: "AWS",
  file: "a VPN connection's options",
  ownChoice: why("AWS makes a customer gateway from it, and nothing else can stand for it.", "gateway"),
  names: why("A tag takes any name.", "connection"),
});

/**
 * Who proves an argument at which releases. A track is the evidence for one spelling along the line of releases; a cell
 * takes the part of a track in which it is spelt that way, so that one line of a table says a spelling once and still
 * every release has its own source.
 */

import { compareVersions, inRange, type VersionRange } from "../../catalogue/version.ts";
import type { Confidence, SourceId } from "./sources.ts";

export interface Evidence extends VersionRange {
  readonly source: SourceId;
  readonly confidence: Confidence;
}

export type Track = readonly Evidence[];

export function proof(range: VersionRange, source: SourceId, confidence: Confidence): Evidence {
  return { ...range, source, confidence };
}

/** Few parts of few tracks, which many lines of the tables ask for at every start. */
const known = new Map<Track, Map<string, Track>>();

/** The part of a track that lies in a range. */
export function within(track: Track, range: VersionRange): Track {
  if (range.since === undefined && range.until === undefined) return track;
  const parts = known.get(track) ?? new Map<string, Track>();
  known.set(track, parts);
  const name = `${range.since ?? ""} ${range.until ?? ""}`;
  const part = parts.get(name) ?? cut(track, range);
  parts.set(name, part);
  return part;
}

function cut(track: Track, range: VersionRange): Track {
  return track.flatMap((each) => {
    const since = later(each.since, range.since);
    const until = earlier(each.until, range.until);
    const empty = since !== undefined && until !== undefined && !inRange(since, { until });
    return empty ? [] : [bounded(each, since, until)];
  });
}

function bounded({ source, confidence }: Evidence, since?: string, until?: string): Evidence {
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    source,
    confidence,
  };
}

function later(a?: string, b?: string): string | undefined {
  return a === undefined || (b !== undefined && compareVersions(b, a) > 0) ? b : a;
}

/** `6.45.0` ends before `6.45`, which holds for 6.45.9 too. */
function earlier(a?: string, b?: string): string | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  return inRange(b, { until: a }) && !(inRange(a, { until: b }) && a.length > b.length) ? b : a;
}

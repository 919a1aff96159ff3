/** The release a file is of: its `version` line, or what a script of this compiler says in its first line. */

import { compareVersions } from "../../catalogue/version.ts";
import { last, type Source } from "./source.ts";

const WRITTEN = /^! site (?<site>.+), Cisco IOS(?: (?<version>\S+))?$/mu;

export interface Heading {
  readonly site: string | undefined;
  readonly version: string | undefined;
}

/** What the header of a script of this compiler names. */
export function headingOf(text: string): Heading {
  const found = WRITTEN.exec(text.slice(0, 400))?.groups;
  return { site: found?.["site"], version: found?.["version"] };
}

export function versionOf(source: Source): string | undefined {
  return last(source.top, "version")?.rest[0];
}

/** False where the release is not known. */
export function versionAtLeast(source: Source, least: string): boolean {
  const version = versionOf(source);
  return version !== undefined && /^\d+\.\d+/u.test(version) && compareVersions(version, least) >= 0;
}

/** Which device a statement is about: a file may hold the exports of several, or a session with several. */

import { headerRelease } from "./release.ts";
import { newSection, type Section } from "./section.ts";

export interface Sections {
  readonly all: () => readonly Section[];
  /** A comment may be a header, which says a release and whose it is. */
  readonly note: (comment: string, line: number) => void;
  /** The section of the next statement. `device` is what its prompt says. */
  readonly at: (line: number, device: string | undefined) => Section;
}

interface Header {
  readonly release: string | undefined;
  readonly softwareId: string | undefined;
  readonly line: number;
}

export function sectionsOf(): Sections {
  const all: Section[] = [];
  const byDevice = new Map<string, Section>();
  let current: Section | undefined;
  let header: Header | undefined;
  const begin = (line: number): Section => {
    const section = newSection(line);
    all.push(section);
    return section;
  };
  const settleHeader = (section: Section, { release, softwareId, line }: Header): Section => {
    const other =
      differ(section.release, release) || differ(section.softwareId, softwareId) ? begin(line) : section;
    if (other.release === undefined && release !== undefined) {
      other.release = release;
      other.line = line;
    }
    other.softwareId ??= softwareId;
    return other;
  };
  return {
    all: () => all,
    note: (comment, line) => {
      const release = headerRelease(comment) ?? header?.release;
      const softwareId = /software id = (?<id>\S+)/u.exec(comment)?.groups?.["id"] ?? header?.softwareId;
      if (release !== undefined || softwareId !== undefined)
        header = { release, softwareId, line: header?.line ?? line };
    },
    at: (line, device) => {
      current ??= begin(line);
      if (header !== undefined) current = settleHeader(current, header);
      header = undefined;
      if (device === undefined || device === current.device) return current;
      const known = byDevice.get(device);
      current = known ?? (current.device === undefined ? current : begin(line));
      current.device = device;
      byDevice.set(device, current);
      return current;
    },
  };
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

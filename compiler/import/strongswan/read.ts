/** The text of a strongSwan host to a reading, and to the lines that were represented: every other line is among the leftovers. */

import type { DeviceDraft, Reading } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import { notebook, type Notebook } from "../common/notebook.ts";
import { siteOf } from "../common/site.ts";
import { parseConf } from "./conf.ts";
import { draftOf, type Site } from "./draft.ts";
import { parseIpsecConf } from "./ipsec-conf.ts";
import { readIpsec } from "./ipsec.ts";
import { leaveIpsec } from "./ipsec-rest.ts";
import { leaveTheRest } from "./rest.ts";
import { readSwanctl } from "./swanctl.ts";

export interface Read {
  readonly reading: Reading;
  /** Lines of statements that the draft represents. */
  readonly represented: ReadonlySet<number>;
}

/** ipsec.conf has sections without braces; either may stand alone. */
export function isIpsecConf(text: string): boolean {
  return /^(?:conn|config|ca)[ \t]+\S+[ \t]*(?:#.*)?$/mu.test(text) || /^[^#={}\n]*:[ \t]*PSK\b/mu.test(text);
}

export function read({ file, text }: ForeignText): Read {
  const notes = notebook(file);
  const site = siteFor(file, text);
  return isIpsecConf(text) ? readOld(text, site, notes) : readNew(text, site, notes);
}

function readNew(text: string, site: Site, notes: Notebook): Read {
  const conf = parseConf(text);
  const { connections, keys, taken } = readSwanctl(conf, notes);
  const device = draftOf(connections, keys, site, notes);
  // Without a connection there is no draft, so nothing is represented.
  if (device === undefined) taken.clear();
  leaveTheRest(conf, taken, notes);
  return result(device, notes, new Set([...taken].map(({ line }) => line)));
}

function readOld(text: string, site: Site, notes: Notebook): Read {
  const conf = parseIpsecConf(text);
  const { connections, keys, taken } = readIpsec(conf, notes);
  const device = draftOf(connections, keys, site, notes);
  if (device === undefined) taken.clear();
  leaveIpsec(conf, taken, notes);
  const lines = [...taken].flatMap((each) =>
    "line" in each && typeof each.line === "number" ? [each.line] : [],
  );
  return result(device, notes, new Set(lines));
}

function result(device: DeviceDraft | undefined, notes: Notebook, represented: ReadonlySet<number>): Read {
  const { secrets, leftovers, remarks } = notes;
  const ordered = leftovers.toSorted((a, b) => a.origin.line - b.origin.line);
  return {
    reading: { devices: device === undefined ? [] : [device], secrets, leftovers: ordered, remarks },
    represented,
  };
}

/** What a file of this compiler says in its first line. */
const WRITTEN = /^# site (?<site>.+), strongSwan(?: (?<version>\S+))?$/mu;

function siteFor(file: string, text: string): Site {
  const found = WRITTEN.exec(text.slice(0, 400))?.groups;
  return { name: found?.["site"] ?? siteOf(file), version: found?.["version"] };
}

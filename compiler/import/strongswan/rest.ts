/** What of a swanctl.conf no connection used: every setting and section with its subject, secrets without their values. */

import { leave, type Notebook } from "../common/notebook.ts";
import type { Conf, Section, Setting } from "./conf.ts";
import { goesWithoutSaying, swanctlSettings, type Known } from "./settings.ts";

const TOP: ReadonlyMap<string, Known> = new Map([
  ["connections", { kind: "outside", why: "a section without a connection" }],
  ["secrets", { kind: "outside", why: "no connection of the file uses this secret" }],
  ["pools", { kind: "unsupported", why: "remote access of single users" }],
  ["authorities", { kind: "outside", why: "certificates" }],
]);

const UNUSED: Known = { kind: "outside", why: "nothing that was read from the file uses it" };

export function leaveTheRest(conf: Conf, taken: Set<Setting | Section>, notes: Notebook): void {
  for (const each of conf.root.settings)
    leave(notes, each.line, show(each, false), "unknown", "a setting outside of any section");
  for (const section of conf.root.sections) {
    visit(section, section.name === "secrets", TOP.get(section.name) ?? UNUSED, taken, notes);
  }
  for (const { value, line } of conf.includes) {
    leave(
      notes,
      line,
      `include ${value}`,
      "unsupported",
      "the included file was not read: import it together with this one, as one text",
    );
  }
  for (const { key, value, line } of conf.odd) {
    leave(notes, line, key, "unknown", value === "" ? "neither a section nor a setting" : value);
  }
}

function visit(
  section: Section,
  isSecret: boolean,
  why: Known,
  taken: Set<Setting | Section>,
  notes: Notebook,
): void {
  const isTaken = taken.has(section);
  if (!isTaken) leave(notes, section.line, `${section.name} { … }`, why.kind, why.why);
  for (const setting of section.settings) {
    if (taken.has(setting)) continue;
    if (isTaken && !isSecret && goesWithoutSaying(setting.key, setting.value)) {
      taken.add(setting);
      continue;
    }
    const known = isTaken && !isSecret ? knownAs(setting) : why;
    leave(notes, setting.line, show(setting, isSecret), known.kind, known.why);
  }
  for (const each of section.sections) visit(each, isSecret, why, taken, notes);
}

function knownAs({ key, value }: Setting): {
  readonly kind: Known["kind"] | "unknown";
  readonly why: string;
} {
  const found = swanctlSettings.get(key) ?? swanctlSettings.get(key.replace(/-?\d+$/u, ""));
  if (found !== undefined) return found;
  if (HANDLED.has(key)) {
    return value === ""
      ? { kind: "outside", why: "an empty value takes an inherited one away" }
      : { kind: "unknown", why: "overridden by another setting, or not a value that strongSwan takes here" };
  }
  return { kind: "unknown", why: "not a setting of swanctl.conf that is known here" };
}

const HANDLED = new Set(
  "version local_addrs remote_addrs proposals aggressive rekey_time over_time reauth_time dpd_delay dpd_timeout auth id mode local_ts remote_ts esp_proposals ah_proposals life_time life_bytes rekey_bytes copy_df priority start_action".split(
    " ",
  ),
);

/** Values of secrets never appear; a key's identities do. */
function show({ key, value }: Setting, isSecret: boolean): string {
  const hidden = isSecret ? !key.startsWith("id") : /secret|password|psk|passphrase|pin/iu.test(key);
  return `${key} = ${hidden ? "…" : value}`;
}

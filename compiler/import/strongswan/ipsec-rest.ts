/** What of an ipsec.conf no connection represents: each line with its subject, secrets without their values. */

import { leave, type Notebook } from "../common/notebook.ts";
import type { ConfSection, Entry, IpsecConf } from "./ipsec-conf.ts";
import { goesWithoutSaying, ipsecSettings } from "./settings.ts";

export function leaveIpsec(conf: IpsecConf, taken: Set<object>, notes: Notebook): void {
  for (const section of conf.sections) leaveSection(section, taken, notes);
  for (const secret of conf.secrets) {
    if (taken.has(secret)) continue;
    const why = secret.type === "PSK" ? "no connection of the file uses this secret" : "not a pre-shared key";
    leave(notes, secret.line, `${secret.ids.join(" ")} : ${secret.type} …`, "outside", why);
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
    const hidden = `${key}`.replace(/\b(PSK|RSA|ECDSA|EAP|XAUTH|secret|password)\b.*$/iu, "$1 …");
    if (key === "version") leave(notes, line, value, "outside", "the version of the syntax");
    else leave(notes, line, hidden, "unknown", "neither a section nor a setting");
  }
}

function leaveSection(section: ConfSection, taken: Set<object>, notes: Notebook): void {
  const { kind, name, line, entries } = section;
  const isTaken = taken.has(section);
  const why =
    kind === "config"
      ? "settings of the daemon itself"
      : kind === "ca"
        ? "certificates"
        : "a conn that the daemon does not load, and that no other one includes";
  if (!isTaken) leave(notes, line, `${kind} ${name}`, "outside", why);
  for (const entry of entries) {
    if (taken.has(entry)) continue;
    if (isTaken && goesWithoutSaying(entry.key, entry.value)) {
      taken.add(entry);
      continue;
    }
    if (isTaken) leaveEntry(entry, notes);
    else leave(notes, entry.line, show(entry), "outside", why);
  }
}

const HANDLED = new Set(
  "also auto keyexchange aggressive left right leftid rightid leftsubnet rightsubnet leftprotoport rightprotoport leftauth rightauth authby ike esp ah ikelifetime lifetime keylife lifebytes dpddelay dpdtimeout type".split(
    " ",
  ),
);

function leaveEntry(entry: Entry, notes: Notebook): void {
  const known = ipsecSettings.get(entry.key);
  const text = show(entry);
  if (known !== undefined) leave(notes, entry.line, text, known.kind, known.why);
  else if (HANDLED.has(entry.key))
    leave(
      notes,
      entry.line,
      text,
      "unknown",
      "overridden, without effect here, or not a value that strongSwan takes",
    );
  else leave(notes, entry.line, text, "unknown", "not a setting of ipsec.conf that is known here");
}

function show({ key, value }: Entry): string {
  return `${key}=${/secret|password|psk/iu.test(key) && key !== "authby" ? "…" : value}`;
}

/** swanctl.conf to connections and keys. In: the tree of the file; out: what charon is told, and which settings were read. */

import { canonical } from "../../source/addresses.ts";
import { leave, remark, type Notebook } from "../common/notebook.ts";
import type { Conf, Section, Setting } from "./conf.ts";
import type { Child, Connection, Key, Stated, Worked } from "./model.ts";
import { bytesOf, identityOf, isNo, isYes, secondsOf, secretOf } from "./values.ts";
import { viewOf, type View } from "./view.ts";

export interface Swanctl {
  readonly connections: readonly Connection[];
  readonly keys: readonly Key[];
  readonly taken: Set<Setting | Section>;
}

const HOUR = 3600;

interface Reader {
  readonly notes: Notebook;
  readonly taken: Set<Setting | Section>;
}

export function readSwanctl(conf: Conf, notes: Notebook): Swanctl {
  const reader: Reader = { notes, taken: new Set() };
  const root = viewOf(conf);
  const connections = (root.sub("connections")?.subs() ?? []).map((view) => connection(view, reader));
  visit(root.sub("connections"), reader);
  const keys = (root.sub("secrets")?.subs() ?? []).flatMap((view) => key(view, reader));
  visit(root.sub("secrets"), reader);
  return { connections, keys, taken: reader.taken };
}

function visit(view: View | undefined, { taken }: Reader): void {
  for (const section of view?.sections ?? []) taken.add(section);
}

function use(view: View | undefined, name: string, { taken }: Reader): Stated | undefined {
  const found = view?.get(name);
  if (found === undefined) return undefined;
  taken.add(found);
  return { text: found.value, line: found.line };
}

/** A value by its reading; one that cannot be read stays untaken and is listed. */
function worked<T>(
  view: View,
  name: string,
  read: (text: string) => T | undefined,
  reader: Reader,
): Worked<T> | undefined {
  const found = view.get(name);
  const value = found === undefined ? undefined : read(found.value);
  if (found === undefined || value === undefined) return undefined;
  reader.taken.add(found);
  return { value, line: found.line };
}

function listed(view: View, name: string, reader: Reader): readonly Stated[] {
  const found = use(view, name, reader);
  if (found === undefined) return [];
  return found.text
    .split(",")
    .map((each) => ({ text: each.trim(), line: found.line }))
    .filter(({ text }) => text !== "");
}

function connection(view: View, reader: Reader): Connection {
  visit(view, reader);
  visit(view.sub("children"), reader);
  const exchange = exchangeOf(view, reader);
  const ends = [...view.subs()].filter(({ name }) => /^(?:local|remote)/u.test(name));
  const [local, remote] = [end(ends, "local", reader), end(ends, "remote", reader)];
  const auth = local?.get("auth") ?? remote?.get("auth");
  const method = use(local, "auth", reader) ?? use(remote, "auth", reader);
  const isPsk = method?.text.startsWith("psk") === true;
  use(remote, "auth", reader);
  const children = view.sub("children")?.subs() ?? [];
  return {
    name: view.name,
    line: view.line,
    comment: commentOf(view),
    exchange,
    local: listed(view, "local_addrs", reader),
    remote: listed(view, "remote_addrs", reader),
    proposals: use(view, "proposals", reader),
    lifetime: ikeLifetime(view, reader),
    dpd: deadPeer(view, exchange.value !== "ikev2", reader),
    certificates: isPsk || children.every(isShunt) ? undefined : { value: true, line: auth?.line },
    id: use(local, "id", reader),
    remoteId: use(remote, "id", reader),
    children: children.map((each) => child(each, reader)),
  };
}

/** The first round of an end; further ones are for EAP and the like. */
function end(ends: readonly View[], which: "local" | "remote", reader: Reader): View | undefined {
  const [first, ...more] = ends.filter(({ name }) => name.startsWith(which));
  visit(first, reader);
  for (const each of more) {
    leave(
      reader.notes,
      each.line,
      `${each.name} { … }`,
      "unsupported",
      "an end proves who it is more than once",
    );
    visit(each, reader);
    for (const setting of each.settings()) {
      reader.taken.add(setting);
      leave(
        reader.notes,
        setting.line,
        `${setting.key} = ${setting.value}`,
        "unsupported",
        "an end proves who it is more than once",
      );
    }
  }
  return first;
}

function exchangeOf(view: View, reader: Reader): Connection["exchange"] {
  const version = use(view, "version", reader);
  const aggressive = worked(
    view,
    "aggressive",
    (text) => (isYes(text) ? true : isNo(text) ? false : undefined),
    reader,
  );
  if (version?.text === "1") {
    return aggressive?.value === true
      ? { value: "aggressive", line: aggressive.line }
      : { value: "main", line: version.line };
  }
  const children = view.sub("children")?.subs() ?? [];
  const isSilent = children.length > 0 && children.every(isShunt);
  if (version?.text === "2" || isSilent) return { value: "ikev2", line: version?.line };
  remark(
    reader.notes,
    version?.line ?? view.line,
    "import/assumed",
    `\`${view.name}\` does not say which version of IKE it speaks: it starts with IKEv2, and answers IKEv1 as well`,
    "Write `version = 2`.",
  );
  return { value: "ikev2", line: version?.line, note: "answers IKEv1 as well" };
}

/** Ten per cent after the last moment to renew or reauthenticate, charon gives up. Source: vici_config.c. */
function ikeLifetime(view: View, reader: Reader): Worked<number> | undefined {
  const rekey = worked(view, "rekey_time", secondsOf, reader);
  const again = worked(view, "reauth_time", secondsOf, reader);
  const over = worked(view, "over_time", secondsOf, reader);
  const renewed = rekey?.value ?? ((again?.value ?? 0) > 0 ? 0 : 4 * HOUR);
  const longest = Math.max(renewed, again?.value ?? 0);
  if (longest === 0) {
    const line = rekey?.line ?? view.line;
    leave(
      reader.notes,
      line,
      "rekey_time = 0",
      "unsupported",
      "the IKE SA is never renewed, and a `lifetime` has an end",
    );
    return undefined;
  }
  const value = longest + (over?.value ?? Math.floor(longest / 10));
  const isAgain = (again?.value ?? 0) > renewed;
  return {
    value,
    line: isAgain ? again?.line : (rekey?.line ?? over?.line),
    note: isAgain
      ? "reauthenticates"
      : rekey === undefined
        ? "default of strongSwan: renewed after 4h"
        : undefined,
  };
}

function deadPeer(view: View, isV1: boolean, reader: Reader): Connection["dpd"] {
  const interval = worked(view, "dpd_delay", secondsOf, reader);
  const timeout = worked(view, "dpd_timeout", secondsOf, reader);
  if (interval === undefined || interval.value === 0) return undefined;
  const count = Math.round((timeout?.value ?? 0) / interval.value);
  const failures = isV1 && count > 0 ? { value: count, line: timeout?.line } : undefined;
  return { interval, failures };
}

export function isShunt(view: View): boolean {
  return ["pass", "drop"].includes(view.get("mode")?.value ?? "");
}

const MODES = new Set(["tunnel", "transport", "pass", "drop"]);

function child(view: View, reader: Reader): Child {
  visit(view, reader);
  const mode = worked(
    view,
    "mode",
    (text) => (MODES.has(text.toLowerCase()) ? text.toLowerCase() : undefined),
    reader,
  );
  const ah = use(view, "ah_proposals", reader);
  const esp = ah === undefined ? use(view, "esp_proposals", reader) : undefined;
  const start = startOf(view, reader);
  const priority = worked(
    view,
    "priority",
    (text) => (/^\d+$/u.test(text) ? Number(text) : undefined),
    reader,
  );
  const copy = worked(
    view,
    "copy_df",
    (text) => (isNo(text) ? "clear" : isYes(text) ? "inherit" : undefined),
    reader,
  );
  const line = mode?.line;
  return {
    name: view.name,
    line: view.line,
    comment: commentOf(view),
    action:
      mode?.value === "pass"
        ? { value: "none", line }
        : mode?.value === "drop"
          ? { value: "discard", line }
          : { value: "encrypt" },
    mode: mode?.value === "transport" ? { value: "transport", line } : { value: "tunnel", line },
    local: sides(view, "local_ts", reader),
    remote: sides(view, "remote_ts", reader),
    protocol: ah === undefined ? "esp" : "ah",
    proposals: ah ?? esp,
    lifetime: lifetime(view, reader),
    bytes: volume(view, reader),
    fragment: copy as Child["fragment"],
    priority: priority?.value === 0 ? undefined : priority?.value,
    starts: start,
  };
}

/** Unset, it is the end's own address. */
function sides(view: View, name: string, reader: Reader): readonly Stated[] {
  const all = listed(view, name, reader);
  return all.length === 0 ? [{ text: "dynamic", line: view.line }] : all;
}

/** `trap|start`; `route` and `restart` are older words. */
function startOf(view: View, reader: Reader): Worked<boolean> {
  const found = worked(
    view,
    "start_action",
    (text) => (/^[a-z|\s]+$/u.test(text) ? /trap|start|route/u.test(text) : undefined),
    reader,
  );
  return found ?? { value: false };
}

function lifetime(view: View, reader: Reader): Worked<number> {
  const life = worked(view, "life_time", secondsOf, reader);
  const rekey = worked(view, "rekey_time", secondsOf, reader);
  if (life !== undefined && life.value > 0) return life;
  if (rekey !== undefined && rekey.value > 0) {
    return { value: Math.floor(rekey.value * 1.1), line: rekey.line, note: "rekey_time and a tenth" };
  }
  return { value: 3960, note: "default of strongSwan: renewed after 1h" };
}

function volume(view: View, reader: Reader): Worked<number> | undefined {
  const life = worked(view, "life_bytes", bytesOf, reader);
  const rekey = worked(view, "rekey_bytes", bytesOf, reader);
  if (life !== undefined) return life.value === 0 ? undefined : life;
  if (rekey === undefined || rekey.value === 0) return undefined;
  return { value: Math.floor(rekey.value * 1.1), line: rekey.line, note: "rekey_bytes and a tenth" };
}

function commentOf({ comment }: View): string | undefined {
  return comment.length === 0 ? undefined : comment.join(" ");
}

function key(view: View, reader: Reader): readonly Key[] {
  const secret = view.get("secret");
  if (!view.name.startsWith("ike") || secret === undefined) return [];
  const named = view.settings().filter((each) => each.key.startsWith("id"));
  const ids = named.map(({ value }) =>
    value.startsWith("%any") ? "any" : identityOf(canonical(value) ?? value),
  );
  return [
    {
      ids: ids.length === 0 ? ["any"] : ids.filter((id) => id !== undefined),
      value: secretOf(secret.value),
      line: secret.line,
      use: () => {
        visit(view, reader);
        for (const each of [secret, ...named]) reader.taken.add(each);
      },
    },
  ];
}

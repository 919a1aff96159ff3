/** The conns of an ipsec.conf to connections and keys: defaults, `also`, and which side is this end are settled here. */

import { remark, type Notebook } from "../common/notebook.ts";
import type { Child, Connection, Key, Stated, Worked } from "./model.ts";
import type { ConfSection, Entry, IpsecConf } from "./ipsec-conf.ts";
import { thisSide, type Side } from "./sides.ts";
import { bytesOf, identityOf, isNo, isYes, secondsOf, secretOf } from "./values.ts";

export interface Ipsec {
  readonly connections: readonly Connection[];
  readonly keys: readonly Key[];
  /** Sections and entries that the connections represent. */
  readonly taken: Set<object>;
}

/** The entry of each key that counts: the conn's own, then those of the sections it includes, then `%default`. */
export interface Conn {
  readonly section: ConfSection;
  readonly sections: readonly ConfSection[];
  readonly entries: ReadonlyMap<string, Entry>;
}

interface Reader {
  readonly conn: Conn;
  readonly local: Side;
  readonly remote: Side;
  readonly taken: Set<object>;
}

const DEEPEST = 16;
/** A conn that is not loaded is a text to include. */
const LOADED = new Set(["add", "route", "start", "trap"]);

export function readIpsec(conf: IpsecConf, notes: Notebook): Ipsec {
  const taken = new Set<object>();
  const conns = conf.sections
    .filter(({ kind, name }) => kind === "conn" && name !== "%default")
    .map((each) => resolved(each, conf));
  const bases = new Set(conns.flatMap(({ section }) => alsoOf(section).map(({ value }) => value)));
  const loaded = conns.filter(({ section, entries }) => {
    const auto = entries.get("auto");
    return auto === undefined ? !bases.has(section.name) : LOADED.has(auto.value);
  });
  const connections = loaded.map((conn) => connection(conn, thisSide(conn, loaded, notes), taken, notes));
  const keys = conf.secrets
    .filter(({ type }) => type === "PSK")
    .map((each): Key => {
      const ids = each.ids.map((id) => (id.startsWith("%any") || id === "0.0.0.0" ? "any" : identityOf(id)));
      return {
        ids: ids.length === 0 ? ["any"] : ids.filter((id) => id !== undefined),
        value: secretOf(each.value),
        line: each.line,
        use: () => taken.add(each),
      };
    });
  return { connections, keys, taken };
}

function alsoOf({ entries }: ConfSection): readonly Entry[] {
  return entries.filter(({ key }) => key === "also");
}

function resolved(section: ConfSection, conf: IpsecConf): Conn {
  const named = (name: string): readonly ConfSection[] =>
    conf.sections.filter((each) => each.kind === "conn" && each.name === name);
  const chain: ConfSection[] = [];
  const add = (each: ConfSection, depth: number): void => {
    if (chain.includes(each) || depth > DEEPEST) return;
    chain.push(each);
    for (const { value } of alsoOf(each)) for (const base of named(value)) add(base, depth + 1);
  };
  add(section, 0);
  const sections = [
    ...chain,
    ...named("%default").flatMap((each) => [each, ...alsoOf(each).flatMap(({ value }) => named(value))]),
  ];
  const entries = new Map<string, Entry>();
  for (const each of sections) {
    const own = new Map(each.entries.map((entry) => [entry.key, entry]));
    for (const [key, entry] of own) if (!entries.has(key)) entries.set(key, entry);
  }
  return { section, sections, entries };
}

function connection(conn: Conn, local: Side, taken: Set<object>, notes: Notebook): Connection {
  const reader: Reader = { conn, local, remote: local === "left" ? "right" : "left", taken };
  for (const each of conn.sections) {
    taken.add(each);
    for (const also of alsoOf(each)) taken.add(also);
  }
  const { section } = conn;
  const exchange = exchangeOf(reader, notes);
  const auth = psk(reader);
  return {
    name: section.name,
    line: section.line,
    comment: section.comment,
    exchange,
    local: addresses(reader, reader.local),
    remote: addresses(reader, reader.remote),
    proposals: proposals(reader, "ike"),
    lifetime: worked(reader, "ikelifetime", secondsOf) ?? { value: 10_800, note: "default of ipsec.conf" },
    dpd: deadPeer(reader, exchange.value !== "ikev2"),
    certificates: auth,
    id: stated(reader, `${reader.local}id`),
    remoteId: stated(reader, `${reader.remote}id`),
    children: [child(reader)],
  };
}

function stated({ conn, taken }: Reader, key: string): Stated | undefined {
  const found = conn.entries.get(key);
  if (found === undefined || found.value === "") return undefined;
  taken.add(found);
  return { text: found.value, line: found.line };
}

function worked<T>(
  { conn, taken }: Reader,
  key: string,
  read: (text: string) => T | undefined,
): Worked<T> | undefined {
  const found = conn.entries.get(key);
  const value = found === undefined ? undefined : read(found.value);
  if (found === undefined || value === undefined) return undefined;
  taken.add(found);
  return { value, line: found.line };
}

function exchangeOf(reader: Reader, notes: Notebook): Connection["exchange"] {
  const found = stated(reader, "keyexchange");
  const aggressive = worked(reader, "aggressive", (text) =>
    isYes(text) ? true : isNo(text) ? false : undefined,
  );
  if (found?.text === "ikev1") {
    return aggressive?.value === true
      ? { value: "aggressive", line: aggressive.line }
      : { value: "main", line: found.line };
  }
  const isShunt = /^(?:pass|drop)/u.test(reader.conn.entries.get("type")?.value ?? "");
  if (found?.text === "ikev2" || isShunt) return { value: "ikev2", line: found?.line };
  const { section } = reader.conn;
  remark(
    notes,
    found?.line ?? section.line,
    "import/assumed",
    `\`${section.name}\` does not say which version of IKE it speaks: it starts with IKEv2, and answers IKEv1 as well`,
    "Write `keyexchange=ikev2`.",
  );
  return { value: "ikev2", line: found?.line, note: "answers IKEv1 as well" };
}

/** `authby` for both ends, or `leftauth` and `rightauth`. Without any of them it is certificates. */
function psk(reader: Reader): Connection["certificates"] {
  const by = stated(reader, "authby");
  const own = stated(reader, `${reader.local}auth`);
  const far = stated(reader, `${reader.remote}auth`);
  const isPsk =
    own === undefined && far === undefined
      ? /^(?:secret|psk)$/u.test(by?.text ?? "")
      : [own, far].every((each) => each === undefined || each.text.startsWith("psk"));
  return isPsk ? undefined : { value: true, line: (own ?? far ?? by)?.line };
}

const NOWHERE = new Set(["%any", "%any4", "%any6", "%defaultroute", "%group", "0.0.0.0"]);

function addresses(reader: Reader, side: Side): readonly Stated[] {
  const found = stated(reader, side);
  if (found === undefined) return [];
  return found.text
    .split(",")
    .map((each) => each.trim().replace(/^%(?!any|defaultroute|group)/u, ""))
    .filter((each) => each !== "" && (!NOWHERE.has(each) || side === reader.remote))
    .map((text) => ({ text, line: found.line }));
}

/** Without the `!` the daemon takes its own proposals as well, when it is asked. */
function proposals(reader: Reader, key: "ike" | "esp" | "ah"): Stated | undefined {
  const found = stated(reader, key);
  if (found === undefined || found.text.trimEnd().endsWith("!")) return found;
  return { ...found, note: "takes its own proposals as well, for lack of `!`" };
}

function deadPeer(reader: Reader, isV1: boolean): Connection["dpd"] {
  const action = reader.conn.entries.get("dpdaction");
  if (action === undefined || action.value === "none") return undefined;
  const delay = worked(reader, "dpddelay", secondsOf);
  const timeout = worked(reader, "dpdtimeout", secondsOf);
  const interval = delay ?? { value: 30, note: "default of ipsec.conf" };
  if (interval.value === 0) return undefined;
  const count = Math.max(1, Math.round((timeout?.value ?? 150) / interval.value));
  return {
    interval,
    failures: isV1
      ? {
          value: count,
          line: timeout?.line,
          note: timeout === undefined ? "default of ipsec.conf" : undefined,
        }
      : undefined,
  };
}

const TYPES: ReadonlyMap<string, readonly [Child["mode"]["value"], Child["action"]["value"]]> = new Map([
  ["tunnel", ["tunnel", "encrypt"]],
  ["transport", ["transport", "encrypt"]],
  ["passthrough", ["tunnel", "none"]],
  ["pass", ["tunnel", "none"]],
  ["drop", ["tunnel", "discard"]],
]);

function child(reader: Reader): Child {
  const { section } = reader.conn;
  const type = worked(reader, "type", (text) => TYPES.get(text));
  const auto = stated(reader, "auto");
  const ah = proposals(reader, "ah");
  const [mode, action] = type?.value ?? ["tunnel", "encrypt"];
  return {
    name: section.name,
    line: section.line,
    comment: undefined,
    action: { value: action, line: action === "encrypt" ? undefined : type?.line },
    mode: { value: mode, line: type?.line },
    local: subnets(reader, reader.local),
    remote: subnets(reader, reader.remote),
    protocol: ah === undefined ? "esp" : "ah",
    proposals: ah ?? proposals(reader, "esp"),
    lifetime: worked(reader, "lifetime", secondsOf) ??
      worked(reader, "keylife", secondsOf) ?? { value: 3600, note: "default of ipsec.conf" },
    bytes: worked(reader, "lifebytes", (text) => bytesOf(text)),
    fragment: undefined,
    priority: undefined,
    starts: {
      value: auto?.text === "start" || auto?.text === "route" || auto?.text === "trap",
      line: auto?.line,
    },
  };
}

/** `leftsubnet`, each with the protocol and port of `leftprotoport` where it has none of its own. */
function subnets(reader: Reader, side: Side): readonly Stated[] {
  const found = stated(reader, `${side}subnet`);
  const protocol = stated(reader, `${side}protoport`);
  const suffix = protocol === undefined ? "" : `[${protocol.text.replace("%any", "any")}]`;
  const own = { text: `dynamic${suffix}`, line: protocol?.line ?? reader.conn.section.line };
  if (found === undefined) return [own];
  return found.text
    .split(/,(?![^[]*\])/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map((text) => ({ text: text.includes("[") ? text : `${text}${suffix}`, line: found.line }));
}

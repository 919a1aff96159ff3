/** What the rules of the firewall say about tunnels: what is there already, and which of their needs are met. */

import { networkOf } from "../../source/addresses.ts";
import type { DraftBlock, DraftProperty } from "../draft.ts";
import { property, readerOf, rowsOf, type Device } from "./device.ts";
import type { ReadPolicy } from "./policies.ts";
import type { Row } from "./tables.ts";
import { network, text } from "./values.ts";

type Has = "masquerade" | "fasttrack" | "input-drop" | "forward-drop";

/** `undefined` if nothing in the rules matters to a tunnel. Rules that are not taken over are left over. */
export function readFirewall(device: Device, policies: readonly ReadPolicy[]): DraftBlock | undefined {
  const rules = {
    nat: live(device, "nat-rule"),
    filter: live(device, "filter-rule"),
    mangle: live(device, "mangle-rule"),
  };
  const used = new Set<Row>();
  const take = (rows: readonly Row[]): readonly Row[] => {
    for (const row of rows) used.add(row);
    return rows;
  };
  const wanted = policies.filter(({ encrypts, disabled }) => encrypts && !disabled);
  const has: [Has, readonly Row[]][] = [
    ["masquerade", take(rules.nat.filter(translates))],
    ["fasttrack", take(rules.filter.filter((row) => is(row, "action", "fasttrack-connection")))],
    ["input-drop", take(rules.filter.filter((row) => drops(row, "input")))],
    ["forward-drop", take(rules.filter.filter((row) => drops(row, "forward")))],
  ];
  const found = has.filter(([, rows]) => rows.length > 0);
  const entries: DraftProperty[] = [];
  if (found.length > 0) {
    entries.push(
      property(
        device,
        "has",
        found.map(([word]) => text(word)),
        found[0]?.[1][0]?.line,
      ),
    );
  }
  const yes = (key: string, value: string, rows: readonly Row[] | undefined): void => {
    if (rows === undefined || rows.length === 0) return;
    take(rows);
    entries.push(property(device, key, [text(value)], rows[0]?.line));
  };
  if (wanted.length > 0) {
    yes("nat-bypass", "yes", bypasses(rules.nat, wanted));
    yes("input", "yes", letsIn(rules.filter));
    yes("forward", "yes", letsPass(rules.filter));
    yes("fasttrack", "exclude", excludes(rules.filter));
    const clamps = rules.mangle.filter((row) => is(row, "action", "change-mss"));
    const sizes = new Set(clamps.map((row) => row.arguments.get("new-mss")?.value ?? ""));
    const [size = ""] = sizes;
    if (sizes.size === 1 && /^\d+$/u.test(size)) yes("mss", size, clamps);
    else if (sizes.size > 1 && [...sizes].every((each) => /^\d+$/u.test(each))) yes("mss", "auto", clamps);
  }
  settle(device, used);
  return entries.length === 0 ? undefined : { kind: "block", head: "firewall", entries };
}

function live(device: Device, kind: "nat-rule" | "filter-rule" | "mangle-rule"): readonly Row[] {
  return rowsOf(device, kind).filter((row) => !is(row, "disabled", "yes"));
}

export function is(row: Row, argument: string, ...values: readonly string[]): boolean {
  return values.includes(row.arguments.get(argument)?.value ?? "");
}

/** Source NAT that takes what tunnels encrypt along; `ipsec-policy=out,none` leaves it alone, and so do rules for pings. */
function translates(row: Row): boolean {
  return (
    !is(row, "protocol", "icmp", "1") &&
    is(row, "chain", "srcnat") &&
    is(row, "action", "masquerade", "src-nat") &&
    !is(row, "ipsec-policy", "out,none")
  );
}

/** What tells packets of one kind or place apart, so that a dropping rule is none for all the rest. */
const NARROW =
  "protocol dst-port src-port src-address dst-address src-address-list dst-address-list ipsec-policy content layer7-protocol connection-mark packet-mark limit src-mac-address tcp-flags icmp-options".split(
    " ",
  );

export function drops(row: Row, chain: string): boolean {
  if (!is(row, "chain", chain) || !is(row, "action", "drop", "reject", "tarpit")) return false;
  const state = row.arguments.get("connection-state")?.value;
  return (
    (state === undefined || state.split(",").includes("new")) &&
    !NARROW.some((name) => row.arguments.has(name))
  );
}

/** Accepting rules above all translation, for every policy; or the translation itself makes the exception. */
function bypasses(rules: readonly Row[], policies: readonly ReadPolicy[]): readonly Row[] | undefined {
  const first = rules.findIndex(translates);
  const above = rules
    .slice(0, first === -1 ? rules.length : first)
    .filter((row) => is(row, "chain", "srcnat") && is(row, "action", "accept"));
  const all = above.filter((row) => is(row, "ipsec-policy", "out,ipsec"));
  if (all.length > 0) return all;
  const pairs = new Map(
    above.map((row) => [`${prefix(row, "src-address")} ${prefix(row, "dst-address")}`, row]),
  );
  const needed = policies.filter(({ source }) => source.family === 4);
  const matching = needed.map(({ source, destination }) => covering(pairs, source, destination));
  const rows = matching.filter((row) => row !== undefined);
  return rows.length === needed.length ? [...new Set(rows)] : undefined;
}

function prefix(row: Row, argument: string): string {
  const value = row.arguments.get(argument)?.value;
  const read = value === undefined ? undefined : network(value);
  return value === undefined
    ? "/0"
    : read === undefined
      ? value
      : `${networkOf(read.address, read.length)}/${read.length}`;
}

/** The rule for a pair of networks, or for wider ones: at most 33 × 33 look-ups, whatever the number of rules. */
function covering(
  pairs: ReadonlyMap<string, Row>,
  source: ReadPolicy["source"],
  destination: ReadPolicy["destination"],
): Row | undefined {
  const [from, to] = [wider(source), wider(destination)];
  for (const a of from) {
    for (const b of to) {
      const row = pairs.get(`${a} ${b}`);
      if (row !== undefined) return row;
    }
  }
  return undefined;
}

/** IKE and what it negotiates: UDP 500, and ESP, AH or UDP 4500. */
function letsIn(rules: readonly Row[]): readonly Row[] | undefined {
  const accepted = rules.filter((row) => is(row, "chain", "input") && is(row, "action", "accept"));
  const udp = (port: string): readonly Row[] =>
    accepted.filter(
      (row) =>
        is(row, "protocol", "udp", "17") &&
        (row.arguments.get("dst-port")?.value ?? "").split(",").includes(port),
    );
  const ike = udp("500");
  const data = [
    ...accepted.filter((row) => is(row, "protocol", "ipsec-esp", "ipsec-ah", "50", "51")),
    ...udp("4500"),
  ];
  return ike.length > 0 && data.length > 0 ? [...new Set([...ike, ...data])] : undefined;
}

/** Decrypted packets, and those on their way into a tunnel. */
function letsPass(rules: readonly Row[]): readonly Row[] | undefined {
  const passing = (way: string): readonly Row[] =>
    rules.filter(
      (row) =>
        is(row, "chain", "forward") && is(row, "action", "accept") && is(row, "ipsec-policy", `${way},ipsec`),
    );
  const [inbound, outbound] = [passing("in"), passing("out")];
  return inbound.length > 0 && outbound.length > 0 ? [...inbound, ...outbound] : undefined;
}

/** Accepting rules for protected packets, or for hosts and networks of established connections, above the fasttracking one. */
function excludes(rules: readonly Row[]): readonly Row[] | undefined {
  const first = rules.findIndex((row) => is(row, "action", "fasttrack-connection"));
  const above = rules
    .slice(0, first === -1 ? rules.length : first)
    .filter((row) => is(row, "chain", "forward") && is(row, "action", "accept"));
  const states = above.filter((row) =>
    (row.arguments.get("connection-state")?.value ?? "").includes("established"),
  );
  const named = states.filter((row) => row.arguments.has("dst-address") || row.arguments.has("src-address"));
  if (named.length > 0) return named;
  return first === -1 ? undefined : letsPass(above);
}

function settle(device: Device, used: ReadonlySet<Row>): void {
  for (const kind of ["nat-rule", "filter-rule", "mangle-rule"] as const) {
    for (const row of rowsOf(device, kind)) {
      const { refuse } = readerOf(device, row);
      if (used.has(row)) for (const entry of row.entries) device.ledger.tell(entry);
      else refuse("outside", "a rule of the firewall that says nothing about tunnels as such");
    }
  }
}

/** A network and all around it, from the narrowest; last what a rule says that names none. */
function wider({ address, length }: ReadPolicy["source"]): readonly string[] {
  const around = Array.from({ length: length + 1 }, (_, less) => length - less);
  return [...around.map((each) => `${networkOf(address, each)}/${each}`), "/0"];
}

/**
 * Peers that wait for whoever calls: for each caller an identity, and a group of templates that is its alone. A peer's row
 * and its identities in; which of them the language can say, as a peer each, out.
 */

import type { DraftProperty } from "../draft.ts";
import { readerOf, rowsOf, type Device } from "./device.ts";
import type { Peer } from "./peers.ts";
import { rowsWith, type Row } from "./tables.ts";
import { isNothing, network } from "./values.ts";

/** Groups with a template that is switched on or off; the router's own has the name `default`. */
function templated(device: Device): ReadonlySet<string> {
  const groups = rowsOf(device, "policy")
    .filter((row) => row.arguments.get("template")?.value === "yes")
    .map((row) => row.arguments.get("group")?.value ?? "default");
  return new Set(groups.filter((group) => group !== "default"));
}

/** Which group a row makes its policies from, where that group is no other row's. */
export function groupsOf(device: Device): (row: Row | undefined) => string | undefined {
  const known = templated(device);
  const users = new Map<string, number>();
  for (const row of [...rowsOf(device, "identity"), ...rowsOf(device, "peer")]) {
    const group = groupOf(row);
    if (group !== undefined) users.set(group, (users.get(group) ?? 0) + 1);
  }
  return (row) => {
    const group = row && isCaller(row) ? groupOf(row) : undefined;
    return group !== undefined && known.has(group) && users.get(group) === 1 ? group : undefined;
  };
}

function groupOf({ arguments: given }: Row): string | undefined {
  const generates = given.get("generate-policy")?.value;
  const isOn = generates === "port-strict" || generates === "port-override";
  return isOn ? given.get("policy-template-group")?.value : undefined;
}

/** Who shows a certificate, or is handed an address, is a road warrior. */
function isCaller({ arguments: given }: Row): boolean {
  const hands = given.get("mode-config")?.value;
  const method = given.get("auth-method")?.value;
  return (hands === undefined || isNothing(hands)) && (method === undefined || method === "pre-shared-key");
}

/** A peer without an address of its own. */
export function isForAnybody(row: Row): boolean {
  const read = network(row.arguments.get("address")?.value.replace(/:(?:500|any)$/u, "") ?? "0.0.0.0/0");
  return read !== undefined && (read.length === 0 || isNothing(read.address));
}

/** What waiting says by itself. */
export function followsFromWaiting({ key, values }: DraftProperty): boolean {
  const [value] = values;
  return key === "send-initial-contact" && value?.kind === "text" && value.text === "no";
}

/** The lines that a caller's block stands for: its identity, the peer of all callers, its group. */
export function linesOf(device: Device, { group, readers }: Peer): readonly number[] {
  if (group === undefined) return [];
  const table = device.section.tables.get("policy-group");
  const groups = table === undefined ? [] : rowsWith(table, "name", group);
  return [...readers.map(({ row }) => row), ...groups].map(({ line }) => line);
}

/** The groups themselves say nothing more than their names; those of other peers are left over. */
export function readGroups(device: Device, described: readonly Peer[]): void {
  const used = new Set(described.flatMap(({ group }) => group ?? []));
  for (const row of rowsOf(device, "policy-group")) {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value;
    reader.done("comment");
    if (name !== undefined && used.has(name)) reader.close();
    else
      reader.refuse(
        "unsupported",
        "groups of templates, from which a responder generates policies, are not described by the language",
      );
  }
  const own = device.section.tables.get("policy-group")?.builtIn;
  if (own !== undefined) readerOf(device, own).refuse("outside", "`/ip ipsec policy group`");
}

/**
 * `vpnc.lock`: which network `inside = from …` gave to which tunnel. Text in, entries and what is wrong with single lines out;
 * and entries back to the one text that says them. One line per tunnel, in an order that keeps two people's lines apart.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { canonical, networkOf, sortKey } from "../source/addresses.ts";
import type { Place } from "../source/place.ts";

export interface LockEntry {
  /** `172.31.44.0` of a /30, or of a /126. */
  readonly network: string;
  readonly tunnel: string;
  /** `undefined`: it is new and stands in no file yet. */
  readonly place: Place | undefined;
}

export interface ReadLock {
  readonly entries: readonly LockEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

const HEADER = "# vpnc.lock 1";
const REMARK = "# The networks that `inside = from ...` gave to tunnels. Written by `vpnc lock`; commit it.";

/** Bits of the network of one tunnel: two hosts. */
export function tunnelLength(family: 4 | 6): number {
  return family === 4 ? 30 : 126;
}

export function familyOf(address: string): 4 | 6 {
  return address.includes(":") ? 6 : 4;
}

/** Sorted by address: what two people add stands apart, and two tunnels with one address stand together. */
export function printLock(entries: readonly Pick<LockEntry, "network" | "tunnel">[]): string {
  const lines = entries
    .toSorted((a, b) => {
      const [left, right] = [sortKey(a.network), sortKey(b.network)];
      return left === right ? (a.tunnel < b.tunnel ? -1 : 1) : left < right ? -1 : 1;
    })
    .map(({ network, tunnel }) => `${network}/${tunnelLength(familyOf(network))} ${tunnel}\n`);
  return `${HEADER}\n${REMARK}\n${lines.join("")}`;
}

/** Marks of an unfinished merge are reported, and the lines of both sides are read. */
export function readLock(uri: string, text: string): ReadLock {
  const entries: LockEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  let offset = 0;
  let unmerged: Place | undefined;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.replace(/\r$/, "");
    const place = { uri, span: { start: offset, end: offset + line.length } };
    offset += raw.length + 1;
    if (index === 0 && line !== HEADER && !isMark(line)) {
      diagnostics.push(wrongHeader(line, place));
      return { entries: [], diagnostics };
    }
    if (line === "" || line.startsWith("#")) continue;
    if (isMark(line)) {
      unmerged ??= place;
      continue;
    }
    const entry = readLine(line, place);
    if (entry === undefined) diagnostics.push(wrongLine(index + 1, line, place));
    // Both sides of a merge may hold the same line.
    else if (!seen.has(line)) entries.push(entry);
    seen.add(line);
  }
  if (unmerged !== undefined) diagnostics.push(tellUnmerged(unmerged));
  return { entries, diagnostics: [...diagnostics, ...conflicts(entries)] };
}

function isMark(line: string): boolean {
  return /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/.test(line);
}

function readLine(line: string, place: Place): LockEntry | undefined {
  const [, address = "", length = "", tunnel = ""] = /^([0-9A-Fa-f.:]+)\/(\d+) (.+)$/.exec(line) ?? [];
  const network = canonical(address);
  if (network === undefined || tunnel === "") return undefined;
  const wanted = tunnelLength(familyOf(network));
  return Number(length) === wanted && networkOf(network, wanted) === network
    ? { network, tunnel, place }
    : undefined;
}

/** A tunnel with two networks. Two tunnels with one network conflict only while both exist: who expands them says so. */
function conflicts(entries: readonly LockEntry[]): Diagnostic[] {
  const first = new Map<string, LockEntry>();
  return entries.flatMap((entry) => {
    const before = first.get(entry.tunnel);
    if (before === undefined) {
      first.set(entry.tunnel, entry);
      return [];
    }
    return [
      conflict(
        `vpnc.lock gives \`${entry.tunnel}\` two networks, ${before.network} and ${entry.network}`,
        before,
        entry,
      ),
    ];
  });
}

export function conflict(message: string, before: LockEntry, entry: LockEntry): Diagnostic {
  return report("lock/conflict", {
    message,
    place: entry.place,
    label: `\`${entry.tunnel}\` has ${entry.network} here`,
    related:
      before.place === undefined
        ? []
        : [{ place: before.place, message: `\`${before.tunnel}\` has ${before.network} here` }],
    subjects: [`tunnel ${before.tunnel}`, `tunnel ${entry.tunnel}`],
  });
}

function wrongHeader(line: string, place: Place): Diagnostic {
  const [, version] = /^# vpnc\.lock (\d+)$/.exec(line) ?? [];
  return report("lock/version", {
    message:
      version === undefined
        ? "vpnc.lock does not begin as a lock file does"
        : `vpnc.lock has version ${version}, and this vpnc reads version 1`,
    place,
    label: `expected \`${HEADER}\``,
    ...(version === undefined ? {} : { help: "use the vpnc that wrote it, or a later one" }),
  });
}

function wrongLine(number: number, line: string, place: Place): Diagnostic {
  return report("lock/line", {
    message: `line ${number} of vpnc.lock gives no tunnel a network: \`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``,
    place,
    label: "expected a line like `172.31.0.4/30 branch-riga`",
    notes: ["a tunnel's network is a /30 of IPv4 or a /126 of IPv6, without host bits"],
  });
}

function tellUnmerged(place: Place): Diagnostic {
  return report("lock/unmerged", {
    message: "a merge of vpnc.lock was not finished",
    place,
    label: "git's mark of a conflict",
    notes: ["the lines of both sides count: a line belongs to one tunnel, so both can be kept"],
  });
}

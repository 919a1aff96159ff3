/** What became of every statement that the reader keeps: whoever reads one says so, and what nobody read is left over. */

import type { Leftover, Remark } from "../draft.ts";

export interface Entry {
  readonly line: number;
  /** Without secrets. */
  readonly text: string;
  readonly menu: string;
}

export interface Ledger {
  readonly file: string;
  /** A statement that may end up in a draft. */
  readonly open: (entry: Entry) => void;
  /** It is in a draft. */
  readonly tell: (entry: Entry) => void;
  /** It is not, or not all of it. */
  readonly leave: (entry: Entry, kind: Leftover["kind"], why: string) => void;
  readonly remark: (code: string, line: number, message: string, help?: string) => void;
  readonly close: () => { readonly leftovers: readonly Leftover[]; readonly remarks: readonly Remark[] };
}

export function ledgerOf(file: string): Ledger {
  const opened: Entry[] = [];
  const settled = new Set<Entry>();
  const leftovers: Leftover[] = [];
  const remarks: Remark[] = [];
  const said = new Set<string>();
  const leave: Ledger["leave"] = (entry, kind, why) => {
    settled.add(entry);
    leftovers.push({ origin: { file, line: entry.line }, text: entry.text, kind, why });
  };
  return {
    file,
    open: (entry) => void opened.push(entry),
    tell: (entry) => void settled.add(entry),
    leave,
    remark: (code, line, message, help) => {
      const key = `${code} ${line} ${message}`;
      if (said.has(key)) return;
      said.add(key);
      remarks.push({ code, message, origin: { file, line }, ...(help === undefined ? {} : { help }) });
    },
    close: () => {
      for (const entry of opened) {
        if (!settled.has(entry))
          leave(entry, "outside", subjects.get(entry.menu) ?? "no tunnel of the file uses it");
      }
      return { leftovers: leftovers.toSorted(byLine), remarks: remarks.toSorted(byLine) };
    },
  };
}

/** What is kept for the sake of others, and is no matter of a tunnel. */
const subjects: ReadonlyMap<string, string> = new Map(
  [
    "ip route",
    "interface l2tp-server server",
    "ip dhcp-client",
    "interface pppoe-client",
    "ip firewall address-list",
    "routing filter",
    "routing filter rule",
    "system script",
    "tool netwatch",
  ].map((menu) => [menu, `\`/${menu}\``]),
);

function byLine(a: Leftover | Remark, b: Leftover | Remark): number {
  return a.origin.line - b.origin.line;
}

/** Which side of a conn is this end. ipsec.conf does not say: the daemon looks which address it has, and prefers left. */

import { remark, type Notebook } from "../common/notebook.ts";
import type { Conn } from "./ipsec.ts";

export type Side = "left" | "right";

/** Values that only this end can have. */
const HERE = /^%defaultroute$/u;
/** Values that stand for somebody else. */
const ELSEWHERE = /^(?:%any[46]?|%group|0\.0\.0\.0|::)$/u;

export function thisSide(conn: Conn, all: readonly Conn[], notes: Notebook): Side {
  const side = judge(conn, all);
  if (side === "right") {
    remark(
      notes,
      conn.section.line,
      "import/assumed",
      `\`right\` was taken for this end in \`${conn.section.name}\`, because of the addresses in the file`,
      "Compare `local-address` and the order of the networks with the host that the file is from.",
    );
  }
  return side;
}

function judge(conn: Conn, all: readonly Conn[]): Side {
  const [left, right] = [valueOf(conn, "left"), valueOf(conn, "right")];
  if (HERE.test(left)) return "left";
  if (HERE.test(right)) return "right";
  if (conn.entries.has("rightfirewall") && !conn.entries.has("leftfirewall")) return "right";
  if (right === "" || ELSEWHERE.test(right)) return "left";
  if (left === "" || ELSEWHERE.test(left)) return "left";
  return count(right, all) > count(left, all) ? "right" : "left";
}

/** The address of this end stands in most of its conns. */
function count(address: string, all: readonly Conn[]): number {
  return all.filter((each) => valueOf(each, "left") === address || valueOf(each, "right") === address).length;
}

function valueOf({ entries }: Conn, key: Side): string {
  return entries.get(key)?.value ?? "";
}

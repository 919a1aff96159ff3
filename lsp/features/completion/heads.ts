/** What may begin a line in column 1: the heads of declarations, each with a first shape to fill in. */

import { headHelp } from "../hover/heads.ts";
import { END, hole, item, type Insert, type Item } from "./item.ts";
import { routerosNewest } from "./devices.ts";
import type { Stage } from "./stage.ts";

interface Shape {
  readonly detail: string;
  readonly insert: (newest: string) => Insert;
}

// prettier-ignore
const SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ["site",   { detail: "one place with one device",
    insert: (newest) => ["site ", hole("name"), " {\n  device = routeros ", hole(newest), "\n  wan    = ", hole("192.0.2.1/24"), " on ", hole("ether1"), "\n  lan    = ", hole("10.0.0.0/16"), "\n}", END] }],
  ["tunnel", { detail: "one connection with two ends",
    insert: () => ["tunnel ", hole("name"), ": ", hole("left"), " <-> ", hole("right"), " {\n  phase1 = ", hole("profile"), "\n  phase2 = ", hole("profile"), "\n  psk    = env(\"", hole("NAME"), "\")\n}", END] }],
  ["phase1", { detail: "how the two IKE daemons key each other",
    insert: () => ["phase1 ", hole("name"), " {\n  exchange   = ikev2\n  encryption = ", hole("aes-256-cbc"), "\n  hash       = ", hole("sha256"), "\n  dh-group   = ", hole("ecp256"), "\n}", END] }],
  ["phase2", { detail: "how packets are protected",
    insert: () => ["phase2 ", hole("name"), " {\n  encryption = ", hole("aes-256-gcm"), "\n  pfs        = ", hole("ecp256"), "\n}", END] }],
  ["secret", { detail: "a name for a secret that is kept elsewhere",
    insert: () => ["secret ", hole("name"), " = env(\"", hole("NAME"), "\")", END] }],
  ["key",    { detail: "key material for manual keying",
    insert: () => ["key ", hole("name"), " {\n  algorithm = ", hole("sha1"), "\n  length    = ", hole("160"), "\n  value     = env(\"", hole("NAME"), "\")\n}", END] }],
  ["test",   { detail: "packets, and what must become of them",
    insert: () => ["test \"", hole("the offices reach each other"), "\" {\n  packet ", hole("site"), ": ", hole("10.0.0.5"), " -> ", hole("10.1.0.5"), " => ", hole("encrypted"), "\n}", END] }],
  ["let",    { detail: "a name for a value",
    insert: () => ["let ", hole("name"), " = ", END] }],
  ["import", { detail: "reads another file of the project",
    insert: () => ["import \"", END, "\""] }],
]);

export function headItems(stage: Stage): readonly Item[] {
  const newest = routerosNewest(stage);
  return [...SHAPES].map(([head, { detail, insert }]) =>
    item("keyword", head, { detail, insert: insert(newest), documentation: () => headHelp(head, undefined) }),
  );
}

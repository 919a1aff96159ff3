/** What may stand in a line of a `test`: its tokens before the cursor in; sites, addresses, protocols, tunnels and verdicts out. */

import { namesOf } from "../../../compiler/check/tests/read.ts";
import { keyOf } from "../../../compiler/resolve/symbols.ts";
import { VERDICTS } from "../../../compiler/check/tests/problems.ts";
import { headHelp } from "../hover/heads.ts";
import { END, hole, item, written, type Item } from "./item.ts";
import { sites } from "./names.ts";
import type { Piece } from "./pieces.ts";
import type { Stage } from "./stage.ts";

export type PacketPart = "site" | "address" | "traffic" | "down" | "while" | "verdict" | "by" | undefined;

/** Which part of the line the cursor is in; `before` begins with `packet`. `undefined`: nothing is offered there. */
export function packetPart(before: readonly Piece[]): PacketPart {
  const has = (name: string): number => before.findIndex((piece) => piece.name === name);
  const last = before.at(-1);
  const verdict = has("FatArrow");
  if (verdict !== -1) {
    const [word] = before.slice(verdict + 1);
    if (word === undefined) return "verdict";
    return word.text === "encrypted" ? "by" : undefined;
  }
  if (has("Colon") === -1) return before.length === 1 ? "site" : undefined;
  if (last?.name === "Colon" || last?.name === "Arrow") return "address";
  if (has("Arrow") === -1) return undefined;
  const since = before.slice(before.findLastIndex(({ text }) => text === "while" || text === "down"));
  if (since[0]?.text !== "while") return "traffic";
  return since.length === 1 ? "while" : "down";
}

export function packetItems(part: PacketPart, before: readonly Piece[], stage: Stage): readonly Item[] {
  switch (part) {
    case "site":
      return sites(stage);
    case "address":
      return addresses(stage);
    case "traffic":
      return traffic(before);
    case "while":
      return tunnels(before, stage);
    case "down":
      return [item("keyword", "down"), ...tunnels(before, stage)];
    case "verdict":
      return VERDICTS.map((word) => item("choice", word, { documentation: () => headHelp(word, "test") }));
    case "by":
      return tunnels(before, stage);
    case undefined:
      return [];
  }
}

export function packetEntry(): Item {
  return item("keyword", "packet", {
    detail: "a packet, and what must become of it",
    insert: ["packet ", hole("site"), ": ", hole("10.0.0.5"), " -> ", hole("10.1.0.5"), " => ", END],
    documentation: () => headHelp("packet", "test"),
  });
}

/** A name that stands for an address; the routers' own. */
function addresses({ analysis }: Stage): readonly Item[] {
  const lets = [...analysis.symbols.lets.values()].filter(
    ({ node }) => node.value?.left[0]?.kind === "address",
  );
  const wans = [...analysis.expansion.sites.values()].flatMap((site) =>
    site.wans.flatMap(({ value }) =>
      value.kind === "prefix" ? [item("amount", value.address, { detail: `wan of ${site.name}` })] : [],
    ),
  );
  return [...lets.map(({ name }) => item("name", name, { insert: [written(name)], detail: "let" })), ...wans];
}

const PROTOCOLS = ["tcp", "udp", "icmp", "gre", "ospf"] as const;

function traffic(before: readonly Piece[]): readonly Item[] {
  const arrow = before.findLastIndex(({ name }) => name === "Arrow");
  const bare = before.length === arrow + 2;
  return [
    ...(bare ? PROTOCOLS.map((word) => item("choice", word, { detail: "protocol" })) : []),
    item("keyword", "while", { insert: ["while "], documentation: () => headHelp("while", "test") }),
  ];
}

/** As a packet of its site may call them. */
function tunnels(before: readonly Piece[], { analysis }: Stage): readonly Item[] {
  const site = before[1]?.text;
  const names = analysis.expansion.connections.flatMap((connection) => namesOf(connection, site));
  return [...new Set(names)].map((name) =>
    item("name", name, {
      insert: [written(name)],
      detail: analysis.symbols.declarations.has(keyOf("tunnel", name)) ? "tunnel" : "peer",
    }),
  );
}

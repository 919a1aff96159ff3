/** Lists of policies in a universe so small that every packet can be tried: the last bits of each side vary. */

import * as fc from "fast-check";
import { numberBits, SIDES, widthOf, type Box, type SideOfBox } from "../../compiler/spd/box.ts";
import type { Packet } from "../../compiler/spd/packet.ts";

/** Bits of a side that vary: 8 sources, 8 destinations, two of everything else. */
const FREE: Readonly<Record<SideOfBox, number>> = {
  source: 3,
  destination: 3,
  protocol: 1,
  sourcePort: 1,
  destinationPort: 1,
};

/** What stands before them: 10.1.0.x, 10.2.0.x, protocols 6 and 7, … */
function fixed(side: SideOfBox, family: 4 | 6): string {
  const start = side === "protocol" ? "0000011" : "0000101000000001";
  return start.padEnd(widthOf(side, family) - FREE[side], "0").slice(0, widthOf(side, family) - FREE[side]);
}

function side(name: SideOfBox, family: 4 | 6): fc.Arbitrary<string> {
  const open = name === "source" || name === "destination" ? 1 : 3;
  return fc
    .oneof(
      { weight: open, arbitrary: fc.constant("") },
      { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom("0", "1"), maxLength: FREE[name] }) },
    )
    .map((bits) => fixed(name, family) + bits);
}

export function smallBox(family: 4 | 6): fc.Arbitrary<Box> {
  return fc.record({
    family: fc.constant(family),
    source: side("source", family),
    destination: side("destination", family),
    protocol: side("protocol", family),
    sourcePort: side("sourcePort", family),
    destinationPort: side("destinationPort", family),
  });
}

/** Every packet of the universe. */
export function everyPacket(family: 4 | 6): Packet[] {
  const values = (name: SideOfBox): string[] =>
    Array.from({ length: 2 ** FREE[name] }, (_, n) => fixed(name, family) + numberBits(n, FREE[name]));
  return SIDES.reduce<Packet[]>(
    (packets, name) => packets.flatMap((packet) => values(name).map((bits) => ({ ...packet, [name]: bits }))),
    [{ family, source: "", destination: "", protocol: "", sourcePort: "", destinationPort: "" }],
  );
}

export function matches(box: Box, packet: Packet): boolean {
  return box.family === packet.family && SIDES.every((name) => packet[name].startsWith(box[name]));
}

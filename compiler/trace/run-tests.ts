/** Runs `test` blocks: tests and the project's connections in; for each packet what became of it and whether that was expected, out. */

import type { Expected, PacketTest, TestPacket } from "../check/tests/read.ts";
import { networkOf, type NetworkModel, type ProjectFacts } from "./network.ts";
import { packetOf } from "./question.ts";
import { trace, type Trace } from "./trace.ts";

export interface PacketResult {
  readonly test: PacketTest;
  readonly packet: TestPacket;
  /** `undefined`: the site is damaged, and nothing can be said. */
  readonly trace: Trace | undefined;
  readonly passes: boolean;
}

/** In the order in which they are written. */
export function runTests(tests: readonly PacketTest[], facts: ProjectFacts): readonly PacketResult[] {
  const networks = new Map<string, NetworkModel>();
  return tests.flatMap((test) => test.packets.map((packet) => resultOf(test, packet)));

  function resultOf(test: PacketTest, packet: TestPacket): PacketResult {
    const found = trace(networkWithout(packet.down), {
      site: packet.site,
      packet: packetOf(packet),
      from: "inside",
      established: false,
    });
    return { test, packet, trace: found, passes: found !== undefined && isExpected(found, packet.expected) };
  }

  /** Many packets share what is down: mostly nothing. */
  function networkWithout(down: readonly string[]): NetworkModel {
    const key = JSON.stringify(down.toSorted());
    const network = networks.get(key) ?? networkOf(facts, new Set(down));
    networks.set(key, network);
    return network;
  }
}

function isExpected({ outcome, tunnels }: Trace, expected: Expected): boolean {
  if (outcome.kind !== expected.kind) return false;
  if (expected.kind !== "encrypted" || expected.by.length === 0) return true;
  const by = connectionsOf(tunnels);
  return by.length === expected.by.length && by.every((name, index) => name === expected.by[index]);
}

/** ESP and AH of one connection are one protection. */
export function connectionsOf(tunnels: Trace["tunnels"]): readonly string[] {
  const names = tunnels.map(({ connection }) => connection);
  return names.filter(
    (name, index) => tunnels[index]?.rule !== tunnels[index - 1]?.rule || name !== names[index - 1],
  );
}

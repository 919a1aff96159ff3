/** Manual keying of RouterOS 2.6: keys, and pairs of SAs that policies name. What is received with stands first. */

import type { DraftBlock, DraftProperty, Term } from "../draft.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import { addPeer, nameOf, type Peer, type Peers } from "./peers.ts";
import { text } from "./values.ts";

export interface ManualKeys {
  /** Puts the pair into the peer; `false` if the file has none of this name. */
  readonly use: (name: string, peer: Peer) => boolean;
  /** Without IKE there is no row for the other end: a policy's SA address is all that is said of it. */
  readonly peerFor: (address: string, line: number) => Peer;
  /** `key` blocks, and what no policy names. */
  readonly finish: () => readonly DraftBlock[];
}

export function readManual(device: Device, peers: Peers): ManualKeys {
  const readers = new Map<string, RowReader>();
  for (const row of rowsOf(device, "manual-sa")) {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value;
    if (name === undefined) reader.refuse("unknown", "a manual SA without a name can be used by nobody");
    else readers.set(name, reader);
  }
  const pairs = new Map([...readers].map(([name, reader]) => [name, pairOf(device, reader, name)]));
  const users = new Map<string, Set<Peer>>();
  return {
    use: (name, peer) => {
      const [pair, reader] = [pairs.get(name), readers.get(name)];
      if (pair === undefined || reader === undefined) return false;
      const known = users.get(name) ?? new Set();
      users.set(name, known);
      if (!known.has(peer)) peer.blocks.push(pair);
      known.add(peer);
      reader.close();
      return true;
    },
    peerFor: (address, line) => {
      const peer = silentPeer(device, nameOf(undefined, address, peers.taken), address, line);
      addPeer(peers, peer, undefined);
      return peer;
    },
    finish: () => {
      for (const [name, reader] of readers) {
        if (!users.has(name))
          reader.refuse(
            "unsupported",
            "no policy of the file uses it, and in the language it belongs to a peer",
          );
      }
      return keyBlocks(device);
    },
  };
}

function silentPeer(device: Device, name: string, address: string, line: number): Peer {
  return {
    name,
    line,
    comment: undefined,
    disabled: false,
    address,
    addressProperty: [property(device, "address", [text(address)], line)],
    phase1: undefined,
    profile: undefined,
    settings: () => [],
    local: undefined,
    localAddress: undefined,
    inside: undefined,
    blocks: [],
    policies: 0,
    generates: false,
    group: undefined,
    refused: undefined,
    readers: [],
  };
}

const PARTS = ["ah-spi", "ah-key", "esp-spi", "esp-enc-key", "esp-auth-key"] as const;

function pairOf(device: Device, reader: RowReader, name: string): DraftBlock {
  const entries = PARTS.flatMap((part): readonly DraftProperty[] => {
    const argument = reader.take(part);
    if (argument === undefined) return [];
    const [inbound = "", outbound] = argument.value.split("/");
    const term = part.endsWith("spi") ? spi : key;
    const read = [inbound, ...(outbound === undefined ? [] : [outbound])].map(term);
    if (read.includes(undefined)) {
      const why = `\`${part}=${argument.value}\` is not two numbers of SAs`;
      device.ledger.leave({ ...argument.entry, line: argument.line }, "unknown", why);
      return [];
    }
    const [mine, theirs] = read;
    const pair = property(device, part, mine === undefined ? [] : [mine], argument.line);
    return [theirs === undefined || outbound === inbound ? pair : { ...pair, theirs: [theirs] }];
  });
  return { kind: "block", head: "manual", name, entries, origin: originOf(device, reader.row.line) };
}

function spi(value: string): Term | undefined {
  return /^(?:\d+|0x[0-9a-f]+)$/iu.test(value) ? text(value) : undefined;
}

function key(value: string): Term {
  return value === "none" ? text("none") : { kind: "reference", to: "key", name: value };
}

function keyBlocks(device: Device): readonly DraftBlock[] {
  return rowsOf(device, "key").flatMap((row) => {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value;
    if (
      row.menu !== "ip ipsec key" ||
      name === undefined ||
      (!row.arguments.has("algorithm") && !row.arguments.has("key"))
    ) {
      reader.refuse("unsupported", "keys other than those of manual SAs are not described by the language");
      return [];
    }
    const value = reader.take("key");
    const line = value?.line ?? row.line;
    const label = `key ${name}`;
    const index = device.secrets.push({ label, value: value?.value, origin: originOf(device, line) }) - 1;
    const entries = [...reader.settings("key"), property(device, "value", [{ kind: "secret", index }], line)];
    reader.close();
    return [{ kind: "block" as const, head: "key", name, entries, origin: originOf(device, row.line) }];
  });
}

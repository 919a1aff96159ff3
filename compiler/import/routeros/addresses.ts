/** `/ip address` and what learns addresses: which of them are outside, which inside a tunnel, which of the networks behind. */

import { bitsOf, networkOf } from "../../source/addresses.ts";
import { prefixTable, type PrefixTable } from "../../source/prefixes.ts";
import type { DraftProperty, Term } from "../draft.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import type { ReadPolicy } from "./policies.ts";
import type { Peer } from "./peers.ts";
import { network, text, type Network } from "./values.ts";

export interface OwnAddress extends Network {
  readonly reader: RowReader;
  readonly interface: string;
  readonly line: number;
}

export function readAddresses(device: Device): readonly OwnAddress[] {
  return rowsOf(device, "address").flatMap((row) => {
    const reader = readerOf(device, row);
    const [address, on] = [reader.take("address"), reader.take("interface")];
    const read =
      address === undefined
        ? undefined
        : network(withMask(address.value, row.arguments.get("netmask")?.value));
    reader.done("network", "disabled", "actual-interface");
    if (read === undefined || row.arguments.get("disabled")?.value === "yes") {
      const disabled = read !== undefined;
      reader.refuse(
        disabled ? "outside" : "unknown",
        disabled ? "an address that is switched off" : "its address was not understood",
      );
      return [];
    }
    return [{ ...read, reader, interface: on?.value ?? "", line: address?.line ?? row.line }];
  });
}

/** 2.x writes the mask beside the address. */
function withMask(address: string, mask: string | undefined): string {
  if (mask === undefined || address.includes("/")) return address;
  const bits = mask
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
  return /^1*0*$/u.test(bits) && bits.length === 32
    ? `${address}/${bits.replaceAll("0", "").length}`
    : address;
}

/** `198.51.100.7/24 on ether1` */
export function addressTerm({ address, length, interface: on }: OwnAddress): Term {
  return text(
    `${address}/${length}${on === "" ? "" : ` on ${/^[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/u.test(on) ? on : JSON.stringify(on)}`}`,
  );
}

/** An own address is inside a tunnel if the other end's is in its small network. */
export function insideOf(
  device: Device,
  addresses: readonly OwnAddress[],
  policies: readonly ReadPolicy[],
  hasWan: (address: OwnAddress) => boolean,
): void {
  const hosts = new Map<string, ReadPolicy>();
  for (const policy of policies) {
    const { address, length, family } = policy.destination;
    const host = length === (family === 4 ? 32 : 128);
    if (host && policy.peer !== undefined && address !== policy.peer.address && !hosts.has(address))
      hosts.set(address, policy);
  }
  if (hosts.size === 0) return;
  for (const own of addresses) {
    if (own.family !== 4 || own.length < 29 || own.length === 32 || hasWan(own)) continue;
    const theirs = neighbours(own).find(
      (address) => hosts.get(address)?.peer?.inside === undefined && hosts.has(address),
    );
    const peer = theirs === undefined ? undefined : hosts.get(theirs)?.peer;
    if (theirs !== undefined && peer !== undefined) setInside(device, peer, own, theirs);
  }
}

export function setInside(device: Device, peer: Peer, own: OwnAddress, theirs: string): void {
  if (peer.inside !== undefined) return;
  peer.inside = {
    ...property(device, "inside", [addressTerm(own)], own.line),
    theirs: [text(`${theirs}/${own.length}`)],
  };
  own.reader.close();
}

/** The other hosts of a network of at most eight addresses. */
function neighbours({ address, length }: OwnAddress): readonly string[] {
  const base = networkOf(address, length).split(".");
  const last = Number(base[3]);
  return Array.from({ length: 2 ** (32 - length) }, (_, index) =>
    [...base.slice(0, 3), last + index].join("."),
  ).filter((each) => each !== address);
}

/** `wan`: the addresses that peers are reached from; else one that a router learns where it has no other. */
export function wanOf(
  device: Device,
  addresses: readonly OwnAddress[],
  peers: readonly Peer[],
): DraftProperty | undefined {
  const locals = new Set(
    peers.flatMap(({ local }) =>
      (local?.values ?? []).map((value) => (value.kind === "text" ? value.text : "")),
    ),
  );
  const outside = addresses.filter(({ address }) => locals.has(address));
  for (const { reader } of outside) reader.close();
  const values = outside.map(addressTerm);
  const line = outside[0]?.line;
  if (values.length > 0) return property(device, "wan", values, line);
  const learned = rowsOf(device, "dynamic-address").filter(
    (row) => row.arguments.get("disabled")?.value !== "yes",
  );
  const [row] = learned;
  if (row === undefined || peers.length === 0 || locals.size > 0 || learned.length > 1) return undefined;
  const argument = row.arguments.get(row.menu === "ip dhcp-client" ? "interface" : "name");
  if (argument === undefined) return undefined;
  for (const entry of row.entries) device.ledger.tell(entry);
  const on = /^[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/u.test(argument.value)
    ? argument.value
    : JSON.stringify(argument.value);
  return {
    kind: "property",
    key: "wan",
    values: [text(`dynamic on ${on}`)],
    origin: originOf(device, argument.line),
  };
}

/** Networks of own addresses that policies protect. What is neither stays with the router. */
export function lanOf(
  device: Device,
  addresses: readonly OwnAddress[],
  policies: readonly ReadPolicy[],
  taken: (address: OwnAddress) => boolean,
): DraftProperty | undefined {
  const sources = networksTable(
    policies.filter(({ encrypts, source }) => encrypts && source.length > 0),
    ({ source }) => source,
  );
  const found: string[] = [];
  let line: number | undefined;
  for (const own of addresses) {
    if (taken(own)) continue;
    const base = { address: networkOf(own.address, own.length), length: own.length };
    const behind = own.length < 31 && sources.meeting(own.family, fixedBits(own), 1).length > 0;
    if (!behind) {
      own.reader.refuse("outside", "an address of the router that no tunnel uses");
      continue;
    }
    const written = `${base.address}/${base.length}`;
    if (!found.includes(written)) found.push(written);
    line ??= own.line;
    own.reader.close();
  }
  return found.length === 0 ? undefined : property(device, "lan", found.map(text), line);
}

/** Things found by a network of theirs. */
export function networksTable<T>(things: readonly T[], of: (thing: T) => Network): PrefixTable<T> {
  return prefixTable(
    things.map((value) => ({ family: of(value).family, bits: fixedBits(of(value)), value })),
  );
}

export function fixedBits({ address, length }: Network): string {
  return bitsOf(address).slice(0, length);
}

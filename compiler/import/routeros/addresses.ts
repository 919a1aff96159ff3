/** `/ip address` and what learns addresses: which of them are outside, which inside a tunnel, which of the networks behind. */

import { bitsOf, isPrivate, isPublic, networkOf } from "../../source/addresses.ts";
import { prefixTable, type PrefixTable } from "../../source/prefixes.ts";
import type { DraftProperty, Term } from "../draft.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import type { ReadPolicy } from "./policies.ts";
import type { Peer } from "./peers.ts";
import { nameText, network, text, type Network } from "./values.ts";

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
  return text(`${address}/${length}${on === "" ? "" : ` on ${nameText(on)}`}`);
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

export function setInside(
  device: Device,
  peer: Peer,
  own: OwnAddress,
  theirs: string,
  note: string | undefined = undefined,
): void {
  if (peer.inside !== undefined) return;
  peer.inside = {
    ...property(device, "inside", [addressTerm(own)], own.line),
    theirs: [text(`${theirs}/${own.length}`)],
    ...(note === undefined ? {} : { note }),
  };
  own.reader.close();
}

/** The only other host of a /30 or /31. */
export function theOther(own: OwnAddress): string | undefined {
  if (own.family !== 4 || own.length < 30 || own.length === 32) return undefined;
  const all = [...neighbours(own), own.address];
  const isEdge = (address: string): boolean => own.length === 30 && [0, 3].includes(lastOf(address) % 4);
  const others = all.filter((address) => address !== own.address && !isEdge(address));
  return isEdge(own.address) ? undefined : others[0];
}

function lastOf(address: string): number {
  return Number(address.split(".")[3]);
}

/** The other hosts of a network of at most eight addresses. */
function neighbours({ address, length }: OwnAddress): readonly string[] {
  const base = networkOf(address, length).split(".");
  const last = Number(base[3]);
  return Array.from({ length: 2 ** (32 - length) }, (_, index) =>
    [...base.slice(0, 3), last + index].join("."),
  ).filter((each) => each !== address);
}

/**
 * `wan`: the addresses that peers are reached from. Where no peer says one, the router chooses: what it has beside the networks
 * that it protects, what it learns, or an address that the file does not tell.
 */
export function wanOf(
  device: Device,
  addresses: readonly OwnAddress[],
  peers: readonly Peer[],
  isBehind: (address: OwnAddress) => boolean,
): DraftProperty | undefined {
  const locals = new Set(
    peers.flatMap(({ local }) =>
      (local?.values ?? []).map((value) => (value.kind === "text" ? value.text : "")),
    ),
  );
  const stated = addresses.filter(({ address }) => locals.has(address));
  if (stated.length > 0) return wan(device, stated, undefined);
  if (peers.every(({ local }) => local !== undefined)) return undefined;
  const others = addresses.filter((each) => !isBehind(each));
  const open = others.filter(({ address }) => isPublic(address));
  const chosen = open.length > 0 ? open : others;
  if (chosen.length > 0) return wan(device, chosen, "no peer says which address it is reached from");
  const learned = rowsOf(device, "dynamic-address").filter(
    (row) => row.arguments.get("disabled")?.value !== "yes",
  );
  const [row] = learned;
  const argument = row?.arguments.get(row.menu === "ip dhcp-client" ? "interface" : "name");
  if (row === undefined || argument === undefined || learned.length > 1) {
    const values = [text("dynamic")];
    return {
      kind: "property",
      key: "wan",
      values,
      origin: undefined,
      note: "the file does not say the address",
    };
  }
  for (const entry of row.entries) device.ledger.tell(entry);
  return {
    kind: "property",
    key: "wan",
    values: [text(`dynamic on ${nameText(argument.value)}`)],
    origin: originOf(device, argument.line),
  };
}

/** A private address of its own towards a public one: somebody translates between them. */
export function natOf(peers: readonly Peer[], outside: DraftProperty | undefined): DraftProperty | undefined {
  const open = peers.some(({ address }) => address !== undefined && isPublic(address));
  const own = [...peers.flatMap(({ local }) => local?.values ?? []), ...(outside?.values ?? [])]
    .map((value) => (value.kind === "text" ? network(value.text.split(" ")[0] ?? "")?.address : undefined))
    .filter((address) => address !== undefined);
  if (!open || own.length === 0 || !own.every(isPrivate)) return undefined;
  const note = "its own address is private, and others' are not";
  return { kind: "property", key: "behind-nat", values: [text("yes")], origin: undefined, note };
}

function wan(device: Device, addresses: readonly OwnAddress[], note: string | undefined): DraftProperty {
  for (const { reader } of addresses) reader.close();
  const said = property(device, "wan", addresses.map(addressTerm), addresses[0]?.line);
  return note === undefined ? said : { ...said, note };
}

/** Whether an address lies in a network that policies protect, or a small one as tunnels have inside. */
export function behind(policies: readonly ReadPolicy[]): (address: OwnAddress) => boolean {
  const sources = networksTable(
    policies.filter(({ encrypts, source }) => encrypts && source.length > 0),
    ({ source }) => source,
  );
  return (own) =>
    (own.length >= 30 && !isPublic(own.address)) || sources.meeting(own.family, fixedBits(own), 1).length > 0;
}

/** Networks of own addresses that policies protect. What is neither stays with the router. */
export function lanOf(
  device: Device,
  addresses: readonly OwnAddress[],
  isBehind: (address: OwnAddress) => boolean,
  taken: (address: OwnAddress) => boolean,
): DraftProperty | undefined {
  const found = new Set<string>();
  let line: number | undefined;
  for (const own of addresses) {
    if (taken(own)) continue;
    if (own.length >= 30 || !isBehind(own)) {
      own.reader.refuse("outside", "an address of the router that no tunnel uses");
      continue;
    }
    found.add(`${networkOf(own.address, own.length)}/${own.length}`);
    line ??= own.line;
    own.reader.close();
  }
  return found.size === 0 ? undefined : property(device, "lan", [...found].map(text), line);
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

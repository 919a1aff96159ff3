/** GRE and IPIP interfaces that IPsec carries to a peer: each becomes a `carrier` of the peer, in place of the policy that protects its packets. */

import type { DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import { setInside, theOther, type OwnAddress } from "./addresses.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import type { Peer, Peers } from "./peers.ts";
import type { ReadPolicy } from "./policies.ts";
import { duration, isHost, isNothing, network, text } from "./values.ts";

export interface Carriers {
  readonly byInterface: ReadonlyMap<string, Peer>;
  /** Policies but for those that carriers stand for. */
  readonly policies: readonly ReadPolicy[];
}

/** What a policy calls the packets of an interface. */
const PROTOCOLS: Readonly<Record<"gre" | "ipip", readonly string[]>> = {
  gre: ["gre", "47"],
  ipip: ["ipencap", "ip-encap", "ipip", "4"],
};

export function readCarriers(device: Device, peers: Peers, policies: readonly ReadPolicy[]): Carriers {
  const ofPeer = new Map<Peer, ReadPolicy[]>();
  for (const policy of policies) {
    if (policy.peer === undefined) continue;
    const known = ofPeer.get(policy.peer);
    if (known === undefined) ofPeer.set(policy.peer, [policy]);
    else known.push(policy);
  }
  const byInterface = new Map<string, Peer>();
  const replaced = new Set<ReadPolicy>();
  for (const kind of ["gre", "ipip"] as const) {
    for (const row of rowsOf(device, kind)) {
      const reader = readerOf(device, row);
      const found = carriedBy(reader, kind, peers, ofPeer);
      if ("why" in found) {
        reader.refuse(found.is, found.why);
        continue;
      }
      const { peer, policy } = found;
      const [name, local] = [reader.take("name")?.value ?? "", reader.take("local-address")];
      const own = network(local?.value ?? "")?.address;
      if (local !== undefined && own !== undefined && !isNothing(own))
        peer.local ??= property(device, "local-address", [text(own)], local.line);
      peer.blocks.push(...phase2Of(policy), blockOf(device, reader, kind, name, policy));
      reader.close();
      byInterface.set(name, peer);
      replaced.add(policy);
      // One carrier for a peer: the next interface finds nothing that protects it.
      ofPeer.delete(peer);
    }
  }
  return { byInterface, policies: policies.filter((policy) => !replaced.has(policy)) };
}

type Found =
  | { readonly peer: Peer; readonly policy: ReadPolicy }
  | { readonly is: "outside" | "unsupported"; readonly why: string };

function carriedBy(
  reader: RowReader,
  kind: "gre" | "ipip",
  { byAddress }: Peers,
  policies: ReadonlyMap<Peer, readonly ReadPolicy[]>,
): Found {
  const remote = network(reader.take("remote-address")?.value ?? "")?.address;
  const secret = reader.take("ipsec-secret");
  if (secret !== undefined && secret.value !== "") {
    return unsupported(
      "`ipsec-secret` lets the router make a peer and a policy by itself; write them as rows of their own",
    );
  }
  const peer = remote === undefined ? undefined : byAddress.get(remote);
  if (peer === undefined || peer.refused !== undefined || remote === undefined)
    return { is: "outside", why: "its far end is no peer of the file, so IPsec does not carry it" };
  const own = policies.get(peer) ?? [];
  const local = network(reader.row.arguments.get("local-address")?.value ?? "")?.address;
  const policy = own.find((each) => protects(each, kind, local, remote));
  if (policy === undefined)
    return {
      is: "outside",
      why: "no policy to its far end protects its packets, so IPsec does not carry it",
    };
  if (own.length > 1)
    return unsupported("its peer has other policies, too, and beside a carrier the language allows none");
  const beyond = policy.draft.entries.find((each) => !followsFromCarrier(each));
  if (beyond !== undefined)
    return unsupported(
      `the policy that protects it says \`${beyond.key}\`, and a carrier has no place for that`,
    );
  if (policy.disabled !== isOff(reader))
    return unsupported("of the interface and the policy that protects it one is switched off");
  return { peer, policy };
}

function unsupported(why: string): Found {
  return { is: "unsupported", why };
}

function protects(
  { draft, source, destination, encrypts }: ReadPolicy,
  kind: "gre" | "ipip",
  local: string | undefined,
  remote: string,
): boolean {
  const stated = draft.entries.find(({ key }) => key === "protocol")?.values[0];
  const protocol = stated?.kind === "text" ? stated.text : "";
  const isAnywhere = local === undefined || isNothing(local) || source.length === 0;
  return (
    encrypts &&
    PROTOCOLS[kind].includes(protocol) &&
    isHost(destination) &&
    destination.address === remote &&
    (isAnywhere || (isHost(source) && source.address === local))
  );
}

/** What the policy of a carrier has without a word, and what is said in the peer instead. */
function followsFromCarrier({ key, values }: DraftProperty): boolean {
  const [value] = values;
  if (key === "level") return value?.kind === "text" && value.text === "require";
  if (key === "peer") return values.length === 1;
  return ["phase2", "protocol", "ipsec-protocols"].includes(key);
}

function isOff({ row }: RowReader): boolean {
  return row.arguments.get("disabled")?.value === "yes";
}

/** The peer's profile is the carrier's, which goes in transport mode unless it says otherwise. */
function phase2Of({ draft, transport }: ReadPolicy): readonly DraftEntry[] {
  const [profile, protocols] = ["phase2", "ipsec-protocols"].map((name) =>
    draft.entries.filter(({ key }) => key === name),
  );
  const tunnel: DraftProperty = {
    kind: "property",
    key: "mode",
    values: [text("tunnel")],
    origin: draft.origin,
  };
  const own = [...(protocols ?? []), ...(transport ? [] : [tunnel])];
  return [...(profile ?? []), ...(own.length === 0 ? [] : [block("phase2", own)])];
}

function block(head: string, entries: readonly DraftEntry[]): DraftBlock {
  return { kind: "block", head, entries };
}

function blockOf(
  device: Device,
  reader: RowReader,
  kind: "gre" | "ipip",
  name: string,
  { draft }: ReadPolicy,
): DraftBlock {
  const comment = reader.take("comment")?.value || draft.comment;
  const disabled = reader.take("disabled")?.value === "yes";
  const mtu = reader.take("mtu");
  const isNumber = /^\d+$/u.test(mtu?.value ?? "");
  return {
    ...block(`carrier ${kind}`, [
      ...(mtu !== undefined && isNumber ? [property(device, "mtu", [text(mtu.value)], mtu.line)] : []),
      ...keepaliveOf(device, reader),
    ]),
    name,
    comment: comment === "" ? undefined : comment,
    disabled,
    origin: originOf(device, reader.row.line),
    more: [draft.origin],
  };
}

/** `10s,10`: how often, and how many times without an answer; of the second the language knows ten alone. */
function keepaliveOf(device: Device, reader: RowReader): readonly DraftProperty[] {
  const argument = reader.take("keepalive");
  if (argument === undefined) return [];
  const [interval = "", retries = "10"] = argument.value.split(",");
  const time = duration(interval);
  const at = { ...argument.entry, line: argument.line };
  if (time === undefined) {
    device.ledger.leave(at, "unknown", `\`keepalive=${argument.value}\` is no time and number of retries`);
    return [];
  }
  if (retries !== "10") {
    const why = `\`keepalive=${argument.value}\`: the interval is taken over; a carrier asks ten times`;
    device.ledger.leave(at, "unsupported", why);
  }
  return [property(device, "keepalive", [text(time)], argument.line)];
}

/** The address on a carrier's interface, where no session has told the other end's. */
export function insideOfCarriers(
  device: Device,
  addresses: readonly OwnAddress[],
  { byInterface }: Carriers,
): void {
  for (const own of addresses) {
    const peer = byInterface.get(own.interface);
    const theirs = peer?.inside === undefined ? theOther(own) : undefined;
    if (peer !== undefined && theirs !== undefined)
      setInside(device, peer, own, theirs, "the other host of the network");
  }
}

/** Peers with what the release keeps elsewhere: secrets of 2.6, profiles since 6.43, identities since 6.44. */

import type { DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import { followsFromWaiting, groupsOf, isForAnybody, linesOf } from "./callers.ts";
import { defaulted, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import { profileEntries, readProfiles, type PeerPhase1, type Profile } from "./phase1.ts";
import { addressOf, identitiesOf, pskOf } from "./peer-settings.ts";
import type { Argument, Row } from "./tables.ts";
import { isNothing, network, text } from "./values.ts";

/** A peer while it is put together; policies, sessions and carriers add to it. */
export interface Peer {
  readonly name: string;
  readonly line: number;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  /** The other end, without a length; `undefined` for whoever calls, and for a host name. */
  readonly address: string | undefined;
  readonly phase1: PeerPhase1 | undefined;
  readonly profile: Profile | undefined;
  /** `psk`, `id`, `remote-id`, `initiate` */
  readonly settings: () => readonly DraftProperty[];
  readonly addressProperty: readonly DraftProperty[];
  local: DraftProperty | undefined;
  readonly localAddress: string | undefined;
  inside: DraftProperty | undefined;
  readonly blocks: DraftEntry[];
  policies: number;
  /** Whether it makes policies for whoever calls. */
  readonly generates: boolean;
  /** The templates it makes them from, where they are its alone. */
  readonly group: string | undefined;
  /** Why the language has no word for it. */
  readonly refused: string | undefined;
  readonly readers: readonly RowReader[];
}

/** Peers by their rows, and the ways in which policies name them. */
export interface Peers {
  readonly all: Peer[];
  readonly byName: Map<string, Peer>;
  readonly byAddress: Map<string, Peer>;
  readonly byGroup: Map<string, Peer>;
  /** The first one that whoever calls gets. */
  anybody: Peer | undefined;
  readonly taken: Set<string>;
  readonly profiles: ReadonlyMap<string, Profile>;
}

export function readPeers(device: Device): Peers {
  const profiles = readProfiles(device);
  const taken = new Set<string>();
  const peers: Peers = {
    all: [],
    byName: new Map(),
    byAddress: new Map(),
    byGroup: new Map(),
    anybody: undefined,
    taken,
    profiles,
  };
  const identities = grouped(rowsOf(device, "identity"), "peer");
  const secrets = new Map(
    rowsOf(device, "pre-shared-secret").map((row) => [row.arguments.get("address")?.value, row]),
  );
  const groupOf = groupsOf(device);
  for (const row of rowsOf(device, "peer")) {
    const name = row.arguments.get("name")?.value;
    const address = row.arguments.get("address")?.value;
    const own = identities.get(name ?? "") ?? [];
    const secret = secrets.get(address);
    const sources = { row, secret, profiles, taken };
    const waits = isForAnybody(row);
    const callers = waits ? own.filter((each) => groupOf(each) !== undefined) : [];
    for (const identity of callers) {
      addPeer(peers, readPeer(device, { ...sources, identity, group: groupOf(identity) }), undefined);
    }
    const others = own.filter((each) => !callers.includes(each));
    const [identity] = others;
    if (callers.length === 0 || others.length > 0) {
      const group = waits ? groupOf(row) : undefined;
      addPeer(peers, readPeer(device, { ...sources, identity, group }), name);
    }
    for (const row of others.slice(1)) {
      const reader = readerOf(device, row);
      reader.refuse(
        "unsupported",
        "a peer has one identity in the language, and this is another one of the same peer",
      );
    }
    identities.delete(name ?? "");
    secrets.delete(address);
  }
  for (const row of [...identities.values()].flat()) {
    const peer = row.arguments.get("peer");
    const reader = readerOf(device, row);
    if (peer !== undefined && reader.take("peer") !== undefined) dangling(device, peer, "peer");
    reader.refuse("unknown", "the file has no peer that it belongs to");
  }
  for (const row of secrets.values()) {
    readerOf(device, row).refuse("unknown", "the file has no peer with its address");
  }
  return peers;
}

export function addPeer(peers: Peers, peer: Peer, name: string | undefined): void {
  peers.all.push(peer);
  if (name !== undefined) peers.byName.set(name, peer);
  if (peer.addressProperty.length === 0) peers.anybody ??= peer;
  if (peer.group !== undefined) peers.byGroup.set(peer.group, peer);
  if (peer.address !== undefined && !peers.byAddress.has(peer.address))
    peers.byAddress.set(peer.address, peer);
}

function grouped(rows: readonly Row[], name: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const value = row.arguments.get(name)?.value ?? "";
    const same = groups.get(value);
    if (same === undefined) groups.set(value, [row]);
    else same.push(row);
  }
  return groups;
}

export function dangling(device: Device, { name, value, line }: Argument, what: string): void {
  const message = `\`${name}=${value}\` names a ${what} that the file does not have.`;
  device.ledger.remark("import/dangling", line, message, "Export the whole configuration, and import that.");
}

interface Sources {
  readonly row: Row;
  readonly identity: Row | undefined;
  readonly secret: Row | undefined;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly taken: Set<string>;
  readonly group: string | undefined;
}

function readPeer(device: Device, sources: Sources): Peer {
  const { row, identity: identityRow, secret, profiles, taken, group } = sources;
  const reader = readerOf(device, row);
  const identityReader = identityRow && readerOf(device, identityRow);
  identityReader?.done("peer");
  const secretReader = secret && readerOf(device, secret);
  secretReader?.done("address");
  const readers = [reader, identityReader, secretReader].filter((each) => each !== undefined);
  const { address, addressProperty } = addressOf(device, reader);
  const comment = reader.take("comment")?.value || identityReader?.take("comment")?.value;
  const stated = reader.take("name")?.value;
  const name = nameOf(group ?? stated, address, taken);
  if (group !== undefined) for (const each of readers) each.done("generate-policy", "policy-template-group");
  const refused = whyRefused(reader, identityReader);
  const read = refused === undefined ? phase1Of(device, reader, identityReader, profiles) : undefined;
  const phase1 =
    read === undefined || group === undefined
      ? read
      : { ...read, own: read.own.filter((each) => each.kind !== "property" || !followsFromWaiting(each)) };
  const local = reader.take("local-address");
  const localAddress =
    local === undefined || isNothing(local.value) ? undefined : network(local.value)?.address;
  const off = identityReader?.take("disabled")?.value === "yes";
  const disabled = reader.take("disabled")?.value === "yes" || off;
  const settings = (): readonly DraftProperty[] => [
    ...pskOf(device, name, reader, identityReader, secretReader),
    ...identitiesOf(device, [reader, ...(identityReader === undefined ? [] : [identityReader])]),
    ...reader.settings("tunnel").filter(({ key }) => key === "initiate" || key === "id"),
  ];
  return {
    name,
    // What several callers share stands in another line than what is a caller's own.
    line: (group === undefined ? row : (identityRow ?? row)).line,
    comment: comment === "" ? undefined : comment,
    disabled,
    address,
    addressProperty,
    phase1,
    profile: phase1?.profile ?? profiles.get(row.arguments.get("profile")?.value ?? "default"),
    settings,
    local:
      localAddress === undefined || local === undefined
        ? undefined
        : property(device, "local-address", [text(localAddress)], local.line),
    localAddress,
    inside: undefined,
    blocks: [],
    policies: 0,
    generates: readers.some(
      ({ row: each }) => !["no", undefined].includes(each.arguments.get("generate-policy")?.value),
    ),
    group,
    refused,
    readers,
  };
}

/** Before 6.44 peers have no names: they are called after their addresses. */
export function nameOf(name: string | undefined, address: string | undefined, taken: Set<string>): string {
  const base = name ?? (address === undefined ? "anybody" : `to-${address.replaceAll(/[.:]+/gu, "-")}`);
  let free = base;
  for (let number = 2; taken.has(free); number += 1) free = `${base}-${number}`;
  taken.add(free);
  return free;
}

function whyRefused(peer: RowReader, identityReader: RowReader | undefined): string | undefined {
  const method = [peer, identityReader]
    .map((each) => each?.row.arguments.get("auth-method")?.value)
    .find((each) => each !== undefined);
  if (method !== undefined && method !== "pre-shared-key" && method !== "pre-shared-secret") {
    return `\`auth-method=${method}\`: only pre-shared keys are described by the language`;
  }
  return peer.has("exchange-mode", "main-l2tp")
    ? "`exchange-mode=main-l2tp` is for L2TP clients, which the language does not describe"
    : undefined;
}

function phase1Of(
  device: Device,
  reader: RowReader,
  identityReader: RowReader | undefined,
  profiles: ReadonlyMap<string, Profile>,
): PeerPhase1 {
  const named = reader.take("profile");
  const since43 =
    reader.row.arguments.has("name") || reader.row.arguments.has("profile") || profiles.size > 1;
  reader.done(
    ...(reader.row.arguments.get("auth-method")?.value === "pre-shared-secret" ? ["auth-method"] : []),
  );
  const stated = reader.row.arguments.get("profile")?.value ?? "default";
  const profile = since43 ? profiles.get(stated) : undefined;
  if (named !== undefined && profile === undefined) dangling(device, named, "profile");
  const entries = since43 ? reader.settings("phase1") : profileEntries(device, reader);
  const properties = [
    ...entries.filter((entry) => entry.kind === "property"),
    ...(identityReader?.settings("phase1") ?? []),
  ];
  const exchange = properties.some(({ key }) => key === "exchange")
    ? []
    : defaulted(device, "phase1.exchange", "exchange");
  const own = [...exchange, ...properties, ...entries.filter((entry) => entry.kind !== "property")];
  return { profile, own, comment: undefined };
}

/** The finished block. */
export function peerBlock(device: Device, peer: Peer, phase1: readonly DraftEntry[]): DraftBlock {
  const { name, comment, disabled, addressProperty, local, inside, settings, blocks, line } = peer;
  return {
    kind: "block",
    head: "peer",
    name,
    comment,
    disabled,
    entries: [
      ...addressProperty,
      ...(local === undefined ? [] : [local]),
      ...phase1,
      ...settings(),
      ...(inside === undefined ? [] : [inside]),
      ...blocks,
    ],
    origin: { file: device.ledger.file, line },
    more: linesOf(device, peer).map((each) => ({ file: device.ledger.file, line: each })),
  };
}

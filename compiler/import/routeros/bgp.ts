/** BGP: instances of the router, and sessions that run inside a tunnel, as blocks of the peer that carries them. */

import type { DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import type { PrefixTable } from "../../source/prefixes.ts";
import { fixedBits, setInside, type OwnAddress } from "./addresses.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import { tableIn } from "./section.ts";
import type { Peer } from "./peers.ts";
import type { ReadPolicy } from "./policies.ts";
import { ownRow, rowsWith, type Row } from "./tables.ts";
import { canonical } from "../../source/addresses.ts";
import { nameText, network, text, yesNo, type Network } from "./values.ts";

export interface Surroundings {
  /** By the networks they are in. */
  readonly addresses: PrefixTable<OwnAddress>;
  /** By their destinations. */
  readonly policies: PrefixTable<ReadPolicy>;
  /** Peers by the interface of the carrier that runs to them. */
  readonly carriers: ReadonlyMap<string, Peer>;
}

interface Instance {
  readonly name: string;
  readonly entries: DraftEntry[];
  readonly as: string | undefined;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly line: number;
  sessions: number;
  readonly reader: RowReader | undefined;
}

/** Puts sessions into their peers; the instances that have some. */
export function readBgp(device: Device, surroundings: Surroundings): readonly DraftBlock[] {
  const instances = readInstances(device);
  const loose = new Map<string, Instance>();
  for (const row of rowsOf(device, "bgp-session")) readSession(device, row, surroundings, instances, loose);
  const used = [...instances.values(), ...loose.values()].filter(({ sessions }) => sessions > 0);
  for (const { reader, sessions } of instances.values()) {
    if (sessions > 0) reader?.close();
    else if (reader !== undefined && reader.row.entries.length > 0)
      reader.refuse("outside", "no BGP session of the file runs through a tunnel");
  }
  networks(device, used);
  for (const row of rowsOf(device, "bgp-template")) leaveTemplate(device, row);
  const template = device.section.tables.get("bgp-template")?.builtIn;
  if (template !== undefined) leaveTemplate(device, template);
  return used.map((instance) => instanceBlock(device, instance));
}

/** What a template says is read with the sessions that use it. */
function leaveTemplate(device: Device, row: Row): void {
  const users = rowsWith(
    tableIn(device.section, "bgp-session"),
    "templates",
    row.arguments.get("name")?.value ?? "default",
  );
  for (const entry of row.entries) {
    if (users.length > 0) device.ledger.tell(entry);
    else device.ledger.leave(entry, "outside", "no BGP session of the file uses this template");
  }
}

function readInstances(device: Device): Map<string, Instance> {
  const instances = new Map<string, Instance>();
  const own = device.section.tables.get("bgp-instance")?.builtIn;
  for (const row of [...(own === undefined ? [] : [own]), ...rowsOf(device, "bgp-instance")]) {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value ?? "default";
    const comment = reader.take("comment")?.value;
    const disabled = reader.take("disabled")?.value === "yes";
    const settings = reader.settings("bgp-instance");
    instances.set(name, {
      name: row.builtIn || name === "default" ? "default-bgp" : name,
      entries: [...settings],
      as: row.arguments.get("as")?.value,
      comment: comment === "" ? undefined : comment,
      disabled,
      line: row.entries[0]?.line ?? row.line,
      sessions: 0,
      reader,
    });
  }
  return instances;
}

function instanceBlock(device: Device, instance: Instance): DraftBlock {
  const { name, entries, comment, disabled, line } = instance;
  return { kind: "block", head: "bgp", name, comment, disabled, entries, origin: originOf(device, line) };
}

function readSession(
  device: Device,
  row: Row,
  surroundings: Surroundings,
  instances: Map<string, Instance>,
  loose: Map<string, Instance>,
): void {
  const inherited = withTemplate(device, row);
  const reader = readerOf(device, inherited);
  reader.done("templates", "name", "local.address", "output.network", "output.redistribute");
  const remote = reader.take("remote-address") ?? reader.take("remote.address");
  const address = canonical((remote?.value ?? "").replace(/\/(?:32|128)$/u, ""));
  const peer = address === undefined ? undefined : peerOf(device, address, surroundings);
  if (peer === undefined) {
    const why =
      address === undefined
        ? "its neighbour's address was not understood"
        : "a BGP session that runs through no tunnel of the file";
    reader.refuse(address === undefined ? "unknown" : "outside", why);
    return;
  }
  const instance = instanceOf(device, reader, instances, loose);
  instance.sessions += 1;
  const name = row.arguments.get("name")?.value ?? `to-${peer.name}`;
  const remoteAs = reader.take("remote-as") ?? reader.take("remote.as");
  const mine = reader.take("as")?.value ?? instance.as;
  const as: readonly DraftProperty[] =
    remoteAs === undefined || mine === undefined
      ? []
      : [{ ...property(device, "as", [text(mine)], remoteAs.line), theirs: [text(remoteAs.value)] }];
  const several = instances.size + loose.size > 1;
  const entries = [
    ...(several ? [property(device, "instance", [text(nameText(instance.name))], row.line)] : []),
    ...as,
    ...reader.settings("bgp"),
  ];
  const disabled = reader.take("disabled")?.value === "yes";
  announced(device, row, reader, instance);
  reader.close();
  peer.blocks.push({
    kind: "block",
    head: "bgp",
    name,
    disabled,
    entries,
    origin: originOf(device, row.line),
  });
}

/** 7.x: what a connection leaves open its templates say. */
function withTemplate(device: Device, row: Row): Row {
  const names = row.arguments.get("templates")?.value.split(",") ?? [];
  const table = tableIn(device.section, "bgp-template");
  const templates = names.flatMap((name) =>
    name === "default" ? [ownRow(table, "routing bgp template", row.line)] : rowsWith(table, "name", name),
  );
  const merged = new Map([
    ...templates.toReversed().flatMap((each) => [...each.arguments]),
    ...row.arguments,
  ]);
  for (const template of templates) {
    if (!row.arguments.has("disabled")) merged.delete("disabled");
    if (!row.arguments.has("comment") && template.arguments.has("comment")) merged.delete("comment");
  }
  return { ...row, arguments: merged };
}

/** By the carrier whose interface has an address in the neighbour's network, else by the policy that protects the neighbour. */
function peerOf(
  device: Device,
  address: string,
  { addresses, policies, carriers }: Surroundings,
): Peer | undefined {
  const host = network(address);
  if (host === undefined) return undefined;
  // Wider ones first; around a host there are few.
  const around = addresses.meeting(host.family, fixedBits(host), Infinity).map(([, each]) => each);
  const own = around.findLast((each) => each.address !== address);
  const carried = own === undefined ? undefined : carriers.get(own.interface);
  const covering = policies.meeting(host.family, fixedBits(host), Infinity).map(([, each]) => each.peer);
  const narrowest = covering.findLast((each) => each !== undefined);
  const peer = carried ?? narrowest;
  if (peer !== undefined && own !== undefined) setInside(device, peer, own, address);
  return peer;
}

/** From 7.0 to 7.19 there are no instances: sessions with the same number and identifier share one. */
function instanceOf(
  device: Device,
  reader: RowReader,
  instances: Map<string, Instance>,
  loose: Map<string, Instance>,
): Instance {
  const named = reader.take("instance")?.value ?? "default";
  const known = instances.get(named);
  if (known !== undefined) {
    reader.done("router-id", "input.ignore-as-path-len");
    return known;
  }
  const [as, id, ignore] = [
    reader.row.arguments.get("as"),
    reader.take("router-id"),
    reader.take("input.ignore-as-path-len"),
  ];
  const key = `${as?.value ?? ""} ${id?.value ?? ""}`;
  const same = loose.get(key);
  if (same !== undefined) return same;
  const entries: DraftProperty[] = [];
  if (as !== undefined) entries.push(property(device, "as", [text(as.value)], as.line));
  const router = canonical(id?.value ?? "");
  if (id !== undefined && router !== undefined)
    entries.push(property(device, "router-id", [text(router)], id.line));
  if (ignore !== undefined)
    entries.push(property(device, "ignore-as-path-len", [text(yesNo(ignore.value) ?? "no")], ignore.line));
  const made: Instance = {
    name: loose.size === 0 ? "bgp" : `bgp-${loose.size + 1}`,
    entries,
    as: as?.value,
    comment: undefined,
    disabled: false,
    line: reader.row.line,
    sessions: 0,
    reader: undefined,
  };
  loose.set(key, made);
  return made;
}

/** 7.x: the session names an address list, and what else it passes on. */
function announced(device: Device, row: Row, reader: RowReader, instance: Instance): void {
  const list = reader.row.arguments.get("output.network");
  if (list !== undefined)
    addNetworks(
      device,
      instance,
      rowsWith(tableIn(device.section, "address-list"), "list", list.value),
      "address",
    );
  const others = reader.row.arguments.get("output.redistribute");
  const words = others?.value.split(",") ?? [];
  if (
    others !== undefined &&
    words.includes("connected") &&
    !instance.entries.some((each) => "key" in each && each.key === "redistribute-connected")
  ) {
    instance.entries.push(property(device, "redistribute-connected", [text("yes")], others.line));
  }
  const rest = words.filter((word) => word !== "connected" && word !== "");
  if (others !== undefined && rest.length > 0) {
    const why = `\`output.redistribute=${rest.join(",")}\`: the language passes on connected networks only`;
    device.ledger.leave({ ...others.entry, line: others.line }, "unsupported", why);
  }
  const reflection = reader.take("output.no-client-to-client-reflection");
  if (
    reflection !== undefined &&
    !instance.entries.some((each) => "key" in each && each.key === "client-to-client-reflection")
  ) {
    const value = yesNo(reflection.value) === "yes" ? "no" : "yes";
    instance.entries.push(property(device, "client-to-client-reflection", [text(value)], row.line));
  }
}

/** Up to 6.x every instance announces all rows of the menu. */
function networks(device: Device, used: readonly Instance[]): void {
  const rows = rowsOf(device, "bgp-network");
  for (const instance of used) addNetworks(device, instance, rows, "network");
  if (used.length > 0) return;
  for (const row of rows)
    readerOf(device, row).refuse("outside", "no BGP session of the file runs through a tunnel");
}

function addNetworks(
  device: Device,
  instance: Instance,
  rows: readonly Row[],
  name: "address" | "network",
): void {
  const read: Network[] = [];
  for (const row of rows) {
    const reader = readerOf(device, row);
    const value = network(reader.take(name)?.value ?? "");
    reader.done("list", "creation-time", "dynamic", "timeout");
    if (value !== undefined && !reader.has("disabled", "yes")) {
      read.push(value);
      reader.done("disabled");
      reader.close();
    }
  }
  const known = instance.entries.some((each) => "key" in each && each.key === "networks");
  if (read.length === 0 || known) return;
  const terms = read.map(({ address, length }) => text(`${address}/${length}`));
  instance.entries.push(property(device, "networks", terms, rows[0]?.line));
}

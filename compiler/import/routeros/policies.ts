/** Policies in their order: selectors, the peer each goes to, and what it is protected with. */

import { defaultOf } from "../../catalogue/defaults.ts";
import { inRange } from "../../catalogue/version.ts";
import type { DraftPolicy, DraftProperty, Term } from "../draft.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import { canonicalWord } from "./inverse.ts";
import type { ManualKeys } from "./manual.ts";
import { dangling, type Peer, type Peers } from "./peers.ts";
import type { Proposals } from "./phase2.ts";
import type { Argument, Row } from "./tables.ts";
import { isNothing, network, selectorText, text, type Network } from "./values.ts";

/** A policy, with what the search for addresses and rules asks about it. */
export interface ReadPolicy {
  readonly draft: DraftPolicy;
  /** Of several, the first. */
  readonly peer: Peer | undefined;
  readonly source: Network;
  readonly destination: Network;
  readonly encrypts: boolean;
  readonly disabled: boolean;
  readonly transport: boolean;
}

interface Parts {
  readonly device: Device;
  readonly peers: Peers;
  readonly proposals: Proposals;
  readonly manual: ManualKeys;
}

export function readPolicies(parts: Parts): readonly ReadPolicy[] {
  const found: ReadPolicy[] = [];
  for (const row of rowsOf(parts.device, "policy")) {
    const policy = readPolicy(parts, row);
    if (policy !== undefined) found.push(policy);
  }
  const own = parts.device.section.tables.get("policy")?.builtIn;
  if (own !== undefined && own.entries.length > 0) leaveTemplate(parts, own);
  return found;
}

/** The template that every router since 6.0 has: it matters only where policies are generated. */
function leaveTemplate({ device, peers }: Parts, row: Row): void {
  const used = peers.all.some(({ generates, group }) => generates && group === undefined);
  readerOf(device, row).refuse(
    used ? "unsupported" : "outside",
    used
      ? "the router's own template, from which policies are generated, is not described by the language"
      : "the router's own template: nothing in the file generates policies from it",
  );
}

function readPolicy(parts: Parts, row: Row): ReadPolicy | undefined {
  const { device, peers } = parts;
  const reader = readerOf(device, row);
  const why = whyRefused(reader, peers);
  if (why !== undefined) {
    reader.refuse("unsupported", why);
    return undefined;
  }
  const action = actionOf(device, reader);
  const encrypts = action === "encrypt";
  const manualName = reader.take("manual-sa");
  const manual = manualName === undefined || manualName.value === "none" ? undefined : manualName;
  const caller = callerOf(reader, peers);
  if (caller !== undefined) reader.done("template", "group", "tunnel", "sa-src-address", "sa-dst-address");
  const goesTo = caller === undefined ? (encrypts ? peersOf(parts, reader, manual) : []) : [caller];
  const [peer] = goesTo;
  if (peer?.refused !== undefined) {
    reader.refuse("unsupported", `its peer is not described: ${peer.refused}`);
    return undefined;
  }
  if (!encrypts) reader.done("peer", "proposal", "tunnel", "sa-src", "sa-dst", "ipsec-protocols");
  const transport =
    caller === undefined &&
    encrypts &&
    reader.take("tunnel")?.value !== "yes" &&
    row.arguments.get("tunnel")?.value !== "true";
  const ends = selectorsOf(device, reader, peer, transport);
  if (ends === undefined) return undefined;
  const ports = [
    ...portProperty(reader, device, "src-port", ends.source),
    ...portProperty(reader, device, "dst-port", ends.destination),
  ];
  const comment = reader.take("comment")?.value;
  const disabled = reader.take("disabled")?.value === "yes";
  const entries: readonly DraftProperty[] = [
    ...actionProperty(device, reader, action),
    ...(peer === undefined
      ? []
      : [reference(device, "peer", goesTo, reader.row.arguments.get("peer")?.line)]),
    ...(encrypts && manual === undefined ? phase2Of(parts, reader, transport) : []),
    ...(manual === undefined || peer === undefined ? [] : manualOf(parts, reader, manual, peer)),
    ...reader.settings("policy").filter((each) => worthSaying(device, each)),
    ...ports,
  ];
  for (const each of goesTo) each.policies += 1;
  reader.done("proposal");
  reader.close();
  const draft: DraftPolicy = {
    kind: "policy",
    source: [text(selectorText(ends.source))],
    destination: [text(selectorText(ends.destination))],
    comment: comment === "" ? undefined : comment,
    disabled,
    entries,
    origin: originOf(device, row.line),
  };
  return { draft, peer, source: ends.source, destination: ends.destination, encrypts, disabled, transport };
}

/** Verbose exports print these on every line; they are what a policy does without a word. */
function worthSaying({ release }: Device, { key, values }: DraftProperty): boolean {
  const [value] = values;
  const word = value?.kind === "text" ? value.text : "";
  if (key === "protocol") return word !== "all" && word !== "any";
  if (key === "src-port" || key === "dst-port") return word !== "any";
  if (key === "ipsec-protocols" && values.length === 1 && word === "esp") {
    return defaultOf("phase2.ipsec-protocols", "routeros", release) === undefined;
  }
  return !(key === "priority" && word === "0");
}

function whyRefused(reader: RowReader, peers: Peers): string | undefined {
  if (reader.has("template", "yes")) {
    const caller = callerOf(reader, peers);
    if (caller !== undefined)
      return caller.refused === undefined ? undefined : `its peer is not described: ${caller.refused}`;
    return "it is a template, from which a responder generates policies; the language describes the policies themselves";
  }
  const ports = ["src-port", "dst-port"].map((name) => reader.row.arguments.get(name)?.value);
  const encrypts = ["encrypt", undefined].includes(reader.row.arguments.get("action")?.value);
  if (encrypts && ports.includes("1701") && reader.row.arguments.get("protocol")?.value === "udp") {
    return "it protects L2TP (UDP port 1701), a road warrior's carrier, which the language does not describe";
  }
  const name = reader.row.arguments.get("peer")?.value.split(",")[0];
  const refused = name === undefined ? undefined : peers.byName.get(name)?.refused;
  return refused === undefined ? undefined : `its peer is not described: ${refused}`;
}

/** Whose policies are made from a template. */
function callerOf(reader: RowReader, peers: Peers): Peer | undefined {
  const group = reader.row.arguments.get("group")?.value;
  return reader.has("template", "yes") && group !== undefined ? peers.byGroup.get(group) : undefined;
}

function actionOf(device: Device, reader: RowReader): string {
  const stated = reader.row.arguments.get("action")?.value;
  const known = defaultOf("policy.action", "routeros", device.release)?.value[0];
  const fallback = known?.kind === "word" ? known.word : "encrypt";
  return stated === undefined ? fallback : (canonicalWord("policy.action", device.release, stated) ?? stated);
}

function actionProperty(device: Device, reader: RowReader, action: string): readonly DraftProperty[] {
  const argument = reader.row.arguments.get("action");
  reader.done("action");
  return action === "encrypt" ? [] : [property(device, "action", [text(action)], argument?.line)];
}

function reference(
  device: Device,
  to: "peer" | "phase2" | "manual",
  named: readonly { readonly name: string }[],
  line: number | undefined,
): DraftProperty {
  const values = named.map(({ name }): Term => ({ kind: "reference", to, name }));
  return property(device, to, values, line);
}

/** By name since 6.45, in the order in which they are tried; else by the address at the other end of the SA. */
function peersOf(parts: Parts, reader: RowReader, manual: Argument | undefined): readonly Peer[] {
  const { device, peers } = parts;
  const named = reader.take("peer");
  const [from, to] = [
    reader.take("sa-src") ?? reader.take("sa-src-address"),
    reader.take("sa-dst") ?? reader.take("sa-dst-address"),
  ];
  const remote = network(to?.value ?? "")?.address;
  const local = network(from?.value ?? "")?.address;
  if (named !== undefined && named.value !== "none" && named.value !== "") {
    return named.value.split(",").flatMap((name) => namedPeer(parts, named, name));
  }
  if (remote === undefined || isNothing(remote)) return [];
  const found = peers.byAddress.get(remote) ?? (manual === undefined ? peers.anybody : undefined);
  const peer = found ?? (manual === undefined ? undefined : parts.manual.peerFor(remote, reader.row.line));
  if (peer === undefined) {
    if (to !== undefined) dangling(device, to, "peer");
    return [];
  }
  if (from !== undefined && local !== undefined && !isNothing(local)) keepLocal(device, peer, local, from);
  return [peer];
}

function namedPeer({ device, peers }: Parts, named: Argument, name: string): readonly Peer[] {
  const peer = peers.byName.get(name);
  if (peer === undefined) {
    dangling(device, { ...named, value: name }, "peer");
    return [];
  }
  const [first] = named.value.split(",");
  if (peer.refused !== undefined && name !== first) {
    const why = `\`${name}\`, which stands by, is not described: ${peer.refused}`;
    device.ledger.leave({ ...named.entry, line: named.line }, "unsupported", why);
    return [];
  }
  return [peer];
}

/** Before peers say their own address, policies do. */
function keepLocal(device: Device, peer: Peer, local: string, from: Argument): void {
  const before = peer.local?.values[0];
  peer.local ??= property(device, "local-address", [text(local)], from.line);
  if (before?.kind === "text" && before.text !== local) {
    const why = `\`${from.name}=${local}\`: the peer is reached from ${before.text} already, and in the language it has one address at this end`;
    device.ledger.leave({ ...from.entry, line: from.line }, "unsupported", why);
  }
}

function phase2Of(
  { device, proposals }: Parts,
  reader: RowReader,
  transport: boolean,
): readonly DraftProperty[] {
  const argument = reader.take("proposal");
  if (argument === undefined && reader.row.arguments.has("proposal")) return [];
  const name = argument?.value ?? "default";
  const used = proposals.use(name, transport);
  if (used !== undefined) return [reference(device, "phase2", [{ name: used }], argument?.line)];
  if (argument !== undefined) dangling(device, argument, "proposal");
  return [];
}

function manualOf(
  { device, manual }: Parts,
  reader: RowReader,
  argument: Argument,
  peer: Peer,
): readonly DraftProperty[] {
  reader.done("proposal");
  if (manual.use(argument.value, peer))
    return [reference(device, "manual", [{ name: argument.value }], argument.line)];
  dangling(device, argument, "manual SA");
  return [];
}

type End = Network & { readonly port?: string | undefined };

function selectorsOf(
  device: Device,
  reader: RowReader,
  peer: Peer | undefined,
  transport: boolean,
): { readonly source: End; readonly destination: End } | undefined {
  const given = [reader.take("src-address"), reader.take("dst-address")] as const;
  const [from, to] = given.map((argument) => (argument === undefined ? undefined : network(argument.value)));
  const names = ["src-address", "dst-address"] as const;
  const broken = names
    .map((name) => reader.row.arguments.get(name))
    .find((argument, index) => argument !== undefined && [from, to][index] === undefined);
  if (broken !== undefined) {
    reader.refuse("unknown", `\`${broken.name}=${broken.value}\` is not a network`);
    return undefined;
  }
  const family = from?.family ?? to?.family ?? 4;
  const any: Network = { address: family === 4 ? "0.0.0.0" : "::", length: 0, family };
  // Since 6.45.1 a transport policy takes both from its peer, whatever an export fills in.
  const ends = inRange(device.release, { since: "6.45.1" }) && transport;
  const local = ends ? ownAddress(peer) : undefined;
  const remote = ends ? hostOf(peer?.address) : undefined;
  const missing = (each: End | undefined): boolean => each === undefined || each.length === 0;
  return {
    source: missing(from) && local !== undefined ? local : (from ?? any),
    destination: missing(to) && remote !== undefined ? remote : (to ?? any),
  };
}

function ownAddress(peer: Peer | undefined): Network | undefined {
  const value = peer?.local?.values[0];
  return hostOf(value?.kind === "text" ? value.text : undefined);
}

function hostOf(address: string | undefined): Network | undefined {
  return address === undefined ? undefined : network(address);
}

/** Up to 3.x the port stands behind the address, and exports of that time print both. */
function portProperty(
  reader: RowReader,
  device: Device,
  key: "src-port" | "dst-port",
  end: End,
): readonly DraftProperty[] {
  const { port } = end;
  if (port === undefined || port === "any") return [];
  const line = reader.row.arguments.get(key === "src-port" ? "src-address" : "dst-address")?.line;
  const terms: readonly Term[] = [text(port)];
  return [property(device, key, terms, line)];
}

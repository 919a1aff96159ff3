/** Rows to the draft of a device: names are resolved here, after the whole file was read. */

import type { DeviceDraft, DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import {
  behind,
  insideOf,
  lanOf,
  natOf,
  networksTable,
  readAddresses,
  wanOf,
  type OwnAddress,
} from "./addresses.ts";
import { readBgp } from "./bgp.ts";
import { readGroups } from "./callers.ts";
import { insideOfCarriers, readCarriers } from "./carriers.ts";
import { property, readerOf, type Device } from "./device.ts";
import { raiseConcerns } from "./concerns.ts";
import { readFirewall } from "./firewall.ts";
import { readManual } from "./manual.ts";
import { peerBlock, readPeers, type Peer } from "./peers.ts";
import { assignPhase1 } from "./phase1.ts";
import { readProposals } from "./phase2.ts";
import { readPolicies } from "./policies.ts";
import { tellSwitching } from "./switching.ts";
import type { Row } from "./tables.ts";
import { text } from "./values.ts";

const IPSEC = [
  "profile",
  "proposal",
  "peer",
  "policy",
  "identity",
  "pre-shared-secret",
  "key",
  "manual-sa",
] as const;

/** `undefined` if nothing of IPsec is in the section. */
export function draftOf(device: Device, fallback: string): DeviceDraft | undefined {
  const site = siteName(device, fallback);
  const any = IPSEC.some((kind) => (device.section.tables.get(kind)?.rows.length ?? 0) > 0);
  if (!any) return undefined;
  const peers = readPeers(device);
  const proposals = readProposals(device);
  const manual = readManual(device, peers);
  const carriers = readCarriers(device, peers, readPolicies({ device, peers, proposals, manual }));
  const { policies } = carriers;
  const keys = manual.finish();
  const described = peers.all.filter((peer) => isDescribed(peer));
  readGroups(device, described);
  const addresses = readAddresses(device);
  const isBehind = behind(policies);
  const isCarried = (own: OwnAddress): boolean => carriers.byInterface.has(own.interface);
  const wan = wanOf(device, addresses, described, (own) => isBehind(own) || isCarried(own));
  const outside = new Set(
    wan?.values.map((value) => (value.kind === "text" ? value.text.split(/[/ ]/u)[0] : "")),
  );
  const isWan = (own: OwnAddress): boolean => outside.has(own.address);
  const instances = readBgp(device, {
    addresses: networksTable(addresses, (own) => own),
    policies: networksTable(policies, ({ destination }) => destination),
    carriers: carriers.byInterface,
  });
  insideOfCarriers(device, addresses, carriers);
  insideOf(device, addresses, policies, isWan);
  const inside = new Set(described.flatMap(({ inside: each }) => each?.origin?.line ?? []));
  const lan = lanOf(device, addresses, isBehind, (own) => isWan(own) || inside.has(own.line));
  const firewall = readFirewall(device, policies);
  tellSwitching(device);
  const { assigned, blocks } = assignPhase1(
    device,
    described.flatMap(({ phase1 }) => phase1 ?? []),
    peers.profiles,
    new Set(peers.all.flatMap((peer) => (isDescribed(peer) ? [] : (peer.profile ?? [])))),
  );
  let next = 0;
  const peerBlocks = described.map((peer) => {
    const phase1 = peer.phase1 === undefined ? undefined : assigned[next++];
    const block = peerBlock(device, peer, phase1 === undefined ? [] : phase1Entries(phase1));
    for (const { close } of peer.readers) close();
    return block;
  });
  raiseConcerns(device, { peers: described, policies, addresses });
  const taken = new Set(described.flatMap(({ readers }) => readers.map(({ row }) => row)));
  for (const peer of peers.all) if (!isDescribed(peer)) refuse(peer, taken);
  return {
    site,
    profiles: [...blocks, ...proposals.blocks(), ...keys],
    entries: [
      ...head(device),
      ...[wan, lan, natOf(described, wan)].filter((each) => each !== undefined),
      ...instances,
      ...(firewall === undefined ? [] : [firewall]),
      ...peerBlocks,
      ...policies.map(({ draft }) => draft),
    ],
  };
}

/** A peer that only makes policies for whoever calls has nothing that the language could say. */
function isDescribed({ refused, generates, policies }: Peer): boolean {
  return refused === undefined && (!generates || policies > 0);
}

/** A row that other peers share is in the draft for their sake. */
function refuse({ refused, readers }: Peer, taken: ReadonlySet<Row>): void {
  const why =
    refused ?? "policies that a responder generates for whoever calls are not described by the language";
  for (const reader of readers) if (!taken.has(reader.row)) reader.refuse("unsupported", why);
}

function phase1Entries(phase1: {
  readonly name: string;
  readonly overrides: readonly DraftProperty[];
}): readonly DraftEntry[] {
  const { name, overrides } = phase1;
  const reference: DraftProperty = {
    kind: "property",
    key: "phase1",
    values: [{ kind: "reference", to: "phase1", name }],
  };
  const block: DraftBlock = { kind: "block", head: "phase1", entries: overrides };
  return overrides.length === 0 ? [reference] : [reference, block];
}

function head(device: Device): readonly DraftProperty[] {
  const { release, section } = device;
  return [
    property(
      device,
      "device",
      [text(`routeros ${release}`)],
      section.release === undefined ? undefined : section.line,
    ),
  ];
}

/** The device's name for itself; every router is called MikroTik until somebody names it. */
function siteName(device: Device, fallback: string): string {
  const row = device.section.tables.get("identity-of-system")?.builtIn;
  const reader = row && readerOf(device, row);
  const named = reader?.take("name")?.value;
  for (const entry of row?.entries ?? []) device.ledger.tell(entry);
  const name = named ?? device.section.device;
  return name === undefined || name === "" || name === "MikroTik" ? fallback : name;
}

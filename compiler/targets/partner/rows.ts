/** The parameters of a tunnel as a partner with another vendor's device reads them. */

import { findAlgorithm } from "../../catalogue/algorithms/index.ts";
import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalars, unitOf } from "../../catalogue/show.ts";
import type { AlgorithmKind } from "../../catalogue/types.ts";
import type {
  CarrierModel,
  ConnectionModel,
  Endpoint,
  Fields,
  IkeKeying,
  PolicyModel,
} from "../../model/model.ts";
import { numberAt, wordAt, wordsAt } from "../common/fields.ts";
import type { Fingerprint } from "../target.ts";

type Row = readonly [string, string];

const UNSTATED = "not stated: agree on it";

const EXCHANGES: ReadonlyMap<string, string> = new Map([
  ["ikev2", "IKEv2"],
  ["main", "IKEv1, main mode"],
  ["aggressive", "IKEv1, aggressive mode"],
  ["base", "IKEv1, base mode"],
]);

export function phase1Rows(
  connection: ConnectionModel,
  { phase1: { fields }, psk, identity }: IkeKeying,
  fingerprint: Fingerprint,
): readonly Row[] {
  const print = psk && fingerprint(psk.value);
  return [
    ["your gateway", addressOf(connection.local)],
    ["our gateway", addressOf(connection.remote)],
    ["exchange", EXCHANGES.get(wordAt(fields, "phase1.exchange") ?? "") ?? UNSTATED],
    ["encryption", algorithms(fields, "phase1.encryption", "encryption")],
    ["integrity (hash)", algorithms(fields, "phase1.hash", "integrity")],
    ...(wordsAt(fields, "phase1.prf").some((word) => word !== "auto")
      ? [["PRF", algorithms(fields, "phase1.prf", "prf")] as const]
      : []),
    ["Diffie-Hellman group", algorithms(fields, "phase1.dh-group", "dh-group")],
    ["lifetime", shown(fields, "phase1.lifetime")],
    ["your identity", identityOf(identity, "tunnel.id", connection.local)],
    ["our identity", identityOf(identity, "tunnel.remote-id", connection.remote)],
    [
      "pre-shared key",
      print === undefined
        ? "sent separately"
        : `sent separately; check it: \`printf %s 'THE KEY' | sha256sum\` begins with \`${print}\``,
    ],
  ];
}

export function phase2Rows([policy]: readonly [PolicyModel, ...PolicyModel[]]): readonly Row[] {
  const fields: Fields = policy.phase2?.fields ?? new Map();
  const own = policy.fields.has("policy.ipsec-protocols");
  const protocols = own
    ? wordsAt(policy.fields, "policy.ipsec-protocols")
    : wordsAt(fields, "phase2.ipsec-protocols");
  const pfs = wordAt(fields, "phase2.pfs");
  return [
    ["protocol", protocols.length === 0 ? "ESP" : protocols.join(" and ").toUpperCase()],
    ["mode", wordAt(fields, "phase2.mode") ?? "tunnel"],
    ["encryption", algorithms(fields, "phase2.encryption", "encryption")],
    ["integrity", algorithms(fields, "phase2.auth", "integrity")],
    ["PFS", pfs === "none" ? "off" : algorithms(fields, "phase2.pfs", "dh-group")],
    ["lifetime", shown(fields, "phase2.lifetime")],
  ];
}

/** The interface that the partner needs, with the addresses inside it from its own point of view. */
export function carrierRows(
  { kind, fields }: CarrierModel,
  inside: ConnectionModel["inside"],
): readonly Row[] {
  const mtu = numberAt(fields, "carrier.mtu");
  const own = inside?.address.value;
  return [
    ["kind", kind === "gre" ? "GRE (IP protocol 47), without key and checksum" : "IPIP (IP protocol 4)"],
    ...(own === undefined ? [] : [["your address inside", `${own.address}/${own.length}`] as const]),
    ...(mtu === undefined ? [] : [["longest packet", `${mtu} bytes`] as const]),
  ];
}

/** The standard's name, and this language's word for it. */
function algorithms(fields: Fields, id: ParameterId, kind: AlgorithmKind): string {
  const words = wordsAt(fields, id);
  if (words.length === 0) return UNSTATED;
  return words
    .map((word) => {
      const known = findAlgorithm(kind, word);
      return known === undefined ? word : `${known.title}: \`${word}\``;
    })
    .join("; ");
}

function shown(fields: Fields, id: ParameterId): string {
  const value: readonly Scalar[] | undefined = fields.get(id)?.value;
  const first = value?.[0];
  if (value === undefined || first === undefined) return UNSTATED;
  const seconds = first.kind === "number" ? ` (${first.value} seconds)` : "";
  return `${showScalars(value, unitOf(id))}${seconds}`;
}

function addressOf({ address, hostName }: Endpoint): string {
  return address?.value ?? hostName ?? "not fixed";
}

function identityOf(fields: Fields, id: "tunnel.id" | "tunnel.remote-id", end: Endpoint): string {
  const value = fields.get(id)?.value;
  return value === undefined ? `${addressOf(end)} (the address)` : showScalars(value);
}

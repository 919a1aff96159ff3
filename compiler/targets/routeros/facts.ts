/** The model's objects as facts: one map from field to value for every row that may be added. */

import { isAead } from "../../catalogue/algorithms.ts";
import type { PrefixScalar, Scalar } from "../../catalogue/scalar.ts";
import type { CarrierModel, ConnectionModel, Endpoint, NamedObject, PolicyModel } from "../../model/model.ts";
import type { Located, Origin } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import type { Field } from "./cell.ts";
import type { Facts } from "./spell.ts";
import { networkText, valueText } from "./text.ts";

type Fact = Located<readonly Scalar[]>;
type Entry = readonly [Field, Fact | undefined];

export function factsOf(...entries: readonly Entry[]): Facts {
  return factsWith(new Map(), ...entries);
}

/** What is known already, and more of it. */
export function factsWith(known: Facts, ...entries: readonly Entry[]): Facts {
  const facts = copyOf(known);
  for (const [field, fact] of entries) {
    if (fact !== undefined) {
      facts.set(field, fact);
    }
  }
  return facts;
}

/** Without the list of pairs that a map makes of another one. */
function copyOf(known: Facts): Map<Field, Fact> {
  const facts = new Map<Field, Fact>();
  known.forEach((fact, field) => facts.set(field, fact));
  return facts;
}

export function fact(place: Place | undefined, from: Origin, ...value: readonly Scalar[]): Fact {
  return { value, from, place, through: undefined };
}

export const textScalar = (text: string): Scalar => ({ kind: "text", text });
export const wordScalar = (word: string): Scalar => ({ kind: "word", word });
export const numberScalar = (value: number): Scalar => ({ kind: "number", value });

function text(place: Place, value: string | undefined): Fact | undefined {
  return value === undefined ? undefined : fact(place, "derived", textScalar(value));
}

function yes(place: Place, value: boolean): Fact | undefined {
  return value ? fact(place, "derived", wordScalar("yes")) : undefined;
}

/** An end's address as a host, its name, or `dynamic` when only the device will know it. */
function hostOf(end: Endpoint, place: Place): Fact {
  if (end.address !== undefined) {
    const length = end.family === 4 ? 32 : 128;
    const { family } = end;
    const address: PrefixScalar = {
      kind: "prefix",
      address: end.address.value,
      length,
      family,
      bare: true,
      on: undefined,
    };
    return { ...end.address, value: [address] };
  }
  return end.hostName === undefined
    ? fact(place, "derived", { kind: "dynamic", on: end.interface })
    : fact(place, "derived", { kind: "host-name", name: end.hostName });
}

export function connectionFacts(connection: ConnectionModel): Facts {
  const { keying, place, local, remote } = connection;
  if (keying.kind !== "ike") {
    return new Map();
  }
  const phase1 = keying.phase1;
  const { psk } = keying;
  return factsWith(
    phase1.fields,
    ...keying.identity,
    ["tunnel.psk", psk === undefined ? undefined : { ...psk, value: [psk.value] }],
    ["profile.name", text(phase1.place, phase1.name)],
    ["profile.comment", text(phase1.place, phase1.comment)],
    ["peer.name", text(place, connection.name)],
    ["peer.profile", text(place, phase1.name)],
    ["peer.address", hostOf(remote, place)],
    ["peer.local-address", local.address === undefined ? undefined : hostOf(local, place)],
    ["peer.comment", text(place, connection.comment)],
    ["peer.disabled", yes(place, connection.disabled)],
    ["secret.address", hostOf(remote, place)],
    ["identity.peer", text(place, connection.name)],
  );
}

const ofPolicy: ReadonlySet<Field> = new Set<Field>(["phase2.ipsec-protocols", "phase2.mode"]);

export function proposalFacts(phase2: NamedObject): Facts {
  const ciphers = phase2.fields.get("phase2.encryption")?.value ?? [];
  const aead = ciphers.length > 0 && ciphers.every((cipher) => isAead(valueText(cipher)));
  return factsOf(
    // Nobody needs to state an authentication for AEAD ciphers, and the router's default would name one.
    ["phase2.auth", aead ? fact(phase2.place, "default", wordScalar("null")) : undefined],
    ...[...phase2.fields].filter(([field]) => !ofPolicy.has(field)),
    ["proposal.name", text(phase2.place, phase2.name)],
    ["proposal.comment", text(phase2.place, phase2.comment)],
    ["proposal.disabled", yes(phase2.place, phase2.disabled)],
  );
}

/**
 * Without a connection: a policy of the site itself, which has no peer, no SA and no proposal. `switched`: a script finds it by its
 * comment, and switches it on when its turn comes.
 */
export function policyFacts(
  connection: ConnectionModel | undefined,
  policy: PolicyModel,
  switched?: { readonly comment: string },
): Facts {
  const { place, phase2, fields } = policy;
  const action = fields.get("policy.action")?.value[0];
  const encrypts = action === undefined || valueText(action) === "encrypt";
  const own = fields.get("policy.ipsec-protocols");
  // A phase 2 with ciphers is ESP; where no default of the release is known, it is said rather than left open.
  const common =
    phase2?.fields.get("phase2.ipsec-protocols") ??
    (phase2 === undefined ? undefined : fact(phase2.place, "derived", wordScalar("esp")));
  const ownWins = own !== undefined && (own.from !== "default" || common === undefined);
  // Manual keying has no phase 2 block to state a mode; the language's own is the tunnel.
  const manualMode = policy.manual === undefined ? undefined : fact(place, "derived", wordScalar("tunnel"));
  const standby = connection?.standby === true && connection.bgp === undefined;
  const peer = encrypts && connection?.keying.kind === "ike" ? text(place, connection.name) : undefined;
  const off = policy.disabled || connection?.disabled === true || standby || policy.served === true;
  // One by one: a project has more policies than anything else.
  const facts = copyOf(fields);
  const put = (field: Field, known: Fact | undefined): void => {
    if (known !== undefined) facts.set(field, known);
  };
  if (!ownWins) facts.delete("policy.ipsec-protocols");
  put("phase2.ipsec-protocols", ownWins ? undefined : common);
  put("phase2.mode", phase2?.fields.get("phase2.mode") ?? manualMode);
  put("policy.src-address", aloneIn(policy.source));
  put("policy.dst-address", aloneIn(policy.destination));
  put("policy.sa-src", connection && hostOf(connection.local, connection.place));
  put("policy.sa-dst", connection && hostOf(connection.remote, connection.place));
  put("policy.peer", policy.peers === undefined || switched !== undefined ? peer : undefined);
  put("policy.peers", switched === undefined ? policy.peers && listOf(policy.peers) : undefined);
  put("policy.proposal", text(place, phase2?.name));
  put("policy.manual-sa", text(place, policy.manual?.name));
  put("policy.comment", text(place, switched?.comment ?? policy.comment));
  put("policy.disabled", yes(place, off));
  return facts;
}

function aloneIn({ value, from, place, through }: Located<Scalar>): Fact {
  return { value: [value], from, place, through };
}

function listOf(names: Located<readonly string[]>): Fact {
  return { ...names, value: names.value.map(textScalar) };
}

export function addressFacts(
  connection: ConnectionModel,
  inside: NonNullable<ConnectionModel["inside"]>,
): Facts {
  const { place } = connection;
  const { value } = inside.address;
  const network = value.family === 4 ? networkText(value.address, value.length) : undefined;
  return factsOf(
    ["address.address", { ...inside.address, value: [value] }],
    ["address.network", text(place, network)],
    ["address.interface", { ...inside.address, value: [textScalar(inside.interface ?? "")] }],
    ["address.disabled", yes(place, connection.disabled)],
    ["address.enabled", connection.disabled ? undefined : fact(place, "default", wordScalar("yes"))],
  );
}

/** The fast path would carry packets past IPsec, so it is always said. Source: MikroTik documentation, GRE. */
export function carrierFacts({ local, remote, disabled }: ConnectionModel, carrier: CarrierModel): Facts {
  const { kind, name, place, comment, fields } = carrier;
  const off = disabled || carrier.disabled;
  return factsOf(
    [`${kind}.name`, text(place, name)],
    [`${kind}.local-address`, hostOf(local, place)],
    [`${kind}.remote-address`, hostOf(remote, place)],
    [`${kind}.mtu`, fields.get("carrier.mtu")],
    [`${kind}.keepalive`, fields.get("carrier.keepalive")],
    [`${kind}.fast-path`, fact(place, "derived", wordScalar("no"))],
    [`${kind}.comment`, text(place, comment)],
    [`${kind}.disabled`, yes(place, off)],
  );
}

/** `manual.*` of one SA pair: inbound and outbound together. */
export function manualFacts(sa: NonNullable<PolicyModel["manual"]>): Facts {
  return factsOf(
    ["manual-sa.name", text(sa.place, sa.name)],
    ["manual.ah-spi", pair(sa.ah?.spi, numberScalar)],
    ["manual.ah-key", pair(sa.ah?.authKey, textScalar)],
    ["manual.esp-spi", pair(sa.esp?.spi, numberScalar)],
    ["manual.esp-enc-key", pair(sa.esp?.encKey, textScalar)],
    ["manual.esp-auth-key", pair(sa.esp?.authKey, textScalar)],
  );
}

function pair<T>(
  ways: { readonly in: Located<T>; readonly out: Located<T> } | undefined,
  scalar: (value: T) => Scalar,
): Fact | undefined {
  return ways === undefined
    ? undefined
    : { ...ways.in, value: [scalar(ways.in.value), scalar(ways.out.value)] };
}

export function keyFacts(key: NamedObject): Facts {
  return factsOf(
    ...key.fields,
    ["key.name", text(key.place, key.name)],
    ["key.comment", text(key.place, key.comment)],
  );
}

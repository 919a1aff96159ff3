/** What two administrators disagree about: ends that agree in; out, the ends with one difference put between them. */

import type { EndSpec, PolicySpec } from "./end.ts";
import type { Random } from "./random.ts";
import type { Ends, EndName } from "./rig.ts";

export interface Made {
  readonly name: string;
  readonly ends: Ends<EndSpec>;
}

/** Of one end, beside the other. */
type Change = (own: EndSpec, far: EndSpec, random: Random) => Partial<EndSpec>;

const HASHES = ["md5", "sha1", "sha256", "sha384", "sha512"];
const CIPHERS = ["aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "3des", "camellia-256-cbc"];
const AEAD = ["aes-128-gcm", "aes-256-gcm"];
const GROUPS = ["modp1024", "modp2048", "ecp256", "ecp384", "x25519"];
const PFS = ["none", "modp1024", "modp2048", "ecp256", "x25519"];
const EXCHANGES = ["main", "aggressive", "ikev2"] as const;
const STRANGE_IDS = ['fqdn("c.example")', 'key-id("c")', "192.0.2.77"];

// prettier-ignore
const CHANGES: readonly [Row, ...Row[]] = [
  [4,  "IKE ciphers disjoint",    (_, far, random) => ({ ikeEncryption: one(CIPHERS, far.ikeEncryption, random) })],
  [4,  "IKE hashes disjoint",     (_, far, random) => ({ hash: one(HASHES, far.hash, random) })],
  [4,  "IKE groups disjoint",     (_, far, random) => ({ groups: one(GROUPS, far.groups, random) })],
  [3,  "PRFs disjoint",           (own, far, random) => prf(own, one(HASHES, far.prf ?? far.hash, random))],
  [3,  "a PRF at one end",        (own, far, random) => prf(own, own.prf === undefined ? random.some([...far.hash, "sha384"], 2) : undefined)],
  [2,  "another exchange",        (own, _, random) => exchange(own, random)],
  [4,  "another key",             (_own, _far, random) => ({ psk: random.pick(["OTHER", "TRAILING", "SAME"]) })],
  [3,  "an unexpected id",        (_own, _far, random) => ({ id: one(STRANGE_IDS, [], random)[0] })],
  [3,  "an id at one end",        (own) => (own.id === undefined ? { id: 'fqdn("d.example")' } : { remoteId: undefined })],
  [1,  "looks elsewhere",         () => ({ address: "192.0.2.99" })],
  [7,  "ESP ciphers disjoint",    (_, far, random) => ({ encryption: one([...CIPHERS, ...AEAD], far.encryption, random) })],
  [6,  "ESP hashes disjoint",     (_, far, random) => ({ auth: one(HASHES, far.auth, random) })],
  [12, "another PFS",             (own, _, random) => ({ pfs: one(PFS, [own.pfs], random)[0] ?? "none" })],
  [3,  "AH",                      () => ({ protocol: "ah" })],
  [2,  "lifetimes",               (_own, _far, random) => ({ lifetime: random.pick(["20m", "2h"]), ikeLifetime: random.pick(["3h", "12h"]) })],
  [20, "networks",                (own, far, random) => policy(own, (first) => networks(first, far, random))],
  [9,  "protocol",                (own, _, random) => policy(own, (first) => ({ ...first, ...another(PROTOCOLS, first, random) }))],
  [9,  "ports",                   (own, _, random) => policy(own, (first) => ({ ...first, ...another(PORTS, first, random) }))],
  [3,  "a policy of one end",     (own) => ({ policies: own.policies.slice(0, 1) })],
];

type Row = readonly [weight: number, name: string, change: Change];

export function difference(random: Random, ends: Ends<EndSpec>): Made {
  const rows = CHANGES.map((row) => [row[0], row] as const);
  const [, name, change] = random.weighed([[CHANGES[0][0], CHANGES[0]], ...rows.slice(1)]);
  const end: EndName = random.pick(["a", "b"]);
  const [own, far] = [ends[end], ends[end === "a" ? "b" : "a"]];
  return { name: `${end}: ${name}`, ends: { ...ends, [end]: { ...own, ...change(own, far, random) } } };
}

/** A single value that the other end has not. */
function one(from: readonly string[], others: readonly string[], random: Random): readonly string[] {
  return random.some(
    from.filter((word) => !others.includes(word)),
    1,
  );
}

/** IKEv1 has no function of its own, so there the hash differs. */
function prf(own: EndSpec, functions: readonly string[] | undefined): Partial<EndSpec> {
  if (own.exchange === "ikev2") return { prf: functions };
  return functions === undefined ? {} : { hash: functions };
}

/** With what every version has. */
function exchange(own: EndSpec, random: Random): Partial<EndSpec> {
  const [other = "main"] = random.some(
    EXCHANGES.filter((word) => word !== own.exchange),
    1,
  );
  const old = { ikeEncryption: ["aes-256-cbc"], encryption: ["aes-256-cbc"], prf: undefined };
  return { exchange: other, ...(other === "ikev2" ? {} : old) };
}

function policy(own: EndSpec, change: (first: PolicySpec) => PolicySpec): Partial<EndSpec> {
  const [first, ...rest] = own.policies;
  return first === undefined ? {} : { policies: [change(first), ...rest] };
}

/**
 * One side wider, narrower or somewhere else; or both sides exchanged, as people do. Not at both ends: they would agree again,
 * each on hosts that stand behind the other one, and charon in user space has no route from where it has no host.
 */
function networks(first: PolicySpec, far: EndSpec, random: Random): PolicySpec {
  const agrees = far.policies[0]?.source === first.source;
  if (random.chance(8) && !agrees) return { ...first, source: first.destination, destination: first.source };
  // Between the ends themselves there is nothing to widen that transport mode could carry.
  if (!first.source.startsWith("10.")) return { ...first, protocol: "tcp" };
  const side = random.pick<"source" | "destination">(["source", "destination"]);
  const [, site = "1"] = /^10\.(\d)/.exec(first[side]) ?? [];
  const ours = ["0.0/16", "0.0/20", "0.0/25", "0.1", "128.0/24"].map((rest) => `10.${site}.${rest}`);
  return { ...first, [side]: random.some([...ours, "0.0.0.0/0"], 1)[0] ?? "0.0.0.0/0" };
}

type Traffic = Omit<PolicySpec, "source" | "destination">;

const PROTOCOLS: readonly Traffic[] = ["tcp", "udp", "icmp", undefined].map((protocol) => ({
  protocol,
  sourcePort: undefined,
  destinationPort: undefined,
}));

const PORTS: readonly Traffic[] = [
  { protocol: "tcp", sourcePort: undefined, destinationPort: "9999" },
  { protocol: "tcp", sourcePort: undefined, destinationPort: undefined },
  { protocol: "tcp", sourcePort: "7777", destinationPort: undefined },
  { protocol: "udp", sourcePort: "4444", destinationPort: "4444" },
  { protocol: "tcp", sourcePort: undefined, destinationPort: "7777" },
];

function another(from: readonly Traffic[], now: PolicySpec, random: Random): Partial<Traffic> {
  const others = from.filter((each) => JSON.stringify({ ...now, ...each }) !== JSON.stringify(now));
  return random.some(others, 1)[0] ?? {};
}

export const SECRETS: ReadonlyMap<string, string> = new Map([
  ["PSK", "ti7ShaiNg0aeQu5eeTh4quoo"],
  ["SAME", "ti7ShaiNg0aeQu5eeTh4quoo"],
  ["TRAILING", "ti7ShaiNg0aeQu5eeTh4quoo "],
  ["OTHER", "Oong5eiz2ohNgah6eegh0ahf"],
]);

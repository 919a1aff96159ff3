/**
 * Random connections: a seed and a number in; out, two ends that agree, but for the differences that were put between them.
 * The same seed and number make the same pair for ever.
 */

import { difference } from "./differences.ts";
import { mirrored, OUTER, type EndSpec, type PolicySpec } from "./end.ts";
import { randomOf, type Random } from "./random.ts";
import type { EndName, Ends } from "./rig.ts";

export interface Pair {
  readonly name: string;
  readonly ends: Ends<EndSpec>;
  /** What was put between the ends, for whoever reads about a disagreement. */
  readonly differences: readonly string[];
}

/** `kernel`: somewhere ESP and AH are in a kernel, so that AH and transport mode can be agreed on, too. */
export function pairOf(seed: string, number: number, kernel = false): Pair {
  const random = randomOf(`${seed}/${number}`);
  let ends = agreeing(random);
  if (kernel) ends = withKernel(random, ends);
  const differences: string[] = [];
  const count = random.weighed([
    [25, 0],
    [60, 1],
    [15, 2],
  ]);
  for (let at = 0; at < count; at++) {
    const made = difference(random, ends);
    ends = made.ends;
    differences.push(made.name);
  }
  // Only between the ends themselves may an end ask for transport mode.
  if (ends.a.policies[0]?.source === OUTER.a && random.chance(50)) {
    const end = random.pick<EndName>(["a", "b"]);
    const mode = ends[end].mode === "tunnel" ? "transport" : "tunnel";
    ends = { ...ends, [end]: { ...ends[end], mode } };
    differences.push(`${end}: ${mode}`);
  }
  return { name: `${seed}/${number}`, ends, differences };
}

function withKernel(random: Random, ends: Ends<EndSpec>): Ends<EndSpec> {
  const ah = random.chance(40) ? ({ protocol: "ah" } as const) : {};
  if (random.chance(50)) return { a: { ...ends.a, ...ah }, b: { ...ends.b, ...ah } };
  const hosts = { source: OUTER.a, destination: OUTER.b, ...NOTHING };
  const mode = random.chance(70) ? ({ mode: "transport" } as const) : {};
  return {
    a: { ...ends.a, ...ah, ...mode, policies: [hosts] },
    b: { ...ends.b, ...ah, ...mode, policies: [mirrored(hosts)] },
  };
}

type Words = readonly string[];

const CBC: Words = [
  "aes-128-cbc",
  "aes-192-cbc",
  "aes-256-cbc",
  "3des",
  "camellia-128-cbc",
  "camellia-256-cbc",
];
const AEAD: Words = ["aes-128-gcm", "aes-256-gcm", "chacha20-poly1305"];
/** IKEv1 has no number for ChaCha20. */
const AEAD_V1: Words = AEAD.slice(0, 2);
const CTR: Words = ["aes-128-ctr", "aes-256-ctr"];
const HASHES: Words = ["md5", "sha1", "sha256", "sha384", "sha512"];
const GROUPS: Words = ["modp1024", "modp1536", "modp2048", "ecp256", "ecp384", "x25519"];
const IKE_LIFETIMES = ["2h", "8h", "1d"] as const;
const LIFETIMES = ["15m", "30m", "1h", "8h"] as const;

function agreeing(random: Random): Ends<EndSpec> {
  const exchange = random.weighed([
    [55, "ikev2"],
    [33, "main"],
    [12, "aggressive"],
  ] as const);
  const ikeCiphers = exchange === "ikev2" ? [...CBC, ...AEAD, ...CTR] : CBC;
  const ike = lists(random, ikeCiphers, exchange === "aggressive" ? 1 : 2);
  const hash = lists(random, HASHES, 2);
  const prf = exchange === "ikev2" && random.chance(25) ? lists(random, HASHES, 2) : undefined;
  const groups = lists(random, GROUPS, 2);
  const esp = lists(random, exchange === "ikev2" ? [...CBC, ...AEAD] : [...CBC, ...AEAD_V1], 3);
  const auth = lists(random, HASHES, 2);
  const pfs = random.chance(35) ? "none" : random.pick(["modp1024", "modp2048", "ecp256", "x25519"]);
  const hosts = random.chance(8);
  const policies = hosts
    ? [{ source: OUTER.a, destination: OUTER.b, ...NOTHING }]
    : [policyOf(random, 0), ...(random.chance(20) ? [policyOf(random, 1)] : [])];
  const ids = random.chance(40) ? identities(random) : undefined;
  const own = (end: "a" | "b"): EndSpec => ({
    exchange,
    ikeEncryption: ike[end],
    hash: hash[end],
    prf: prf?.[end],
    groups: groups[end],
    ikeLifetime: random.pick(IKE_LIFETIMES),
    dpd: random.chance(50) ? random.pick(["10s", "30s"]) : undefined,
    protocol: "esp",
    encryption: esp[end],
    auth: auth[end],
    pfs,
    lifetime: random.pick(LIFETIMES),
    lifebytes: random.chance(15) ? random.pick(["100MiB", "1GiB"]) : undefined,
    mode: "tunnel",
    psk: "PSK",
    id: ids?.[end],
    remoteId: ids?.[end === "a" ? "b" : "a"],
    address: OUTER[end === "a" ? "b" : "a"],
    policies: end === "a" ? policies : policies.map(mirrored),
  });
  return { a: own("a"), b: own("b") };
}

/** Up to `most` that both have, and what only one of them has, each in an order of its own. */
function lists(random: Random, from: Words, most: number): Ends<Words> {
  const all = random.some(from, from.length);
  const count = random.chance(50) ? 1 : most;
  const common = all.slice(0, count);
  const own = (at: number): Words => {
    const extra = random.chance(30) ? all.slice(count + at, count + at + 1) : [];
    const both = [...common, ...extra];
    return random.some(both, both.length);
  };
  return { a: own(0), b: own(1) };
}

/** Networks of which every second length holds a host that answers. */
function policyOf(random: Random, at: number): PolicySpec {
  const length = random.pick([16, 20, 24, 32]);
  const traffic = random.weighed<Omit<PolicySpec, "source" | "destination">>([
    [70, NOTHING],
    [10, { ...NOTHING, protocol: "tcp" }],
    [5, { ...NOTHING, protocol: "gre" }],
    [8, { protocol: "tcp", sourcePort: undefined, destinationPort: "7777" }],
    [7, { protocol: "udp", sourcePort: "4444", destinationPort: undefined }],
  ]);
  const net = (site: 1 | 2): string =>
    at === 0 ? network(site, random.chance(20) ? 24 : length) : `10.${site}.77.0/24`;
  // The second one stands apart from the first.
  return at === 0 && length < 24
    ? { source: `10.1.0.0/24`, destination: `10.2.0.0/24`, ...traffic }
    : { source: net(1), destination: net(2), ...traffic };
}

const NOTHING = { protocol: undefined, sourcePort: undefined, destinationPort: undefined } as const;

function network(site: 1 | 2, length: number): string {
  return length === 32 ? `10.${site}.0.1` : `10.${site}.0.0/${length}`;
}

function identities(random: Random): Ends<string> {
  return random.pick([
    { a: 'fqdn("a.example")', b: 'fqdn("b.example")' },
    { a: 'user-fqdn("a@a.example")', b: 'user-fqdn("b@b.example")' },
    { a: 'key-id("end a")', b: 'key-id("end b")' },
    { a: 'fqdn("a.example")', b: 'user-fqdn("b@b.example")' },
    { a: OUTER.a, b: OUTER.b },
  ]);
}

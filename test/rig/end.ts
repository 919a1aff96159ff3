/** One end of a random connection: what its administrator decided, and how they write it as a site with a peer. */

export interface EndSpec {
  readonly exchange: "main" | "aggressive" | "ikev2";
  readonly ikeEncryption: readonly string[];
  readonly hash: readonly string[];
  /** Under IKEv2; `undefined` follows the hash. */
  readonly prf: readonly string[] | undefined;
  readonly groups: readonly string[];
  readonly ikeLifetime: string;
  readonly dpd: string | undefined;
  readonly protocol: "esp" | "ah";
  readonly encryption: readonly string[];
  readonly auth: readonly string[];
  readonly pfs: string;
  readonly lifetime: string;
  readonly lifebytes: string | undefined;
  readonly mode: "tunnel" | "transport";
  /** The name of an environment variable. */
  readonly psk: string;
  readonly id: string | undefined;
  readonly remoteId: string | undefined;
  /** Where it looks for the other end. */
  readonly address: string;
  readonly policies: readonly PolicySpec[];
}

/** From this end's point of view. */
export interface PolicySpec {
  readonly source: string;
  readonly destination: string;
  readonly protocol: string | undefined;
  readonly sourcePort: string | undefined;
  readonly destinationPort: string | undefined;
}

export const OUTER = { a: "192.0.2.1", b: "192.0.2.2" } as const;

export function mirrored(policy: PolicySpec): PolicySpec {
  return {
    source: policy.destination,
    destination: policy.source,
    protocol: policy.protocol,
    sourcePort: policy.destinationPort,
    destinationPort: policy.sourcePort,
  };
}

/** A project of its own, that compiles whatever the other end says. */
export function textOf(site: "a" | "b", spec: EndSpec, device = "strongswan 5.9.8"): string {
  const other = site === "a" ? "b" : "a";
  const dpd = spec.dpd === undefined ? "" : `  dpd {\n    interval = ${spec.dpd}\n  }\n`;
  return `phase1 ${site}-ike {
${lines("  ", [
  ["exchange", spec.exchange],
  ["encryption", spec.ikeEncryption.join(", ")],
  ["hash", spec.hash.join(", ")],
  ["prf", spec.prf?.join(", ")],
  ["dh-group", spec.groups.join(", ")],
  ["lifetime", spec.ikeLifetime],
])}${dpd}}

phase2 ${site}-esp {
${lines("  ", [
  ["ipsec-protocols", spec.protocol],
  ["encryption", spec.encryption.join(", ")],
  ["auth", spec.auth.join(", ")],
  ["pfs", spec.pfs],
  ["lifetime", spec.lifetime],
  ["lifebytes", spec.lifebytes],
  ["mode", spec.mode],
])}}

site ${site} {
  device = ${device}
  wan    = ${OUTER[site]}/24 on wire
  lan    = 10.${site === "a" ? 1 : 2}.0.0/16

  peer to-${other} {
${lines("    ", [
  ["address", spec.address],
  ["phase1", `${site}-ike`],
  ["psk", `env("${spec.psk}")`],
  ["id", spec.id],
  ["remote-id", spec.remoteId],
])}  }
${spec.policies.map((policy) => policyText(policy, site, other)).join("")}}
`;
}

function policyText(policy: PolicySpec, site: string, other: string): string {
  return `  policy ${policy.source} -> ${policy.destination} {
${lines("    ", [
  ["peer", `to-${other}`],
  ["phase2", `${site}-esp`],
  ["protocol", policy.protocol],
  ["src-port", policy.sourcePort],
  ["dst-port", policy.destinationPort],
])}  }
`;
}

function lines(indent: string, entries: readonly (readonly [string, string | undefined])[]): string {
  return entries
    .flatMap(([key, value]) => (value === undefined || value === "" ? [] : [`${indent}${key} = ${value}\n`]))
    .join("");
}

/** Whole networks as texts, by their number of sites: one hub with its spokes, and a full mesh. And the data a script needs for the same. */

import { PROFILES } from "./profiles.ts";

interface Spoke {
  readonly name: string;
  readonly address: string;
  readonly lans: readonly [string, string];
}

const HUB: Spoke = { name: "hub", address: "203.0.113.2", lans: ["10.0.0.0/24", "10.0.1.0/24"] };

/** Addresses of RFC 2544, two networks each. */
function spoke(n: number): Spoke {
  const [high, middle, low] = [n >> 14, (n >> 7) & 127, n & 127];
  const lan = `${11 + (n >> 14)}.${middle}`;
  return {
    name: `s${n}`,
    address: `198.${18 + high}.${middle}.${low + 1}`,
    lans: [`${lan}.${low * 2}.0/24`, `${lan}.${low * 2 + 1}.0/24`],
  };
}

function site({ name, address, lans }: Spoke, length: number): string {
  return `site ${name} {
  device = routeros 7.22
  wan    = ${address}/${length} on ether1
  lan    = ${lans.join(", ")}
}
`;
}

function spokesOf(sites: number): readonly Spoke[] {
  return Array.from({ length: sites - 1 }, (_, n) => spoke(n));
}

/** The hub is one of the sites; each tunnel has four policies. */
export function hubAndSpokes(sites: number): string {
  const parts = spokesOf(sites).map(
    (one) => `${site(one, 16)}
tunnel t-${one.name}: hub <-> ${one.name} {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY_${one.name.toUpperCase()}")
}
`,
  );
  return [PROFILES, site(HUB, 24), ...parts].join("\n");
}

/** What a template needs to print the same scripts: for each site its tunnels, with the other end's address and networks. */
export function hubAndSpokesData(sites: number): unknown {
  const spokes = spokesOf(sites);
  const all = [
    { ...HUB, tunnels: spokes.map((one) => tunnel(one, one.name)) },
    ...spokes.map((one) => ({ ...one, tunnels: [tunnel(HUB, one.name)] })),
  ];
  return {
    profile: { name: "strong", encryption: "aes-256", hash: "sha256", group: "ecp256" },
    proposal: { name: "strong", encryption: "aes-256-gcm", pfs: "ecp256" },
    sites: all,
  };
}

function tunnel(far: Spoke, key: string): unknown {
  return { ...far, psk: `PLACEHOLDER-${key}` };
}

/** Every two sites have a tunnel, each with one policy. */
export function fullMesh(sites: number): string {
  const all = Array.from({ length: sites }, (_, n) => ({
    ...spoke(n),
    lans: [`10.${n >> 8}.${n & 255}.0/24`] as const,
  }));
  const parts = all.map(
    ({ name, address, lans }) => `site ${name} {
  device = routeros 7.22
  wan    = ${address}/16 on ether1
  lan    = ${lans[0]}
}
`,
  );
  const mesh = `mesh m: ${all.map(({ name }) => name).join(", ")} {
  phase1 = strong
  phase2 = strong
  psk    = env("MESH")
}
`;
  return [PROFILES, ...parts, mesh].join("\n");
}

/** Projects with many policies on one hub, as texts: a list written out in the site, and the product of many branches. */

import { PROFILES } from "./profiles.ts";

/** `11.0.0.0/24`, `11.0.1.0/24`, … */
function network(n: number): string {
  return `${11 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}.0/24`;
}

/** One site with `policies` policies of its own for one peer; every tenth network has an exception above it. */
export function listed(policies: number): string {
  const lines = Array.from({ length: policies }, (_, n) =>
    n % 11 === 10
      ? `  policy 10.0.0.0/16 -> ${network(n)} {\n    peer = far\n    phase2 = strong\n  }`
      : n % 11 === 9
        ? `  policy 10.0.9.0/24 -> ${network(n + 1)} {\n    action = none\n  }`
        : `  policy 10.0.0.0/16 -> ${network(n)} {\n    peer = far\n    phase2 = strong\n  }`,
  );
  return `${PROFILES}
site hub {
  device = routeros 7.22
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.0.0.0/16

  peer far {
    address = 198.51.100.7
    phase1  = strong
    psk     = env("FAR")
  }
${lines.join("\n")}
}
`;
}

/** A hub with branches of a hundred networks each: `policies` policies on the hub. */
export function spokes(policies: number): string {
  const size = Math.min(100, policies);
  const branches = Array.from({ length: Math.ceil(policies / size) }, (_, n) => {
    const lan = Array.from({ length: size }, (__, k) => network(n * size + k)).join(", ");
    return `site s${n} {
  device = generic
  wan    = 198.18.${n >> 7}.${(n & 127) + 1}/16
  lan    = ${lan}
}

tunnel t${n}: hub <-> s${n} {
  phase1 = strong
  phase2 = strong
  psk    = env("S${n}")
  policy left.lan <-> right.lan {
    level = unique
  }
}
`;
  });
  return `${PROFILES}
site hub {
  device = routeros 7.22
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.0.0.0/16
}

${branches.join("\n")}`;
}

/** Two sites that state `policies` mirrored policies each, for one another. */
export function mirrored(policies: number): string {
  const networks = Array.from({ length: policies }, (_, n) => network(n));
  const away = networks.map((far) => `10.0.0.0/16 -> ${far}`);
  const back = networks.map((own) => `${own} -> 10.0.0.0/16`);
  const hub = oneSided("hub", "203.0.113.2", "198.51.100.7", away);
  return `${PROFILES}\n${hub}\n${oneSided("far", "198.51.100.7", "203.0.113.2", back)}`;
}

function oneSided(name: string, wan: string, other: string, policies: readonly string[]): string {
  const lines = policies.map((line) => `  policy ${line} {\n    peer = other\n    phase2 = strong\n  }`);
  return `site ${name} {
  device = routeros 7.22
  wan    = ${wan}/24 on ether1

  peer other {
    address = ${other}
    phase1  = strong
    psk     = env("PAIR")
  }
${lines.join("\n")}
}
`;
}

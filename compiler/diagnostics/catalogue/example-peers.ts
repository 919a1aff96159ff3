/** Complete little projects for the catalogue's examples: two routers, each by its own administrator. */

import { KEYS, oneSided, WATCHFUL } from "./example.ts";

interface Sessions {
  readonly hq?: string;
  readonly riga?: string;
}

/** With a BGP session; an end's part is the `as` of its peer, none where it is empty. */
export function routedPeers({
  hq = "as = 65001 <-> 65002",
  riga = "as = 65002 <-> 65001",
}: Sessions = {}): string {
  return oneSided({
    hq: router("203.0.113.2", 1),
    riga: router("198.51.100.7", 2),
    hqPeer: neighbour("198.51.100.7", 1, 2, hq),
    rigaPeer: neighbour("203.0.113.2", 2, 1, riga),
    hqPolicy: protect("to-riga", 1, 2),
    rigaPolicy: protect("to-hq", 2, 1),
  }).replace(/^phase1 strong \{[^}]*\}/, `phase1 strong {${WATCHFUL}\n}`);
}

function router(wan: string, own: number): string {
  return `
  device = routeros 7.20
  wan    = ${wan}/24 on ether1
  lan    = 10.${own}.0.0/16

  bgp core {
    router-id = 10.${own}.0.1
  }`;
}

function neighbour(address: string, own: number, other: number, as: string): string {
  const session = `\n\n    bgp session {\n      ${as}\n      hold-time = 30s\n    }`;
  return `
    address = ${address}
    phase1  = strong
    psk     = env("HQ_RIGA")
    inside  = 172.31.0.${own}/30 <-> 172.31.0.${other}/30${as === "" ? "" : session}`;
}

function protect(peer: string, own: number, other: number): string {
  const options = `{\n    peer   = ${peer}\n    phase2 = strong\n  }`;
  return `
  policy 10.${own}.0.0/16 -> 10.${other}.0.0/16 ${options}
  policy 172.31.0.${own}/32 -> 172.31.0.${other}/32 ${options}`;
}

/** The sound parts of two peers with manual keys. */
export const KEYED = {
  hq: `ah-spi       = 256 <-> 257
      ah-key       = hash-1
      esp-spi      = 258 <-> 259
      esp-enc-key  = cipher-1
      esp-auth-key = none`,
  riga: `ah-spi       = 257 <-> 256
      ah-key       = hash-1
      esp-spi      = 259 <-> 258
      esp-enc-key  = cipher-1
      esp-auth-key = none`,
  /** What the policy of `riga` says of its keys. */
  rigaPolicy: "manual          = sa1",
  before: "",
};

export const CIPHER_2 = 'key cipher-2 { algorithm = aes  length = 256  value = env("CIPHER_2") }\n';

/** Two routers with RouterOS 2.6 and manual keys. */
export function keyedPeers(parts: Partial<typeof KEYED> = {}): string {
  const { hq, riga, rigaPolicy, before } = { ...KEYED, ...parts };
  const accepted = '  waive manual/discouraged "an example"\n';
  return `${before}${KEYS}site hq {${keyed(1, 2, hq, KEYED.rigaPolicy)}${accepted}}

site riga {${keyed(2, 1, riga, rigaPolicy)}}
`;
}

function keyed(own: number, other: number, manual: string, keying: string): string {
  return `
  device = routeros 2.6
  wan    = 203.0.113.${own}/24 on ether1
  lan    = 10.${own}.0.0/16

  peer far {
    address = 203.0.113.${other}

    manual sa1 {
      ${manual}
    }
  }
  policy 10.${own}.0.0/16 -> 10.${other}.0.0/16 {
    peer            = far
    ipsec-protocols = ah, esp
    ${keying}
  }
`;
}

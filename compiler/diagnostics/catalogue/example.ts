/** Complete little projects for the catalogue's examples: a sound one, in which a part can be exchanged. */

export interface Parts {
  readonly before?: string;
  readonly phase1?: string;
  readonly phase2?: string;
  readonly hq?: string;
  readonly riga?: string;
  readonly header?: string;
  readonly tunnel?: string;
  readonly after?: string;
}

/** What the sound project proposes in phase 1, and a quick watch over the other end. */
export const WATCHFUL = `
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  dpd {
    interval = 10s
    failures = 3
  }`;

const SOUND = {
  before: "",
  phase1: `
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256`,
  phase2: `
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = ecp256`,
  hq: `
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16`,
  riga: `
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16`,
  header: "tunnel hq-riga: hq <-> riga",
  tunnel: `
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")`,
  after: "",
};

export function project(parts: Parts = {}): string {
  const p = { ...SOUND, ...parts };
  return `${p.before}phase1 strong {${p.phase1}
}

phase2 strong {${p.phase2}
}

site hq {${p.hq}
}

site riga {${p.riga}
}

${p.header} {${p.tunnel}
}
${p.after}`;
}

/** A sound tunnel block with lines added. */
export function withTunnel(lines: string): string {
  return project({ tunnel: `${SOUND.tunnel}\n${lines}` });
}

/** Under IKEv1, where proposal-check rules. */
export const IKEV1 = `
  exchange   = main
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048`;

export const ROUTEROS_26 = {
  hq: `
  device = routeros 2.6
  wan    = 203.0.113.2/24
  lan    = 10.1.0.0/24`,
  riga: `
  device = routeros 2.6
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/24`,
};

export const KEYS = `key hash-1 { algorithm = sha1  length = 160  value = env("HASH_1") }
key cipher-1 { algorithm = aes  length = 128  value = env("CIPHER_1") }

`;

/** A manually keyed tunnel on RouterOS 2.6 with this `manual` block and protocols. */
export function manual(lines: string, protocols = "ah, esp", before = KEYS): string {
  return project({
    ...ROUTEROS_26,
    before,
    phase1: "",
    phase2: "",
    tunnel: `
  manual sa1 {
${lines}
  }
  policy left.lan <-> right.lan {
    ipsec-protocols = ${protocols}
    manual          = sa1
  }
  waive manual/discouraged "an example"`,
  });
}

export const SOUND_MANUAL = `    ah-spi       = 256 <-> 257
    ah-key       = hash-1
    esp-spi      = 258 <-> 259
    esp-enc-key  = cipher-1
    esp-auth-key = none`;

export interface OneSidedParts {
  readonly hq?: string;
  readonly riga?: string;
  /** Lines of the two peers, and what stands after them. */
  readonly hqPeer?: string;
  readonly rigaPeer?: string;
  readonly hqPolicy?: string;
  readonly rigaPolicy?: string;
  readonly exchange?: string;
}

const ONE_SIDED = {
  hq: SOUND.hq,
  riga: SOUND.riga,
  hqPeer: `
    address = 198.51.100.7
    phase1  = strong
    psk     = env("HQ_RIGA")`,
  rigaPeer: `
    address = 203.0.113.2
    phase1  = strong
    psk     = env("HQ_RIGA")`,
  hqPolicy: `
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }`,
  rigaPolicy: `
  policy 10.2.0.0/16 -> 10.1.0.0/16 {
    peer   = to-hq
    phase2 = strong
  }`,
  exchange: "ikev2",
};

/** The sound project without a tunnel: each site with a peer and a policy of its own. */
export function oneSided(parts: OneSidedParts = {}): string {
  const p = { ...ONE_SIDED, ...parts };
  const phase1 = SOUND.phase1.replace("ikev2", p.exchange);
  return `phase1 strong {${phase1}
}

phase2 strong {${SOUND.phase2}
}

site hq {${p.hq}

  peer to-riga {${p.hqPeer}
  }${p.hqPolicy}
}

site riga {${p.riga}

  peer to-hq {${p.rigaPeer}
  }${p.rigaPolicy}
}
`;
}

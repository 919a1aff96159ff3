/** The files that `vpnc init` writes: two sites, one IKEv2 tunnel, every line explained. */

const TUNNELS = `# Two offices and one IPsec tunnel between them.
#
#   vpnc check      judges both ends against each other
#   vpnc tunnels    shows what they will agree on
#   vpnc build      writes one script per router into build/

# A secret says where its value is, never what it is. Only \`vpnc build\` reads it:
#   HQ_BRANCH_PSK=... vpnc build
secret hq-branch-psk = env("HQ_BRANCH_PSK")

# How the two ends prove who they are and agree on keys. Both ends use one profile, so they cannot disagree.
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
  # Without these a dead tunnel stays up until its keys expire.
  dpd {
    interval = 10s
    failures = 3
  }
}

# How the traffic itself is protected.
phase2 strong {
  ipsec-protocols = esp
  encryption      = aes-256-gcm
  pfs             = ecp256
  lifetime        = 1h
}

site hq {
  device = routeros 7.22
  wan    = 192.0.2.1/24 on ether1
  lan    = 10.0.0.0/16
}

site branch {
  device = routeros 7.22
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.20.0.0/16
}

# A value written once holds at both ends; \`left <-> right\` says where they differ.
# No policy is written, so hq's lan and branch's lan reach each other.
tunnel hq-branch: hq <-> branch {
  phase1 = strong
  phase2 = strong
  psk    = hq-branch-psk
}
`;

const SETTINGS = `{
  "$schema": "https://unpkg.com/vpnc-lang/dist/schemas/vpnc.schema.json",
  "language": 1,
  "output": "build"
}
`;

const IGNORED = `# The scripts hold secrets.
build/
`;

export const STARTER: readonly { readonly name: string; readonly text: string }[] = [
  { name: "tunnels.vpn", text: TUNNELS },
  { name: "vpnc.json", text: SETTINGS },
  { name: ".gitignore", text: IGNORED },
];

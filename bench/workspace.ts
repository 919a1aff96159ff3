/** Makes a realistic workspace of about a given size: a head office, its profiles, and branches with a tunnel each, many to a file. */

const PROFILES = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 1d
  dpd {
    interval = 10s
    failures = 3
  }
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
  lifetime   = 1h
}

# what every branch shares
tunnel branch {
  phase1 = strong
  phase2 = strong

  policy left.lan <-> right.lan {
    level = unique
  }
}

## Head office
site hq {
  device = routeros 7.22
  wan    = 198.19.255.254/15 on ether1
  lan    = 10.0.0.0/16
}
`;

const BRANCHES_PER_FILE = 40;

/** Texts by file name, together at least `bytes` long; sound, and larger by one branch at most. */
export function workspaceOf(bytes: number): Readonly<Record<string, string>> {
  const texts: Record<string, string> = { "profiles.vpn": PROFILES };
  let size = PROFILES.length;
  for (let number = 1; size < bytes; number++) {
    const file = `region-${Math.ceil(number / BRANCHES_PER_FILE)}.vpn`;
    const text = branch(number);
    texts[file] = (texts[file] ?? "") + text;
    size += text.length;
  }
  return texts;
}

/** Networks from 10.1.0.0/24 on, addresses from 198.18.0.1 on (RFC 2544: nobody's). */
function branch(number: number): string {
  const [high, low] = [Math.floor(number / 250), number % 250];
  return `
## Branch ${number}
site branch-${number} {
  device = routeros ${number % 3 === 0 ? "6.49.10" : "7.20"}
  wan    = 198.18.${high}.${low + 1}/15 on ether1
  lan    = 10.${1 + high}.${low}.0/24
  id     = fqdn("branch-${number}.example.net")
}

secret branch-${number} = env("BRANCH_${number}")

tunnel hq-${number}: hq <-> branch-${number} extends branch {
  psk       = branch-${number}
  remote-id = fqdn("branch-${number}.example.net") <-> 198.19.255.254 # as agreed
}
`;
}

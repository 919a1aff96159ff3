/** Sample texts that together use every construct of the language. In: nothing. Out: texts without a single problem, and any files under `examples/`. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";

export const SAMPLES: Readonly<Record<string, string>> = {
  cloud: `# One hamburg router and one Amazon VPC, two tunnels, BGP over both.

secret link-key-1 = env("LINK_KEY_1")
secret link-key-2 = env("LINK_KEY_2")

phase1 aws {
  exchange             = main             # ikev2 | main | aggressive | base
  encryption           = aes-128-cbc
  hash                 = sha1
  dh-group             = modp1024         # aliases: group2, dh2
  lifetime             = 8h
  proposal-check       = obey             # obey | strict | claim | exact
  send-initial-contact = yes
  dpd {
    interval = 10s
    failures = 3
  }
}

## what the cloud wants
phase2 aws {
  ipsec-protocols = esp
  encryption      = aes-128-cbc
  auth            = sha1                  # alias hmac-sha1-96
  pfs             = modp1024
  lifetime        = 1h
}

site hamburg {
  device = routeros 5.6
  wan    = 192.0.2.4/24 on ether8
  lan    = 10.0.0.0/16

  bgp aws-us-east-test {
    as                          = 65000
    router-id                   = 10.255.12.1
    client-to-client-reflection = no
    ignore-as-path-len          = no
    redistribute-connected      = no
    out-filter                  = ""
  }
}

site cloud {
  device = aws
  lan    = 10.12.0.0/16
  as     = 7224
}

tunnel aws-1: hamburg <-> cloud {
  phase1  = aws
  phase2  = aws
  psk     = link-key-1
  outside = 192.0.2.4 <-> 72.21.209.193
  inside  = 169.254.255.2/30 <-> 169.254.255.1/30

  policy any <-> right.lan {
    level = unique
  }
  policy any <-> right.inside {
    level = unique
  }
  bgp aws-us-east-test-1 {
    instance          = aws-us-east-test
    hold-time         = 30s
    address-families  = ip
    default-originate = if-installed
    multihop          = no
    remove-private-as = no
  }
}

tunnel aws-2: hamburg <-> cloud extends aws-1 {
  psk     = link-key-2
  outside = 192.0.2.4 <-> 72.21.209.225
  inside  = 169.254.255.6/30 <-> 169.254.255.5/30
  standby = yes                           # its BGP session is compiled disabled
  bgp {
    name = aws-us-east-test-5
  }
  waive policy/duplicate-selector "one tunnel runs at a time"
}
`,
  mismatch: `tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = esp-gcm <-> esp-cbc
  psk    = env("HQ_OSLO")
}
`,
  oneSided: `site oslo {
  device = routeros 6.49.10
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.20.0.0/16

  peer to-bergen {
    address = 203.0.113.2
    phase1  = strong
    psk     = env("OSLO_BERGEN")
  }
  policy 10.20.9.0/24 -> 10.30.0.0/16 {   # an exception stands above the rule it excepts
    action = none
  }
  policy 10.20.0.0/16 -> 10.30.0.0/16 {
    peer   = to-bergen
    phase2 = strong
  }
}
`,
  manual: `key auth-key1 { algorithm = sha1  length = 160  value = env("AUTH_KEY1") }
key enc-key1  { algorithm = 3des  length = 192  value = env("ENC_KEY1") }
key enc-key2  { algorithm = 3des  length = 192  value = env("ENC_KEY2") }

tunnel static: r1 <-> r2 {
  manual sa1 {
    ah-spi       = 256 <-> 257
    ah-key       = auth-key1
    esp-spi      = 258 <-> 259
    esp-enc-key  = enc-key1 <-> enc-key2
    esp-auth-key = none
  }
  policy left.lan <-> right.lan {
    ipsec-protocols = ah, esp
    manual          = sa1
  }
}
`,
  topologies: `tunnel branch: hq <-> oslo, narvik, bergen {   # a comma makes a star: branch-oslo, branch-narvik, branch-bergen
  phase1 = strong
  phase2 = strong
  psk    = derive(branch-master)                 # one secret, another key for every pair (HKDF-SHA256)
  inside = from 172.31.0.0/16                    # a /30 each, recorded in a lock file: adding a site renumbers nobody
}

tunnel branch-oslo: hq <-> oslo extends branch { # one spoke differs: this replaces its generated tunnel
  outside = 192.0.2.1 <-> dns("oslo.sn.mynetname.net")
}

mesh core: fra, ams, waw, lon extends branch {
  phase1 {
    dpd {
      interval = 10s
    }
  }
}

failover aws: aws-1, aws-2                       # one policy with a peer list where the release has it, a switch script where not
`,
  tests: `test "the VPC is reached through the tunnel and nothing else is" {
  packet hamburg: 10.0.1.5 -> 10.12.3.4 tcp 443 => encrypted aws-1
  packet hamburg: 10.0.1.5 -> 198.51.100.1 udp 53 => plain
  packet hamburg: 10.0.1.5 -> 10.12.3.4 tcp 443 while aws-1 down => dropped
}
`,
  everything: `import "std/suites"
import "std/aws"

let lans = 10.0.0.0/8, 2001:db8::/32
let spi = 0x1F

# above nothing

## The first line,
## and the second.
site "IOS/OSX" {
  device = cisco-ios "15.2(4)M3"
  wan    = 192.0.2.4/24 on ether8, dynamic on "WAN port",
           2001:db8::1/64 on ether9
  lan    = lans
  name   = "a \\"quoted\\" and a \\\\ backslash"
  dst    = 1024-65535
  bytes  = 100MB
  beta   = routeros 6.45beta27
  suite  = 3des, aes-128-cbc
  psk    = file("keys/a")
  ids    = fqdn("a.example"), user-fqdn("a@b.example"), key-id("x")
  empty {
  }
  one { a = 1  b = 2 dpd { interval = 1d2h } c = any <-> none }
  ## An exception stands above its rule.
  policy 10.0.0.0/8 -> any {
    action = none
  }
  policy lans ->
    "IOS/OSX".lan
  carrier gre wire {
    mtu = 1400
  }
}

tunnel template {
  inside = from 172.31.0.0/16
  pair   = a,
           b <->
           c
}

mesh m: a, "b c",
  d extends template {
  outside = 192.0.2.1 <-> dns("x.example")
}
`,
};

/** The example files of the repository, if there are any yet. */
export function exampleTexts(): Readonly<Record<string, string>> {
  const root = join(import.meta.dirname, "..", "..");
  const paths = globSync("examples/**/*.vpn", { cwd: root }).toSorted();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

export const KITCHEN_SINK = Object.values(SAMPLES).join("\n");

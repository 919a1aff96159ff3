/** A project that has a name of every kind: both ways to write a tunnel, templates, manual keys, BGP, values. */

export const NETWORK = `secret shared = env("SHARED")
let offices = 10.1.0.0/16, 10.3.0.0/16

phase1 base {
  exchange = ikev2
}
phase1 strong extends base {
  hash = sha256
}
phase2 strong {
  encryption = aes-256-gcm
}
key enc { algorithm = 3des  length = 192  value = env("ENC") }

site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = offices
  bgp core {
    as = 65001
  }
}
site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
  bgp core {
    as = 65002
  }
  peer to-oslo {
    address = 192.0.2.9
    phase1  = strong
    psk     = shared
  }
  policy riga.lan -> 10.9.0.0/16 {
    peer   = to-oslo
    phase2 = strong
  }
}
tunnel template {
  phase1 = strong
  phase2 = strong
  bgp {
    instance = core
  }
  policy left.lan <-> right.lan
}
tunnel hq-riga: hq <-> riga extends template {
  psk    = shared
  inside = 169.254.0.1/30 <-> 169.254.0.2/30
  manual sa1 {
    esp-enc-key = enc <-> none
  }
  policy left.inside <-> right.lan {
    manual = sa1
    phase2 = strong
  }
}
`;

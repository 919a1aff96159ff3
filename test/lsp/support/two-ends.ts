/** A project of two routers of different releases and a cloud, to which a completion test adds the declaration with its cursor. */

import { offeredAt, type Offered } from "./complete.ts";

export const BEFORE = `secret shared = env("SHARED")
let head-office = 10.9.0.0/16, 10.10.0.0/16

## for everyone
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  dh-group   = ecp256
}
phase1 weak extends strong {
}
phase2 strong {
  encryption = aes-256-gcm
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
  bgp main {
    as = 65001
  }
}
site riga {
  device = routeros 6.49.7
  wan    = 198.51.100.7/24 on sfp1
  lan    = 10.2.0.0/16
}
site cloud {
  device = aws
  as     = 7224
}
`;

export function at(marked: string): Offered | undefined {
  return offeredAt(`${BEFORE}${marked}`);
}

export function labels(marked: string): readonly string[] {
  return at(marked)?.labels ?? [];
}

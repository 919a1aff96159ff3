/** More little projects for the catalogue's examples: other releases, a described partner, a cloud. */

import { IKEV1, project, ROUTEROS_26 } from "./example.ts";

const RIGA = "\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16";
const HQ = "\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/16";

/** Two routers of one release. */
export function both(release: string): { readonly hq: string; readonly riga: string } {
  return {
    hq: `\n  device = routeros ${release}${HQ}`,
    riga: `\n  device = routeros ${release}${RIGA.replace("/24", "/24 on ether1")}`,
  };
}

/** The partner's device, by its own administrator. */
export const PARTNER = { riga: `\n  device = generic${RIGA}` };

export const CLOUD = {
  riga: '\n  device = aws\n  lan    = 10.2.0.0/16\n  waive aws/both-tunnels "an example of one"',
  tunnel: `
  phase1  = strong
  phase2  = strong
  psk     = env("HQ_RIGA")
  outside = 203.0.113.2 <-> 198.51.100.7`,
};

/** The best that RouterOS 2.6 has, as its manual has it. */
export const IKE_26 = `
  exchange   = main
  encryption = 3des
  hash       = sha1
  dh-group   = modp1024`;

export const ESP_26 = `
  encryption = 3des
  auth       = sha1
  pfs        = none`;

const ACCEPTED = '\n  waive crypto/weak "RouterOS 2.6 has nothing better"';

/** Two routers with 2.6, whose weak ciphers are accepted. */
export function of26(parts: { readonly phase1?: string; readonly phase2?: string } = {}): string {
  return project({
    ...ROUTEROS_26,
    phase1: `${parts.phase1 ?? IKE_26}${ACCEPTED}`,
    phase2: `${parts.phase2 ?? ESP_26}${ACCEPTED}`,
  });
}

/** Under IKEv1 between two routers of one release, with lines more in phase 1 and phase 2. */
export function ikev1(
  { phase1 = "", phase2 = "" }: { readonly phase1?: string; readonly phase2?: string } = {},
  release = "6.49",
): string {
  return project({
    ...both(release),
    phase1: `${IKEV1}${phase1}`,
    phase2: `\n  encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048${phase2}`,
  });
}

/** What a tunnel of an AWS Site-to-Site VPN connection accepts, option by option. */

import { contains } from "../../source/addresses.ts";
import type { CloudOption } from "./option.ts";

export const AWS_OPTIONS =
  "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html";

const ciphers = ["aes-128-cbc", "aes-256-cbc", "aes-128-gcm", "aes-256-gcm"];
const hashes = ["sha1", "sha256", "sha384", "sha512"];
/** Groups 2 and 14 to 24. */
const groups = [
  "modp1024",
  "modp2048",
  "modp3072",
  "modp4096",
  "modp6144",
  "modp8192",
  "ecp256",
  "ecp384",
  "ecp521",
  "modp1024s160",
  "modp2048s224",
  "modp2048s256",
];

// prettier-ignore
export const AWS_TUNNEL: readonly CloudOption[] = [
  { parameter: "phase1.exchange",        words: ["main", "ikev2"] },
  { parameter: "phase1.encryption",      words: ciphers },
  { parameter: "phase1.hash",            words: hashes },
  { parameter: "phase1.dh-group",        words: groups },
  { parameter: "phase1.lifetime",        min: 900, max: 28_800 },
  { parameter: "phase2.ipsec-protocols", words: ["esp"] },
  { parameter: "phase2.encryption",      words: ciphers },
  { parameter: "phase2.auth",            words: hashes },
  { parameter: "phase2.pfs",             words: [...groups, "modp1536"] },
  { parameter: "phase2.lifetime",        min: 900, max: 3600 },
  { parameter: "phase2.mode",            words: ["tunnel"] },
];

/** Seconds until a silent customer counts as gone. */
export const AWS_DPD_TIMEOUT = 30;

const INSIDE_4 = { address: "169.254.0.0", length: 16 };
const INSIDE_6 = { address: "fd00::", length: 8 };

/** A /30 of 169.254.0.0/16, or a /126 of fd00::/8. */
export function isAwsInside(prefix: { readonly address: string; readonly length: number }): boolean {
  return (
    (prefix.length === 30 && contains(INSIDE_4, prefix)) ||
    (prefix.length === 126 && contains(INSIDE_6, prefix))
  );
}

/** Networks that AWS keeps for itself. */
const RESERVED = ["0.0", "1.0", "2.0", "3.0", "4.0", "5.0", "169.252"];

export function isAwsReserved(address: string): boolean {
  return RESERVED.some((end) =>
    contains(
      { address: `169.254.${end}`, length: 30 },
      { address, length: address.includes(":") ? 128 : 32 },
    ),
  );
}

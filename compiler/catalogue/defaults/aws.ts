/**
 * Defaults of an AWS Site-to-Site VPN connection of today. What an option does not restrict is allowed all together.
 * PFS (any of thirteen groups, switching it off is not documented) and the IKE version (both) have no single default.
 */

import type { DeviceDefault } from "./types.ts";
import { hour, number, words } from "./types.ts";

const api =
  "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html";
const ciphers = words("aes-128-cbc", "aes-256-cbc", "aes-128-gcm", "aes-256-gcm");
const hashes = words("sha1", "sha256", "sha384", "sha512");
const groups = words(
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
);

// prettier-ignore
const rows: readonly Pick<DeviceDefault, "parameter" | "value">[] = [
  { parameter: "phase1.encryption", value: ciphers },
  { parameter: "phase1.hash", value: hashes },
  { parameter: "phase1.dh-group", value: groups },
  { parameter: "phase1.lifetime", value: number(8 * hour) },
  { parameter: "phase2.encryption", value: ciphers },
  { parameter: "phase2.auth", value: hashes },
  { parameter: "phase2.lifetime", value: number(hour) },
];

export const AWS_DEFAULTS: readonly DeviceDefault[] = rows.map((row) => ({
  ...row,
  target: "aws",
  source: api,
  confidence: "B",
}));

/**
 * What an Azure VPN gateway accepts in the IPsec policy of a connection, option by option. The lifetime of IKE is not among
 * them: it is 28,800 seconds there, local, and need not match.
 */

import type { CloudOption } from "./option.ts";

export const AZURE_POLICY =
  "Azure VPN Gateway FAQ, https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq (IPsec/IKE policy)";
export const AZURE_SELECTORS =
  "Azure VPN Gateway, https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-connect-multiple-policybased-rm-ps";

/** Groups 1, 2, 14, 19, 20 and 24. */
const groups = ["modp768", "modp1024", "modp2048", "ecp256", "ecp384", "modp2048s256"];
const gcm = ["aes-128-gcm", "aes-256-gcm"];
const cbc = ["des", "3des", "aes-128-cbc", "aes-192-cbc", "aes-256-cbc"];
const ALL_BYTES = Number.MAX_SAFE_INTEGER;

// prettier-ignore
export const AZURE_TUNNEL: readonly CloudOption[] = [
  { parameter: "phase1.exchange",        words: ["main", "ikev2"] },
  { parameter: "phase1.auth-method",     words: ["pre-shared-key", "digital-signature"] },
  { parameter: "phase1.encryption",      words: [...cbc, ...gcm] },
  { parameter: "phase1.hash",            words: ["md5", "sha1", "sha256", "sha384"] },
  { parameter: "phase1.dh-group",        words: groups },
  { parameter: "phase2.ipsec-protocols", words: ["esp"] },
  { parameter: "phase2.encryption",      words: ["null", ...cbc, ...gcm, "aes-192-gcm"] },
  { parameter: "phase2.auth",            words: ["md5", "sha1", "sha256"] },
  { parameter: "phase2.pfs",             words: ["none", ...groups] },
  { parameter: "phase2.lifetime",        min: 300, max: ALL_BYTES },
  { parameter: "phase2.lifebytes",       min: 1024 * 1024, max: ALL_BYTES, zero: true },
  { parameter: "phase2.mode",            words: ["tunnel"] },
];

/** Seconds until a silent peer counts as gone. */
export const AZURE_DPD = { min: 9, max: 3600 };

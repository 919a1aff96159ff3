/** What a release cannot do, and who says so: fields, single values, and whole objects. */

import type { VersionRange } from "../../catalogue/version.ts";
import { at } from "./at.ts";
import type { Field, ObjectKind } from "./cell.ts";
import type { SourceId } from "./sources.ts";

/** `values` empty: the field as a whole; `several`: a list of more than one. */
export interface Unsupported extends VersionRange {
  readonly field: Field;
  readonly values: readonly string[];
  readonly several: boolean;
  readonly reason: string;
  readonly source: SourceId;
}

function no(
  field: Field,
  values: string,
  range: VersionRange,
  source: SourceId,
  reason: string,
): Unsupported {
  const list = values === "" || values === "several" ? [] : values.split(" ");
  return { ...range, field, values: list, several: values === "several", source, reason };
}

const gcm = "aes-128-gcm aes-192-gcm aes-256-gcm chacha20-poly1305";
const ctr = "aes-128-ctr aes-192-ctr aes-256-ctr";
const sha2 = "sha256 sha384 sha512";
const ecp = "ecp256 ecp384 ecp521";
const everywhere: VersionRange = {};
const until = (release: string): VersionRange => ({ until: release });
const since = (release: string): VersionRange => ({ since: release });

// prettier-ignore
export const unsupported: readonly Unsupported[] = [
  no("phase1.exchange", "ikev2", until("6.37"), "changelog-6.38", "IKEv2 came with RouterOS 6.38."),
  no("phase1.exchange", "base", since("6.41"), "changelog-6.41", "Peers in base mode can no longer be created since 6.41, and 7.24 dropped the word from the console."),
  no("phase1.encryption", gcm, everywhere, "console-7", "Phase 1 has no AEAD ciphers in any RouterOS release; they exist in phase 2."),
  no("phase1.encryption", ctr, everywhere, "console-7", "Phase 1 has no counter mode in any RouterOS release; it exists in phase 2."),
  no("phase1.encryption", "several", until("6.15"), "changelog-6.16", "A peer takes several encryption algorithms only since 6.16."),
  no("phase1.hash", sha2, until("6.6"), "changelog-6.7", "SHA-2 came with RouterOS 6.7."),
  no("phase1.prf", "", until("6.46"), "console-7", "There is no prf-algorithm; the PRF is the HMAC of the hash, as IKEv1 has it."),
  no("phase1.dh-group", ecp, until("6.40"), "changelog-6.41", "The elliptic curve groups came with RouterOS 6.41."),
  no("phase1.dh-group", "ec2n155 ec2n185", since("7.10"), "console-7", "The EC2N groups were removed in 7.10."),
  no("phase1.dh-group", "several", until("6.33"), "changelog-6.34", "Phase 1 takes several groups only since 6.34."),
  no("phase1.lifetime", "", until("2.6"), "manual-2.6", "Lifetimes of phase 1 cannot be configured yet in 2.6."),
  no("phase1.lifebytes", "", until("2.6"), "manual-2.6", "Lifetimes of phase 1 cannot be configured yet in 2.6."),
  no("phase1.nat-traversal", "", until("2.9"), "changelog-3.0", "NAT traversal came with RouterOS 3.0."),
  no("phase1.nonce-size", "", since("2.9"), "manual-2.9", "nonce-size is only in the 2.6 manual; 2.9 and everything later has no such setting."),
  no("dpd.interval", "", until("3.9"), "changelog-3.10", "Dead peer detection came with RouterOS 3.10."),
  no("dpd.failures", "", until("3.9"), "changelog-3.10", "Dead peer detection came with RouterOS 3.10."),
  no("phase2.encryption", `${gcm} ${ctr}`, until("6.6"), "changelog-6.7", "Counter and GCM modes came with RouterOS 6.7, ChaCha20 later still."),
  no("phase2.auth", sha2, until("6.6"), "changelog-6.7", "SHA-2 came with RouterOS 6.7."),
  no("phase2.auth", "sha384", since("6.7"), "console-7", "A proposal has sha256 and sha512 but not sha384; SHA-384 exists in phase 1 only."),
  no("phase2.pfs", ecp, until("6.40"), "changelog-6.41", "The elliptic curve groups came with RouterOS 6.41."),
  no("phase2.pfs", "x25519", everywhere, "console-7", "pfs-group has no x25519 in any release; it exists for phase 1 only."),
  no("phase2.lifebytes", "", since("5.0"), "export-5.21", "Proposals have had no byte limit since the 5.x exports."),
  no("phase2.ipsec-protocols", "several", since("6.39"), "changelog-6.39", "Policies with AH and ESP together are refused since 6.39."),
  no("policy.ipsec-protocols", "several", since("6.39"), "changelog-6.39", "Policies with AH and ESP together are refused since 6.39."),
  no("policy.level", "unique", until("2.9"), "manual-2.9", "`unique` came with RouterOS 3.0; 2.x has use, acquire and require."),
  no("policy.level", "acquire", since("3.0"), "manual-3.0", "`acquire` is gone since RouterOS 3.0, which has use, require and unique."),
  no("policy.dont-fragment", "", since("5.0"), "export-5.19", "Policies have no dont-fragment since the 5.x exports."),
  no("policy.priority", "", until("2.9"), "manual-2.9", "Policies have no priority in 2.x; their order decides."),
  no("policy.priority", "", since("6.40"), "changelog-6.40", "The priority of policies was removed in 6.40; their order decides."),
  no("policy.manual-sa", "", since("5.0"), "export-5.19", "Manual SAs are in no export since 5.x, and in no console tree."),
  no("policy.disabled", "yes", until("2.6"), "manual-2.6", "The 2.6 manual shows no way to add a policy disabled."),
  no("peer.disabled", "yes", until("2.6"), "manual-2.6", "The 2.6 manual shows no way to add a peer disabled."),
  no("tunnel.id", "", until("2.6"), "manual-2.6", "In 2.6 only the address is sent as identity."),
  no("tunnel.remote-id", "", until("6.43"), "console-7", "The other end's identity can be required only since remote-id of 6.44."),
  no("tunnel.initiate", "no", until("5.26"), "changelog-6.0", "A peer that only answers (`passive`) exists since 6.0."),
  no("bgp-instance.out-filter", "", since("7.20"), "console-7", "Since 7.0 an instance has no filter; state `out-filter` in the tunnel's `bgp` instead."),
  no("bgp-session.local-as", "", until("6.49"), "export-bgp", "A BGP peer takes its AS number from its instance."),
];

export interface UnsupportedObject extends VersionRange {
  readonly object: ObjectKind;
  readonly reason: string;
  readonly source: SourceId;
}

// prettier-ignore
export const unsupportedObjects: readonly UnsupportedObject[] = [
  { object: "manual-sa",    since: "5.0",  reason: "Manual SAs are in no export since 5.x, and in no console tree from 7.9 to 7.24.", source: "console-7" },
  { object: "key",          since: "5.0",  reason: "Keys for manual SAs are in no export since 5.x; `/ip ipsec key` of later releases holds RSA keys.", source: "console-7" },
  { object: "bgp-session",  until: "2.6",  reason: "No source documents BGP in RouterOS 2.6.", source: "manual-2.6" },
  { object: "bgp-instance", until: "2.6",  reason: "No source documents BGP in RouterOS 2.6.", source: "manual-2.6" },
];

/** Why a value is refused, or `undefined`. `whole` tells whether the field is missing rather than the value. */
export function whyNot(
  field: Field,
  values: readonly string[],
  release: string,
): (Unsupported & { readonly whole: boolean }) | undefined {
  const rows = at(unsupported, release).filter((row) => row.field === field);
  const row =
    rows.find((each) => each.several && values.length > 1) ??
    rows.find((each) => each.values.some((value) => values.includes(value))) ??
    rows.find((each) => !each.several && each.values.length === 0);
  return row === undefined ? undefined : { ...row, whole: !row.several && row.values.length === 0 };
}

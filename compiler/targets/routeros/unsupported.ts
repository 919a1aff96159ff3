/** What a release cannot do, and who says so: fields, single values, and whole objects. */

import type { VersionRange } from "../../catalogue/version.ts";
import { fieldOf, rowsAbout } from "./at.ts";
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
const cbc = "aes-128-cbc aes-192-cbc aes-256-cbc";
const camellia = "camellia-128-cbc camellia-192-cbc camellia-256-cbc";
const ecp = "ecp256 ecp384 ecp521";
const large = "modp3072 modp4096 modp6144 modp8192";
const everywhere: VersionRange = {};
const until = (release: string): VersionRange => ({ until: release });
const since = (release: string): VersionRange => ({ since: release });
const between = (first: string, last: string): VersionRange => ({ since: first, until: last });

/** For what is in the oldest console tree and in no changelog up to 6.46.3. */
const unproven = (what: string): string =>
  `${what} is first seen in the console tree of 7.9; no source shows it in an earlier release, so it is not written there.`;

// prettier-ignore
export const unsupported: readonly Unsupported[] = [
  no("phase1.exchange", "ikev2", until("6.37"), "changelog-6.38", "IKEv2 came with RouterOS 6.38."),
  no("phase1.exchange", "aggressive", between("3.0", "3.20"), "changelog-3.21", "Aggressive mode with pre-shared keys came with 3.21."),
  no("phase1.exchange", "base", since("6.41"), "changelog-6.41", "Peers in base mode can no longer be created since 6.41, and 7.24 dropped the word from the console."),
  no("phase1.encryption", gcm, everywhere, "console-7", "Phase 1 has no AEAD ciphers in any RouterOS release; they exist in phase 2."),
  no("phase1.encryption", ctr, everywhere, "console-7", "Phase 1 has no counter mode in any RouterOS release; it exists in phase 2."),
  no("phase1.encryption", "several", until("6.15"), "changelog-6.16", "A peer takes several encryption algorithms only since 6.16."),
  no("phase1.hash", sha2, until("6.6"), "changelog-6.7", "SHA-2 came with RouterOS 6.7."),
  no("phase1.hash", "sha384", between("6.7", "7.8"), "console-7", unproven("SHA-384")),
  no("phase1.hash", "sha1", between("3.0", "4.17"), "export-4", "2.9 spells it sha and 5.x sha1, and no source shows which of them 3.x and 4.x take; md5 is spelt the same everywhere."),
  no("phase1.prf", "", until("7.8"), "console-7", unproven("prf-algorithm")),
  no("phase1.dh-group", ecp, until("6.40"), "changelog-6.41", "The elliptic curve groups came with RouterOS 6.41."),
  no("phase1.dh-group", "x25519", until("7.8"), "console-7", unproven("x25519")),
  no("phase1.dh-group", large, until("6.43"), "export-6.48", "No changelog dates the groups above modp2048, and no source shows them before 6.44."),
  no("phase1.dh-group", "modp2048", until("4.17"), "manual-3.0", "The manual's groups end at modp1536, and no source shows modp2048 before 5.x."),
  no("phase1.dh-group", "ec2n155 ec2n185", since("7.10"), "console-7", "The EC2N groups were removed in 7.10."),
  no("phase1.dh-group", "several", until("6.33"), "changelog-6.34", "Phase 1 takes several groups only since 6.34."),
  no("phase1.lifetime", "", until("2.6"), "manual-2.6", "Lifetimes of phase 1 cannot be configured yet in 2.6."),
  no("phase1.lifebytes", "", until("2.6"), "manual-2.6", "Lifetimes of phase 1 cannot be configured yet in 2.6."),
  no("phase1.nat-traversal", "", until("2.9"), "changelog-3.0", "NAT traversal came with RouterOS 3.0."),
  no("phase1.nonce-size", "", since("2.9"), "manual-2.9", "nonce-size is only in the 2.6 manual; 2.9 and everything later has no such setting."),
  no("dpd.interval", "", until("3.9"), "changelog-3.10", "Dead peer detection came with RouterOS 3.10."),
  no("dpd.failures", "", until("3.9"), "changelog-3.10", "Dead peer detection came with RouterOS 3.10."),
  no("phase2.encryption", `${gcm} ${ctr}`, until("6.6"), "changelog-6.7", "Counter and GCM modes came with RouterOS 6.7, ChaCha20 later still."),
  no("phase2.encryption", "chacha20-poly1305", between("6.7", "7.8"), "console-7", unproven("chacha20poly1305")),
  no("phase2.encryption", cbc, between("6.0", "6.6"), "export-6.27", "A proposal of 5.21 spells aes-128 and one of 6.27 aes-128-cbc. The change most likely came with 6.7, and no source shows AES in a proposal of 6.0 to 6.6: take 3des, or a later release."),
  no("phase2.encryption", `${camellia} blowfish twofish`, until("4.4"), "changelog-4.5", "Camellia, Blowfish and Twofish came with RouterOS 4.5."),
  no("phase2.auth", sha2, until("6.6"), "changelog-6.7", "SHA-2 came with RouterOS 6.7."),
  no("phase2.auth", "sha384", since("6.7"), "console-7", "A proposal has sha256 and sha512 but not sha384; SHA-384 exists in phase 1 only."),
  no("phase2.auth", "sha256", between("6.7", "6.33"), "changelog-6.34", "Up to 6.33 SHA-256 in phase 2 is cut to 96 bits instead of 128 and speaks to no other implementation, nor to RouterOS 6.34 and later."),
  no("phase2.pfs", ecp, until("6.40"), "changelog-6.41", "The elliptic curve groups came with RouterOS 6.41."),
  no("phase2.pfs", large, until("6.43"), "export-6.48", "No changelog dates the groups above modp2048, and no source shows them before 6.44."),
  no("phase2.pfs", "modp2048", until("6.39"), "changelog-6.40", "No source shows modp2048 as pfs-group before 6.40, which made it a default of phase 1."),
  no("phase2.pfs", "x25519", everywhere, "console-7", "pfs-group has no x25519 in any release; it exists for phase 1 only."),
  no("phase2.lifebytes", "", between("3.0", "4.17"), "export-4", "Exports show no byte limit on proposals since 3.x."),
  no("phase2.lifebytes", "", since("5.0"), "export-5.21", "Proposals have had no byte limit since the 5.x exports."),
  no("phase2.ipsec-protocols", "several", between("6.38", "6.38"), "changelog-6.38", "IKEv1 lost AH with ESP in 6.38, and 6.39 refuses such policies altogether."),
  no("policy.ipsec-protocols", "several", between("6.38", "6.38"), "changelog-6.38", "IKEv1 lost AH with ESP in 6.38, and 6.39 refuses such policies altogether."),
  no("phase2.ipsec-protocols", "several", since("6.39"), "changelog-6.39", "Policies with AH and ESP together are refused since 6.39."),
  no("policy.ipsec-protocols", "several", since("6.39"), "changelog-6.39", "Policies with AH and ESP together are refused since 6.39."),
  no("policy.action", "none discard", between("3.0", "4.17"), "export-4", "2.9 says accept and drop, 5.x none and discard, and no source shows which words 3.x and 4.x take."),
  no("policy.level", "unique", until("2.9"), "manual-2.9", "`unique` came with RouterOS 3.0; 2.x has use, acquire and require."),
  no("policy.level", "acquire", since("3.0"), "manual-3.0", "`acquire` is gone since RouterOS 3.0, which has use, require and unique."),
  no("policy.src-port", "", between("3.10", "4.17"), "export-4", "3.0 writes ports behind addresses and 5.x in arguments of their own; the export of that time mixes both, so no port is written."),
  no("policy.dst-port", "", between("3.10", "4.17"), "export-4", "3.0 writes ports behind addresses and 5.x in arguments of their own; the export of that time mixes both, so no port is written."),
  no("policy.peers", "", until("2.9"), "manual-2.9-netwatch", "A policy names one peer, and no source shows netwatch or comments of policies in 2.6, with which a script could switch from one policy to the next."),
  no("policy.peers", "", between("3.0", "7.8"), "console-7", "A policy that names several peers is verified in the console trees since 7.9; the release that brought it is in no source. Declare the tunnels and a `failover`: then netwatch switches between policies of one peer each."),
  no("policy.dont-fragment", "", between("3.10", "4.17"), "export-4", "The export of 3.10 or later prints no dont-fragment."),
  no("policy.dont-fragment", "", since("5.0"), "export-5.19", "Policies have no dont-fragment since the 5.x exports."),
  no("policy.priority", "", until("2.9"), "manual-2.9", "Policies have no priority in 2.x; their order decides."),
  no("policy.priority", "", between("3.0", "3.20"), "changelog-3.21", "The priority of policies is first named by the changelog of 3.21, which made it work as documented."),
  no("policy.priority", "", since("6.40"), "changelog-6.40", "The priority of policies was removed in 6.40; their order decides."),
  no("policy.manual-sa", "", between("3.0", "4.17"), "export-4", "Policies of 3.0 can still name a manual SA, but no source shows its menus after 2.6."),
  no("policy.manual-sa", "", since("5.0"), "export-5.19", "Manual SAs are in no export since 5.x, and in no console tree."),
  no("policy.disabled", "yes", until("2.6"), "manual-2.6", "The 2.6 manual shows no way to add a policy disabled."),
  no("peer.disabled", "yes", until("2.6"), "manual-2.6", "The 2.6 manual shows no way to add a peer disabled."),
  no("tunnel.id", "", until("2.6"), "manual-2.6", "In 2.6 only the address is sent as identity."),
  no("tunnel.id", "", between("3.0", "4.17"), "export-4", "The export of that time has no argument for an identity; only the address is sent."),
  no("tunnel.id", "fqdn address key-id", between("5.0", "5.26"), "export-5.19", "5.x sends its address, or a user's name (my-id-user-fqdn)."),
  no("tunnel.id", "", between("6.0", "6.19"), "print-6.15", "Peers of 6.15 print neither my-id-user-fqdn nor my-id, which came with 6.20."),
  no("tunnel.id", "address", between("6.20", "6.33"), "changelog-6.34", "An address of one's own choice as my-id came with 6.29, and for main mode with 6.34."),
  no("tunnel.id", "key-id", between("6.20", "6.39"), "changelog-6.40", "key-id came with RouterOS 6.40."),
  no("tunnel.remote-id", "", until("6.43"), "changelog-6.44", "The other end's identity can be required only since remote-id of 6.44."),
  no("caller.group", "", until("5.26"), "manual-2.9", "Before 6.0 a policy that is made for a caller is whatever the caller asks for; nothing keeps it to its own networks."),
  no("caller.group", "", between("6.0", "6.20"), "changelog-6.21", "No source shows how a peer of 6.0 to 6.20 names the group of its templates, and without a group a caller may take any network that one of them has."),
  no("caller.several", "", until("6.43"), "changelog-6.44", "Callers are told apart by their identities, and identities can be required only since remote-id of 6.44."),
  no("caller.ikev1", "", since("6.44"), "docs-7", "An identity to be told apart by (`fqdn`, `user-fqdn`, `key-id`) is supported in IKEv2 only."),
  no("template.ipsec-protocols", "", everywhere, "docs-7", "The policies of a caller are made from templates, which say networks, a protocol and a proposal; AH is in none of them."),
  no("template.mode", "", everywhere, "docs-7", "The policies of a caller are made from templates, which have no mode; what they are for is tunnels."),
  no("template.action", "", everywhere, "docs-7", "The policies of a caller are made from templates, and all of those encrypt."),
  no("template.priority", "", everywhere, "docs-7", "The policies of a caller are made from templates, which have no priority."),
  no("template.src-port", "", everywhere, "docs-7", "The policies of a caller are made from templates, which have no ports: one would let more through than the policy says."),
  no("template.dst-port", "", everywhere, "docs-7", "The policies of a caller are made from templates, which have no ports: one would let more through than the policy says."),
  no("template.peers", "", everywhere, "docs-7", "A policy can name peers with an address only; this one's policies are made while it is connected."),
  no("peer.address", "::/0", until("6.30"), "changelog-6.31", "A peer for callers from any IPv6 address, `::/0`, came with 6.31."),
  no("tunnel.initiate", "no", until("5.26"), "changelog-6.0", "A peer that only answers (`passive`) exists since 6.0."),
  no("bgp-instance.out-filter", "", since("7.0"), "console-7", "Since 7.0 an instance has no filter; state `out-filter` in the tunnel's `bgp` instead."),
  no("firewall.has", "fasttrack", until("6.28"), "changelog-6.29", "FastTrack came with RouterOS 6.29."),
  no("filter-rule.connection-state", "", until("6.28"), "changelog-6.29", "FastTrack came with RouterOS 6.29: there is nothing to exclude a connection from."),
  no("filter-rule.ipsec-policy", "", until("6.29"), "changelog-6.30", "Rules can tell decrypted packets from forged ones since the ipsec-policy matcher of 6.30; a rule by addresses alone would let both in."),
  no("gre.keepalive", "", until("6.21"), "changelog-6.22", "Keepalives with a number of retries came with 6.22; how they were written before, no source shows."),
  no("ipip.keepalive", "", until("6.21"), "changelog-6.22", "Keepalives with a number of retries came with 6.22; how they were written before, no source shows."),
  no("ipip.disabled", "yes", until("2.9"), "wiki-ipip", "The wiki of 2.9 shows no way to add an interface disabled."),
  no("bgp-session.local-as", "", until("6.49"), "export-bgp", "A BGP peer takes its AS number from its instance."),
];

const RULES_26 = "NAT and mangle have chains since 2.9, and no source shows how a rule is written in 2.6.";

export interface UnsupportedObject extends VersionRange {
  readonly object: ObjectKind;
  readonly reason: string;
  readonly source: SourceId;
}

// prettier-ignore
export const unsupportedObjects: readonly UnsupportedObject[] = [
  { object: "manual-sa",    since: "3.0",  until: "4.17", reason: "Policies of 3.0 can still name a manual SA, but no source shows its menus after 2.6.", source: "manual-3.0" },
  { object: "key",          since: "3.0",  until: "4.17", reason: "No source shows keys for manual SAs after 2.6.", source: "manual-3.0" },
  { object: "manual-sa",    since: "5.0",  reason: "Manual SAs are in no export since 5.x, and in no console tree from 7.9 to 7.24.", source: "console-7" },
  { object: "key",          since: "5.0",  reason: "Keys for manual SAs are in no export since 5.x; `/ip ipsec key` of later releases holds RSA keys.", source: "console-7" },
  { object: "nat-rule",     until: "2.6",  reason: RULES_26, source: "changelog-2.9" },
  { object: "filter-rule",  until: "2.6",  reason: RULES_26, source: "changelog-2.9" },
  { object: "mangle-rule",  until: "2.6",  reason: RULES_26, source: "changelog-2.9" },
  { object: "gre",          until: "2.9",  reason: "No source shows GRE interfaces of RouterOS 2.x.", source: "wiki-ipip" },
  { object: "gre",          since: "3.0",  until: "4.17", reason: "The changelog names GRE interfaces first in 5.6.", source: "changelog-5.6" },
  { object: "gre",          since: "5.0",  until: "5.26", reason: "The changelog names GRE interfaces from 5.6 on, and no source shows how 5.x writes one.", source: "changelog-5.6" },
  { object: "ipip",         until: "2.6",  reason: "The wiki documents IPIP interfaces from 2.9 on.", source: "wiki-ipip" },
  { object: "bgp-session",  until: "2.6",  reason: "No source documents BGP in RouterOS 2.6.", source: "manual-2.6" },
  { object: "bgp-instance", until: "2.6",  reason: "No source documents BGP in RouterOS 2.6.", source: "manual-2.6" },
  { object: "bgp-session",  since: "3.0",  until: "3", reason: "RouterOS 3.x has two BGP packages with different settings, `routing` and `routing-test`, and no source shows which one a router runs.", source: "changelog-3.12" },
  { object: "bgp-instance", since: "3.0",  until: "3", reason: "RouterOS 3.x has two BGP packages with different settings, `routing` and `routing-test`, and no source shows which one a router runs.", source: "changelog-3.12" },
];

const about = rowsAbout(unsupported, fieldOf);

export function mayBeRefused(field: Field, release: string): boolean {
  return about(release, field).length > 0;
}

/** Why a value is refused, or `undefined`. `whole` tells whether the field is missing rather than the value. */
export function whyNot(
  field: Field,
  values: readonly string[],
  release: string,
): (Unsupported & { readonly whole: boolean }) | undefined {
  const rows = about(release, field);
  const row =
    rows.find((each) => each.several && values.length > 1) ??
    rows.find((each) => each.values.some((value) => values.includes(value))) ??
    rows.find((each) => !each.several && each.values.length === 0);
  return row === undefined ? undefined : { ...row, whole: !row.several && row.values.length === 0 };
}

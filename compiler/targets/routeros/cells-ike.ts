/** How phase 1, phase 2, keys and manual SAs are said, by release. */

import { listed, said, type Cell } from "./cell.ts";
import {
  five,
  identityTrack,
  peerTrack,
  profileTrack,
  proposalTrack,
  quietPeerTrack,
  quietProfileTrack,
  late3to4,
  six43,
  two,
} from "./eras.ts";
import { proof, within, type Track } from "./evidence.ts";

/** Phase 1 stands in the peer up to 6.42, in a profile since. */
const inPeer = { since: "3.0", until: "6.42" };
const withSecret = { until: "6.43" };
const dpd = { since: "3.10", until: "6.42" };
const manual: Track = [proof(two, "manual-2.6", "B")];

const remark: Track = [
  ...within(proposalTrack, { since: "3.0", until: "4.17" }),
  proof(five, "blog-2011", "A"),
  proof({ since: "6.0", until: "6.49" }, "blog-2011", "C"),
  ...within(proposalTrack, { since: "7.0" }),
];
/** The export of that time has no dead peer detection configured, and prints the interval only. */
const failures: Track = [
  proof(late3to4, "changelog-3.10", "B"),
  ...peerTrack.filter(({ source }) => source !== "export-4"),
];
const ownId: Track = [
  proof({ since: "6.20", until: "6.37" }, "changelog-6.20", "C"),
  proof({ since: "6.38", until: "6.42" }, "example-6.38", "A"),
  proof(six43, "generator-6.43", "C"),
];
const theirId: Track = [
  proof({ since: "6.44", until: "6.49" }, "changelog-6.44", "B"),
  ...identityTrack.filter(({ since }) => since !== "6.44"),
];

// prettier-ignore
export const phase1Cells: readonly Cell[] = [
  said("phase1.exchange",             "peer",     "exchange-mode",        "words",    peerTrack),
  said("phase1.auth-method",          "peer",     "auth-method",          "words",    peerTrack,         withSecret),
  said("phase1.auth-method",          "identity", "auth-method",          "words",    identityTrack),
  said("phase1.encryption",           "peer",     "enc-algorithm",        "words",    peerTrack,         { until: "6.15" }),
  listed("phase1.encryption",         "peer",     "enc-algorithm",        "words",    peerTrack,         { since: "6.16", until: "6.42" }),
  listed("phase1.encryption",         "profile",  "enc-algorithm",        "words",    profileTrack),
  said("phase1.hash",                 "peer",     "hash-algorithm",       "words",    peerTrack,         { until: "6.42" }),
  said("phase1.hash",                 "profile",  "hash-algorithm",       "words",    profileTrack),
  said("phase1.prf",                  "profile",  "prf-algorithm",        "words",    profileTrack,      { since: "7.9" }),
  said("phase1.dh-group",             "peer",     "dh-group",             "words",    peerTrack,         { until: "6.33" }),
  listed("phase1.dh-group",           "peer",     "dh-group",             "words",    peerTrack,         { since: "6.34", until: "6.42" }),
  listed("phase1.dh-group",           "profile",  "dh-group",             "words",    profileTrack),
  said("phase1.lifetime",             "peer",     "lifetime",             "duration", peerTrack,         inPeer),
  said("phase1.lifetime",             "profile",  "lifetime",             "duration", profileTrack),
  said("phase1.lifebytes",            "peer",     "lifebytes",            "number",   peerTrack,         inPeer),
  said("phase1.lifebytes",            "profile",  "lifebytes",            "number",   quietProfileTrack),
  said("phase1.proposal-check",       "peer",     "proposal-check",       "words",    peerTrack,         { until: "6.42" }),
  said("phase1.proposal-check",       "profile",  "proposal-check",       "words",    profileTrack),
  said("phase1.nat-traversal",        "peer",     "nat-traversal",        "yes-no",   peerTrack,         { since: "3.0", until: "6.40" }),
  said("phase1.nat-traversal",        "peer",     "nat-traversal",        "ikev1-yes-no", peerTrack,     { since: "6.41", until: "6.42" }),
  said("phase1.nat-traversal",        "profile",  "nat-traversal",        "yes-no",   profileTrack),
  said("phase1.send-initial-contact", "peer",     "send-initial-contact", "yes-no",   peerTrack),
  said("phase1.nonce-size",           "peer",     "nonce-size",           "number",   manual),
  said("dpd.interval",                "peer",     "dpd-interval",         "interval", peerTrack,         dpd),
  said("dpd.interval",                "profile",  "dpd-interval",         "interval", profileTrack),
  said("dpd.failures",                "peer",     "dpd-maximum-failures", "number",   failures,          dpd),
  said("dpd.failures",                "profile",  "dpd-maximum-failures", "number",   profileTrack),

  said("profile.name",       "profile",           "name",            "text",          profileTrack),
  said("peer.name",          "peer",              "name",            "text",          peerTrack,         { since: "6.44" }),
  said("peer.profile",       "peer",              "profile",         "text",          peerTrack,         { since: "6.43" }),
  said("peer.address",       "peer",              "address",         "host",          manual),
  said("peer.address",       "peer",              "address",         "host-prefix-4", peerTrack,         { since: "3.0", until: "6.11" }),
  said("peer.address",       "peer",              "address",         "host-prefix",   peerTrack,         { since: "6.12", until: "6.40" }),
  said("peer.address",       "peer",              "address",         "host-or-name",  peerTrack,         { since: "6.41" }),
  said("peer.local-address", "peer",              "local-address",   "host",          peerTrack,         { since: "6.15" }),
  said("peer.comment",       "peer",              "comment",         "text",          peerTrack,         { since: "3.0" }),
  said("peer.disabled",      "peer",              "disabled",        "yes-no",        peerTrack,         { since: "3.0" }),
  said("secret.address",     "pre-shared-secret", "address",         "host",          manual),
  said("tunnel.psk",         "pre-shared-secret", "secret",          "secret",        manual),
  said("tunnel.psk",         "peer",              "secret",          "secret",        peerTrack,         { since: "3.0", until: "6.43" }),
  said("tunnel.psk",         "identity",          "secret",          "secret",        identityTrack),
  said("identity.peer",      "identity",          "peer",            "text",          profileTrack,      { since: "6.44" }),
  said("tunnel.id",          "peer",              "my-id-user-fqdn", "user-fqdn",     peerTrack,         five),
  said("tunnel.id",          "peer",              "my-id",           "identity",      ownId),
  said("tunnel.id",          "identity",          "my-id",           "identity",      identityTrack),
  said("tunnel.remote-id",   "identity",          "remote-id",       "identity",      theirId),
  said("tunnel.initiate",    "peer",              "passive",         "no-yes",        quietPeerTrack,    { since: "6.0" }),
].flat();

// prettier-ignore
export const phase2Cells: readonly Cell[] = [
  listed("phase2.encryption", "proposal", "algorithms",      "words",    manual),
  listed("phase2.encryption", "proposal", "enc-algorithms",  "words",    proposalTrack, { since: "3.0" }),
  listed("phase2.auth",       "proposal", "algorithms",      "words",    manual),
  listed("phase2.auth",       "proposal", "auth-algorithms", "auth",     proposalTrack, { since: "3.0" }),
  said("phase2.pfs",          "proposal", "pfs-group",       "words",    proposalTrack),
  said("phase2.lifetime",     "proposal", "lifetime",        "duration", proposalTrack),
  said("phase2.lifebytes",    "proposal", "lifebyte",        "number",   manual),
  said("proposal.name",       "proposal", "name",            "text",     proposalTrack),
  said("proposal.comment",    "proposal", "comment",         "text",     remark),
  said("proposal.disabled",   "proposal", "disabled",        "yes-no",   proposalTrack, { since: "3.0" }),
].flat();

// prettier-ignore
export const manualCells: readonly Cell[] = [
  said("key.name",              "key",       "name",         "text",   manual),
  said("key.algorithm",         "key",       "algorithm",    "words",  manual),
  said("key.length",            "key",       "length",       "number", manual),
  said("key.value",             "key",       "key",          "hex",    manual),
  said("manual-sa.name",        "manual-sa", "name",         "text",   manual),
  listed("manual.ah-spi",       "manual-sa", "ah-spi",       "in-out", manual),
  listed("manual.ah-key",       "manual-sa", "ah-key",       "in-out", manual),
  listed("manual.esp-spi",      "manual-sa", "esp-spi",      "in-out", manual),
  listed("manual.esp-enc-key",  "manual-sa", "esp-enc-key",  "in-out", manual),
  listed("manual.esp-auth-key", "manual-sa", "esp-auth-key", "in-out", manual),
].flat();

/** The documents behind the tables, as tracks along the line of releases. Adjacent entries leave no release out. */

import type { VersionRange } from "../../catalogue/version.ts";
import { proof, type Track } from "./evidence.ts";

/** The 2.6 manual. */
export const two: VersionRange = { since: "2.6", until: "2.6" };
/** Before dead peer detection, which dates the one export of this generation to 3.10 or later. */
export const early3: VersionRange = { since: "3.0", until: "3.9" };
export const late3to4: VersionRange = { since: "3.10", until: "4.17" };
export const three: VersionRange = { since: "3.0", until: "4.17" };
export const four: VersionRange = { since: "4.0", until: "4.17" };
export const five: VersionRange = { since: "5.0", until: "5.26" };
/** Everything stands in the peer. */
export const six: VersionRange = { since: "6.0", until: "6.42" };
/** Phase 1 is a profile under the peer, in this one release. */
export const six43: VersionRange = { since: "6.43", until: "6.43" };
/** Profile, peer and identity are menus of their own. */
export const six44: VersionRange = { since: "6.44", until: "6.49" };
/** Before, a policy states its SA addresses; 6.45 itself was never sold to the public. */
export const policyPeers: VersionRange = { since: "6.45.1" };
export const seven: VersionRange = { since: "7.0", until: "7.8" };
/** What the console trees prove. */
export const tree: VersionRange = { since: "7.9" };
/** BGP without instances: their settings stand in each connection. */
export const loose: VersionRange = { since: "7.0", until: "7.19" };
/** BGP instances as objects of their own, beside connections. */
export const instances: VersionRange = { since: "7.20" };

const manual = proof(two, "manual-2.6", "B");
const console7 = [proof(seven, "export-7.x", "C"), proof(tree, "console-7", "A")] as const;
const export4 = [proof(early3, "export-4", "C"), proof(late3to4, "export-4", "A")] as const;

/** Settings of a peer, from the first release on. What moved to a profile or an identity ends earlier: its cell says so. */
export const peerTrack: Track = [
  manual,
  ...export4,
  proof(five, "export-5.19", "A"),
  proof(six, "print-6", "A"),
  proof(six43, "generator-6.43", "C"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
/** The same for what default exports of 6.44 to 6.49 do not print. */
export const quietPeerTrack: Track = peerTrack.map((each) =>
  each.source === "export-6.4x" ? proof(six44, "api-6", "C") : each,
);
export const profileTrack: Track = [
  proof(six43, "export-6.43", "A"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
/** Settings of the profile that default exports do not print. */
export const quietProfileTrack: Track = [
  proof(six43, "generator-6.43", "C"),
  proof(six44, "api-6", "C"),
  ...console7,
];
export const identityTrack: Track = [proof(six44, "api-6", "C"), ...console7];
export const policyTrack: Track = [
  manual,
  ...export4,
  proof(five, "export-5.19", "A"),
  proof({ since: "6.0", until: "6.43" }, "print-6", "A"),
  proof(six44, "api-6", "C"),
  ...console7,
];
/** What exports of 6.44 to 6.49 print in a policy. */
export const shownPolicyTrack: Track = policyTrack.map((each) =>
  each.source === "api-6" ? proof(six44, "export-6.4x", "A") : each,
);
export const proposalTrack: Track = [
  manual,
  ...export4,
  proof(five, "export-5.21", "A"),
  proof({ since: "6.0", until: "6.34" }, "export-6.27", "A"),
  proof({ since: "6.35", until: "6.43" }, "export-6.35", "A"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
export const addressTrack: Track = [
  proof(two, "example-2.9", "C"),
  ...export4,
  proof(five, "blog-2011", "A"),
  proof({ since: "6.0", until: "6.43" }, "export-6.27", "A"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
/** Instance and peer: named by the changelog in 4.x, printed from 5.x on. */
export const bgpTrack: Track = [
  proof(four, "changelog-4.3", "C"),
  proof(five, "blog-2011", "A"),
  proof({ since: "6.0", until: "6.49" }, "export-bgp", "A"),
];
export const connectionTrack: Track = console7;
/** Filters of routes: a menu of matchers and settings, and from 7.1 on rules in a language of their own. */
export const filterTrack: Track = [proof({ since: "4.0", until: "6.49" }, "wiki-filters", "B")];
export const filterRuleTrack: Track = [
  proof({ since: "7.1", until: "7.8" }, "docs-filters", "C"),
  proof(tree, "console-7", "A"),
];

/** The documents behind the firewall's menus, as tracks along the line of releases. */

import { five, seven, three, tree } from "./eras.ts";
import { proof, type Track } from "./evidence.ts";

const console7 = [proof(seven, "export-7.x", "C"), proof(tree, "console-7", "A")] as const;
/** 6.35.1 prints every argument of NAT, 6.49.7 those of the filter. */
const six = [
  proof({ since: "6.0", until: "6.34" }, "export-5.26", "C"),
  proof({ since: "6.35", until: "6.49" }, "export-6.49", "A"),
] as const;
const lateSix = [
  proof({ since: "6.0", until: "6.43" }, "export-5.26", "C"),
  proof({ since: "6.44", until: "6.49" }, "export-6.49", "A"),
] as const;

/** Chains and actions of filter and NAT. */
export const firewallTrack: Track = [
  proof(three, "manual-3.0-firewall", "B"),
  proof(five, "export-5.26", "A"),
  ...six,
  ...console7,
];
/** Their plain matchers, which the pages of the 3.0 manual at hand do not reach. */
export const matchTrack: Track = [
  proof(three, "export-5.26", "C"),
  proof(five, "export-5.26", "A"),
  ...six,
  ...console7,
];
/** `ipsec-policy`, which no list of arguments before 6.30 has. */
export const protectedTrack: Track = [
  proof({ since: "6.30", until: "6.34" }, "changelog-6.30", "B"),
  proof({ since: "6.35", until: "6.49" }, "export-6.49", "A"),
  ...console7,
];
/** A list of connection states, where FastTrack exists. */
export const statesTrack: Track = [
  proof({ since: "6.29", until: "6.34" }, "changelog-6.22", "B"),
  proof({ since: "6.35", until: "6.49" }, "export-6.49", "A"),
  ...console7,
];
export const mangleTrack: Track = [
  proof({ since: "3.0", until: "5.26" }, "manual-3.0-firewall", "B"),
  ...lateSix,
  ...console7,
];
export const mangleMatchTrack: Track = [
  proof(three, "export-5.26", "C"),
  proof(five, "export-5.26", "A"),
  ...lateSix,
  ...console7,
];
/** The export of 5.26 prints comments in filter and NAT only. */
export const mangleCommentTrack: Track = [
  proof({ since: "3.0", until: "6.43" }, "export-5.26", "C"),
  proof({ since: "6.44", until: "6.49" }, "export-6.49", "A"),
  ...console7,
];
/** `tcp-mss`: in the manual long before and in the exports after. */
export const segmentTrack: Track = [
  proof({ since: "3.0", until: "6.43" }, "manual-2.5", "C"),
  proof({ since: "6.44", until: "6.49" }, "export-6.49", "A"),
  ...console7,
];
export const passthroughTrack: Track = [
  proof({ since: "5.7", until: "5.26" }, "changelog-5.7", "B"),
  ...lateSix,
  ...console7,
];

/** How GRE and IPIP interfaces are said, by release. */

import type { Cell } from "./cell.ts";
import { said } from "./cell.ts";
import { connectionTrack, five, six44 } from "./eras.ts";
import { proof, type Track } from "./evidence.ts";

const nine = { since: "2.9", until: "2.9" };

/** An export of 6.15 has GRE interfaces; the changelog speaks of them from 5.6 on, and nobody shows one. */
export const greTrack: Track = [
  proof({ since: "6.0", until: "6.14" }, "print-6.15", "C"),
  proof({ since: "6.15", until: "6.15" }, "print-6.15", "A"),
  proof({ since: "6.16", until: "6.43" }, "print-6.15", "C"),
  proof(six44, "api-6", "C"),
  ...connectionTrack,
];
export const ipipTrack: Track = [
  proof(nine, "wiki-ipip", "B"),
  proof({ since: "3.0", until: "3.9" }, "wiki-ipip", "B"),
  proof({ since: "3.10", until: "4.17" }, "export-4", "A"),
  proof(five, "export-4", "C"),
  proof({ since: "6.0", until: "6.49" }, "wiki-ipip", "B"),
  ...connectionTrack,
];
/** Switched on by default since this release, and with a number of retries. */
const keepalive: Track = [proof({ since: "6.22", until: "6.49" }, "changelog-6.22", "B"), ...connectionTrack];
const fastPath: Track = [proof({ since: "6.33", until: "6.49" }, "changelog-6.33", "B"), ...connectionTrack];
/** The wiki of 2.9 lists neither; an export of the next generation has both. */
const later = { since: "3.0" };

// prettier-ignore
export const carrierCells: readonly Cell[] = [
  said("gre.name",            "gre",  "name",            "text",      greTrack),
  said("gre.local-address",   "gre",  "local-address",   "host",      greTrack),
  said("gre.remote-address",  "gre",  "remote-address",  "host",      greTrack),
  said("gre.mtu",             "gre",  "mtu",             "number",    greTrack),
  said("gre.keepalive",       "gre",  "keepalive",       "keepalive", keepalive),
  said("gre.fast-path",       "gre",  "allow-fast-path", "yes-no",    fastPath),
  said("gre.comment",         "gre",  "comment",         "text",      greTrack),
  said("gre.disabled",        "gre",  "disabled",        "yes-no",    greTrack),
  said("ipip.name",           "ipip", "name",            "text",      ipipTrack),
  said("ipip.local-address",  "ipip", "local-address",   "host",      ipipTrack),
  said("ipip.remote-address", "ipip", "remote-address",  "host",      ipipTrack),
  said("ipip.mtu",            "ipip", "mtu",             "number",    ipipTrack),
  said("ipip.keepalive",      "ipip", "keepalive",       "keepalive", keepalive),
  said("ipip.fast-path",      "ipip", "allow-fast-path", "yes-no",    fastPath),
  said("ipip.comment",        "ipip", "comment",         "text",      ipipTrack, later),
  said("ipip.disabled",       "ipip", "disabled",        "yes-no",    ipipTrack, later),
].flat();

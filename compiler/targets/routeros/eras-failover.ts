/** The documents behind netwatch and scripts, as tracks along the line of releases. */

import { five, seven, six44, three, tree } from "./eras.ts";
import { proof, type Track } from "./evidence.ts";

const console7 = [proof(seven, "export-7.x", "C"), proof(tree, "console-7", "A")] as const;
const early6 = { since: "6.0", until: "6.43" };

/** The same five properties in the manual of 2.9 and in MikroTik's page until 7.4. */
export const netwatchTrack: Track = [
  proof({ since: "3.0", until: "5.26" }, "docs-netwatch", "C"),
  proof(early6, "docs-netwatch", "C"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
/** No page of that time lists it; a script of the 2.9 era and the exports of 6.44 have it. */
export const netwatchCommentTrack: Track = [
  proof({ since: "3.0", until: "5.26" }, "example-netwatch", "C"),
  proof(early6, "example-netwatch", "C"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];
export const scriptTrack: Track = [
  proof(three, "export-5.4", "C"),
  proof(five, "export-5.4", "A"),
  proof(early6, "export-5.4", "C"),
  proof(six44, "export-6.4x", "A"),
  ...console7,
];

/** What became of everything considered about releases, names and words. */

import type { Row } from "./row.ts";

const CISCO = "Cisco devices are known by name and not configured yet.";

// prettier-ignore
export const targets: readonly Row[] = [
  { id: "target/param-unknown", as: "covered", code: "target/parameter-unsupported", reason: "Every parameter is asked of the release's table." },
  { id: "target/value-unknown", as: "covered", code: "target/value-unsupported", reason: "Every word is asked of the release's table." },
  { id: "target/644-split", as: "inexpressible", reason: "The language has one shape for all releases; where a value goes is the compiler's business." },
  { id: "target/26-two-manuals", as: "documented", reason: "The header of every script names the documents that it rests on." },
  { id: "target/package", as: "documented", reason: "Which packages a router has is seen on the router, not in a file." },
  { id: "name/charset", as: "covered", code: "target/name-refused", reason: "A name that a device would refuse or misread is an error, and is not rewritten." },
  { id: "name/dangling", as: "rule" },
  { id: "name/duplicate", as: "rule" },
  { id: "name/unused", as: "rule" },
  { id: "cisco/acl-mirror", as: "inexpressible", reason: CISCO },
  { id: "cisco/map-applied", as: "inexpressible", reason: CISCO },
  { id: "cisco/group-default", as: "inexpressible", reason: CISCO },
  { id: "cisco/transform-mirror", as: "inexpressible", reason: CISCO },
  { id: "cisco/seq-unique", as: "inexpressible", reason: CISCO },
  { id: "strongswan/start-action", as: "inexpressible", reason: "strongSwan is known by name and not configured yet." },
  { id: "target/unit", as: "inexpressible", reason: "A duration has its unit in the language, and each release gets it in the spelling it takes." },
];

/** What became of everything considered about phase 2. */

import type { Row } from "./row.ts";

// prettier-ignore
export const phase2: readonly Row[] = [
  { id: "phase2/enc-disjoint", as: "rule" },
  { id: "phase2/auth-disjoint", as: "rule" },
  { id: "phase2/aead-with-auth", as: "rule" },
  { id: "phase2/aead-only-null", as: "inexpressible", reason: "The script of a proposal with authenticated ciphers alone states the empty list of integrity algorithms by itself." },
  { id: "phase2/null-auth", as: "rule" },
  { id: "phase2/null-enc", as: "rule" },
  { id: "phase2/null-both", as: "rule" },
  { id: "phase2/sha384-routeros", as: "covered", code: "target/value-unsupported", reason: "No release has SHA-384 for ESP, and each says so." },
  { id: "phase2/many-algorithms", as: "rule" },
  { id: "phase2/partial-match", as: "documented", reason: "Lists are made to overlap in part; the negotiation table and the editor show the suite that results." },
  { id: "phase2/pfs-mismatch", as: "rule" },
  { id: "phase2/pfs-first-rekey", as: "covered", code: "phase2/pfs-mismatch", reason: "Under IKEv2 its message says that the tunnel comes up and dies at its first rekey." },
  { id: "phase2/pfs-26", as: "rule" },
  { id: "phase2/pfs-weak", as: "rule" },
  { id: "phase2/lifetime-strict", as: "rule" },
  { id: "phase2/lifetime-exact", as: "rule" },
  { id: "phase2/lifetime-claim", as: "documented", reason: "The shorter lifetime results, which nobody needs to act upon; the negotiation table shows both." },
  { id: "phase2/lifetime-obey", as: "documented", reason: "The initiator's lifetime results, which nobody needs to act upon; the negotiation table shows both." },
  { id: "phase2/lifebytes", as: "rule" },
  { id: "phase2/lifetime-range", as: "covered", code: "type/out-of-range", reason: "A lifetime of nothing is out of range; what a cloud accepts is judged with the cloud's other values." },
  { id: "phase2/rekey-margin", as: "rule" },
  { id: "phase2/protocol", as: "rule" },
  { id: "phase2/ah-esp-combo", as: "rule" },
  { id: "phase2/mode", as: "rule" },
  { id: "phase2/encapsulation-udp", as: "covered", code: "phase1/natt-disagree", reason: "Whether ESP travels in UDP follows from NAT traversal; no device has a switch of its own for it." },
  { id: "phase2/windows-apple-pfs", as: "inexpressible", reason: "Road warriors are out of the language's scope." },
];

/** What became of everything considered about manual keying. */

import type { Row } from "./row.ts";

// prettier-ignore
export const manual: readonly Row[] = [
  { id: "manual/spi-not-mirrored", as: "rule", reason: "In a tunnel the mirror is made, not written; two peers each write theirs." },
  { id: "manual/key-not-mirrored", as: "rule", reason: "In a tunnel the mirror is made, not written; two peers each write theirs." },
  { id: "manual/key-length", as: "rule" },
  { id: "manual/key-too-short", as: "covered", code: "manual/key-value", reason: "The value's digits must be exactly those that its length needs." },
  { id: "manual/key-truncated", as: "covered", code: "manual/key-value", reason: "A device cuts what is too long silently, so a value that is too long is no less wrong than one too short." },
  { id: "manual/key-hex", as: "covered", code: "manual/key-value", reason: "A leading 0x is taken off when the script is written; anything else that is not hexadecimal is an error." },
  { id: "manual/spi-range", as: "rule" },
  { id: "manual/spi-duplicate", as: "rule" },
  { id: "manual/one-key-both-ways", as: "documented", reason: "The editor says of each of these parameters that one name serves both directions." },
  { id: "manual/missing-part", as: "rule" },
  { id: "manual/no-protection", as: "rule" },
  { id: "manual/template-shared", as: "documented", reason: "Several policies through one template is how it is meant." },
  { id: "manual/ctr", as: "inexpressible", reason: "A manual key has no counter mode, GCM or ChaCha20 to choose." },
  { id: "manual/discouraged", as: "rule" },
  { id: "manual/version", as: "covered", code: "target/parameter-unsupported", reason: "Releases without manual SAs refuse them." },
  { id: "manual/weak-parity", as: "rule", code: "manual/weak-key" },
];

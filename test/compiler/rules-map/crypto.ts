/** What became of everything considered about the strength of algorithms and secrets. */

import type { Row } from "./row.ts";

// prettier-ignore
export const crypto: readonly Row[] = [
  { id: "crypto/broken", as: "rule" },
  { id: "crypto/weak", as: "rule" },
  { id: "crypto/legacy", as: "rule" },
  { id: "crypto/profile", as: "rule", code: "crypto/baseline" },
  { id: "crypto/imbalance", as: "documented", reason: "AES-256 beside ecp256 or modp2048 differs by more than 64 bits and is what most people run; the part that is too weak has a code of its own." },
  { id: "crypto/3des-volume", as: "covered", code: "crypto/weak", reason: "No release after 2.6 can limit the volume of a key, so the finding is about the cipher." },
  { id: "crypto/hw", as: "inexpressible", reason: "A site states a release, not a board." },
  { id: "crypto/v7-removed-p1", as: "covered", code: "target/value-unsupported", reason: "The console trees of 7.x decide, and they have no Blowfish in phase 1." },
  { id: "secret/literal", as: "rule" },
  { id: "secret/short", as: "rule" },
  { id: "secret/published", as: "rule" },
  { id: "secret/reused", as: "rule" },
  { id: "secret/aws-charset", as: "rule" },
  { id: "secret/quoting", as: "inexpressible", reason: "Every byte of a value is quoted as the console needs it, which a property of the tests holds." },
  { id: "secret/tunnel-distinct", as: "covered", code: "secret/reused", reason: "Two tunnels to one cloud with the same key are two tunnels with the same key." },
  { id: "secret/in-output", as: "documented", reason: "A script that holds a secret gets mode 0600, says so in its header, and `build` counts such files." },
];

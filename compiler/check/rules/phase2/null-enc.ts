/** Integrity alone: sound where nothing is secret, and rarely what is meant. */

import { lacking } from "./unprotected.ts";

export const nullEnc = lacking("phase2/null-enc", "encryption", {
  at: "phase2.encryption",
  message: (where) => `${where} lets the traffic travel readable: \`null\` encrypts nothing`,
  label: "no encryption",
});

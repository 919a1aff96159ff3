/** Encryption without integrity: packets can be changed on the way, and the answers tell what was in them. */

import { lacking } from "./unprotected.ts";

export const nullAuth = lacking("phase2/null-auth", "integrity", {
  at: "phase2.auth",
  message: (where) => `${where} encrypts without integrity: packets can be changed on the way unnoticed`,
  label: "no integrity beside a cipher that needs it",
});

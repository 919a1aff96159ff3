/** Neither encryption nor integrity: a tunnel that protects nothing. */

import { lacking } from "./unprotected.ts";

export const nullBoth = lacking("phase2/null-both", "both", {
  at: "phase2.encryption",
  message: (where) => `${where} protects nothing: neither encryption nor integrity`,
  label: "no encryption, and `auth = null`",
});

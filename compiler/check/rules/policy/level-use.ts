/** `level = use`: without an SA packets leave as they are, and nobody asks for one. */

import { levelRule } from "./levels.ts";

export const levelUse = levelRule("policy/level-use", "use", (who, name) => ({
  message: `without an SA packets of \`${name}\` leave ${who} unprotected, and nobody asks for one`,
  label: "readable until somebody else brings the tunnel up",
}));

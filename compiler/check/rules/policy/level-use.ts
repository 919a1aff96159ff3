/** `level = use`: without an SA packets leave as they are, and nobody asks for one. */

import { levelRule } from "./levels.ts";

export const levelUse = levelRule("policy/level-use", "use", (site, name) => ({
  message: `\`${site}\` sends packets of \`${name}\` unprotected whenever there is no SA for them, and asks for none`,
  label: "readable until somebody else brings the tunnel up",
}));

/** Which names an object on the device may have. */

import type { ObjectKind } from "./cell.ts";

/** Words that RouterOS's arguments read as something other than a name. */
const reserved: ReadonlySet<string> = new Set(["default", "none", "any", "all", "auto", "request-only"]);

const longest = 64;

/**
 * Why a name is refused, or `undefined`. A comma would end an item of a list (`peer=a,b`), a `/` the inbound half of a
 * key pair in 2.6, and a name that starts with `*` or `!` reads as an item's number or as a negation. No source gives a
 * longest name: 64 is this compiler's own bound.
 */
export function refusal(name: string, object: ObjectKind): string | undefined {
  if (object === "key" && name.includes("/")) {
    return "A manual SA writes `in/out` between two key names, so a key's name has no `/`.";
  }
  if (name === "") {
    return "A name cannot be empty.";
  }
  if (name.length > longest) {
    return `A name has at most ${longest} characters; this one has ${name.length}.`;
  }
  if (reserved.has(name)) {
    return `RouterOS reads \`${name}\` as a word of its own, and rows called \`default\` belong to the router.`;
  }
  return /^[A-Za-z0-9_][A-Za-z0-9_.@ +/-]*$/u.test(name)
    ? undefined
    : "A name starts with a letter, a digit or `_` and continues with these, blanks and `.` `-` `@` `+` `/`.";
}

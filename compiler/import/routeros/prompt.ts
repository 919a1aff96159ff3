/** The console's prompt, which names the device and carries the menu: `[admin@MikroTik] ip ipsec proposal>`. */

import type { Prompt } from "./tokens.ts";

/** Menus with blanks up to 6.x, with slashes in 7.x; `<SAFE>` in safe mode. */
const shape =
  /\[[^\]\r\n@]{0,64}@(?<device>[^\]\r\n]{1,64})\][ \t]*(?:<SAFE>[ \t]*)?(?<path>\/?[a-z0-9-]+(?:[ /][a-z0-9-]+)*|\/)?[ \t]*(?:<SAFE>[ \t]*)?>/uy;

/** Whether a prompt stands at the beginning of a line, near the beginning of the text. */
export function isSession(text: string): boolean {
  return text
    .slice(0, 16_384)
    .split(/[\r\n]+/u)
    .some((line) => line.startsWith("[") && readPrompt(line, 0) !== undefined);
}

/** `at` is the opening bracket at the beginning of a line. */
export function readPrompt(
  text: string,
  at: number,
): { readonly prompt: Prompt; readonly end: number } | undefined {
  shape.lastIndex = at;
  const groups = shape.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const path = (groups["path"] ?? "").split(/[ /]+/u).filter((word) => word !== "");
  return { prompt: { device: groups["device"] ?? "", path }, end: shape.lastIndex };
}

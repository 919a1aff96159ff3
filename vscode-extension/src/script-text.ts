/** What the script view shows: the server's answer and the last good text in; comments and script out. */

import type { Script } from "./requests.ts";

export const NO_SOURCE = "# Put the cursor into a .vpn file: the script of its site is shown here.\n";
export const NO_SITE = "# No site of this project is configured by vpnc, so there is no script.\n";

const WIDTH = 64;

/** Somebody may copy what stands here, so it says at the top when it is not what a build would write. */
export function shownText({ site, text, reasons }: Script, lastGood: string | undefined): string {
  if (text !== undefined) return text;
  const why = reasons.flatMap((reason, index) => comment(reason, index === 0 ? "" : "- "));
  if (lastGood === undefined) return [`# There is no script for ${site}.`, ...why, ""].join("\n");
  return ["# OUT OF DATE. Below is the last script that compiled.", ...why, "", lastGood].join("\n");
}

/** Comment lines of a readable width; what follows a bullet is indented under it. */
function comment(text: string, bullet: string): readonly string[] {
  const lines: string[] = [];
  let line = `# ${bullet}`;
  let isEmpty = true;
  for (const word of text.split(/\s+/)) {
    if (!isEmpty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `# ${" ".repeat(bullet.length)}`;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

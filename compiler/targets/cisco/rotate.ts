/**
 * Other keys for tunnels of a router that runs already: its configuration before and after in; out, the lines that differ, the same
 * for the way back, and what ends the sessions with the peers.
 */

import { fileName } from "../common/file-name.ts";
import type { EmitOptions, OutputFile, Rotation, RotationStep } from "../target.ts";
import { block, print, type Block } from "./lines.ts";
import { plan } from "./plan.ts";
import { sources } from "./sources.ts";

export function rotate(rotation: Rotation, { secrets }: EmitOptions): readonly OutputFile[] {
  const { before, after, tunnels } = rotation;
  const [old, wanted] = [plan(before, secrets).blocks, plan(after, secrets).blocks];
  const peers = before.connections.flatMap(({ name, remote, disabled }) =>
    tunnels.has(name) && !disabled && remote.address !== undefined ? [remote.address.value] : [],
  );
  const base = fileName(before.site);
  const top = (step: RotationStep, more: readonly string[]): string => {
    const [first = "", ...rest] = rotation.remarks(step);
    const lines = [
      `site ${before.site}, Cisco IOS${before.version === undefined ? "" : ` ${before.version}`}: ${first}`,
      `documented: ${step === "2" ? sources.session : sources.yang}; not run on a router`,
      ...rest,
      ...more,
    ];
    return lines.map((line) => `! ${line.replace(/\s+/gu, " ")}\n`).join("");
  };
  const lines = (step: "1" | "back", blocks: readonly Block[]): OutputFile => {
    const name = `${base}.rotate-${step}.ios.cfg`;
    const text = `${top(step, [`apply: copy ${name} to the running configuration`, KEEP])}${print(blocks)}end\n`;
    return { name, text, secret: true };
  };
  const clear = peers.map((address) => `clear crypto session remote ${address}\n`).join("");
  return [
    lines("1", changes(old, wanted)),
    ...(clear === ""
      ? []
      : [
          {
            name: `${base}.rotate-2.ios.txt`,
            text: `${top("2", ["apply: type this in privileged mode; it is no configuration"])}${clear}`,
            secret: false,
          },
        ]),
    lines("back", changes(wanted, old)),
  ];
}

const KEEP = "This file holds secrets: keep it readable by its owner only, and delete it after use.";

/** What IOS does with a second key for one address, no source says, so the first is taken back; in a keyring the new line replaces the old. */
function changes(before: readonly Block[], after: readonly Block[], isNested = false): readonly Block[] {
  return after.flatMap((wanted, at): readonly Block[] => {
    const old = before[at];
    if (old === undefined || old.line !== wanted.line)
      return isNested || old === undefined ? [wanted] : [block(`no ${old.line}`), wanted];
    const below = changes(old.below, wanted.below, true);
    return below.length === 0 ? [] : [{ line: wanted.line, below }];
  });
}

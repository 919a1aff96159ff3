/**
 * Other keys for tunnels of a strongSwan that runs already: the whole swanctl.conf with the new keys, the same with the old ones, and
 * commands that negotiate anew. It is the whole file because `--load-creds` drops every secret that the files do not have.
 */

import { fileName } from "../common/file-name.ts";
import type { EmitOptions, OutputFile, Rotation, RotationStep } from "../target.ts";
import { plan } from "./plan.ts";
import { print } from "./print.ts";
import { sources } from "./sources.ts";

export function rotate(rotation: Rotation, { secrets }: EmitOptions): readonly OutputFile[] {
  const { before, after } = rotation;
  const base = fileName(before.site);
  const top = (step: RotationStep, more: readonly string[]): string => {
    const [first = "", ...rest] = rotation.remarks(step);
    const lines = [
      `site ${before.site}, strongSwan${before.version === undefined ? "" : ` ${before.version}`}: ${first}`,
      `documented: ${sources.secrets}; tests rotate between two charons 5.9.8 with files made like this one, which was not run`,
      ...rest,
      ...more,
    ];
    return lines.map((line) => `# ${line.replace(/\s+/gu, " ")}\n`).join("");
  };
  const whole = (step: "1" | "back"): OutputFile => {
    const name = `${base}.rotate-${step}.swanctl.conf`;
    const { sections } = plan(step === "1" ? after : before, secrets);
    const more = [
      `apply: copy it over /etc/swanctl/conf.d/${base}.swanctl.conf, then swanctl --load-creds`,
      "This file holds secrets: keep it readable by root only.",
    ];
    return { name, text: `${top(step, more)}\n${print(sections)}`, secret: true };
  };
  const commands = anew(rotation, plan(before, secrets).sections);
  const script = `${base}.rotate-2.sh`;
  const files = [whole("1"), whole("back")] as const;
  return commands.length === 0
    ? files
    : [
        files[0],
        {
          name: script,
          text: `${top("2", [`apply: sh ${script}`])}\n${commands.map((line) => `${line}\n`).join("")}`,
          secret: false,
        },
        files[1],
      ];
}

/** Each connection of a tunnel ends and begins; what never had come up ends with an error, and begins all the same. */
function anew(
  { before, tunnels }: Rotation,
  sections: ReturnType<typeof plan>["sections"],
): readonly string[] {
  const known = sections.find(({ name }) => name === "connections")?.sections ?? [];
  const wanted = new Set(
    before.connections.flatMap(({ name, disabled }) => (tunnels.has(name) && !disabled ? [name] : [])),
  );
  return known
    .filter(({ name }) => wanted.has(name))
    .flatMap(({ name, sections: inner }) => [
      `swanctl --terminate --ike ${word(name)}`,
      ...(inner.find((each) => each.name === "children")?.sections ?? []).map(
        (child) => `swanctl --initiate --child ${word(child.name)}`,
      ),
    ]);
}

function word(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

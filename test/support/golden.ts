/** Compares a script with the commands of a document: all of theirs, and every extra argument equal to the default. */

import type { ReadCommand } from "./routeros-reader.ts";

/** What is missing or differs, in words. Extras are allowed when `defaults` says their value. */
export function differences(
  golden: readonly ReadCommand[],
  ours: readonly ReadCommand[],
  defaults: Readonly<Record<string, string>>,
): readonly string[] {
  const left = [...ours];
  const problems: string[] = [];
  for (const wanted of golden) {
    const at = left.findIndex((command) => contains(command, wanted));
    const found = left[at];
    if (found === undefined) {
      problems.push(`missing: ${describe(wanted)}`);
      continue;
    }
    left.splice(at, 1);
    for (const [name, value] of found.arguments) {
      if (!wanted.arguments.has(name) && defaults[name] !== value) {
        problems.push(`extra: ${found.menu} ${name}=${value}`);
      }
    }
  }
  return [...problems, ...left.map((command) => `extra command: ${describe(command)}`)];
}

function contains(command: ReadCommand, wanted: ReadCommand): boolean {
  return (
    command.menu === wanted.menu &&
    command.command === wanted.command &&
    command.plain.join(" ") === wanted.plain.join(" ") &&
    [...wanted.arguments].every(([name, value]) => command.arguments.get(name) === value)
  );
}

function describe(command: ReadCommand): string {
  const named = [...command.arguments].map(([name, value]) => `${name}=${value}`);
  return [command.menu, command.command, ...command.plain, ...named].join(" ");
}

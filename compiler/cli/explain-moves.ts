/** `vpnc explain target/6.43.8..7.22.3`: what moved between two releases, and which defaults changed. */

import { supportedText } from "../targets/routeros/releases.ts";
import { movesBetween, type Moves } from "../targets/routeros/moves.ts";
import { UsageError } from "./io.ts";

export interface Releases {
  readonly from: string;
  readonly to: string;
}

/** `undefined` when the words ask for something else. */
export function releasesIn(asked: string): Releases | undefined {
  const [, from, to] = /^target\/(\d[\w.]*?)\.\.(\d[\w.]*)$/.exec(asked) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

export function movesOf({ from, to }: Releases): Moves {
  const moves = movesBetween(from, to);
  if (moves !== undefined) return moves;
  throw new UsageError(`\`${from}\` or \`${to}\` is no supported release of RouterOS`, [
    `supported are ${supportedText}`,
  ]);
}

export function movesText(releases: Releases, { moved, defaults }: Moves): string {
  const { from, to } = releases;
  const gone = "no setting";
  return `${[
    `RouterOS ${from} to ${to}: what a script says elsewhere, and what the device does by itself`,
    `What moved\n\n${table(
      [
        ["parameter", from, to],
        ...moved.map((move) => [move.parameter, move.before ?? gone, move.after ?? gone]),
      ],
      "everything is said as before",
    )}`,
    `Defaults that changed (scripts state every negotiated value, so none of them changes a tunnel)\n\n${table(
      [["parameter", from, to], ...defaults.map((change) => [change.parameter, change.before, change.after])],
      "none that is documented for both",
    )}`,
    "Build the site for both releases and compare the two scripts; docs/migration.md goes through one such move.",
  ].join("\n\n")}\n`;
}

function table(rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 1) return `    ${empty}`;
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) => `    ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd())
    .join("\n");
}

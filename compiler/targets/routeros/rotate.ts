/**
 * Other keys for tunnels of a router that runs already: the rows of its script before and after in; out, a script that sets what
 * differs, one that sets it back, and one that has the peers negotiate anew.
 */

import { inRange } from "../../catalogue/version.ts";
import { fileName } from "../common/file-name.ts";
import type { EmitOptions, OutputFile, Rotation, RotationStep, SecretReader } from "../target.ts";
import { cellOf } from "./cells.ts";
import { commentLine, proofOf } from "./header.ts";
import { plan } from "./plan.ts";
import { print } from "./print.ts";
import { rangeOf, type SupportedRange } from "./releases.ts";
import type { PlannedRow } from "./settle.ts";
import { revealed, type Argument, type Row } from "./tree.ts";

interface Change {
  readonly before: PlannedRow;
  readonly after: PlannedRow;
}

export function rotate(rotation: Rotation, options: EmitOptions): readonly OutputFile[] {
  const { before, after } = rotation;
  const release = before.version;
  const range = release === undefined ? undefined : rangeOf(release);
  if (release === undefined || range === undefined) return [];
  const old = readable(plan(before, release).rows, options.secrets);
  const changes = changesOf(old, readable(plan(after, release).rows, options.secrets));
  const known = changes.flatMap(({ before: row }) => peerOf(row, old) ?? []);
  // Where peers cannot be disabled, nothing is known that ends the negotiation of one of them.
  const peers = cellOf("peer.disabled", release) === undefined ? [] : [...new Set(known)];
  const file = (step: RotationStep, rows: readonly Row[]): OutputFile => {
    const name = `${fileName(before.site)}.rotate-${step}.rsc`;
    const proof = proofOf(release, rows);
    const top = [
      `site ${before.site}, RouterOS ${release}: ${rotation.remarks(step)[0] ?? ""}`,
      proof.text,
      ...rotation.remarks(step).slice(1),
      ...runs(step, name),
      ...(inRange(release, { until: "2.6" }) ? [FORM_OF_26] : []),
    ];
    const text = `${top.map(commentLine).join("\n")}\n\n${print(rows, options.style)}`;
    return { name, text, secret: step !== "2", proof };
  };
  return [
    file(
      "1",
      changes.map((change) => setting(change, range, "after")),
    ),
    ...(peers.length === 0
      ? []
      : [
          file(
            "2",
            peers.flatMap((peer) => anew(peer, range)),
          ),
        ]),
    file(
      "back",
      changes.map((change) => setting(change, range, "before")),
    ),
  ];
}

const FORM_OF_26 =
  "The 2.6 manual does not show how items are found: compare with `print` before you run it.";

function runs(step: RotationStep, name: string): readonly string[] {
  return [
    `apply:  /import file-name=${name}`,
    ...(step === "2"
      ? [
          "Import it, never paste it: the session may end with the first line, and the second one brings the peer back.",
        ]
      : ["This file holds secrets: keep it readable by its owner only, and delete it after use."]),
  ];
}

function readable(rows: readonly PlannedRow[], secrets: SecretReader): readonly PlannedRow[] {
  return rows.map((planned) => ({ ...planned, row: revealed(planned.row, secrets) }));
}

/** Rows of one object with one key, whose arguments differ. */
function changesOf(before: readonly PlannedRow[], after: readonly PlannedRow[]): readonly Change[] {
  const known = new Map(before.map((row) => [keyOf(row), row]));
  return after.flatMap((row): Change[] => {
    const old = row.row.command === "add" ? known.get(keyOf(row)) : undefined;
    return old === undefined || differing(old.row, row.row).length === 0 ? [] : [{ before: old, after: row }];
  });
}

function keyOf({ row, key }: PlannedRow): string {
  return JSON.stringify([row.menu, row.command, key.map((name) => valueOf(row, name))]);
}

function valueOf({ arguments: all }: Row, wanted: string): string | undefined {
  return all.find(({ name }) => name === wanted)?.value;
}

function differing(one: Row, other: Row): readonly Argument[] {
  return one.arguments.filter(({ name, value }) => valueOf(other, name) !== value);
}

function setting({ before, after }: Change, range: SupportedRange, to: "before" | "after"): Row {
  const [wanted, other] = to === "after" ? [after, before] : [before, after];
  return { ...found(before, range), command: "set", arguments: differing(wanted.row, other.row) };
}

function found({ row, key }: PlannedRow, { find }: SupportedRange): Row {
  const conditions = row.arguments.filter(({ name }) => key.includes(name));
  return {
    menu: row.menu,
    command: "disable",
    arguments: [],
    selector: { kind: "find", form: find, conditions },
  };
}

/** The peer that a key is for: itself, or the one that an identity or a secret names. One that is disabled stays so. */
function peerOf({ object, row }: PlannedRow, rows: readonly PlannedRow[]): PlannedRow | undefined {
  const known = (name: string, value: string | undefined): PlannedRow | undefined =>
    rows.find(
      (each) => each.object === "peer" && each.row.command === "add" && valueOf(each.row, name) === value,
    );
  const peer =
    object === "identity" ? known("name", valueOf(row, "peer")) : known("address", valueOf(row, "address"));
  return peer !== undefined && valueOf(peer.row, "disabled") !== "yes" ? peer : undefined;
}

/** What a disabled peer had negotiated ends with it. */
function anew(peer: PlannedRow, range: SupportedRange): readonly Row[] {
  const row = found(peer, range);
  return [row, { ...row, command: "enable" }];
}

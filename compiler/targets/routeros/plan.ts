/** The model of one device to the rows of its script, in order, with everything its release cannot say. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeviceModel, NamedObject } from "../../model/model.ts";
import { distinct } from "../common/refusals.ts";
import { movesOf } from "./above.ts";
import { partsOf, type Draft } from "./drafts.ts";
import { hiddenComments, isSwitched, unprobed } from "./facts-failover.ts";
import { unranked } from "./facts-preference.ts";
import { merge } from "./merge.ts";
import { carriedBy, menuOf, rankOf } from "./objects.ts";
import { idleObject, missingObject, type Subject } from "./problems.ts";
import { rangeOf } from "./releases.ts";
import { settle, type PlannedRow, type Settled } from "./settle.ts";

export interface Plan {
  /** In the order they run; `disable` last. */
  readonly rows: readonly PlannedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

export function plan(device: DeviceModel, release: string): Plan {
  const rows: PlannedRow[] = [];
  const diagnostics: Diagnostic[] = [];
  /** What thousands of policies share and can be said is said for the first; what cannot, each of them reports. */
  const done = new Set<NamedObject>();
  for (const { subject, drafts } of partsOf(device, release)) {
    for (const draft of drafts()) {
      if (draft.shared !== undefined && done.has(draft.shared)) continue;
      const settled = settleDraft(draft, { device: device.site, release, subject });
      for (const row of settled.rows) rows.push(row);
      for (const found of settled.diagnostics) diagnostics.push(found);
      if (draft.shared !== undefined && settled.diagnostics.length === 0) done.add(draft.shared);
    }
  }
  diagnostics.push(...ofWhole(device, release));
  const merged = merge(rows, device.site, release);
  return {
    rows: inOrder([...merged.rows, ...movesOf(merged.rows, rangeOf(release)?.find ?? "find where")]),
    diagnostics: distinct([...diagnostics, ...merged.diagnostics]),
  };
}

export function settleDraft(
  draft: Draft,
  { device, release, subject: about }: Omit<Subject, "place">,
): Settled {
  const subject: Subject = { device, release, place: draft.place, subject: about };
  const carrier = carriedBy(draft.main, release);
  if (menuOf(draft.main, release) === undefined && carrier === undefined) {
    return { rows: [], diagnostics: [missingObject(draft.main, subject)] };
  }
  if (carrier !== undefined && draft.idle === true) {
    return { rows: [], diagnostics: [idleObject(carrier, subject)] };
  }
  return settle(draft.facts(), draft.objects, subject);
}

/** What is in the way of no single row. */
export function ofWhole(device: DeviceModel, release: string): readonly Diagnostic[] {
  return [
    ...(isSwitched(release) ? [...unprobed(device, release), ...hiddenComments(device, release)] : []),
    ...unranked(device, release),
  ];
}

/** By rank, and of one rank as they are. */
function inOrder(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  const ranks = new Map<number, PlannedRow[]>();
  for (const row of rows) {
    const rank = (row.row.command === "disable" ? 1000 : 0) + rankOf(row.object);
    const own = ranks.get(rank);
    if (own === undefined) ranks.set(rank, [row]);
    else own.push(row);
  }
  return [...ranks].toSorted(([a], [b]) => a - b).flatMap(([, own]) => own);
}

/**
 * What an engineer must know before moving a device from one release to another: which settings are said elsewhere,
 * which came or went, and which defaults changed. Computed from the cells and the defaults, so it cannot disagree with
 * what is printed.
 */

import { defaultOf } from "../../catalogue/defaults.ts";
import { PARAMETER_IDS, type ParameterId } from "../../catalogue/ids.ts";
import { showScalars, unitOf } from "../../catalogue/show.ts";
import { cellOf } from "./cells.ts";
import { menuOf } from "./objects.ts";
import { rangeOf } from "./releases.ts";
import { sources } from "./sources.ts";

export interface Move {
  readonly parameter: ParameterId;
  /** `/ip ipsec peer enc-algorithm`; `undefined` where the release has no setting of its own for it. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Who says so of the newer release, or of the older one for what is gone. */
  readonly source: string;
}

export interface ChangedDefault {
  readonly parameter: ParameterId;
  readonly before: string;
  readonly after: string;
  readonly source: string;
}

export interface Moves {
  readonly moved: readonly Move[];
  readonly defaults: readonly ChangedDefault[];
}

/** `undefined` when one of the releases is not supported. */
export function movesBetween(from: string, to: string): Moves | undefined {
  if (rangeOf(from) === undefined || rangeOf(to) === undefined) return undefined;
  return {
    moved: PARAMETER_IDS.flatMap((id) => moveOf(id, from, to)),
    defaults: PARAMETER_IDS.flatMap((id) => changeOf(id, from, to)),
  };
}

function moveOf(parameter: ParameterId, from: string, to: string): Move[] {
  const [before, after] = [saidBy(parameter, from), saidBy(parameter, to)];
  if (before === after) return [];
  const cell = cellOf(parameter, to) ?? cellOf(parameter, from);
  return [{ parameter, before, after, source: cell === undefined ? "" : sources[cell.source] }];
}

function saidBy(parameter: ParameterId, release: string): string | undefined {
  const cell = cellOf(parameter, release);
  const menu = cell && menuOf(cell.object, release);
  return cell && menu && `${menu.path} ${cell.argument}`;
}

function changeOf(parameter: ParameterId, from: string, to: string): ChangedDefault[] {
  const [old, now] = [defaultOf(parameter, "routeros", from), defaultOf(parameter, "routeros", to)];
  if (old === undefined || now === undefined) return [];
  const unit = unitOf(parameter);
  const [before, after] = [showScalars(old.value, unit), showScalars(now.value, unit)];
  return before === after ? [] : [{ parameter, before, after, source: now.source }];
}

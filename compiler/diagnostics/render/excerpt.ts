/**
 * One line of source as it is shown: secrets hidden, tabs expanded, harmful characters replaced, cut to the window. Gives
 * the text and the columns on the screen where a range of the source begins and ends.
 */

import type { MaskedRange } from "./mask.ts";
import { harmlessCharacter, widthOfCharacter } from "./width.ts";

export interface Excerpt {
  readonly text: string;
  /** Screen columns from 0; `end` is always after `start`. */
  readonly start: number;
  readonly end: number;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  /** The source it stands for, as offsets into the line. */
  readonly from: number;
  readonly to: number;
}

const TAB = 4;
const CUT = "…";

/** `start` and `end` are offsets into `line`; the window is as wide as the screen has room, if that is limited. */
export function excerptOf(
  line: string,
  start: number,
  end: number,
  masked: readonly MaskedRange[],
  room: number | undefined,
): Excerpt {
  const cells = cellsOf(line, masked);
  let column = 0;
  let first: number | undefined;
  let last = 0;
  for (const cell of cells) {
    if (cell.to > start && first === undefined) first = column;
    column += cell.width;
    if (cell.from < end) last = column;
  }
  const at = first ?? column;
  return cut(cells, { text: "", start: at, end: Math.max(last, at + 1) }, room);
}

function cellsOf(line: string, masked: readonly MaskedRange[]): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  let at = 0;
  const ranges = masked.values();
  let range = ranges.next().value;
  while (at < line.length) {
    let cell: Cell;
    if (range !== undefined && at >= range.start) {
      cell = { shown: range.shown, width: range.shown.length, from: at, to: range.end };
      range = ranges.next().value;
    } else {
      const character = String.fromCodePoint(line.codePointAt(at) ?? 0);
      const to = at + character.length;
      if (character === "\t") {
        const width = TAB - (column % TAB);
        cell = { shown: " ".repeat(width), width, from: at, to };
      } else {
        const shown = harmlessCharacter(character);
        cell = { shown, width: widthOfCharacter(shown), from: at, to };
      }
    }
    cells.push(cell);
    column += cell.width;
    at = cell.to;
  }
  return cells;
}

/** Keeps the marked range in sight: a line of a thousand columns is shown around it. */
function cut(cells: readonly Cell[], mark: Excerpt, room: number | undefined): Excerpt {
  const width = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (room === undefined || width <= room) {
    const text = cells.map((cell) => cell.shown).join("");
    return { ...mark, text: text.trimEnd() };
  }
  const from = mark.end <= room - 1 ? 0 : Math.max(0, mark.start - Math.floor(room / 4));
  const to = from + room - 2;
  let text = from === 0 ? "" : CUT;
  let column = 0;
  let skipped: number | undefined;
  for (const cell of cells) {
    const inside = column >= from && column + cell.width <= to;
    if (inside) {
      skipped ??= column;
      text += cell.shown;
    }
    column += cell.width;
  }
  const shift = (skipped ?? from) - (from === 0 ? 0 : 1);
  const start = mark.start - shift;
  const end = Math.min(mark.end - shift, to - shift);
  return { text: width > to ? text + CUT : text, start, end: Math.max(end, start + 1) };
}

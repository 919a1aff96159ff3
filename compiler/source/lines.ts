/** Line and column mathematics of a text: offsets in, positions that count from 1 out, columns in UTF-16 units. */

export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineTable {
  readonly count: number;
  /** Offsets outside the text are clamped to it. */
  readonly positionAt: (offset: number) => Position;
  /** Positions outside the text are clamped to it. */
  readonly offsetAt: (position: Position) => number;
  /** A line's start offset and its text without the line break; an unknown line is empty. */
  readonly lineAt: (line: number) => { readonly start: number; readonly text: string };
}

const LF = 10;
const CR = 13;

/** A line ends at `\n`, `\r\n` or a lone `\r`, as in the language server protocol. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CR && text.charCodeAt(at + 1) === LF) at++;
    if (unit === CR || unit === LF) starts.push(at + 1);
  }

  const startOf = (index: number): number => starts[index] ?? text.length;

  function endOf(index: number): number {
    if (index + 1 >= starts.length) return text.length;
    const next = startOf(index + 1);
    return text.charCodeAt(next - 1) === LF && text.charCodeAt(next - 2) === CR ? next - 2 : next - 1;
  }

  function indexOf(offset: number): number {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  return {
    count: starts.length,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const index = indexOf(clamped);
      return { line: index + 1, column: Math.min(clamped, endOf(index)) - startOf(index) + 1 };
    },
    offsetAt({ line, column }) {
      const index = Math.min(Math.max(line, 1), starts.length) - 1;
      return Math.min(startOf(index) + Math.max(column - 1, 0), endOf(index));
    },
    lineAt(line) {
      if (line < 1 || line > starts.length) return { start: text.length, text: "" };
      return { start: startOf(line - 1), text: text.slice(startOf(line - 1), endOf(line - 1)) };
    },
  };
}

/** Changes that no test can notice, each with the reason. `run.ts` fails when one is gone, or is noticed after all. */

export interface Equivalent {
  readonly file: string;
  readonly within: string;
  readonly from: string;
  readonly to: string;
  readonly nth: number;
  readonly why: string;
}

type Row = readonly [within: string, from: string, to: string, why: string, nth?: number];

const ROWS: Readonly<Record<string, readonly Row[]>> = {};

export const EQUIVALENT: readonly Equivalent[] = Object.entries(ROWS).flatMap(([file, rows]) =>
  rows.map(([within, from, to, why, nth = 1]) => ({ file, within, from, to, why, nth })),
);

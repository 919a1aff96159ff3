/** Edits as somebody types them, for properties about what is kept between two texts. */

import * as fc from "fast-check";

/** A share of the text's length, a number of characters to drop there, and what is written instead. */
export interface Edit {
  readonly at: number;
  readonly drop: number;
  readonly write: string;
}

const PIECES = [
  ...' \n\r#={},."/x1',
  "\r\n",
  "\n\n",
  "##",
  "## said of it\n",
  "\n# aside\n",
  "site hq {\n",
  "}\n",
  "\ntunnel b: hq <-> b {\n}\n",
  'secret s = env("S")\n',
  "let lan = 10.0.0.0/8\n",
  "phase1 strong {\n  hash = sha256\n}\n",
  " extends strong",
  "  lan = 10.9.0.0/24\n",
  "hash = md5\n",
  "policy any <-> any\n",
  'waive policy/overlap "why"\n',
  "\uFEFF",
  "“",
];

export const edits = (most: number): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(120)),
      write: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.constant("")),
    }),
    { minLength: 1, maxLength: most },
  );

export function edited(text: string, { at, drop, write }: Edit): string {
  const offset = Math.floor(at * text.length);
  return text.slice(0, offset) + write + text.slice(offset + drop);
}

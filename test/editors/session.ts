/** What every editor is asked to do with an example, and the answers: the head office, with a group that the branch lacks. */

import { expect } from "vitest";
import { exampleText } from "../support/examples.ts";

const FILE = "head-office.vpn";

const NARROW = `
phase1 narrow extends strong {
  dh-group = modp2048
}
`;

/** The example, with the two ends at odds. */
export const TEXT = exampleText("head-office")
  .replace("\nphase2 strong {", `${NARROW}\nphase2 strong {`)
  .replace("  phase1 = strong\n", "  phase1 = strong <-> narrow\n");

/** A character of two UTF-16 units, with something to move behind it. */
const TIDY = TEXT.replace(
  "site riga {\n",
  `site riga {\n  name   = "Rīga 🗼"${" ".repeat(23)}# by the sea\n`,
);

/** The same text as somebody leaves it: blanks, indentation, line breaks. */
const UNTIDY = TIDY.replace("exchange   = ikev2", "exchange=ikev2")
  .replace("  encryption = aes-256-gcm", "\tencryption    =   aes-256-gcm  ")
  .replace("    failures = 3\n", "failures = 3\n\n\n")
  .replace(/" +# by the sea/, '" # by the sea')
  .replace("  phase2 = strong\n", "        phase2 = strong\n")
  .replace(" <-> riga {", "<->riga\t{");

export const UNTIDY_FILE = "untidy.txt";
export const PROJECT = { "vpnc.json": "{}", [FILE]: TEXT, [UNTIDY_FILE]: UNTIDY };
export { FILE };

/** Where the editor puts its cursor: lines from 1, columns from 0. */
export function spot(piece: string): { readonly line: number; readonly column: number } {
  const [before = "", after] = piece.split("┆");
  const offset = TEXT.indexOf(`${before}${after ?? ""}`) + before.length;
  const lines = TEXT.slice(0, offset).split("\n");
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
}

export const HOVER = spot("dh-gr┆oup   = ecp256");
export const USE = spot("phase2 = str┆ong");
export const COMPLETE = spot("hash       = sha┆256");
export const NEW_NAME = "fast";

export interface Answers {
  readonly diagnostics: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  readonly hover: string;
  /** What the editor offers behind `sha`. */
  readonly completion: readonly string[];
  /** Where the cursor is after a jump from the use of a profile. */
  readonly definition: { readonly line: number; readonly column: number };
  /** How many places the editor lists for that profile. */
  readonly references: number;
  /** The text after the profile has been renamed. */
  readonly renamed: string;
  /** What becomes of the untidy text: by each of the editor's ways to format a whole file. */
  readonly formatted: Readonly<Record<string, string>>;
}

export function expectAnswers(seen: Answers, formattedBy: readonly string[]): void {
  const found = seen.diagnostics.find(({ code }) => code === "phase1/dh-disjoint");
  expect(found).toMatchObject({ line: HOVER.line });
  expect(found?.message).toContain("help: ");
  expect(seen.hover).toContain("**`dh-group`** in `phase1`");
  expect(seen.completion).toEqual(expect.arrayContaining(["sha256", "sha384", "sha512"]));
  expect(seen.definition).toEqual(spot("phase2 ┆strong {"));
  expect(seen.references).toBe(2);
  expect(seen.renamed).toBe(
    TEXT.replace("phase2 strong", "phase2 fast").replace("phase2 = strong", "phase2 = fast"),
  );
  expect(seen.formatted).toEqual(Object.fromEntries(formattedBy.map((command) => [command, TIDY])));
}

/**
 * The line rules of the grammar, as questions about the next tokens. In: a look-ahead function (0 is the last token consumed).
 * Out: yes or no. An entry stands on one line up to its `{`; it may break only after `,`, `<->` or `->`.
 */

import { tokenMatcher, type IToken, type TokenType } from "chevrotain";
import type { Token } from "./token.ts";
import { TOP_HEADS, tokenType, type TokenName } from "./tokens.ts";

export type LookAhead = (distance: number) => IToken;

const BREAKABLE: ReadonlySet<string> = new Set(["Comma", "DoubleArrow", "Arrow"] satisfies TokenName[]);
const VERSIONS: ReadonlySet<string> = new Set([
  "Version",
  "Number",
  "String",
  "BadNumber",
] satisfies TokenName[]);
const TERM_NAMES: readonly TokenName[] = [
  ...(["Address", "Range", "Hex", "Duration", "Size"] as const),
  ...(["Version", "Number", "DigitWord", "String", "BadNumber"] as const),
];
const TERMS: ReadonlySet<string> = new Set(TERM_NAMES);
const ENTRY_KEYWORDS: ReadonlySet<string> = new Set(["Policy", "Packet", "Waive"] satisfies TokenName[]);
const word: TokenType = tokenType("Word");

export function nameOf(token: IToken): string {
  return token.tokenType.name;
}

export function isWord(token: IToken): boolean {
  return tokenMatcher(token, word);
}

/** Starts a line; so does the end of the chunk. */
export function breaks(token: IToken): boolean {
  return (token as Partial<Token>).lineBreak !== false;
}

/** The next token belongs to the entry that is being read. */
export function sameEntry(la: LookAhead): boolean {
  const next = la(1);
  return !breaks(next) || (BREAKABLE.has(nameOf(la(0))) && nameOf(next) !== "EOF");
}

/** The `distance`th token is one of these and on the line of the entry. */
export function hereIs(la: LookAhead, distance: number, ...names: readonly TokenName[]): boolean {
  const token = la(distance);
  return !breaks(token) && names.some((name) => name === nameOf(token));
}

function isNameAt(la: LookAhead, distance: number): boolean {
  const token = la(distance);
  return !breaks(token) && (isWord(token) || nameOf(token) === "String");
}

/** A term of a value; after a comma at the end of a line, what looks like the next entry is none. */
export function atTerm(la: LookAhead): boolean {
  const next = la(1);
  if (!sameEntry(la) || !(isWord(next) || TERMS.has(nameOf(next)))) return false;
  if (breaks(next)) return !startsEntryOnItsLine(la);
  // In a block on one line, `a = dpd { … }` lacks a value.
  return nameOf(la(0)) !== "Equals" || !atNextEntry(la);
}

function startsEntryOnItsLine(la: LookAhead): boolean {
  const name = nameOf(la(1));
  if (!isWord(la(1)) || hereIs(la, 2, "On")) return false;
  return ENTRY_KEYWORDS.has(name) ? !breaks(la(2)) : isNameAt(la, 2) || hereIs(la, 2, "LBrace", "Colon");
}

/** A value, even if it begins with a hole. */
export function atValue(la: LookAhead): boolean {
  return !breaks(la(1)) && (atTerm(la) || hereIs(la, 1, "Comma", "DoubleArrow"));
}

export function atVersion(la: LookAhead): boolean {
  return !breaks(la(1)) && VERSIONS.has(nameOf(la(1)));
}

/** On the same line, another entry: `WORD {`, `WORD NAME {`, `WORD WORD NAME {`, or one with a keyword of its own. */
export function atNextEntry(la: LookAhead): boolean {
  const next = la(1);
  if (ENTRY_KEYWORDS.has(nameOf(next))) return !breaks(la(2));
  if (!isWord(next)) return false;
  for (let distance = 2; distance <= 4; distance += 1) {
    if (hereIs(la, distance, "LBrace")) return true;
    if (!isNameAt(la, distance)) return false;
  }
  return false;
}

/** What follows a complete entry on its line and starts no other. */
export function atRest(la: LookAhead): boolean {
  return !breaks(la(1)) && !atNextEntry(la);
}

/** What follows a list item and neither separates nor ends the list. */
export function atSpare(la: LookAhead, inCall: boolean): boolean {
  if (!atRest(la) || hereIs(la, 1, "Comma", "DoubleArrow", "Arrow", "FatArrow", "Extends")) return false;
  return !(inCall && hereIs(la, 1, "RParen"));
}

/** A name in a header; numbers come in too, for the builder to refuse. */
export function atName(la: LookAhead): boolean {
  const next = la(1);
  if (!sameEntry(la) || nameOf(next) === "Extends") return false;
  if (breaks(next) && TOP_HEADS.has(next.image) && startsEntryOnItsLine(la)) return false;
  return isWord(next) || ["String", "DigitWord", "Number", "Version"].includes(nameOf(next));
}

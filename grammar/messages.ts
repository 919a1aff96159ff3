/**
 * The words of every syntax problem. In: what was found, what was expected, and where. Out: a `SyntaxProblem`
 * with a plain sentence. Strings and hexadecimal numbers may be secrets: no message holds their content.
 */

import { closest, distance } from "fastest-levenshtein";
import type { Span } from "./ast.ts";
import type { SyntaxProblem } from "./problem.ts";
import type { Token } from "./token.ts";
import { TOP_HEADS } from "./tokens.ts";

const SHOWN = 40;

/** How a message calls what it found. */
export function describe(token: Token): string {
  const label = token.tokenType.LABEL ?? token.tokenType.name;
  const secret =
    token.veiled || token.damaged || token.tokenType.name === "String" || token.tokenType.name === "Hex";
  return secret || token.image.length > SHOWN ? label : `\`${token.image}\``;
}

export function unexpected(span: Span, found: string, expected: string, help?: string): SyntaxProblem {
  const message = `Found ${found}, but expected ${expected}.`;
  return { code: "syntax/unexpected", span, message, ...(help === undefined ? {} : { help }) };
}

/** An entry that lost its header, or a `}` too many. */
export function outside(span: Span, token: Token): SyntaxProblem {
  const help =
    token.image === "}"
      ? "remove the `}`"
      : "does its declaration miss its first line, or is a `}` too early?";
  return unexpected(
    span,
    `${describe(token)} outside of every declaration`,
    "a declaration in column 1",
    help,
  );
}

export function missing(span: Span, after: string, expected: string): SyntaxProblem {
  return {
    code: "syntax/unexpected",
    span,
    message: `Found nothing after ${after}, but expected ${expected}.`,
  };
}

export function missingValue(span: Span, of: string, help?: string): SyntaxProblem {
  const message = `Found no value for ${of}, but expected one.`;
  return { code: "syntax/missing-value", span, message, ...(help === undefined ? {} : { help }) };
}

export function unclosedBlock(span: Span, of: string): SyntaxProblem {
  const message = `Found no \`}\` for the block of ${of}, but expected one before the next declaration or the end of the file.`;
  return { code: "syntax/unclosed-block", span, message, help: "add the `}`" };
}

export function unclosedString(span: Span): SyntaxProblem {
  const message = 'Found the end of the line inside a string, but expected its closing `"`.';
  return { code: "syntax/unclosed-string", span, message, help: "close the string on the line it starts on" };
}

export function typographic(span: Span, found: string, plain: string): SyntaxProblem {
  const shown = plain === " " ? "a plain blank" : `\`${plain}\``;
  const what = plain === " " ? "a typographic blank" : `the typographic \`${found}\``;
  const message = `Found ${what}, but expected ${shown}.`;
  return { code: "syntax/typographic", span, message, help: `write ${shown}`, edit: { span, text: plain } };
}

export function badCharacter(span: Span, found: string): SyntaxProblem {
  const code = found.codePointAt(0) ?? 0;
  const printable = /[^\p{C}\p{Z}]/u.test(found) && found.length <= SHOWN;
  const shown = printable
    ? `\`${found}\``
    : `the character U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  const message = `Found ${shown}, but expected a word, a value or punctuation; no part of the language starts with this.`;
  const help = found.startsWith("/")
    ? "a comment starts with `#`"
    : found.startsWith(";")
      ? "a line needs no `;`"
      : undefined;
  return { code: "syntax/bad-character", span, message, ...(help === undefined ? {} : { help }) };
}

export function foreignName(span: Span): SyntaxProblem {
  const message = "Found a word with letters beyond A to Z, but expected a plain name or a quoted one.";
  return { code: "syntax/bad-character", span, message, help: "write the name in quotes" };
}

export function badNumber(span: Span, text: string): SyntaxProblem {
  const shown = text.startsWith("0x") || text.length > SHOWN ? "a number that is none" : `\`${text}\``;
  return { code: "syntax/bad-number", span, message: `Found ${shown}, but expected ${wanted(text)}.` };
}

/** What the author of a malformed number most likely wanted. */
function wanted(text: string): string {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  if (/^\d+(?:\.\d+){3}$/.test(address)) {
    const octet = address
      .split(".")
      .find((part) => Number(part) > 255 || (part.length > 1 && part.startsWith("0")));
    if (octet !== undefined) return "every part of an IPv4 address to be 0 to 255, without leading zeros";
    return "an IPv4 prefix length of 0 to 32";
  }
  if (/:.*:/.test(address)) return "an IPv6 address with a prefix length of 0 to 128, if any";
  if (text.startsWith("0x")) return "hexadecimal digits after `0x`";
  return "a number, address, duration such as `1d2h`, size such as `100MB`, version or range";
}

/** A version where no device stands before it. */
export function strayVersion(span: Span, text: string): SyntaxProblem {
  const message = `Found the version \`${text}\` on its own, but expected a device before it, as in \`routeros 7.20\`.`;
  return { code: "syntax/bad-number", span, message };
}

export function badName(token: Token, span: Span): SyntaxProblem {
  const help = "start the name with a letter, or write it in quotes";
  return unexpected(span, describe(token), "a name, and a name starts with a letter or `_`", help);
}

export function unknownDeclaration(span: Span, head: Token): SyntaxProblem {
  const guess = suggestion(head.image);
  const message = `Found ${describe(head)}, but expected a declaration: \`${[...TOP_HEADS].join("`, `")}\`.`;
  const repair =
    guess === undefined ? {} : { help: `did you mean \`${guess}\`?`, edit: { span, text: guess } };
  return { code: "syntax/unknown-declaration", span, message, ...repair };
}

/** The head within a third of the word's length; long words are not compared, for that costs their square. */
function suggestion(word: string): string | undefined {
  if (word.length > SHOWN) return undefined;
  const guess = closest(word.toLowerCase(), [...TOP_HEADS]);
  const near = distance(word.toLowerCase(), guess) <= Math.max(1, Math.min(2, Math.floor(guess.length / 2)));
  return near ? guess : undefined;
}

export function tooDeep(span: Span, limit: number): SyntaxProblem {
  const message = `Found more than ${limit} levels of \`{\` or \`(\` inside each other, but expected at most ${limit}.`;
  return { code: "syntax/too-deep", span, message };
}

export function tooLong(span: Span, limit: number): SyntaxProblem {
  return unexpected(
    span,
    `a declaration of more than ${limit} words`,
    "it to be split; the rest of it is not read",
  );
}

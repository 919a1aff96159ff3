/**
 * Hides what may be a secret in one line of source before anybody sees it: a line in, the ranges to hide out. It works on
 * damaged lines too, so it does not parse: a literal is hidden unless its surroundings prove that it is none.
 */

import { lexLine, type Lexeme } from "./line-lexer.ts";

/** `true`: the key holds a secret; `false`: it never does; `undefined`: not a known key, so treated as one that may. */
export type KeyJudge = (key: string) => boolean | undefined;

export interface MaskedRange {
  readonly start: number;
  readonly end: number;
  /** Its length says nothing about the length of what it hides. */
  readonly shown: string;
}

const MASK = '"•••"';

/** Calls whose first argument says where a value is, or is public. */
const READABLE_CALLS = new Set(["env", "file", "derive", "dns", "fqdn", "user-fqdn", "key-id"]);
/** Words before a quoted name, where no `=` came before. `secret` is not among them: `secret "…"` may be a slip. */
const BEFORE_NAMES = new Set(
  "import site tunnel mesh peer phase1 phase2 key bgp manual gre ipip extends failover test packet on".split(
    " ",
  ),
);
/** Those that are keys as well: where the `=` is lost, a value follows, and no block. */
const ALSO_KEYS = new Set(["phase1", "phase2", "key", "peer"]);
/** Heads whose names may stand after `:`, `,` and `<->`. */
const WITH_ENDS = new Set(["tunnel", "mesh", "failover", "packet"]);

/** Keys of the language that hold secrets, or never do; the parameter catalogue may know more. */
export const knownSecretKeys: KeyJudge = (key) => {
  if (/^(?:psk|value|secret|password|pre-shared-key)$/.test(key)) return true;
  return /^(?:name|comment|device|id|remote-id|in-filter|out-filter|(?:ah|esp)-spi)$/.test(key)
    ? false
    : undefined;
};

interface Scan {
  /** The key whose value is being read: the word before the last `=`. */
  key: string | undefined;
  /** First word of the entry. */
  head: string | undefined;
  before: Lexeme | undefined;
  beforeThat: Lexeme | undefined;
  /** Callees of the open parentheses. */
  readonly calls: string[];
  /** Words read in this item of a secret key's list: the first may name a secret, more are none. */
  words: number;
}

export function maskedRanges(line: string, isSecretKey: KeyJudge = knownSecretKeys): readonly MaskedRange[] {
  const ranges: MaskedRange[] = [];
  const lexemes = lexLine(line);
  const scan: Scan = {
    key: undefined,
    head: undefined,
    before: undefined,
    beforeThat: undefined,
    calls: [],
    words: 0,
  };
  for (const [index, lexeme] of lexemes.entries()) {
    const next = lexemes[index + 1];
    const shown = maskOf(lexeme, next, scan, isSecretKey);
    const last = ranges.at(-1);
    if (shown !== undefined && last?.end === lexeme.start) {
      ranges.splice(-1, 1, { ...last, end: lexeme.end });
    } else if (shown !== undefined) {
      // After a literal that does not end as one should, the rest of the line may be the rest of the secret.
      const broken = lexeme.kind === "string" && !(lexeme.closed && endsWell(lexeme, next));
      ranges.push({ start: lexeme.start, end: broken ? line.length : lexeme.end, shown });
      if (broken) break;
    }
    advance(lexeme, scan);
  }
  return ranges;
}

function maskOf(
  lexeme: Lexeme,
  next: Lexeme | undefined,
  scan: Scan,
  isSecretKey: KeyJudge,
): string | undefined {
  const judged = judge(scan, isSecretKey);
  // Inside a secret's value only one word, the name of a declared secret, or a call is no literal.
  const bare = judged === true && scan.calls.length === 0;
  switch (lexeme.kind) {
    case "string":
      return isReadable(lexeme, next, scan, judged) ? undefined : MASK;
    case "hex":
      return judged === false || scan.head === "waive" ? undefined : "0x•••";
    case "word":
      return bare && lexeme.text !== "on" && !isWholeItem(lexeme, next, scan) ? "•••" : undefined;
    case "other":
      return bare ? "•••" : undefined;
    case "mark":
      return bare && /^(?:[.:/<>-]|->)$/.test(lexeme.text) ? "•••" : undefined;
    case "comment":
      return undefined;
  }
}

function judge(scan: Scan, isSecretKey: KeyJudge): boolean | undefined {
  if (scan.key === undefined) return undefined;
  return scan.head === "secret" || isSecretKey(scan.key);
}

function isWholeItem(word: Lexeme, next: Lexeme | undefined, scan: Scan): boolean {
  // A word before `=` is the next key of a block on one line.
  const startsEntry = next?.text === "=" && !isJoint(scan.before ?? word, "=");
  if (startsEntry) return true;
  if (scan.words > 0) return false;
  return next === undefined || next.start > word.end || /^(?:,|<->|\(|\)|\{|\}|#+)$/.test(next.text);
}

function isReadable(
  literal: Lexeme,
  next: Lexeme | undefined,
  scan: Scan,
  judged: boolean | undefined,
): boolean {
  const { before } = scan;
  if (scan.key === undefined) {
    if (scan.head === "waive" || scan.head === "import") return true;
    if (!literal.closed || before === undefined) return false;
    if (before.kind === "word")
      return BEFORE_NAMES.has(before.text) && (!ALSO_KEYS.has(before.text) || opensBlock(next));
    return isJoint(before, ":") && scan.head !== undefined && WITH_ENDS.has(scan.head);
  }
  if (before?.text === "(") return literal.closed && READABLE_CALLS.has(scan.calls.at(-1) ?? "");
  if (judged !== false || before === undefined) return literal.closed && before?.text === "on";
  if (isJoint(before, "=")) return true;
  // `device = cisco-ios "15.2(4)M3"`; elsewhere a string after a word is a value whose `=` was forgotten.
  return before.kind === "word" && scan.beforeThat?.text === "=";
}

function opensBlock(next: Lexeme | undefined): boolean {
  return next?.text === "{" || next?.text === "extends";
}

function isJoint(before: Lexeme, opener: string): boolean {
  return before.text === opener || before.text === "," || before.text === "<->" || before.text === "->";
}

function endsWell(literal: Lexeme, next: Lexeme | undefined): boolean {
  // Where a typographic quote ends is a guess.
  if (!literal.text.startsWith('"')) return false;
  if (next === undefined || next.kind === "comment") return true;
  if (next.kind === "mark") return /^(?:,|<->|->|\}|\))$/.test(next.text);
  return next.text === "on" && next.start > literal.end;
}

function advance(lexeme: Lexeme, scan: Scan): void {
  switch (lexeme.text) {
    case "=":
      if (scan.before?.kind !== "word") scan.key ??= "";
      else if (scan.key === undefined || !isJoint(scan.beforeThat ?? lexeme, "=")) {
        scan.key = scan.before.text;
        scan.words = 0;
      }
      break;
    case "(":
      scan.calls.push(
        scan.before?.kind === "word" && scan.before.end === lexeme.start ? scan.before.text : "",
      );
      break;
    case ")":
      scan.calls.pop();
      break;
    case "<->":
      scan.calls.length = 0;
      scan.words = 0;
      break;
    case ",":
      scan.words = 0;
      break;
    case "{":
    case "}":
      scan.key = undefined;
      scan.head = undefined;
      scan.calls.length = 0;
      break;
    default:
      if (lexeme.kind === "word") {
        scan.head ??= lexeme.text;
        scan.words++;
      } else if (lexeme.kind === "comment") {
        scan.key = undefined;
        scan.head = "";
        scan.calls.length = 0;
      } else {
        scan.head ??= "";
      }
  }
  scan.beforeThat = scan.before;
  scan.before = lexeme;
}

/**
 * The token table: what each token of a `.vpn` file looks like, what messages call it and how editors colour it.
 * In: nothing. Out: the rows, and the Chevrotain token types made from them; lexer, parser, messages and the TextMate grammar read them.
 */

import { createToken, Lexer, type TokenType } from "chevrotain";

export type TokenGroup = "keyword" | "word" | "numeric" | "string" | "punctuation" | "damaged";

/** The kinds of the language server protocol that the grammar uses. */
export type SemanticKind =
  "keyword" | "property" | "variable" | "number" | "string" | "operator" | "enumMember";

export interface TokenRow {
  readonly name: string;
  readonly group: TokenGroup;
  /** Source of a regular expression for one whole token, without what must follow it. */
  readonly pattern: string;
  /** How a message calls it when its text must not or need not be shown. */
  readonly label: string;
  readonly scope: string;
  readonly semantic?: SemanticKind;
}

/** A name: hyphens only inside, so that `lan->any` is three tokens. */
export const WORD = "[A-Za-z_](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_]))*";

const IPV4 = "\\d+\\.\\d+\\.\\d+\\.\\d+";
const IPV6 = "[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*:[0-9A-Fa-f]*(?:\\.\\d+){0,3}";

// prettier-ignore
export const TOKENS = [
  { name: "Import",      group: "keyword",     pattern: "import",  label: "`import`",  scope: "keyword.other.import", semantic: "keyword" },
  { name: "Let",         group: "keyword",     pattern: "let",     label: "`let`",     scope: "keyword.declaration", semantic: "keyword" },
  { name: "Secret",      group: "keyword",     pattern: "secret",  label: "`secret`",  scope: "keyword.declaration", semantic: "keyword" },
  { name: "Policy",      group: "keyword",     pattern: "policy",  label: "`policy`",  scope: "keyword.declaration", semantic: "keyword" },
  { name: "Packet",      group: "keyword",     pattern: "packet",  label: "`packet`",  scope: "keyword.declaration", semantic: "keyword" },
  { name: "Waive",       group: "keyword",     pattern: "waive",   label: "`waive`",   scope: "keyword.other.waive", semantic: "keyword" },
  { name: "Extends",     group: "keyword",     pattern: "extends", label: "`extends`", scope: "keyword.other.extends", semantic: "keyword" },
  { name: "On",          group: "keyword",     pattern: "on",      label: "`on`",      scope: "keyword.other.on", semantic: "keyword" },
  { name: "From",        group: "keyword",     pattern: "from",    label: "`from`",    scope: "keyword.other.from", semantic: "keyword" },

  { name: "Key",         group: "word",        pattern: WORD, label: "a key", scope: "variable.other.property", semantic: "property" },
  { name: "Code",        group: "word",        pattern: `${WORD}(?:/${WORD})+`, label: "a code such as `policy/overlap`", scope: "constant.other.code", semantic: "enumMember" },
  { name: "Word",        group: "word",        pattern: WORD, label: "a word", scope: "variable.other", semantic: "variable" },

  { name: "Address",     group: "numeric",     pattern: `(?:${IPV4}|${IPV6})(?:/\\d+)?`, label: "an address", scope: "constant.numeric.address", semantic: "number" },
  { name: "Range",       group: "numeric",     pattern: "\\d+-\\d+", label: "a range", scope: "constant.numeric.range", semantic: "number" },
  { name: "Hex",         group: "numeric",     pattern: "0x[0-9A-Fa-f]+", label: "a hexadecimal number", scope: "constant.numeric.hex", semantic: "number" },
  { name: "Duration",    group: "numeric",     pattern: "(?=\\d)(?:\\d+w)?(?:\\d+d)?(?:\\d+h)?(?:\\d+m)?(?:\\d+s)?", label: "a duration", scope: "constant.numeric.duration", semantic: "number" },
  { name: "Size",        group: "numeric",     pattern: "\\d+(?:[kKMGT]i?B?|B)", label: "a size", scope: "constant.numeric.size", semantic: "number" },
  { name: "Version",     group: "numeric",     pattern: "\\d+\\.\\d+(?:\\.\\d+)?(?:(?:alpha|beta|rc)\\d+)?", label: "a version", scope: "constant.numeric.version", semantic: "number" },
  { name: "Number",      group: "numeric",     pattern: "\\d+", label: "a number", scope: "constant.numeric.integer", semantic: "number" },
  { name: "DigitWord",   group: "numeric",     pattern: "[1-9][A-Za-z]{2}(?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_]))*", label: "a word that starts with a digit", scope: "variable.other", semantic: "enumMember" },

  { name: "String",      group: "string",      pattern: '"(?:[^"\\\\\\r\\n]|\\\\.)*"', label: "a string", scope: "string.quoted.double", semantic: "string" },

  { name: "DoubleArrow", group: "punctuation", pattern: "<->", label: "`<->`", scope: "keyword.operator.pair", semantic: "operator" },
  { name: "Arrow",       group: "punctuation", pattern: "->",  label: "`->`",  scope: "keyword.operator.arrow", semantic: "operator" },
  { name: "FatArrow",    group: "punctuation", pattern: "=>",  label: "`=>`",  scope: "keyword.operator.verdict", semantic: "operator" },
  { name: "Equals",      group: "punctuation", pattern: "=",   label: "`=`",   scope: "keyword.operator.assignment", semantic: "operator" },
  { name: "LBrace",      group: "punctuation", pattern: "\\{", label: "`{`",   scope: "punctuation.section.block.begin" },
  { name: "RBrace",      group: "punctuation", pattern: "\\}", label: "`}`",   scope: "punctuation.section.block.end" },
  { name: "LParen",      group: "punctuation", pattern: "\\(", label: "`(`",   scope: "punctuation.section.arguments.begin" },
  { name: "RParen",      group: "punctuation", pattern: "\\)", label: "`)`",   scope: "punctuation.section.arguments.end" },
  { name: "Comma",       group: "punctuation", pattern: ",",   label: "`,`",   scope: "punctuation.separator.list" },
  { name: "Colon",       group: "punctuation", pattern: ":",   label: "`:`",   scope: "punctuation.separator.ends" },
  { name: "Dot",         group: "punctuation", pattern: "\\.", label: "`.`",   scope: "punctuation.accessor" },

  { name: "BadNumber",   group: "damaged",     pattern: "\\d[A-Za-z0-9_.:/-]*", label: "a malformed number", scope: "invalid.illegal.number" },
] as const satisfies readonly TokenRow[];

export type TokenName = (typeof TOKENS)[number]["name"];

/** Comments are no tokens, but the same table of editors and documentation shows them. */
export const COMMENTS = [
  { name: "Documentation", pattern: "##(?!#)[^\\r\\n]*", scope: "comment.line.documentation" },
  { name: "Comment", pattern: "#[^\\r\\n]*", scope: "comment.line.number-sign" },
] as const;

/** Words that open a declaration in column 1, whatever is open above them. */
export const TOP_HEADS: ReadonlySet<string> = new Set(
  "import let secret key phase1 phase2 site tunnel mesh failover test".split(" "),
);

/** Words known to open a nested entry; in column 1 they are a badly indented entry, not a misspelt declaration. */
export const NESTED_HEADS: ReadonlySet<string> = new Set(
  "policy waive packet dpd bgp peer manual carrier names firewall".split(" "),
);

/** Any token but a key and the braces: what a damaged line may hold. */
export const anyToken: TokenType = createToken({ name: "AnyToken", pattern: Lexer.NA });

const word = createToken({ name: "Word", label: "a word", pattern: Lexer.NA, categories: [anyToken] });

function typeOf(row: TokenRow): TokenType {
  if (row.name === "Word") return word;
  const damageOnly = row.name !== "Key" && row.name !== "LBrace" && row.name !== "RBrace";
  const categories = row.group === "keyword" ? [word, anyToken] : damageOnly ? [anyToken] : [];
  return createToken({ name: row.name, label: row.label, pattern: Lexer.NA, categories });
}

const TYPES: ReadonlyMap<string, TokenType> = new Map(TOKENS.map((row) => [row.name, typeOf(row)]));

/** The Chevrotain type of a row. */
export function tokenType(name: TokenName): TokenType {
  const type = TYPES.get(name);
  if (type === undefined) throw new Error(`no token type ${name}`);
  return type;
}

export const VOCABULARY: readonly TokenType[] = [anyToken, ...TYPES.values()];

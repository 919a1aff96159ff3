/** Generates the TextMate grammar of the language. In: the token table. Out: a plain object, `source.vpn`, to be written as JSON. */

import { COMMENTS, TOKENS, TOP_HEADS, WORD, type TokenRow } from "./tokens.ts";

export interface TextMateRule {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly TextMateRule[];
}

export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: "source.vpn";
  readonly fileTypes: readonly string[];
  readonly patterns: readonly TextMateRule[];
}

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
/** What may not stand before and after a word or a number. */
const BEFORE = "(?<![A-Za-z0-9_.:/-])";
const AFTER = "(?![A-Za-z0-9_.:/]|-[A-Za-z0-9_])";

const rows: readonly TokenRow[] = TOKENS;
const scope = (name: string): string => `${name}.vpn`;

function row(name: (typeof TOKENS)[number]["name"]): TokenRow {
  const found = rows.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no token ${name}`);
  return found;
}

function inGroup(group: TokenRow["group"]): TextMateRule[] {
  return rows
    .filter((candidate) => candidate.group === group)
    .map(({ pattern, scope: name }) => ({ name: scope(name), match: pattern }));
}

/** Heads whose names stand for values. */
const CONSTANT_HEADS: ReadonlySet<string> = new Set(["let", "secret"]);

/** `site office`, `tunnel "a b"`: a head in column 1 and the name it declares. */
function heads(): TextMateRule[] {
  const all = [...TOP_HEADS].filter((head) => head !== "import");
  return [
    head(
      all.filter((word) => CONSTANT_HEADS.has(word)),
      "variable.other.constant",
    ),
    head(
      all.filter((word) => !CONSTANT_HEADS.has(word)),
      "entity.name.type",
    ),
  ];
}

function head(words: readonly string[], name: string): TextMateRule {
  return {
    match: `^(${words.join("|")})\\b(?!\\s*=(?!>))(?:[ \\t]+(${WORD}|${QUOTED}))?`,
    captures: { 1: { name: scope("keyword.declaration") }, 2: { name: scope(name) } },
  };
}

/** An indented word that opens a block, with a name, or with a variant and a name: `carrier gre wire {`. */
function nestedHeads(): TextMateRule[] {
  const opener = `^[ \\t]+(${WORD})`;
  const name = `[ \\t]+(${WORD}|${QUOTED})`;
  const brace = "(?=[ \\t]*\\{)";
  const declared = { name: scope("entity.name.type") };
  const opens = { name: scope("keyword.declaration") };
  return [
    { match: `${opener}(?:${name})?${brace}`, captures: { 1: opens, 2: declared } },
    {
      match: `${opener}[ \\t]+(${WORD})${name}${brace}`,
      captures: { 1: opens, 2: { name: scope("variable.other") }, 3: declared },
    },
  ];
}

/** `left.lan`, `hq.wan`. */
function paths(): TextMateRule[] {
  const dot = { name: scope(row("Dot").scope) };
  const member = { name: scope("variable.other.property") };
  return [
    {
      match: `${BEFORE}(left|right)(\\.)(${WORD})?`,
      captures: { 1: { name: scope("variable.parameter") }, 2: dot, 3: member },
    },
    {
      match: `${BEFORE}(${WORD})(\\.)(${WORD})`,
      captures: { 1: { name: scope("variable.other") }, 2: dot, 3: member },
    },
  ];
}

function keywords(): TextMateRule[] {
  return rows
    .filter(({ group }) => group === "keyword")
    .map(({ pattern, scope: name }) => ({
      name: scope(name),
      match: `${BEFORE}${pattern}(?![A-Za-z0-9_]|-[A-Za-z0-9_]|\\()`,
    }));
}

function numbers(): TextMateRule[] {
  const good = rows
    .filter(({ group }) => group === "numeric")
    // The pattern of durations may be empty before a digit; `AFTER` then refuses it.
    .map(({ pattern, scope: name }) => ({ name: scope(name), match: `${BEFORE}(?:${pattern})${AFTER}` }));
  const bad = row("BadNumber");
  return [...good, { name: scope(bad.scope), match: `${BEFORE}${bad.pattern}` }];
}

export function textMateGrammar(): TextMateGrammar {
  const [string, key, code, word] = [row("String"), row("Key"), row("Code"), row("Word")];
  return {
    name: "VPN",
    scopeName: "source.vpn",
    fileTypes: ["vpn"],
    patterns: [
      ...COMMENTS.map(({ pattern, scope: name }) => ({ name: scope(name), match: pattern })),
      ...heads(),
      { name: scope(key.scope), match: `${BEFORE}${key.pattern}(?=[ \\t]*=(?!>))` },
      ...nestedHeads(),
      {
        name: scope(string.scope),
        begin: '"',
        end: '"|(?=$)',
        patterns: [{ name: scope("constant.character.escape"), match: '\\\\["\\\\]' }],
      },
      { match: `(${WORD})(?=[ \\t]*\\()`, captures: { 1: { name: scope("support.function") } } },
      ...paths(),
      { name: scope(code.scope), match: `${BEFORE}${code.pattern}` },
      ...keywords(),
      ...numbers(),
      ...inGroup("punctuation"),
      { name: scope(word.scope), match: word.pattern },
    ],
  };
}

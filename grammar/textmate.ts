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

/** `site office`, `tunnel "a b"`: a head in column 1 and the name it declares. */
function heads(): TextMateRule {
  const words = [...TOP_HEADS].filter((head) => head !== "import").join("|");
  return {
    match: `^(${words})\\b(?!\\s*=(?!>))(?:[ \\t]+(?:(${WORD})|(${QUOTED})))?`,
    captures: {
      1: { name: scope("keyword.declaration") },
      2: { name: scope("entity.name.type") },
      3: { name: scope("entity.name.type") },
    },
  };
}

/** An indented word that opens a block, with a name or two. */
function nestedHeads(): TextMateRule {
  return {
    match: `^[ \\t]+(${WORD})(?:[ \\t]+(${WORD}|${QUOTED}))?(?:[ \\t]+(${WORD}|${QUOTED}))?(?=[ \\t]*\\{)`,
    captures: {
      1: { name: scope("keyword.declaration") },
      2: { name: scope("entity.name.type") },
      3: { name: scope("entity.name.type") },
    },
  };
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
      heads(),
      { name: scope(key.scope), match: `${BEFORE}${key.pattern}(?=[ \\t]*=(?!>))` },
      nestedHeads(),
      {
        name: scope(string.scope),
        begin: '"',
        end: '"|(?=$)',
        patterns: [{ name: scope("constant.character.escape"), match: '\\\\["\\\\]' }],
      },
      { match: `(${WORD})(?=[ \\t]*\\()`, captures: { 1: { name: scope("support.function") } } },
      { name: scope(code.scope), match: `${BEFORE}${code.pattern}` },
      ...keywords(),
      ...numbers(),
      ...inGroup("punctuation"),
      { name: scope(word.scope), match: word.pattern },
    ],
  };
}

/**
 * What each word of a text is to an editor, in one table for both colourings: the TextMate grammar, which sees one line, and
 * the semantic tokens, which know names. In: nothing. Out: rows of a text and its words, and what a class is called on each side.
 */

import type { TokenModifier, TokenType } from "../../lsp/features/tokens/legend.ts";

export interface Colour {
  /** Innermost TextMate scope, without `.vpn`; `undefined`: none. */
  readonly scope: string | undefined;
  /** `undefined`: no token, the grammar's colour stays. */
  readonly type: TokenType | undefined;
  readonly modifiers?: readonly TokenModifier[];
}

// prettier-ignore
export const COLOURS = {
  head:      { scope: "keyword.declaration",            type: "keyword" },
  import:    { scope: "keyword.other.import",           type: "keyword" },
  waive:     { scope: "keyword.other.waive",            type: "keyword" },
  extends:   { scope: "keyword.other.extends",          type: "keyword" },
  on:        { scope: "keyword.other.on",               type: "keyword" },
  from:      { scope: "keyword.other.from",             type: "keyword" },
  pair:      { scope: "keyword.operator.pair",          type: "operator" },
  arrow:     { scope: "keyword.operator.arrow",         type: "operator" },
  equals:    { scope: "keyword.operator.assignment",    type: "operator" },

  site:      { scope: "entity.name.type",               type: "class",     modifiers: ["declaration"] },
  tunnel:    { scope: "entity.name.type",               type: "interface", modifiers: ["declaration"] },
  profile:   { scope: "entity.name.type",               type: "type",      modifiers: ["declaration"] },
  value:     { scope: "variable.other.constant",        type: "variable",  modifiers: ["declaration", "readonly"] },

  // A grammar that sees one line cannot tell a name from a choice.
  ofSite:    { scope: "variable.other",                 type: "class" },
  ofTunnel:  { scope: "variable.other",                 type: "interface" },
  ofProfile: { scope: "variable.other",                 type: "type" },
  ofValue:   { scope: "variable.other",                 type: "variable",  modifiers: ["readonly"] },
  choice:    { scope: "variable.other",                 type: "enumMember" },
  broken:    { scope: "variable.other",                 type: "enumMember", modifiers: ["deprecated"] },
  word:      { scope: "variable.other",                 type: "variable" },

  end:       { scope: "variable.parameter",             type: "parameter" },
  member:    { scope: "variable.other.property",        type: "property" },
  key:       { scope: "variable.other.property",        type: "property" },
  function:  { scope: "support.function",               type: "function",  modifiers: ["defaultLibrary"] },
  code:      { scope: "constant.other.code",            type: "enumMember" },

  address:   { scope: "constant.numeric.address",       type: "number" },
  duration:  { scope: "constant.numeric.duration",      type: "number" },
  size:      { scope: "constant.numeric.size",          type: "number" },
  version:   { scope: "constant.numeric.version",       type: "number" },
  range:     { scope: "constant.numeric.range",         type: "number" },
  hex:       { scope: "constant.numeric.hex",           type: "number" },
  number:    { scope: "constant.numeric.integer",       type: "number" },
  bad:       { scope: "invalid.illegal.number",         type: undefined },
  string:    { scope: "string.quoted.double",           type: "string" },
  doc:       { scope: "comment.line.documentation",     type: "comment",   modifiers: ["documentation"] },
  comment:   { scope: "comment.line.number-sign",       type: "comment" },
} as const satisfies Readonly<Record<string, Colour>>;

export type ColourName = keyof typeof COLOURS;

export interface ColourCase {
  readonly text: string;
  /** `[word, colour]` in order of appearance; words between them may be anything. */
  readonly words: readonly (readonly [string, ColourName])[];
}

export const CASES: Readonly<Record<string, ColourCase>> = {
  "a site": {
    text: 'site hq {\n  device = routeros 6.45beta27\n  wan = 192.0.2.4/24 on ether8, dynamic on "WAN 2"\n}',
    words: [
      ["site", "head"],
      ["hq", "site"],
      ["device", "key"],
      ["=", "equals"],
      ["routeros", "choice"],
      ["6.45beta27", "version"],
      ["wan", "key"],
      ["192.0.2.4/24", "address"],
      ["on", "on"],
      ["ether8", "word"],
      ["dynamic", "choice"],
      ["on", "on"],
      ['"WAN 2"', "string"],
    ],
  },
  "a tunnel and its references": {
    text: `phase1 strong {
  lifetime = 1d2h
}
site hq {
}
secret key-1 = env("KEY_1")
tunnel t: hq <-> "site 2" extends base {
  phase1 = strong
  psk = key-1
}`,
    words: [
      ["phase1", "head"],
      ["strong", "profile"],
      ["lifetime", "key"],
      ["1d2h", "duration"],
      ["site", "head"],
      ["hq", "site"],
      ["secret", "head"],
      ["key-1", "value"],
      ["env", "function"],
      ['"KEY_1"', "string"],
      ["tunnel", "head"],
      ["t", "tunnel"],
      ["hq", "ofSite"],
      ["<->", "pair"],
      ["extends", "extends"],
      ["base", "ofTunnel"],
      ["phase1", "key"],
      ["strong", "ofProfile"],
      ["psk", "key"],
      ["key-1", "ofValue"],
    ],
  },
  "algorithms, sound and broken": {
    text: "phase1 p {\n  encryption = aes-256-cbc, 3des, des\n  dh-group = 14, modp768\n  exchange = main\n}",
    words: [
      ["encryption", "key"],
      ["aes-256-cbc", "choice"],
      ["3des", "choice"],
      ["des", "broken"],
      ["dh-group", "key"],
      ["14", "number"],
      ["modp768", "broken"],
      ["exchange", "key"],
      ["main", "choice"],
    ],
  },
  policies: {
    text: `let lans = 10.0.0.0/8, 2001:db8::/32
site a {
  policy lans -> "b c".lan {
    dst-port = 1024-65535
  }
}
tunnel t: a <-> b {
  policy any <-> right.lan {
    level = unique
  }
  waive policy/duplicate-selector "why"
}`,
    words: [
      ["let", "head"],
      ["lans", "value"],
      ["10.0.0.0/8", "address"],
      ["2001:db8::/32", "address"],
      ["policy", "head"],
      ["lans", "ofValue"],
      ["->", "arrow"],
      ["dst-port", "key"],
      ["1024-65535", "range"],
      ["policy", "head"],
      ["any", "choice"],
      ["<->", "pair"],
      ["right", "end"],
      ["lan", "member"],
      ["level", "key"],
      ["unique", "choice"],
      ["waive", "waive"],
      ["policy/duplicate-selector", "code"],
      ['"why"', "string"],
    ],
  },
  "blocks in blocks": {
    text: `import "std/aws"
site hq {
  bgp core {
    as = 65000
  }
  peer to-riga {
    address = 192.0.2.1
  }
}
tunnel t {
  phase1 {
    dpd { interval = 10s }
    lifebytes = 100MB
  }
  manual sa1 {
    ah-spi = 0x1F
  }
  carrier gre wire {
  }
  policy hq.lan <-> left.
}`,
    words: [
      ["import", "import"],
      ['"std/aws"', "string"],
      ["bgp", "head"],
      ["core", "profile"],
      ["65000", "number"],
      ["peer", "head"],
      ["to-riga", "tunnel"],
      ["192.0.2.1", "address"],
      ["phase1", "head"],
      ["dpd", "head"],
      ["interval", "key"],
      ["10s", "duration"],
      ["100MB", "size"],
      ["manual", "head"],
      ["sa1", "profile"],
      ["0x1F", "hex"],
      ["carrier", "head"],
      ["gre", "choice"],
      ["wire", "profile"],
      ["hq", "ofSite"],
      ["lan", "member"],
      ["left", "end"],
    ],
  },
  comments: {
    text: "## The head office.\n# private\nsite hq {   # here\n  inside = from 172.31.0.0/16\n}",
    words: [
      ["## The head office.", "doc"],
      ["# private", "comment"],
      ["# here", "comment"],
      ["from", "from"],
      ["172.31.0.0/16", "address"],
    ],
  },
  "damaged text": {
    text: 'sitte hq {\n  lan = 12abc, nobody\n  psk = "abc\n}\nphase2 p {\n  pfs ecp256\n  lifetime =\n',
    words: [
      ["sitte", "word"],
      ["lan", "key"],
      ["12abc", "bad"],
      ["nobody", "word"],
      ["psk", "key"],
      ['"abc', "string"],
      ["phase2", "head"],
      ["p", "profile"],
      ["pfs", "word"],
      ["lifetime", "key"],
      ["=", "equals"],
    ],
  },
};

/** Each word's place in its text. */
export function placesOf({
  text,
  words,
}: ColourCase): readonly { start: number; end: number; colour: ColourName }[] {
  let at = 0;
  return words.map(([word, colour]) => {
    const start = text.indexOf(word, at);
    if (start === -1) throw new Error(`no ${word} after ${text.slice(0, at)}`);
    at = start + word.length;
    return { start, end: at, colour };
  });
}

/**
 * The grammar of `.vpn`, after the section "Syntax" of the language reference. In: the tokens of one chunk. Out: its items, built one by one.
 * The grammar is total: it accepts every sequence of tokens, with rules for what is superfluous (`spare`, `rest`, `stray`) and
 * options for what may be missing. So nothing is ever inserted or deleted to repair a text, and the builder reports each hole once.
 */

import type { CstNode, IToken } from "chevrotain";
import * as at from "./gates.ts";
import { breaks, hereIs, isWord, nameOf } from "./gates.ts";
import { isBreak } from "./characters.ts";
import { clear } from "./cst.ts";
import { decideByTable } from "./lookahead.ts";
import { NESTED_HEADS, TOP_HEADS, tokenType as T } from "./tokens.ts";
import { ValueParser } from "./value-parser.ts";

/** Called with each item and entry as soon as it is read, inner ones first; its CST is dropped afterwards. */
export type Take = (node: CstNode) => void;

export interface ParserOptions {
  /** Chevrotain records the grammar, checks it and works out its decisions: for the generator of their table, and for tests. */
  readonly analyse: boolean;
}

export class VpnParser extends ValueParser {
  #text = "";
  #take: Take = () => undefined;
  /** How many `{` are missing; one is assumed where a header is followed by deeper entries. */
  #missingOpeners = 0;

  constructor({ analyse }: ParserOptions = { analyse: false }) {
    super();
    if (analyse) this.performSelfAnalysis();
    else decideByTable(this);
  }

  /** Returns the token that the grammar has no place for; as it is total, there is none. */
  read(text: string, tokens: IToken[], missingOpeners: number, take: Take): IToken | undefined {
    this.#text = text;
    this.#missingOpeners = missingOpeners;
    this.#take = take;
    this.calls = 0;
    this.input = tokens;
    this.chunk();
    const refused = this.errors[0]?.token;
    this.input = [];
    this.#text = "";
    return refused;
  }

  readonly chunk = this.RULE("chunk", () => {
    this.MANY(() => {
      const node = this.SUBRULE(this.item);
      this.ACTION(() => this.#drop(node));
    });
  });

  readonly item = this.RULE("item", () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.import) },
        { ALT: () => this.SUBRULE(this.binding) },
        { GATE: () => this.#atDeclaration(), ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.CONSUME(T("RBrace")) },
        { ALT: () => this.SUBRULE(this.entry, { LABEL: "orphan" }) },
      ],
    });
  });

  readonly import = this.RULE("import", () => {
    this.CONSUME(T("Import"));
    this.OPTION({ GATE: () => !breaks(this.LA(1)), DEF: () => this.CONSUME(T("String")) });
    this.skipRest();
  });

  /** `let` and `secret`. */
  readonly binding = this.RULE("binding", () => {
    this.OR([{ ALT: () => this.CONSUME(T("Let")) }, { ALT: () => this.CONSUME(T("Secret")) }]);
    this.OPTION({
      GATE: () => hereIs(this.la, 1, "Key") || at.atName(this.la),
      DEF: () => this.OR1([{ ALT: () => this.CONSUME(T("Key")) }, { ALT: () => this.SUBRULE(this.name) }]),
    });
    this.OPTION1({ GATE: () => !breaks(this.LA(1)), DEF: () => this.assigned() });
    this.skipRest();
  });

  readonly declaration = this.RULE("declaration", () => {
    const head = this.CONSUME(T("Word"));
    const first = { GATE: () => at.atName(this.la), DEF: () => this.SUBRULE(this.name) };
    this.OPTION(first);
    // `carrier gre NAME`: only a nested declaration has a variant.
    const second = {
      GATE: () => at.atName(this.la) && !TOP_HEADS.has(head.image),
      DEF: () => this.SUBRULE1(this.name),
    };
    this.OPTION1(second);
    this.OPTION2({ GATE: () => !breaks(this.LA(1)), DEF: () => this.SUBRULE(this.ends) });
    this.OPTION3({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("Extends"));
        this.OPTION4({
          GATE: () => at.atName(this.la),
          DEF: () => this.SUBRULE2(this.name, { LABEL: "base" }),
        });
      },
    });
    this.skipRest();
    this.#optionalBlock(head);
  });

  readonly ends = this.RULE("ends", () => {
    this.CONSUME(T("Colon"));
    this.SUBRULE(this.names, { LABEL: "left" });
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("DoubleArrow"));
        this.SUBRULE1(this.names, { LABEL: "right" });
      },
    });
  });

  readonly names = this.RULE("names", () => {
    this.SUBRULE(this.nameItem);
    this.MANY({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("Comma"));
        this.SUBRULE1(this.nameItem);
      },
    });
  });

  readonly nameItem = this.RULE("nameItem", () => {
    this.OPTION({ GATE: () => at.atName(this.la), DEF: () => this.SUBRULE(this.name) });
    this.skipSpare();
  });

  readonly block = this.RULE("block", () => {
    this.CONSUME(T("LBrace"));
    this.MANY(() => this.#entry());
    this.OPTION(() => this.CONSUME(T("RBrace")));
  });

  /** A block whose `{` is missing; nobody asks for it but before an entry. */
  readonly unopened = this.RULE("unopened", () => {
    this.ACTION(() => (this.#missingOpeners -= 1));
    this.MANY(() => this.#entry());
    this.OPTION(() => this.CONSUME(T("RBrace")));
  });

  readonly entry = this.RULE("entry", () => {
    this.OR({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        { ALT: () => this.SUBRULE(this.property) },
        { ALT: () => this.SUBRULE(this.policy) },
        { ALT: () => this.SUBRULE(this.waiver) },
        { ALT: () => this.SUBRULE(this.packet) },
        { ALT: () => this.SUBRULE(this.declaration) },
        { ALT: () => this.SUBRULE(this.stray) },
      ],
    });
  });

  readonly property = this.RULE("property", () => {
    this.CONSUME(T("Key"));
    this.OPTION({ GATE: () => !breaks(this.LA(1)), DEF: () => this.assigned() });
    this.skipRest();
  });

  readonly policy = this.RULE("policy", () => {
    const keyword = this.CONSUME(T("Policy"));
    this.SUBRULE(this.list, { LABEL: "left" });
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(T("DoubleArrow")) }, { ALT: () => this.CONSUME(T("Arrow")) }]);
        this.SUBRULE1(this.list, { LABEL: "right" });
      },
    });
    this.skipRest();
    this.#optionalBlock(keyword);
  });

  readonly waiver = this.RULE("waiver", () => {
    this.CONSUME(T("Waive"));
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => this.OR([{ ALT: () => this.CONSUME(T("Code")) }, { ALT: () => this.CONSUME(T("Word")) }]),
    });
    this.OPTION1({ GATE: () => !breaks(this.LA(1)), DEF: () => this.CONSUME(T("String")) });
    this.skipRest();
  });

  readonly packet = this.RULE("packet", () => {
    this.CONSUME(T("Packet"));
    this.OPTION({ GATE: () => at.atName(this.la), DEF: () => this.SUBRULE(this.name, { LABEL: "site" }) });
    this.OPTION1({ GATE: () => !breaks(this.LA(1)), DEF: () => this.CONSUME(T("Colon")) });
    this.OPTION2({ GATE: () => at.atTerm(this.la), DEF: () => this.SUBRULE(this.term, { LABEL: "source" }) });
    this.OPTION3({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("Arrow"));
        this.OPTION4({
          GATE: () => at.atTerm(this.la),
          DEF: () => this.SUBRULE1(this.term, { LABEL: "destination" }),
        });
      },
    });
    this.MANY({ GATE: () => !breaks(this.LA(1)), DEF: () => this.SUBRULE(this.condition) });
    this.OPTION5({ GATE: () => !breaks(this.LA(1)), DEF: () => this.CONSUME(T("FatArrow")) });
    this.MANY1({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => this.SUBRULE1(this.name, { LABEL: "verdict" }),
    });
    this.skipRest();
  });

  readonly condition = this.RULE("condition", () => {
    this.OR([
      { ALT: () => this.CONSUME(T("Word")) },
      { ALT: () => this.CONSUME(T("DigitWord")) },
      { ALT: () => this.CONSUME(T("Number")) },
      { ALT: () => this.CONSUME(T("Range")) },
      { ALT: () => this.CONSUME(T("String")) },
      { ALT: () => this.CONSUME(T("BadNumber")) },
    ]);
  });

  /** What starts no entry: taken whole, with its block if it has one, so that braces stay balanced. */
  readonly stray = this.RULE("stray", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.block) },
      {
        ALT: () => {
          this.SUBRULE(this.rest);
          this.OPTION(() => this.SUBRULE1(this.block));
        },
      },
    ]);
  });

  /** An item stands alone in column 1 or is known by its head; anything else outside a declaration is an orphan. */
  #atDeclaration(): boolean {
    const next = this.LA(1);
    if (!isWord(next) || nameOf(next) === "Policy" || nameOf(next) === "Packet" || nameOf(next) === "Waive")
      return false;
    return TOP_HEADS.has(next.image) || (columnOf(this.#text, next) === 0 && !NESTED_HEADS.has(next.image));
  }

  #entry(): void {
    const node = this.SUBRULE(this.entry);
    this.ACTION(() => this.#drop(node));
  }

  #optionalBlock(head: IToken): void {
    this.OPTION7({
      GATE: () => nameOf(this.LA(1)) === "LBrace" || this.#lacksOpener(head),
      DEF: () => {
        this.OR9({
          IGNORE_AMBIGUITIES: true,
          DEF: [
            { ALT: () => this.SUBRULE(this.block) },
            { ALT: () => this.SUBRULE(this.unopened, { LABEL: "block" }) },
          ],
        });
      },
    });
  }

  #lacksOpener(head: IToken): boolean {
    const next = this.LA(1);
    if (this.#missingOpeners === 0 || head.image === "failover") return false;
    if (!isWord(next) && nameOf(next) !== "Key") return false;
    return !breaks(next) || columnOf(this.#text, next) > columnOf(this.#text, head);
  }

  #drop(node: CstNode): void {
    this.#take(node);
    clear(node);
  }
}

/** Infinite for a token that does not start its line. */
function columnOf(text: string, token: IToken): number {
  if (!breaks(token)) return Infinity;
  let start = token.startOffset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start -= 1;
  return token.startOffset - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
}

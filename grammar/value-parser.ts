/**
 * The lower half of the grammar: names, values and their terms, and the rules for what is superfluous on a line.
 * In: tokens, through Chevrotain. Out: CST nodes. The upper half, entries and declarations, extends it.
 */

import { CstParser, type IToken, type OrMethodOpts } from "chevrotain";
import * as at from "./gates.ts";
import { breaks, hereIs } from "./gates.ts";
import { VOCABULARY, anyToken, tokenType as T } from "./tokens.ts";

export abstract class ValueParser extends CstParser {
  /** Calls that are open; inside one, `)` ends the list. */
  protected calls = 0;
  protected readonly la = (distance: number): IToken => this.LA(distance);

  constructor() {
    super([...VOCABULARY], {
      maxLookahead: 1,
      nodeLocationTracking: "onlyOffset",
      recoveryEnabled: false,
    });
  }

  readonly name = this.RULE("name", () => {
    this.OR([
      { ALT: () => this.CONSUME(T("Word")) },
      { ALT: () => this.CONSUME(T("String")) },
      { ALT: () => this.CONSUME(T("DigitWord")) },
      { ALT: () => this.CONSUME(T("Number")) },
      { ALT: () => this.CONSUME(T("Version")) },
    ]);
  });

  readonly value = this.RULE("value", () => {
    this.SUBRULE(this.list, { LABEL: "left" });
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("DoubleArrow"));
        this.SUBRULE1(this.list, { LABEL: "right" });
      },
    });
  });

  readonly list = this.RULE("list", () => {
    this.SUBRULE(this.listItem);
    this.MANY({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME(T("Comma"));
        this.SUBRULE1(this.listItem);
      },
    });
  });

  readonly listItem = this.RULE("listItem", () => {
    this.OPTION({ GATE: () => at.atTerm(this.la), DEF: () => this.SUBRULE(this.term) });
    this.skipSpare();
  });

  /** Made once: a project has more terms than anything else. */
  readonly #terms: OrMethodOpts<unknown> = {
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { GATE: () => hereIs(this.la, 2, "Dot"), ALT: () => this.SUBRULE(this.path) },
      { GATE: () => hereIs(this.la, 2, "LParen"), ALT: () => this.SUBRULE(this.call) },
      { ALT: () => this.SUBRULE(this.from) },
      { ALT: () => this.SUBRULE(this.word) },
      { ALT: () => this.SUBRULE(this.place) },
      { ALT: () => this.CONSUME(T("Range")) },
      { ALT: () => this.CONSUME(T("Duration")) },
      { ALT: () => this.CONSUME(T("Size")) },
      { ALT: () => this.CONSUME(T("Number")) },
      { ALT: () => this.CONSUME(T("Hex")) },
      { ALT: () => this.CONSUME(T("Version")) },
    ],
  };
  readonly term = this.RULE("term", () => {
    this.OR(this.#terms);
  });

  readonly path = this.RULE("path", () => {
    this.OR([
      { ALT: () => this.CONSUME(T("Word"), { LABEL: "root" }) },
      { ALT: () => this.CONSUME(T("String"), { LABEL: "root" }) },
    ]);
    this.CONSUME(T("Dot"));
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => this.CONSUME1(T("Word"), { LABEL: "member" }),
    });
  });

  readonly call = this.RULE("call", () => {
    this.CONSUME(T("Word"));
    this.CONSUME(T("LParen"));
    this.ACTION(() => (this.calls += 1));
    this.OPTION({
      GATE: () => at.atValue(this.la) || at.atSpare(this.la, true),
      DEF: () => this.SUBRULE(this.list),
    });
    this.ACTION(() => (this.calls -= 1));
    this.OPTION1({ GATE: () => !breaks(this.LA(1)), DEF: () => this.CONSUME(T("RParen")) });
  });

  readonly from = this.RULE("from", () => {
    this.CONSUME(T("From"));
    this.OPTION({
      GATE: () => !breaks(this.LA(1)),
      DEF: () =>
        this.OR([{ ALT: () => this.CONSUME(T("Address")) }, { ALT: () => this.CONSUME(T("BadNumber")) }]),
    });
  });

  readonly word = this.RULE("word", () => {
    this.OR([{ ALT: () => this.CONSUME(T("Word")) }, { ALT: () => this.CONSUME(T("DigitWord")) }]);
    this.OPTION({ GATE: () => at.atVersion(this.la), DEF: () => this.SUBRULE(this.version) });
    this.onInterface();
  });

  readonly version = this.RULE("version", () => {
    this.OR([
      { ALT: () => this.CONSUME(T("Version")) },
      { ALT: () => this.CONSUME(T("Number")) },
      { ALT: () => this.CONSUME(T("String")) },
      { ALT: () => this.CONSUME(T("BadNumber")) },
    ]);
  });

  /** What may stand on an interface. */
  readonly place = this.RULE("place", () => {
    this.OR([
      { ALT: () => this.CONSUME(T("Address")) },
      { ALT: () => this.CONSUME(T("BadNumber")) },
      { ALT: () => this.CONSUME(T("String")) },
    ]);
    this.onInterface();
  });

  readonly rest = this.RULE("rest", () => {
    this.CONSUME(anyToken);
    this.MANY({ GATE: () => at.atRest(this.la), DEF: () => this.CONSUME1(anyToken) });
  });

  readonly spare = this.RULE("spare", () => {
    this.CONSUME(anyToken);
    this.MANY({ GATE: () => at.atSpare(this.la, this.calls > 0), DEF: () => this.CONSUME1(anyToken) });
  });

  // The helpers below are parts of rules, not rules; Chevrotain tells calls in one rule apart by their digit, so each has its own.

  /** `= value` */
  protected assigned(): void {
    this.CONSUME9(T("Equals"));
    this.OPTION6({ GATE: () => at.atValue(this.la), DEF: () => this.SUBRULE9(this.value) });
  }

  protected onInterface(): void {
    this.OPTION7({
      GATE: () => !breaks(this.LA(1)),
      DEF: () => {
        this.CONSUME9(T("On"));
        this.OPTION6({ GATE: () => at.atName(this.la), DEF: () => this.SUBRULE9(this.name) });
      },
    });
  }

  /** Tokens after a list item that do not belong there. */
  protected skipSpare(): void {
    this.OPTION8({ GATE: () => at.atSpare(this.la, this.calls > 0), DEF: () => this.SUBRULE9(this.spare) });
  }

  /** Tokens after an entry, on its line, that do not belong there. */
  protected skipRest(): void {
    this.OPTION9({ GATE: () => at.atRest(this.la), DEF: () => this.SUBRULE8(this.rest) });
  }
}

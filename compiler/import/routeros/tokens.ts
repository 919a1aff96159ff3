/** What the lexer of console text hands out: words, assignments, brackets, and sentences made of them. */

export type Token =
  /** Text without `=`: a menu, a command, an item, `!argument`. */
  | { readonly kind: "word"; readonly text: string; readonly line: number }
  /** Quoted text that stands alone. */
  | { readonly kind: "string"; readonly text: string; readonly line: number }
  | Assignment
  /** `[ find default=yes ]` */
  | { readonly kind: "brackets"; readonly tokens: readonly Token[]; readonly line: number }
  /** `{ … }`, `( … )`, `$name`: what a program computes. */
  | { readonly kind: "code"; readonly text: string; readonly line: number };

export interface Assignment {
  readonly kind: "assignment";
  readonly name: string;
  readonly value: string;
  /** `none`: nothing stands behind the `=`. `code`: a variable, an expression or a block does. */
  readonly form: "bare" | "quoted" | "none" | "code";
  readonly line: number;
}

/** What a person wrote and the console would not take as it was meant. */
export interface Slip {
  readonly message: string;
  readonly line: number;
}

export interface Prompt {
  /** `MikroTik` of `[admin@MikroTik] ip ipsec>`. */
  readonly device: string;
  readonly path: readonly string[];
}

/** What stands up to the end of a line, or a `;`. Lines that `\` joins are one. */
export interface Sentence {
  readonly kind: "sentence";
  readonly prompt: Prompt | undefined;
  readonly tokens: readonly Token[];
  readonly slips: readonly Slip[];
  readonly line: number;
  readonly endLine: number;
  /** Whether it begins a line, and does not follow a `;`. */
  readonly fresh: boolean;
}

export interface Comment {
  readonly kind: "comment";
  readonly text: string;
  readonly line: number;
}

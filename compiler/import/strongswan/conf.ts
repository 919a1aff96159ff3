/**
 * swanctl.conf to a tree: sections with references, settings, includes, and whatever fits nowhere. Never fails.
 * Source of the rules: strongSwan 6.0.6, settings_lexer.l and settings_parser.y.
 */

export interface Setting {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

export interface Section {
  readonly name: string;
  readonly line: number;
  /** Paths of the sections it inherits from: `conn-defaults`, `connections.base`. */
  readonly references: readonly string[];
  /** Lines of comment directly above it. */
  readonly comment: readonly string[];
  readonly settings: Setting[];
  readonly sections: Section[];
}

export interface Conf {
  readonly root: Section;
  readonly includes: readonly Setting[];
  /** Text that is neither a section nor a setting; the value says what is wrong with it, where that is something else. */
  readonly odd: readonly Setting[];
}

export function parseConf(text: string): Conf {
  return new ConfParser(text).parse();
}

const NAME_END = /[#{}:.,="\s]/u;

class ConfParser {
  private at = 0;
  private line = 1;
  private comment: string[] = [];
  private commentLine = 0;
  private readonly includes: Setting[] = [];
  private readonly odd: Setting[] = [];

  constructor(private readonly text: string) {}

  parse(): Conf {
    const root = section("", 1);
    const open = [root];
    for (;;) {
      this.skip();
      if (this.at >= this.text.length) break;
      const parent = open.at(-1) ?? root;
      if (this.peek() === "}") {
        this.next();
        if (open.length > 1) open.pop();
        else this.odd.push({ key: "}", value: "", line: this.line });
        continue;
      }
      const opened = this.statement(parent);
      if (opened !== undefined) open.push(opened);
    }
    return { root, includes: this.includes, odd: this.odd };
  }

  /** Gives the section that was opened, if it was one. */
  private statement(parent: Section): Section | undefined {
    const line = this.line;
    const name = this.name();
    if (name === "") {
      this.junk(line, "");
      return undefined;
    }
    if (name === "include" && /^[ \t]+[^\s={]/u.test(this.text.slice(this.at, this.at + 3))) {
      this.includes.push({ key: "include", value: this.value(), line });
      return undefined;
    }
    this.blanks();
    if (this.peek() === "=") {
      this.next();
      parent.settings.push({ key: name, value: this.value(), line });
      return undefined;
    }
    const references = this.references();
    this.skip();
    if (references !== undefined && this.peek() === "{") {
      this.next();
      const made = section(name, line, references, this.commentAbove(line));
      parent.sections.push(made);
      return made;
    }
    this.odd.push({ key: name, value: "", line });
    return undefined;
  }

  /** `: base, other.base`; `undefined` where something else stands. */
  private references(): readonly string[] | undefined {
    if (this.peek() !== ":") return [];
    const found: string[] = [];
    do {
      this.next();
      this.blanks();
      let path = this.name();
      while (this.peek() === ".") {
        this.next();
        path += `.${this.name()}`;
      }
      if (path === "") return undefined;
      found.push(path);
      this.blanks();
    } while (this.peek() === ",");
    return found;
  }

  /** Parts in quotes and without, joined with a blank. */
  private value(): string {
    const parts: string[] = [];
    for (;;) {
      this.blanks();
      const char = this.peek();
      if (char === undefined || char === "\n" || char === "#" || char === "}") return parts.join(" ");
      parts.push(char === '"' ? this.quoted() : this.plain());
    }
  }

  private plain(): string {
    const start = this.at;
    while (this.at < this.text.length && !/[#}"\s]/u.test(this.peek() ?? "")) this.next();
    return this.text.slice(start, this.at);
  }

  private quoted(): string {
    const isClosed = this.text.includes('"', this.at + 1);
    let out = "";
    this.next();
    while (this.at < this.text.length && this.peek() !== '"') {
      if (this.peek() === "\n" && !isClosed) {
        this.odd.push({ key: "…", value: "a string without its closing quotation mark", line: this.line });
        return out;
      }
      const char = this.next();
      if (char === "\n")
        this.odd.push({ key: "…", value: "the value in quotes goes on here", line: this.line });
      if (char === "\r") continue;
      if (char !== "\\") {
        out += char;
        continue;
      }
      const escaped = this.next();
      if (escaped === "\n")
        this.odd.push({ key: "…", value: "the value in quotes goes on here", line: this.line });
      out += ESCAPES.get(escaped) ?? escaped;
    }
    this.next();
    return out;
  }

  private name(): string {
    const start = this.at;
    while (this.at < this.text.length && !NAME_END.test(this.peek() ?? "")) this.next();
    return this.text.slice(start, this.at);
  }

  /** The rest of a line that begins with nothing known. */
  private junk(line: number, before: string): void {
    const start = this.at;
    while (this.at < this.text.length && this.peek() !== "\n") this.next();
    this.odd.push({ key: before + this.text.slice(start, this.at).trim(), value: "", line });
  }

  private blanks(): void {
    while (/[ \t\r]/u.test(this.peek() ?? "")) this.next();
  }

  private skip(): void {
    for (;;) {
      while (/\s/u.test(this.peek() ?? "")) this.next();
      if (this.peek() !== "#") return;
      const line = this.line;
      const start = this.at;
      while (this.at < this.text.length && this.peek() !== "\n") this.next();
      if (this.commentLine !== line - 1) this.comment = [];
      this.comment.push(
        this.text
          .slice(start, this.at)
          .replace(/^#+\s*/u, "")
          .trim(),
      );
      this.commentLine = line;
    }
  }

  private commentAbove(line: number): readonly string[] {
    const own = this.commentLine === line - 1 ? this.comment : [];
    this.comment = [];
    return own.every(isProse) ? own.filter((each) => each !== "") : [];
  }

  private peek(): string | undefined {
    return this.text[this.at];
  }

  private next(): string {
    const char = this.text[this.at] ?? "";
    this.at++;
    if (char === "\n") this.line++;
    return char;
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["\n", ""],
]);

function section(
  name: string,
  line: number,
  references: readonly string[] = [],
  comment: readonly string[] = [],
): Section {
  return { name, line, references, comment, settings: [], sections: [] };
}

/** A setting that was commented out, or words that may hold a secret, are no description. */
export function isProse(text: string): boolean {
  return !/[={}]|\b(?:psk|secret|password|passphrase|key)\b/iu.test(text);
}

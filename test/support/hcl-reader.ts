/** Reads Terraform's native syntax back, strictly: blocks with labels, one argument a line, literals, lists, objects, references. */

export interface ReadBlock {
  readonly kind: string;
  readonly labels: readonly string[];
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface Reference {
  readonly reference: string;
}

const TOKEN =
  /[ \t]*(?:(?<comment>#[^\n]*)|(?<newline>\n)|(?<string>"(?:[^"\\\n$%]|\\["\\nrt]|\$\$\{|%%\{|[$%](?!\{))*")|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z_][A-Za-z0-9_-]*)*)|(?<sign>[{}[\]=,]))/y;

interface Token {
  readonly kind: "newline" | "string" | "number" | "word" | "sign";
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw new Error(`cannot read ${JSON.stringify(text.slice(at, at + 30))}`);
    const [found] = Object.entries(groups).filter(([, value]) => value !== undefined);
    if (found !== undefined && found[0] !== "comment")
      tokens.push({ kind: found[0] as Token["kind"], text: found[1] });
  }
  return tokens;
}

export function readHcl(text: string): readonly ReadBlock[] {
  const tokens = tokensOf(text);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const take = (kind: Token["kind"], expected?: string): string => {
    const token = tokens[at++];
    if (token?.kind !== kind || (expected !== undefined && token.text !== expected))
      throw new Error(`expected ${expected ?? kind}, found ${JSON.stringify(token)}`);
    return token.text;
  };
  const skipLines = (): void => {
    while (peek()?.kind === "newline") at += 1;
  };

  function value(): unknown {
    const token = peek();
    if (token?.kind === "string") return unquote(take("string"));
    if (token?.kind === "number") return Number(take("number"));
    if (token?.kind === "word") {
      const word = take("word");
      return word === "true" ? true : word === "false" ? false : { reference: word };
    }
    if (token?.text === "[") {
      const items: unknown[] = [];
      for (take("sign", "["); peek()?.text !== "]";) {
        items.push(value());
        if (peek()?.text !== "]") take("sign", ",");
      }
      take("sign", "]");
      return items;
    }
    const object: Record<string, unknown> = {};
    take("sign", "{");
    for (skipLines(); peek()?.text !== "}"; skipLines()) {
      argument(object);
      if (peek()?.kind !== "newline" && peek()?.text !== "}") take("sign", ",");
    }
    take("sign", "}");
    return object;
  }

  function argument(into: Record<string, unknown>): void {
    const name = peek()?.kind === "string" ? unquote(take("string")) : take("word");
    if (Object.hasOwn(into, name)) throw new Error(`${name} stands twice`);
    take("sign", "=");
    into[name] = value();
  }

  const blocks: ReadBlock[] = [];
  for (skipLines(); peek() !== undefined; skipLines()) {
    const kind = take("word");
    const labels: string[] = [];
    while (peek()?.kind === "string") labels.push(unquote(take("string")));
    take("sign", "{");
    take("newline");
    const held: Record<string, unknown> = {};
    for (skipLines(); peek()?.text !== "}"; skipLines()) {
      argument(held);
      take("newline");
    }
    take("sign", "}");
    take("newline");
    blocks.push({ kind, labels, arguments: held });
  }
  return blocks;
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function unquote(text: string): string {
  return text
    .slice(1, -1)
    .replace(/\\(.)|([$%])\2\{/g, (_, escape: string | undefined, sign: string | undefined) =>
      escape === undefined ? `${sign}{` : (ESCAPES[escape] ?? ""),
    );
}

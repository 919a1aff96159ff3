/**
 * Reads RouterOS script text into commands, from the rules of the console and sharing nothing with what writes it:
 * menus, arguments, quotes, escapes, continuations, comments, `[find …]`. Whatever would run as code is an error.
 */

export interface ReadCommand {
  /** `/ip ipsec peer` */
  readonly menu: string;
  readonly command: string;
  /** Arguments without a name, in order. */
  readonly plain: readonly string[];
  readonly arguments: ReadonlyMap<string, string>;
  /** `[find where name="x"]` */
  readonly find: { readonly where: boolean; readonly conditions: ReadonlyMap<string, string> } | undefined;
  /** The last `own` rules of a chain go above its first one, if it has more than these. */
  readonly above?: { readonly chain: string; readonly own: number };
}

const verbs = new Set(["add", "set", "remove", "disable", "enable", "print", "find"]);
const escapes: Readonly<Record<string, number>> = {
  '"': 34,
  "\\": 92,
  $: 36,
  "?": 63,
  _: 32,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

interface Token {
  readonly kind: "word" | "open" | "close" | "code" | "end";
  /** The word; for an assignment the part before `=`. */
  readonly text: string;
  readonly value: string | undefined;
}

/** The one line of code a script may hold: nothing in it is a value of the file. */
const guarded =
  /^:if \(\[:len (?<all>\[(?<menu>\/ip firewall [a-z]+) find(?: where)? chain="(?<chain>[a-z]+)" dynamic=no\])\] > (?<own>\d+)\) do=\{\k<menu> move \[:pick \k<all> \(\[:len \k<all>\] - \k<own>\) \[:len \k<all>\]\] destination=\[:pick \k<all> 0\]\}$/u;

function readGuarded(line: string): ReadCommand {
  const { menu, chain, own } = guarded.exec(line)?.groups ?? {};
  if (menu === undefined || chain === undefined) throw new Error(`not a move: ${line}`);
  const above = { chain, own: Number(own) };
  return { menu, command: "move", plain: [], arguments: new Map(), find: undefined, above };
}

export function readScript(text: string): readonly ReadCommand[] {
  const commands: ReadCommand[] = [];
  let menu = "";
  let line: Token[] = [];
  for (const token of tokens(text)) {
    if (token.kind === "code") {
      commands.push(readGuarded(token.text));
      continue;
    }
    if (token.kind !== "end") {
      line.push(token);
      continue;
    }
    if (line.length > 0) {
      const read = readLine(line, menu);
      menu = read.menu;
      if (read.command !== undefined) {
        commands.push(read.command);
      }
    }
    line = [];
  }
  return commands;
}

function readLine(
  line: readonly Token[],
  before: string,
): { menu: string; command: ReadCommand | undefined } {
  let rest = line;
  let menu = before;
  const first = rest[0];
  if (first?.text.startsWith("/") === true) {
    const end = rest.findIndex((token) => token.value !== undefined || verbs.has(token.text));
    const path = end === -1 ? rest : rest.slice(0, end);
    menu = path.map((token) => token.text).join(" ");
    rest = end === -1 ? [] : rest.slice(end);
  }
  const verb = rest[0];
  if (verb === undefined) {
    return { menu, command: undefined };
  }
  if (!verbs.has(verb.text) || menu === "") {
    throw new Error(`not a command: ${verb.text}`);
  }
  const plain: string[] = [];
  const named = new Map<string, string>();
  let find: ReadCommand["find"];
  let conditions: Map<string, string> | undefined;
  for (const token of rest.slice(1)) {
    if (token.kind === "open") {
      conditions = new Map();
    } else if (token.kind === "close") {
      find = { where: find?.where ?? false, conditions: conditions ?? new Map<string, string>() };
      conditions = undefined;
    } else if (conditions === undefined) {
      if (token.value === undefined) {
        plain.push(token.text);
      } else if (named.has(token.text)) {
        throw new Error(`twice: ${token.text}`);
      } else {
        named.set(token.text, token.value);
      }
    } else if (token.value !== undefined) {
      conditions.set(token.text, token.value);
    } else if (token.text === "where") {
      find = { where: true, conditions };
    } else if (token.text !== "find") {
      throw new Error(`in brackets: ${token.text}`);
    }
  }
  return { menu, command: { menu, command: verb.text, plain, arguments: named, find } };
}

function* tokens(text: string): Generator<Token> {
  let at = 0;
  let fresh = true;
  const end: Token = { kind: "end", text: "", value: undefined };
  while (at < text.length) {
    const character = text.charAt(at);
    const joined = continuation(text, at);
    if (joined > 0) {
      at += joined;
      fresh = false;
    } else if (character === "\n" || character === ";") {
      yield end;
      at += 1;
      fresh = true;
    } else if (fresh && text.startsWith(":if ", at)) {
      const stop = text.indexOf("\n", at);
      yield { kind: "code", text: text.slice(at, stop === -1 ? text.length : stop), value: undefined };
      at = stop === -1 ? text.length : stop;
    } else if (character === "#" && fresh) {
      const stop = text.indexOf("\n", at);
      at = stop === -1 ? text.length : stop;
    } else if (character === " " || character === "\r") {
      at += 1;
    } else if (character === "[" || character === "]") {
      yield { kind: character === "[" ? "open" : "close", text: character, value: undefined };
      at += 1;
      fresh = false;
    } else {
      const word = readWord(text, at);
      yield word.token;
      at = word.end;
      fresh = false;
    }
  }
  yield end;
}

/** Length of `\`, a newline and the blanks after it, at this place. */
function continuation(text: string, at: number): number {
  const match = /^\\\r?\n[ \t]*/u.exec(text.slice(at, at + 200));
  return match === null ? 0 : match[0].length;
}

function readWord(text: string, start: number): { token: Token; end: number } {
  let at = start;
  let name: string | undefined;
  let bytes: number[] = [];
  while (at < text.length) {
    const character = text.charAt(at);
    const joined = continuation(text, at);
    if (joined > 0) {
      at += joined;
    } else if (" \n;]\r".includes(character)) {
      break;
    } else if (character === '"') {
      at = readQuoted(text, at + 1, bytes);
      if (at < text.length && !" \n;]\r\\".includes(text.charAt(at))) {
        throw new Error(`after a quote: ${text.charAt(at)}`);
      }
    } else if (character === "=" && name === undefined) {
      name = decode(bytes);
      bytes = [];
      at += 1;
    } else if ("$?{}()`'\\[".includes(character) || character < " ") {
      throw new Error(`unquoted ${JSON.stringify(character)} at ${at}`);
    } else {
      bytes.push(...new TextEncoder().encode(String.fromCodePoint(text.codePointAt(at) ?? 0)));
      at += 1;
    }
  }
  const value = decode(bytes);
  return name === undefined
    ? { token: { kind: "word", text: value, value: undefined }, end: at }
    : { token: { kind: "word", text: name, value }, end: at };
}

/** Reads up to the closing quote into `bytes`; returns the place after it. */
function readQuoted(text: string, start: number, bytes: number[]): number {
  let at = start;
  for (;;) {
    const character = text.charAt(at);
    const joined = continuation(text, at);
    if (character === "") {
      throw new Error("a string without an end");
    }
    if (joined > 0) {
      at += joined;
    } else if (character === '"') {
      return at + 1;
    } else if (character === "\\") {
      const digits = /^[0-9A-F]{2}/u.exec(text.slice(at + 1, at + 3));
      const known = escapes[text.charAt(at + 1)];
      if (digits !== null) {
        bytes.push(Number.parseInt(digits[0], 16));
        at += 3;
      } else if (known !== undefined) {
        bytes.push(known);
        at += 2;
      } else {
        throw new Error(`unknown escape \\${text.charAt(at + 1)}`);
      }
    } else if (character === "$" || character === "?" || character < " " || character > "~") {
      throw new Error(`unescaped ${JSON.stringify(character)} in a string`);
    } else {
      bytes.push(character.charCodeAt(0));
      at += 1;
    }
  }
}

function decode(bytes: readonly number[]): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

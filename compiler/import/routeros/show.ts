/** A statement as one short line without its secrets, for the list of what was left out. */

import type { Token } from "./tokens.ts";

const longest = 100;

/** Arguments whose values are secrets, or texts that may hold some. */
const secretive =
  /secret|passw|passphrase|^pass$|psk|token|community|md5|source|on-event|script|contents|(?:^|-)key$|^key|user(?:name)?$/iu;
/** Names of keys, not keys. */
const names: ReadonlySet<string> = new Set(["ah-key", "esp-auth-key", "esp-enc-key"]);

export function isSecretive(argument: string): boolean {
  return secretive.test(argument) && !names.has(argument);
}

/**
 * `known`: whether an argument is one that the menu has; the value of a misspelt one may be anything, and is not shown
 * where the menu holds secrets.
 */
export function showCommand(
  menu: string,
  command: string,
  tokens: readonly Token[],
  known: (argument: string) => boolean = () => true,
): string {
  const start = menu === "" ? command : `/${menu} ${command}`;
  return shortened(start, tokens, (token) => shown(token, command !== "add", known));
}

/** Of what was not understood: its first word, and arguments with their values. */
export function showOther(tokens: readonly Token[]): string {
  const [first, ...rest] = tokens;
  const start = first === undefined ? "" : shown(first, true, () => true);
  return shortened(start, rest, (token) => shown(token, false, () => true));
}

function shortened(start: string, tokens: readonly Token[], show: (token: Token) => string): string {
  let text = start;
  for (const token of tokens) {
    if (text.length > longest) return `${text.slice(0, longest)}…`;
    text += ` ${show(token)}`;
  }
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function shown(token: Token, plain: boolean, known: (argument: string) => boolean): string {
  switch (token.kind) {
    case "word":
      return plain ? token.text : "…";
    case "string":
      return plain ? `"${token.text.slice(0, longest)}"` : '"…"';
    case "assignment": {
      const hidden = token.form === "code" || isSecretive(token.name) || !known(token.name);
      const value = token.form === "quoted" ? JSON.stringify(token.value.slice(0, longest)) : token.value;
      return `${token.name}=${hidden && token.form !== "none" ? "…" : value}`;
    }
    case "brackets":
      return `[ ${token.tokens.map((each) => shown(each, true, known)).join(" ")} ]`;
    case "code":
      return "…";
    default: {
      const never: never = token;
      return never;
    }
  }
}

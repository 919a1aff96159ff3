/** The tokens behind a command as items and arguments, with slips of the pen read as what was meant. */

import type { Entry, Ledger } from "./ledger.ts";
import { isSecretive } from "./show.ts";
import type { Argument } from "./tables.ts";
import type { Assignment, Token } from "./tokens.ts";

export interface Arguments {
  /** What stands before the first argument: an ordinal, a name, `[ find … ]`. */
  readonly items: readonly Token[];
  readonly given: readonly Argument[];
  /** `!argument`: set back to nothing. */
  readonly unset: readonly string[];
  /** What is neither. */
  readonly stray: readonly Token[];
}

/** `isArgument` tells names of arguments from other words, to understand `name "X"`. */
export function argumentsOf(
  tokens: readonly Token[],
  entry: Entry,
  ledger: Ledger,
  hasItems: boolean,
  isArgument: (word: string) => boolean,
): Arguments {
  const items: Token[] = [];
  const given: Argument[] = [];
  const unset: string[] = [];
  const stray: Token[] = [];
  let at = 0;
  const slip = (line: number, message: string): void => ledger.remark("import/slip", line, message);
  const give = ({ name, value, form, line }: Assignment): void => {
    given.push({ name, value, form, line, entry });
  };
  /** What stands behind `name` or `name=` and is its value. */
  const valueAt = (
    index: number,
  ): { readonly value: string; readonly form: Assignment["form"] } | undefined => {
    const token = tokens[index];
    if (token?.kind === "string") return { value: token.text, form: "quoted" };
    return token?.kind === "word" && !isArgument(token.text) && token.text !== "="
      ? { value: token.text, form: "bare" }
      : undefined;
  };
  while (at < tokens.length) {
    const token = tokens[at];
    if (token === undefined) break;
    at += 1;
    if (token.kind === "assignment") {
      const { name, value, form, line } = token;
      const next = form === "none" ? valueAt(at) : undefined;
      const repeated = form === "bare" && value.startsWith(`${name}=`);
      if (next !== undefined) {
        slip(line, `A blank stands between \`${name}=\` and its value; it was read without the blank.`);
        give({ ...token, ...next });
        at += 1;
      } else if (repeated) {
        slip(line, `\`${name}=\` is written twice; it was read once.`);
        give({ ...token, value: value.slice(name.length + 1) });
      } else if (form !== "code") {
        give(token);
      } else {
        stray.push(token);
      }
    } else if (token.kind === "word" && token.text.startsWith("!") && token.text.length > 1) {
      unset.push(token.text.slice(1));
    } else if (token.kind === "word" && isArgument(token.text)) {
      const equals = tokens[at];
      const skip = equals?.kind === "word" && equals.text === "=" ? 1 : 0;
      const next = valueAt(at + skip);
      if (next === undefined) {
        stray.push(token);
        continue;
      }
      slip(token.line, `No \`=\` joins \`${token.text}\` and its value; it was read as if there were one.`);
      give({ kind: "assignment", name: token.text, ...next, line: token.line });
      at += skip + 1;
    } else if (hasItems && given.length === 0 && token.kind !== "code") {
      items.push(token);
    } else {
      stray.push(token);
    }
  }
  return { items, given, unset, stray };
}

/** `YOUR_ADDRESS`, `<address>`, `x.x.x.x`: what a person was to replace. */
const placeholder =
  /^(?:<.*>|\{.*\}|[a-z]*\.?x{1,3}(?:\.x{1,3}){2,3}(?:\/.*)?|(?:\d{1,3}\.){1,3}x{1,3}(?:\.x{1,3})*(?:\/.*)?|a\.b\.c\.d(?:\/.*)?|.*(?:your|change|replace)[-_ ]?(?:me|this|psk|key|secret|password|ip|address|public|wan|lan|peer|remote|local).*|x{3,}|\.{3,}|…)$/iu;

export function isPlaceholder({ name, value }: { readonly name: string; readonly value: string }): boolean {
  return placeholder.test(value) || (isSecretive(name) && /^(?:psk|secret|password|key)$/iu.test(value));
}

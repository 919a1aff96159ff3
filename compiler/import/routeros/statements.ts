/** Sentences to statements: the menu each one acts in, its command, and what is no statement at all. */

import { sentences } from "./lexer.ts";
import { classOf, isKnownMenu, isTop } from "./menus.ts";
import { isSession } from "./prompt.ts";
import type { Comment, Prompt, Sentence, Slip, Token } from "./tokens.ts";

interface Base {
  readonly line: number;
  readonly endLine: number;
}

export type Statement =
  | (Base & {
      readonly kind: "command";
      /** `ip ipsec peer`; empty at the root. */
      readonly menu: string;
      readonly command: string;
      readonly tokens: readonly Token[];
      readonly slips: readonly Slip[];
      /** The device that a prompt names. */
      readonly device: string | undefined;
    })
  /** A path alone. */
  | (Base & { readonly kind: "menu"; readonly menu: string; readonly device: string | undefined })
  /** `whole`: it sets variables, loops or opens a block, so that all of the file depends on it. */
  | (Base & {
      readonly kind: "program";
      readonly text: string;
      readonly whole: boolean;
      readonly tokens: readonly Token[];
    })
  /** What the console or a person wrote between the commands of a session. */
  | (Base & { readonly kind: "output"; readonly tokens: readonly Token[] })
  | (Base & { readonly kind: "unknown"; readonly tokens: readonly Token[]; readonly why: string })
  | (Base & { readonly kind: "comment"; readonly text: string });

type Command = Extract<Statement, { kind: "command" }>;

/** Commands of the scripting language that set nothing and repeat nothing. */
const HARMLESS: ReadonlySet<string> = new Set(
  ":put :log :delay :beep :error :if :return :time :execute :resolve".split(" "),
);

export function* statements(text: string): Generator<Statement, void, undefined> {
  const state: State = { menu: [], device: undefined, session: isSession(text) ? "quiet" : undefined };
  let held: Command | undefined;
  for (const read of sentences(text)) {
    if (read.kind === "sentence" && held !== undefined && continues(read, held)) {
      held = joined(held, read);
      continue;
    }
    if (held !== undefined) yield held;
    held = undefined;
    for (const statement of read.kind === "comment" ? [comment(read)] : understood(read, state)) {
      if (held !== undefined) yield held;
      held = undefined;
      if (statement.kind === "command") held = statement;
      else yield statement;
    }
  }
  if (held !== undefined) yield held;
}

function comment({ text, line }: Comment): Statement {
  return { kind: "comment", text, line, endLine: line };
}

interface State {
  menu: readonly string[];
  device: string | undefined;
  /** After a prompt: what the last command was. */
  session: "printing" | "quiet" | "export" | undefined;
}

/** Arguments alone are no statement: a terminal wrapped the line, or a `\` was lost. */
function continues(sentence: Sentence, before: Command): boolean {
  return (
    sentence.fresh &&
    sentence.prompt === undefined &&
    sentence.tokens[0]?.kind === "assignment" &&
    sentence.line === before.endLine + 1 &&
    classOf(before.command) === "change"
  );
}

function joined(before: Command, { tokens, slips, line, endLine }: Sentence): Command {
  const slip = {
    line,
    message:
      "A line of arguments alone was read as the rest of the statement above it: a `\\` at its end is missing.",
  };
  return {
    ...before,
    endLine,
    tokens: [...before.tokens, ...tokens],
    slips: [...before.slips, slip, ...slips],
  };
}

function understood(sentence: Sentence, state: State): readonly Statement[] {
  const { prompt, tokens, line, endLine } = sentence;
  if (prompt !== undefined) enter(prompt, state);
  const [first] = tokens;
  if (first === undefined) return [];
  const answered = state.session === "printing" && prompt === undefined && sentence.fresh;
  const path = answered ? undefined : pathOf(tokens, state);
  const program = answered ? undefined : programOf(path === undefined ? [first] : tokens, tokens);
  if (program !== undefined) return [{ kind: "program", ...program, tokens, line, endLine }];
  if (path === undefined) {
    if (state.session !== undefined && state.session !== "export")
      return [{ kind: "output", tokens, line, endLine }];
    const why = "it begins neither with a menu nor with a command";
    return [{ kind: "unknown", tokens, line, endLine, why }];
  }
  return commands(sentence, path, state);
}

function enter(prompt: Prompt, state: State): void {
  state.device = prompt.device;
  state.menu = prompt.path;
  state.session = "quiet";
}

interface Path {
  readonly menu: readonly string[];
  /** Where the command stands; `undefined` for a path alone. */
  readonly command: number | undefined;
}

/** The menu that a sentence acts in. `undefined` if it begins with nothing that leads anywhere. */
function pathOf(tokens: readonly Token[], { menu, session }: State): Path | undefined {
  const [first] = tokens;
  if (first?.kind !== "word") return undefined;
  const typed: string[] = [];
  let command: number | undefined;
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "word") break;
    const parts = token.text.split("/").filter((part) => part !== "");
    const last = parts.at(-1);
    if (last !== undefined && classOf(last) !== undefined && (parts.length === 1 || index === 0)) {
      typed.push(...parts.slice(0, -1));
      command = index;
      break;
    }
    if (!parts.every((part) => /^(?:[a-z0-9][a-z0-9-]*|\.\.)$/u.test(part))) return undefined;
    typed.push(...parts);
  }
  const slashed = first.text.startsWith("/") || first.text.startsWith("..");
  const base = baseOf(typed, menu, first.text.startsWith("/"));
  const leads =
    slashed || command !== undefined
      ? typed.length === 0 || slashed || leadsOn(typed, menu)
      : leadsOn(typed, menu);
  const words = [...base, ...typed].filter((part) => part !== "..");
  const alone = command === undefined && typed.length < tokens.length && session !== "export" && !slashed;
  return leads && !alone ? { menu: upwards([...base, ...typed], words), command } : undefined;
}

/** Below the current menu if there is such a menu, else from the root. */
function baseOf(typed: readonly string[], menu: readonly string[], absolute: boolean): readonly string[] {
  if (absolute) return [];
  const [word = ""] = typed;
  const below = isKnownMenu([...menu, word].join(" "));
  return isTop(word) && !below ? [] : menu;
}

function leadsOn(typed: readonly string[], menu: readonly string[]): boolean {
  const [word = ""] = typed;
  return isTop(word) || (menu.length > 0 && isKnownMenu([...menu, word].join(" ")));
}

function upwards(all: readonly string[], without: readonly string[]): readonly string[] {
  if (all.length === without.length) return all;
  const result: string[] = [];
  for (const part of all) {
    if (part === "..") result.pop();
    else result.push(part);
  }
  return result;
}

/** One statement, or several where line breaks between them were lost. */
function commands(sentence: Sentence, path: Path, state: State): readonly Statement[] {
  const { tokens, line, endLine, slips } = sentence;
  const { device } = state;
  if (path.command === undefined) {
    const rest = tokens.findIndex((token) => token.kind !== "word");
    state.menu = path.menu;
    const menu = path.menu.join(" ");
    if (rest === -1) return [{ kind: "menu", menu, line, endLine, device }];
    return [
      {
        kind: "unknown",
        tokens,
        line,
        endLine,
        why: "arguments follow a menu, and no command says what to do with them",
      },
    ];
  }
  const word = tokens[path.command];
  const command = word?.kind === "word" ? (word.text.split("/").at(-1) ?? "") : "";
  const rest = tokens.slice(path.command + 1);
  const cut = classOf(command) === "change" ? lostBreak(rest) : -1;
  if (state.session !== undefined && state.session !== "export") {
    const printing = classOf(command) === "printing" ? "printing" : "quiet";
    state.session = command === "export" ? "export" : printing;
  }
  const menu = path.menu.join(" ");
  const own = cut === -1 ? rest : rest.slice(0, cut);
  const statement: Command = { kind: "command", menu, command, tokens: own, slips, line, endLine, device };
  if (cut === -1) return [statement];
  const after = rest.slice(cut);
  const at = after[0]?.line ?? line;
  const slip = {
    line: at,
    message: "Another statement begins in the middle of this line: a line break was lost.",
  };
  // The rest belongs to the menu that this statement is in.
  const inside: State = { ...state, menu: path.menu };
  const next = understood({ ...sentence, prompt: undefined, tokens: after, slips: [slip], line: at }, inside);
  if (inside.menu !== path.menu) state.menu = inside.menu;
  return [{ ...statement, slips: [] }, ...next];
}

/** Where, behind an argument, a path or `add` stands as no value can. */
function lostBreak(tokens: readonly Token[]): number {
  return tokens.findIndex((token, index) => {
    const before = tokens[index - 1];
    if (token.kind !== "word" || before?.kind !== "assignment" || before.form === "none") return false;
    const next = tokens[index + 1];
    const path = /^\/[a-z]/u.test(token.text) && isTop(token.text.slice(1).split("/")[0] ?? "");
    return path || ((token.text === "add" || token.text === "set") && next !== undefined);
  });
}

/** Where nothing leads anywhere, only the `first` token is asked: prose has parentheses too. */
function programOf(
  tokens: readonly Token[],
  all: readonly Token[],
): { readonly text: string; readonly whole: boolean } | undefined {
  const [first] = tokens;
  if (first?.kind === "code") return { text: first.text.slice(0, 1), whole: true };
  if (first?.kind === "word" && first.text === "}") return { text: "}", whole: true };
  if (first?.kind === "word" && first.text.startsWith(":")) {
    return { text: first.text, whole: !HARMLESS.has(first.text) || all.some(isVariable) };
  }
  const variable = tokens.find(
    (token) => token.kind === "code" || (token.kind === "assignment" && token.form === "code"),
  );
  if (variable === undefined) return undefined;
  const text = variable.kind === "assignment" ? variable.name : "$";
  return { text, whole: isVariable(variable) };
}

/** A bare variable, which only a program can have set. A `$` in a quoted text may be a slip. */
function isVariable(token: Token): boolean {
  if (token.kind === "code") return token.text.startsWith("$");
  return token.kind === "assignment" && token.form === "code" && token.value.startsWith("$");
}

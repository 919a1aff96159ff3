/** A router's statements while they are read: what is understood is taken, and what nobody took is listed in the end. */

import type { Origin } from "../draft.ts";
import type { Notebook } from "../common/notebook.ts";
import { after } from "./match.ts";
import type { Statement } from "./tree.ts";

export interface Source {
  readonly top: readonly Statement[];
  readonly taken: Set<Statement>;
  readonly notes: Notebook;
}

/** A statement under a pattern, and the words behind it. */
export interface Found {
  readonly statement: Statement;
  readonly rest: readonly string[];
}

/** Statements of a list that begin with the words of a pattern; those that take something back do not. */
export function find(statements: readonly Statement[], pattern: string): readonly Found[] {
  return statements.flatMap((statement) => {
    const rest = statement.negated ? undefined : after(statement.words, pattern);
    return rest === undefined ? [] : [{ statement, rest }];
  });
}

/** The one that counts where several are written: the last. */
export function last(statements: readonly Statement[], pattern: string): Found | undefined {
  return find(statements, pattern).at(-1);
}

export function take({ taken }: Source, ...statements: readonly (Statement | undefined)[]): void {
  for (const statement of statements) if (statement !== undefined) taken.add(statement);
}

export function originOf({ notes }: Source, { line }: Statement): Origin {
  return notes.at(line);
}

export const DEFAULT = "default of Cisco IOS";

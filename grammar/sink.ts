/** Collects the problems of one file. In: problems in any order. Out: the first of them by position, never more than a person or a program can use. */

import type { SyntaxProblem } from "./problem.ts";

/** A binary file opened by mistake would otherwise give a problem per byte. */
export const MAX_PROBLEMS = 10_000;

export interface ProblemSink {
  readonly list: SyntaxProblem[];
}

export function report(sink: ProblemSink, problem: SyntaxProblem): void {
  if (sink.list.length < MAX_PROBLEMS) sink.list.push(problem);
}

export function sorted(sink: ProblemSink): readonly SyntaxProblem[] {
  return sink.list.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

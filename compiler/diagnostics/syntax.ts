/** A parser's problem as a diagnostic: the codes are the same, the catalogue adds the rest. */

import type { SyntaxProblem } from "../../grammar/index.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { report } from "./report.ts";

export function fromSyntax(problem: SyntaxProblem, uri: string): Diagnostic {
  return report(problem.code, {
    message: problem.message,
    place: { uri, span: problem.span },
    ...(problem.help === undefined ? {} : { help: problem.help }),
    ...(problem.edit === undefined
      ? {}
      : {
          fix: {
            title: `replace with \`${problem.edit.text}\``,
            edits: [{ place: { uri, span: problem.edit.span }, text: problem.edit.text }],
          },
        }),
  });
}

/** A parser's problem as a diagnostic: the codes are the same, the catalogue adds the rest. */

import type { SourceFile, SyntaxProblem } from "../../grammar/index.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { replace } from "./fix.ts";
import { report } from "./report.ts";

export function fromSyntax(problem: SyntaxProblem, file: SourceFile): Diagnostic {
  const { uri } = file;
  return report(problem.code, {
    message: problem.message,
    place: { uri, span: problem.span },
    subjects: enclosing(problem, file),
    ...(problem.help === undefined ? {} : { help: problem.help }),
    ...(problem.edit === undefined
      ? {}
      : {
          fixes: [replace({ uri, span: problem.edit.span }, problem.edit.text, certainty(problem))],
        }),
  });
}

/** Of a typographic quote only one thing was meant; a misspelt head is a guess. */
function certainty({ code }: SyntaxProblem): "safe" | "guess" {
  return code === "syntax/typographic" ? "safe" : "guess";
}

/** The declaration it stands in: what is damaged must not be judged for what it seems to lack. */
function enclosing({ span }: SyntaxProblem, file: SourceFile): string[] {
  return file.items.flatMap((item) => {
    const inside = item.span.start <= span.start && span.start <= item.span.end;
    return inside && item.kind === "declaration" && item.name ? [`${item.head.text} ${item.name.text}`] : [];
  });
}

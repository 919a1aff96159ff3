/** What stands twice in a block. In: the two of it. Out: the finding, at the second one. */

import type { Declaration, Property } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { at, type Context } from "./problems.ts";

export function repeatedKey(first: Property, second: Property, context: Context): Diagnostic {
  return report("name/duplicate-key", {
    message: `\`${second.key.text}\` is set twice in this block`,
    place: at(context, second.key.span),
    label: "set again here",
    related: [{ place: at(context, first.key.span), message: "first set here" }],
    subjects: context.subjects,
  });
}

/** Of one name, or of a kind that stands only once. */
export function repeatedBlock(first: Declaration, second: Declaration, context: Context): Diagnostic {
  const named = [first, second].map(({ head, name }) =>
    name === undefined ? head.text : `${head.text} ${name.text}`,
  );
  const isSame = named[0] === named[1];
  return report("name/duplicate-block", {
    message: isSame
      ? `\`${named[1]}\` stands twice in this block`
      : `\`${named[1]}\` stands beside \`${named[0]}\`, and only one \`${second.head.text}\` can be here`,
    place: at(context, (second.name ?? second.head).span),
    label: isSame ? "again here" : "the second one",
    related: [{ place: at(context, (first.name ?? first.head).span), message: "the first one" }],
    subjects: context.subjects,
  });
}

/** The diagnostics of single values and entries, in one place so that the walk reads as a walk. */

import type { Declaration, Policy, Property, Span, Term, Waiver, Packet } from "../../grammar/ast.ts";
import { BLOCKS, type ChildBlock } from "../catalogue/blocks.ts";
import { parameterOf, PARAMETERS, parametersOf } from "../catalogue/parameters.ts";
import type { Parameter } from "../catalogue/types.ts";
import { catalogue, isCode, type Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic, Fix } from "../diagnostics/diagnostic.ts";
import { replace } from "../diagnostics/fix.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { report } from "../diagnostics/report.ts";
import type { Place } from "../source/place.ts";
import { joinedSpan } from "../source/spans.ts";
import type { ShapedKind } from "./flatten.ts";
import type { Problem } from "./terms.ts";

export interface Context {
  readonly uri: string;
  readonly subjects: readonly string[];
}

export function at(context: Context, span: Span): Place {
  return { uri: context.uri, span };
}

export function value(problem: Problem, place: Place, context: Context): Diagnostic {
  const suggestion = problem.candidates && nearest(wordIn(problem.message), problem.candidates);
  return report(problem.code, {
    message: problem.message,
    place,
    label: problem.label,
    subjects: context.subjects,
    ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
    fixes: [
      ...(problem.replacement === undefined ? [] : [replace(place, problem.replacement, "safe")]),
      ...didYouMean(place, suggestion),
    ],
  });
}

function wordIn(message: string): string {
  return /`([^`]*)`/.exec(message)?.[1] ?? "";
}

function didYouMean(place: Place, suggestion: string | undefined): readonly Fix[] {
  return suggestion === undefined ? [] : [replace(place, suggestion, "guess")];
}

/** What parses today and means something in a later version: the place, never silence. */
export function notYet(uri: string, span: Span, what: string, subjects: readonly string[]): Diagnostic {
  return report("language/not-yet", {
    message: `${what} is not supported yet`,
    place: { uri, span },
    label: "understood, but this version cannot compile it",
    subjects,
  });
}

export function unknownKey(kind: ShapedKind, entry: Property, context: Context): Diagnostic {
  const known = parametersOf(kind).map((parameter) => parameter.key);
  const key = entry.key.text;
  const suggestion = nearest(key, known);
  const elsewhere = [...PARAMETERS.values()].filter((p) => p.key === key || p.aliases.includes(key));
  const places = elsewhere.map((p) => `\`${p.block}\``).join(", ");
  const place = at(context, entry.key.span);
  return report("name/unknown-key", {
    message: `\`${kind}\` has no parameter \`${key}\``,
    place,
    label: elsewhere.length > 0 ? `this belongs in ${places}` : "unknown parameter",
    subjects: context.subjects,
    help:
      suggestion === undefined
        ? `\`${kind}\` knows ${known.map((k) => `\`${k}\``).join(", ")}`
        : `did you mean \`${suggestion}\`?`,
    fixes: didYouMean(place, suggestion),
  });
}

export function alias(entry: Property, parameter: Parameter, context: Context): Diagnostic {
  const place = at(context, entry.key.span);
  return report("name/alias", {
    message: `\`${entry.key.text}\` is understood as \`${parameter.key}\``,
    place,
    label: `written \`${parameter.key}\` in this language`,
    subjects: context.subjects,
    fixes: [replace(place, parameter.key, "safe")],
  });
}

const NOWHERE: Span = { start: 0, end: 0 };

export function singleValue(list: readonly Term[], parameter: Parameter, context: Context): Diagnostic {
  const [first, ...others] = list;
  const span = first === undefined ? NOWHERE : joinedSpan(first.span, others.at(-1)?.span ?? first.span);
  return report("type/single-value", {
    message: `\`${parameter.key}\` takes one value, and here are ${list.length}`,
    place: at(context, span),
    label: "one value is expected",
    subjects: context.subjects,
  });
}

export function pairOutsideTunnel(key: string, span: Span, context: Context): Diagnostic {
  return report("type/pair-outside-tunnel", {
    message: `\`<->\` says where the two ends of a tunnel differ, and \`${key}\` stands outside any tunnel`,
    place: at(context, span),
    label: "no ends here to tell apart",
    subjects: context.subjects,
  });
}

export function pairInPeer(key: string, span: Span, context: Context): Diagnostic {
  return report("type/pair-outside-tunnel", {
    message: `a peer says \`${key}\` of its own site only`,
    place: at(context, span),
    label: "one value is expected",
    notes: [
      "a pair in a peer is what this site has, and what it believes the other end has: `inside`, the `as` of a `bgp`, and what stands in a `manual`",
    ],
    subjects: context.subjects,
  });
}

export function pathOutsideTunnel(place: Place, context: Context): Diagnostic {
  return report("type/mismatch", {
    message: "another site's address can be read only in a tunnel, whose ends it belongs to",
    place,
    label: "write the address itself here",
    subjects: context.subjects,
  });
}

export function unknownBlock(kind: ShapedKind, entry: Declaration, context: Context): Diagnostic {
  const shape = BLOCKS[kind];
  const known = [...shape.children.keys()];
  const suggestion = nearest(entry.head.text, known);
  return report("name/unknown-block", {
    message: `\`${kind}\` has no block \`${entry.head.text}\``,
    place: at(context, entry.head.span),
    label: "unknown block",
    subjects: context.subjects,
    ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
  });
}

/** What is missing between a block's first word and its brace. */
export function headOf(
  { head, variant, name }: Declaration,
  { named, variants }: ChildBlock,
  context: Context,
): Diagnostic | undefined {
  const { subjects } = context;
  if (variants === undefined || (variant !== undefined && variants.includes(variant.text))) {
    if (named !== "required" || name !== undefined) return undefined;
    return report("name/missing", {
      message: `this \`${head.text}\` has no name, so nothing can refer to it`,
      place: at(context, head.span),
      label: "a name is missing after this word",
      subjects,
    });
  }
  const kinds = variants.map((word) => `\`${head.text} ${word} NAME\``).join(" or ");
  const word = variant ?? name;
  if (variant === undefined && name !== undefined && variants.includes(name.text)) {
    return report("name/missing", {
      message: `this \`${head.text} ${name.text}\` has no name, which is its interface's on the device`,
      place: at(context, name.span),
      label: "a name is missing after this word",
      subjects,
    });
  }
  return report("name/unknown-block", {
    message:
      word === undefined
        ? `this \`${head.text}\` does not say what it is`
        : `there is no \`${head.text}\` of the kind \`${word.text}\``,
    place: at(context, (word ?? head).span),
    label: `expected ${kinds}`,
    subjects,
  });
}

export function stray(entry: Policy | Packet, what: string, context: Context): Diagnostic {
  return report("name/unknown-block", {
    message: `a \`${what}\` cannot stand here`,
    place: at(context, entry.span),
    label: what === "policy" ? "policies stand in a `tunnel` or a `site`" : "packets stand in a `test`",
    subjects: context.subjects,
  });
}

export function wrongArrow(policy: Policy, context: Context): Diagnostic {
  const oneWay = policy.arrow === "->";
  return report("policy/arrow", {
    message: oneWay
      ? "a policy of a tunnel covers both directions and is written with `<->`"
      : "a policy of a site is one router's own view and is written with `->`",
    place: at(context, policy.span),
    label: oneWay
      ? "`->` describes one router's own policy, in a `site`"
      : "`<->` stands between the two ends of a `tunnel`",
    subjects: context.subjects,
    help: oneWay ? "write `<->`" : "write `->`, the site's own side first",
  });
}

/** A tunnel knows its other end without `peer`. */
export function misplacedPeer(policy: Policy, context: Context): Diagnostic[] {
  return (policy.block?.entries ?? []).flatMap((entry) =>
    entry.kind === "property" && parameterOf("policy", entry.key.text)?.key === "peer"
      ? [
          report("name/unknown-key", {
            message: "a policy of a tunnel has no `peer`",
            place: at(context, entry.key.span),
            label: "the other end is the tunnel's",
            subjects: context.subjects,
          }),
        ]
      : [],
  );
}

export function waiver(entry: Waiver, context: Context): Diagnostic[] {
  const code = entry.code?.text;
  if (code === undefined || entry.reason === undefined) return []; // the parser says what is missing
  if (isCode(code)) return catalogue[code].waivable ? [] : [notWaivable(entry, code, context)];
  const suggestion = nearest(code, Object.keys(catalogue));
  const place = at(context, entry.code?.span ?? entry.span);
  return [
    report("waive/unknown-code", {
      message: `there is no diagnostic \`${code}\``,
      place,
      label: "unknown code",
      subjects: context.subjects,
      ...(suggestion === undefined ? {} : { help: `did you mean \`${suggestion}\`?` }),
      fixes: didYouMean(place, suggestion),
    }),
  ];
}

function notWaivable(entry: Waiver, code: Code, context: Context): Diagnostic {
  return report("waive/not-waivable", {
    message: `\`${code}\` cannot be waived: ${catalogue[code].why}`,
    place: at(context, entry.code?.span ?? entry.span),
    label: "this has to be put right",
    subjects: context.subjects,
  });
}

export function danglingName(
  kind: string,
  name: string | undefined,
  candidates: readonly string[],
  place: Place,
  subjects: readonly string[],
): Diagnostic {
  const suggestion = name === undefined ? undefined : nearest(name, candidates);
  const known =
    candidates.length === 0
      ? `no \`${kind}\` is declared`
      : `declared: ${candidates.map((c) => `\`${c}\``).join(", ")}`;
  return report("name/dangling", {
    message:
      name === undefined ? `there is no ${kind} of this name` : `there is no ${kind} called \`${name}\``,
    place,
    label: "not declared anywhere in this project",
    subjects,
    help: suggestion === undefined ? known : `did you mean \`${suggestion}\`?`,
    fixes: didYouMean(place, suggestion),
  });
}

/** Types one term as a secret: a declared name, `env`, `file`, `derive`, or a literal, which is understood and warned of. */

import type { CallTerm, Term } from "../../grammar/ast.ts";
import type { ValueType } from "../catalogue/types.ts";
import type { Typed } from "./terms.ts";

/** The first key of a pair; `derive(NAME, 2)` is the second. */
const FIRST_EPOCH = 1;
const MOST_EPOCHS = 1_000_000;

/** `undefined`: it is no secret. */
export function secretTerm(term: Term, type: ValueType & { readonly kind: "secret" }): Typed | undefined {
  if (term.kind === "word" && term.version === undefined && term.on === undefined) {
    return { ok: { kind: "reference", to: "secret", name: term.text } };
  }
  if (term.kind === "string" || term.kind === "hex") {
    const name = term.kind === "string" ? term.value : `0x${term.digits}`;
    return {
      problem: {
        code: "secret/literal",
        message: "a secret stands in the source in clear text",
        label: "anyone who can read this file can read it",
        value: { kind: "secret", source: "literal", name, declared: undefined },
      },
    };
  }
  if (term.kind !== "call") return undefined;
  return term.callee.text === "derive" ? derived(term, type) : stored(term);
}

function stored(term: CallTerm): Typed | undefined {
  const source = term.callee.text;
  const [argument, ...more] = term.arguments;
  return (source === "env" || source === "file") && argument?.kind === "string" && more.length === 0
    ? { ok: { kind: "secret", source, name: argument.value, declared: undefined } }
    : undefined;
}

/** `derive(MASTER)`, `derive(MASTER, EPOCH)`: whose key it is follows from the tunnel's ends. */
function derived(term: CallTerm, type: ValueType & { readonly kind: "secret" }): Typed {
  const [master, epoch, ...more] = term.arguments;
  if (type.derived !== true) {
    return wrong(
      "`derive` makes another key for every pair of sites, so it can stand only in the `psk` of a tunnel",
      "no pair of sites here",
    );
  }
  if (master?.kind !== "word" || more.length > 0 || (epoch !== undefined && epoch.kind !== "number")) {
    return wrong(
      "`derive` takes the name of a declared secret, and for a later key its number: `derive(branch-master, 2)`",
      "expected `derive(NAME)` or `derive(NAME, NUMBER)`",
    );
  }
  const number = epoch?.value ?? FIRST_EPOCH;
  if (!Number.isInteger(number) || number < FIRST_EPOCH || number > MOST_EPOCHS) {
    return {
      problem: {
        code: "type/out-of-range",
        message: `${number} is out of range: ${FIRST_EPOCH} to ${MOST_EPOCHS} (the number of the key) are possible`,
        label: `expected ${FIRST_EPOCH} to ${MOST_EPOCHS}`,
      },
    };
  }
  return { ok: { kind: "secret", source: "derive", name: master.text, declared: undefined, epoch: number } };
}

function wrong(message: string, label: string): Typed {
  return { problem: { code: "type/mismatch", message, label } };
}

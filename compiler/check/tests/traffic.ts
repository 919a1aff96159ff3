/** The middle of a packet's line, `tcp 443 while aws-1 down`: its words in; protocol, ports and what is down out. */

import type { Name, Term } from "../../../grammar/ast.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { hasPorts, protocolNumber } from "../../spd/protocols.ts";
import * as problems from "./problems.ts";

export interface Traffic {
  /** `undefined`: a ping. */
  readonly protocol: number | undefined;
  /** `undefined`: whatever a program would take. */
  readonly sourcePort: number | undefined;
  readonly destinationPort: number | undefined;
}

interface Read extends Traffic {
  readonly down: readonly Name[];
}

const MOST = 65_535;

/** `undefined`: something in it is not understood, and was reported. */
export function readTraffic(
  terms: readonly Term[],
  at: problems.At,
  diagnostics: Diagnostic[],
): Read | undefined {
  let protocol: number | undefined;
  let sourcePort: number | undefined;
  let destinationPort: number | undefined;
  const down: Name[] = [];
  const queue = [...terms];
  for (let term = queue.shift(); term !== undefined; term = queue.shift()) {
    const word = wordOf(term);
    if (word === "while") {
      const names = takeNames(queue);
      const end = queue.shift();
      if (names.length === 0 || end === undefined || wordOf(end) !== "down")
        return refuse(end ?? term, "while");
      down.push(...names);
    } else if (word === "src-port") {
      const port = queue.shift();
      if (port === undefined || sourcePort !== undefined || !isPort(port))
        return refuse(port ?? term, "port");
      sourcePort = port.value;
    } else if (term.kind === "number" && protocol !== undefined && destinationPort === undefined) {
      if (!isPort(term) || !hasPorts(protocol)) return refuse(term, hasPorts(protocol) ? "port" : "no-ports");
      destinationPort = term.value;
    } else if (protocol === undefined) {
      protocol = protocolOf(term);
      if (protocol === undefined) return refuse(term, "protocol");
    } else return refuse(term, "rest");
  }
  const last = terms.at(-1);
  if (sourcePort !== undefined && last !== undefined && !hasPorts(protocol ?? 0))
    return refuse(last, "no-ports");
  return { protocol, sourcePort, destinationPort, down };

  function refuse(term: Term, why: problems.Misfit): undefined {
    diagnostics.push(problems.condition(term, why, at));
  }
}

/** The names between `while` and `down`. */
function takeNames(queue: Term[]): readonly Name[] {
  const names: Name[] = [];
  for (let next = queue[0]; next !== undefined && wordOf(next) !== "down"; next = queue[0]) {
    const name = nameOf(next);
    if (name === undefined) break;
    names.push(name);
    queue.shift();
  }
  return names;
}

function protocolOf(term: Term): number | undefined {
  if (term.kind === "number")
    return Number.isInteger(term.value) && term.value <= 255 ? term.value : undefined;
  const word = wordOf(term);
  return word === undefined ? undefined : protocolNumber(word);
}

function isPort(term: Term): term is Extract<Term, { readonly kind: "number" }> {
  return term.kind === "number" && Number.isInteger(term.value) && term.value >= 0 && term.value <= MOST;
}

function wordOf(term: Term): string | undefined {
  return term.kind === "word" && term.version === undefined && term.on === undefined ? term.text : undefined;
}

function nameOf(term: Term): Name | undefined {
  const { span } = term;
  if (term.kind === "string") return { kind: "name", text: term.value, quoted: true, span };
  const text = wordOf(term);
  return text === undefined ? undefined : { kind: "name", text, quoted: false, span };
}

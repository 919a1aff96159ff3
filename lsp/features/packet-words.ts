/** What the words of a packet's line are: which of them name tunnels that are down, and which belong to the language. */

import type { Name, Packet, Term } from "../../grammar/index.ts";

export interface PacketWords {
  /** The names between `while` and `down`. */
  readonly down: readonly Name[];
  /** `while`, `down`, `src-port`. */
  readonly keywords: readonly Term[];
  /** A protocol's name. */
  readonly choices: readonly Term[];
}

export function packetWords({ conditions }: Pick<Packet, "conditions">): PacketWords {
  const down: Name[] = [];
  const keywords: Term[] = [];
  const choices: Term[] = [];
  let within = false;
  for (const term of conditions) {
    const word = term.kind === "word" ? term.text : undefined;
    if (word === "while" || (word === "down" && within)) {
      within = word === "while";
      keywords.push(term);
    } else if (within) {
      const name = nameOf(term);
      if (name !== undefined) down.push(name);
    } else if (word === "src-port") keywords.push(term);
    else if (word !== undefined) choices.push(term);
  }
  return { down, keywords, choices };
}

function nameOf(term: Term): Name | undefined {
  const { span } = term;
  if (term.kind === "word") return { kind: "name", text: term.text, quoted: false, span };
  return term.kind === "string" ? { kind: "name", text: term.value, quoted: true, span } : undefined;
}

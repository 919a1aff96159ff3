/** What became of a packet, in one clause: `is encrypted by aws-1 and reaches the lan of vpc`. */

import type { Outcome } from "../trace.ts";

/** `by`: names of the connections, in order. */
export function outcomeText(outcome: Outcome, by: readonly string[]): string {
  switch (outcome.kind) {
    case "encrypted": {
      const names = by.map((name) => `\`${name}\``).join(", then ");
      return `is encrypted by ${names}${whereText(outcome)}`;
    }
    case "plain":
      if (outcome.leaks) return `leaves \`${outcome.at}\` readable, though a policy should protect it`;
      return outcome.ends === "delivered"
        ? `is delivered at \`${outcome.at}\` as it is`
        : `leaves \`${outcome.at}\` as it is`;
    case "dropped": {
      const counter = outcome.counter === undefined ? "" : ` (counter \`${outcome.counter}\`)`;
      return `is dropped at \`${outcome.at}\`${counter}`;
    }
  }
}

function whereText({ ends, at }: Extract<Outcome, { readonly kind: "encrypted" }>): string {
  switch (ends) {
    case "delivered":
      return ` and delivered at \`${at ?? ""}\``;
    case "forwarded":
      return ` and sent on by \`${at ?? ""}\``;
    case "unknown":
      return "";
  }
}

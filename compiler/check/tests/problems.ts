/** What may be wrong with a line of a `test`, in words. */

import type { Name, Span, Term } from "../../../grammar/ast.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { replace } from "../../diagnostics/fix.ts";
import { nearest } from "../../diagnostics/nearest.ts";
import { report } from "../../diagnostics/report.ts";
import type { Place } from "../../source/place.ts";

export interface At {
  readonly uri: string;
  readonly subjects: readonly string[];
}

export const VERDICTS = ["encrypted", "plain", "dropped"] as const;

/** What was expected where a word does not fit. */
export type Misfit = "protocol" | "port" | "no-ports" | "while" | "rest";

function placeOf(span: Span, { uri }: At): Place {
  return { uri, span };
}

export function empty(name: string, place: Place, { subjects }: At): Diagnostic {
  return report("test/empty", {
    message: `the test \`${name}\` has no packet, so nothing can make it fail`,
    place,
    label: "no `packet` in it",
    subjects,
  });
}

export function notAPacket(span: Span, at: At): Diagnostic {
  return report("test/not-a-packet", {
    message: "a test holds packets, and this is none",
    place: placeOf(span, at),
    label: "a line that begins with `packet` is expected",
    subjects: at.subjects,
  });
}

export function header(span: Span, at: At): Diagnostic {
  return report("test/not-a-packet", {
    message: "a test has a name and packets: neither ends nor something it extends",
    place: placeOf(span, at),
    label: "has no meaning here",
    subjects: at.subjects,
    help: "remove it",
  });
}

export function address(term: Term, lets: readonly string[], at: At): Diagnostic {
  const place = placeOf(term.span, at);
  if (term.kind === "address" && term.length !== undefined) {
    return report("test/address", {
      message: `a packet goes from one host to another, and \`${term.address}/${term.length}\` has a length`,
      place,
      label: "one address without a length is expected",
      subjects: at.subjects,
    });
  }
  const suggestion = term.kind === "word" ? nearest(term.text, lets) : undefined;
  return report("test/address", {
    message: "a packet goes from one address to another, and this is none",
    place,
    label: "an address is expected, or a `let` that stands for one",
    subjects: at.subjects,
    ...(suggestion === undefined
      ? {}
      : { help: `did you mean \`${suggestion}\`?`, fixes: [replace(place, suggestion, "guess")] }),
  });
}

export function families(span: Span, at: At): Diagnostic {
  return report("test/address", {
    message: "no packet goes from IPv4 to IPv6",
    place: placeOf(span, at),
    label: "of the other family than the source",
    subjects: at.subjects,
    help: "take both addresses from one family",
  });
}

const MISFITS: Readonly<Record<Misfit, { readonly message: string; readonly label: string }>> = {
  protocol: {
    message: "this is no protocol that vpnc knows",
    label: "a protocol by name or number is expected: `tcp`, `udp`, `icmp`, `47`",
  },
  port: { message: "this is no port", label: "a number from 0 to 65535 is expected" },
  "no-ports": {
    message: "only TCP and UDP have ports that a policy compares",
    label: "no port can stand here",
  },
  while: { message: "this says of no tunnel that it is down", label: "`while NAME down` is expected" },
  rest: { message: "the packet is complete before this", label: "`while NAME down` or `=>` is expected" },
};

export function condition(term: Term, why: Misfit, at: At): Diagnostic {
  const words = why === "protocol" ? ["tcp", "udp", "icmp", "gre", "while"] : ["while", "src-port"];
  const suggestion = term.kind === "word" ? nearest(term.text, words) : undefined;
  const place = placeOf(term.span, at);
  return report("test/condition", {
    ...MISFITS[why],
    place,
    subjects: at.subjects,
    ...(suggestion === undefined
      ? {}
      : { help: `did you mean \`${suggestion}\`?`, fixes: [replace(place, suggestion, "guess")] }),
  });
}

export function verdict(word: Name, at: At): Diagnostic {
  const place = placeOf(word.span, at);
  const suggestion = word.quoted ? undefined : nearest(word.text, VERDICTS);
  return report("test/verdict", {
    message: "this is nothing that can become of a packet",
    place,
    label: "`encrypted`, `plain` or `dropped` is expected",
    subjects: at.subjects,
    ...(suggestion === undefined
      ? {}
      : { help: `did you mean \`${suggestion}\`?`, fixes: [replace(place, suggestion, "guess")] }),
  });
}

export function needless(word: Name, name: Name, at: At): Diagnostic {
  return report("test/verdict", {
    message: `what is \`${word.text}\` goes through no tunnel`,
    place: placeOf(name.span, at),
    label: "a tunnel stands behind `encrypted` only",
    subjects: at.subjects,
    help: "remove the name",
  });
}

export function template(name: Name, declared: Place, at: At): Diagnostic {
  return report("test/verdict", {
    message: `\`${name.text}\` is a template without ends: nothing goes through it`,
    place: placeOf(name.span, at),
    label: "a tunnel with two ends is expected",
    related: [{ place: declared, message: "declared without ends" }],
    subjects: at.subjects,
    help: "name a tunnel that extends it",
  });
}

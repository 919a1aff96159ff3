/** Says in words what a type takes: the "expected …" of every message and the "type" of every hover. */

import type { ValueType } from "../catalogue/types.ts";

const ALGORITHM_WORDS = {
  encryption: "an encryption algorithm",
  integrity: "an integrity algorithm",
  prf: "a pseudo-random function",
  "dh-group": "a Diffie-Hellman group",
} as const;

const REFERENCE_WORDS = {
  phase1: "the name of a `phase1`",
  phase2: "the name of a `phase2`",
  key: "the name of a `key`",
  secret: "a secret",
  manual: "the name of a `manual` block of this tunnel",
  bgp: "the name of a `bgp` instance of the site",
  peer: "the name of a `peer` of this site",
} as const;

export function expectation(type: ValueType): string {
  switch (type.kind) {
    case "word":
      return oneOf(type.words.map((choice) => choice.word));
    case "yes-no":
      return "`yes` or `no`";
    case "algorithm":
      return ALGORITHM_WORDS[type.of] + (type.none ? " or `none`" : "");
    case "duration":
      return type.off === undefined ? "a duration like `8h`" : `a duration like \`10s\`, or \`${type.off}\``;
    case "bytes":
      return "a number of bytes like `100MB`";
    case "integer":
      return `a number (${type.unit})`;
    case "endpoint":
      return 'an address without length, or `dns("…")`';
    case "interface-address":
      return `an address with its length like \`192.0.2.4/24\`${type.dynamic ? ", or `dynamic`" : type.allocated === true ? ", or `from 172.31.0.0/16`" : ""}`;
    case "network":
      return "a network like `10.0.0.0/16`, an end's `left.lan`, or `any`";
    case "address":
      return "an address without length";
    case "reference":
      return REFERENCE_WORDS[type.to] + (type.none ? ", or `none`" : "");
    case "secret":
      return type.derived === true
        ? 'a secret: a declared name, `env("…")`, `file("…")` or `derive(NAME)`'
        : 'a secret: a declared name, `env("…")` or `file("…")`';
    case "identity":
      return 'an identity: an address, `fqdn("…")`, `user-fqdn("…")` or `key-id("…")`';
    case "device":
      return "a device like `routeros 7.20`";
    case "behind-nat":
      return "`yes`, `no`, or the address others see";
    case "port":
      return "a port (0 to 65535) or `any`";
    case "mss":
      return "`auto`, `no`, or a segment size in bytes";
    case "protocol":
      return "an IP protocol by name or number, or `all`";
    case "text":
      return "a text";
    default:
      return type satisfies never;
  }
}

function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

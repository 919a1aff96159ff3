/** Types one term against a parameter's type: a scalar, or a problem in words. The one place where spellings end. */

import type { AddressTerm, CallTerm, FromTerm, Term, WordTerm } from "../../grammar/ast.ts";
import { algorithmsOf, findAlgorithm } from "../catalogue/algorithms.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { ValueType } from "../catalogue/types.ts";
import { canonical, networkOf } from "../source/addresses.ts";
import type { PathValue } from "./item.ts";
import { expectation } from "./expectation.ts";
import { secretTerm } from "./secret-terms.ts";

export type Typed = { readonly ok: Scalar | PathValue } | { readonly problem: Problem };

export interface Problem {
  readonly code:
    | "type/mismatch"
    | "type/unknown-word"
    | "type/out-of-range"
    | "type/host-bits"
    | "type/host-missing"
    | "type/bare-seconds"
    | "secret/literal";
  readonly message: string;
  readonly label: string;
  /** Candidates for did-you-mean. */
  readonly candidates?: readonly string[];
  /** Text that repairs the term. */
  readonly replacement?: string;
  /** A value to go on with: the problem is a hint or a warning. */
  readonly value?: Scalar;
}

export function typeTerm(term: Term, type: ValueType): Typed {
  if (term.kind === "path") {
    if (!takesPaths(type) || term.member === undefined) return mismatch(term, type);
    return { ok: { kind: "path", root: term.root.text, member: term.member.text } };
  }
  switch (type.kind) {
    case "word":
      return word(term, type, type.words);
    case "yes-no":
      return word(term, type, [{ word: "yes" }, { word: "no" }]);
    case "algorithm":
      return algorithm(term, type);
    case "duration":
      return duration(term, type);
    case "bytes":
      if (term.kind === "size") return ranged(term.bytes, 0, type.max, "bytes");
      return term.kind === "number" ? ranged(term.value, 0, type.max, "bytes") : mismatch(term, type);
    case "integer":
      if (term.kind === "hex") return ranged(Number.parseInt(term.digits, 16), type.min, type.max, type.unit);
      return term.kind === "number"
        ? ranged(term.value, type.min, type.max, type.unit)
        : mismatch(term, type);
    case "port":
      if (term.kind === "number") return ranged(term.value, 0, 65535, "port");
      return word(term, type, [{ word: "any" }]);
    case "mss":
      if (term.kind === "number") return ranged(term.value, type.min, type.max, "bytes");
      return word(term, type, [{ word: "auto" }, { word: "no" }]);
    case "protocol":
      if (term.kind === "number") return ranged(term.value, 0, 255, "protocol number");
      return term.kind === "word" && term.version === undefined && term.on === undefined
        ? ok({ kind: "word", word: term.text })
        : mismatch(term, type);
    case "endpoint":
      if (term.kind === "address" && (term.length === undefined || term.length === full(term)))
        return host(term);
      return term.kind === "call" && term.callee.text === "dns" ? hostName(term, type) : mismatch(term, type);
    case "address":
      return term.kind === "address" && term.length === undefined ? host(term) : mismatch(term, type);
    case "interface-address":
      return interfaceAddress(term, type);
    case "network":
      return network(term, type);
    case "behind-nat":
      return term.kind === "address" && term.length === undefined
        ? host(term)
        : word(term, type, [{ word: "yes" }, { word: "no" }]);
    case "reference":
      if (type.none && term.kind === "word" && term.text === "none")
        return ok({ kind: "word", word: "none" });
      if (isWord(term)) return ok({ kind: "reference", to: type.to, name: term.text });
      return term.kind === "string" && term.on === undefined
        ? ok({ kind: "reference", to: type.to, name: term.value })
        : mismatch(term, type);
    case "secret":
      return secretTerm(term, type) ?? mismatch(term, type);
    case "identity":
      return identity(term, type);
    case "device":
      return term.kind === "word"
        ? ok({ kind: "device", target: term.text, version: term.version?.text })
        : mismatch(term, type);
    case "text":
      if (term.kind === "string") return ok({ kind: "text", text: term.value });
      if (term.kind === "number") return ok({ kind: "text", text: String(term.value) });
      return term.kind === "word" ? ok({ kind: "text", text: term.text }) : mismatch(term, type);
    default:
      return type satisfies never;
  }
}

function ok(value: Scalar): Typed {
  return { ok: value };
}

function mismatch(_term: Term, type: ValueType): Typed {
  const expected = expectation(type);
  return {
    problem: {
      code: "type/mismatch",
      message: `${expected} is expected here`,
      label: `expected ${expected}`,
    },
  };
}

/** Selectors and addresses may be read from an end. */
function takesPaths(type: ValueType): boolean {
  return type.kind === "network" || type.kind === "endpoint" || type.kind === "interface-address";
}

interface Choice {
  readonly word: string;
  readonly aliases?: readonly string[];
}

function word(term: Term, type: ValueType, choices: readonly Choice[]): Typed {
  const text = plainWord(term);
  if (text === undefined) return mismatch(term, type);
  const found = choices.find((choice) => choice.word === text || choice.aliases?.includes(text));
  if (found !== undefined) return ok({ kind: "word", word: found.word });
  return unknownWord(
    text,
    expectation(type),
    choices.map((choice) => choice.word),
  );
}

function plainWord(term: Term): string | undefined {
  if (term.kind === "word" && term.version === undefined && term.on === undefined) return term.text;
  // Devices and standards number their groups and protocols: `dh-group = 14`.
  return term.kind === "number" ? String(term.value) : undefined;
}

function unknownWord(text: string, expected: string, candidates: readonly string[]): Typed {
  return {
    problem: {
      code: "type/unknown-word",
      message: `\`${text}\` is not ${expected}`,
      label: `expected ${expected}`,
      candidates,
    },
  };
}

function algorithm(term: Term, type: ValueType & { kind: "algorithm" }): Typed {
  const text = plainWord(term);
  if (text === undefined) return mismatch(term, type);
  if (type.none && (text === "none" || text === "no")) return ok({ kind: "word", word: "none" });
  const found =
    findAlgorithm(type.of, text) ??
    (type.of === "dh-group" ? findAlgorithm(type.of, `group${text}`) : undefined);
  if (found !== undefined) return ok({ kind: "word", word: found.id });
  return unknownWord(
    text,
    expectation(type),
    algorithmsOf(type.of, type.phase).map((a) => a.id),
  );
}

function duration(term: Term, type: ValueType & { kind: "duration" }): Typed {
  if (type.off !== undefined && plainWord(term) === type.off) return ok({ kind: "word", word: type.off });
  if (term.kind === "duration") return ranged(term.seconds, type.min, type.max, "seconds");
  if (term.kind !== "number") return mismatch(term, type);
  const checked = ranged(term.value, type.min, type.max, "seconds");
  if ("problem" in checked) return checked;
  return {
    problem: {
      code: "type/bare-seconds",
      message: `\`${term.value}\` is read as seconds`,
      label: "a unit makes this readable",
      replacement: `${term.value}s`,
      value: { kind: "number", value: term.value },
    },
  };
}

function ranged(value: number, min: number, max: number, unit: string): Typed {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return ok({ kind: "number", value });
  return {
    problem: {
      code: "type/out-of-range",
      message: `${value} is out of range: ${min} to ${max} (${unit}) are possible`,
      label: `expected ${min} to ${max}`,
    },
  };
}

function full(term: AddressTerm): number {
  return term.family === 4 ? 32 : 128;
}

function prefixOf(term: AddressTerm): Scalar & { kind: "prefix" } {
  return {
    kind: "prefix",
    address: canonical(term.address) ?? term.address,
    length: term.length ?? full(term),
    family: term.family,
    bare: term.length === undefined,
    on: term.on?.text,
  };
}

function host(term: AddressTerm): Typed {
  return ok({ ...prefixOf(term), length: full(term), bare: true });
}

function hostName(term: CallTerm, type: ValueType): Typed {
  const argument = term.arguments[0];
  return argument?.kind === "string" && term.arguments.length === 1
    ? ok({ kind: "host-name", name: argument.value })
    : mismatch(term, type);
}

function interfaceAddress(term: Term, type: ValueType & { kind: "interface-address" }): Typed {
  if (type.dynamic && term.kind === "word" && term.text === "dynamic")
    return ok({ kind: "dynamic", on: term.on?.text });
  if (type.allocated === true && term.kind === "from") return allocation(term, type);
  if (term.kind !== "address") return mismatch(term, type);
  const prefix = prefixOf(term);
  const hostsExist = prefix.length < full(term) - 1; // a /31 and a /32 have no network address to confuse
  if (hostsExist && networkOf(prefix.address, prefix.length) === prefix.address) {
    return {
      problem: {
        code: "type/host-missing",
        message: `\`${prefix.address}/${prefix.length}\` is a network, but an interface needs its own address in it`,
        label: "this is the network, not a host in it",
      },
    };
  }
  return ok(prefix);
}

/** A pool holds one network of two hosts at least. */
function allocation(term: FromTerm, type: ValueType): Typed {
  if (term.prefix === undefined) return mismatch(term, type);
  const pool = prefixOf(term.prefix);
  const most = full(term.prefix) - 2;
  if (pool.length > most) return ranged(pool.length, 0, most, "bits of the pool's prefix");
  const { address, length, family } = pool;
  const base = networkOf(address, length);
  if (base === address) return ok({ kind: "allocation", address, length, family });
  return {
    problem: {
      code: "type/host-bits",
      message: `\`from ${address}/${length}\` has host bits: the network is \`${base}/${length}\``,
      label: "host bits are set",
      replacement: `from ${base}/${length}`,
    },
  };
}

function network(term: Term, type: ValueType): Typed {
  if (term.kind === "word" && term.text === "any" && term.on === undefined)
    return ok({ kind: "word", word: "any" });
  if (term.kind !== "address" || term.on !== undefined) return mismatch(term, type);
  const prefix = prefixOf(term);
  const base = networkOf(prefix.address, prefix.length);
  if (base === prefix.address) return ok(prefix);
  return {
    problem: {
      code: "type/host-bits",
      message: `\`${prefix.address}/${prefix.length}\` has host bits: the network is \`${base}/${prefix.length}\``,
      label: "host bits are set",
      replacement: `${base}/${prefix.length}`,
    },
  };
}

function identity(term: Term, type: ValueType): Typed {
  if (term.kind === "address" && term.length === undefined) {
    return ok({ kind: "identity", type: "address", text: canonical(term.address) ?? term.address });
  }
  const argument = term.kind === "call" ? term.arguments[0] : undefined;
  if (term.kind !== "call" || argument?.kind !== "string") return mismatch(term, type);
  const kind = term.callee.text;
  return kind === "fqdn" || kind === "user-fqdn" || kind === "key-id"
    ? ok({ kind: "identity", type: kind, text: argument.value })
    : mismatch(term, type);
}

export function isWord(term: Term): term is WordTerm {
  return term.kind === "word" && term.version === undefined && term.on === undefined;
}

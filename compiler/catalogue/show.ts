/** Shows a value as an engineer writes it: `8h`, `10.0.0.0/16`, `env("X")`. Never the content of a literal secret. */

import type { PrefixScalar, Scalar } from "./scalar.ts";

const UNITS = [
  ["d", 86400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
] as const;

/** Seconds as `1d2h`. */
export function showDuration(seconds: number): string {
  let rest = seconds;
  let text = "";
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === "" ? "0s" : text;
}

export function showPrefix(prefix: PrefixScalar): string {
  return prefix.bare && prefix.length === (prefix.family === 4 ? 32 : 128)
    ? prefix.address
    : `${prefix.address}/${prefix.length}`;
}

/** A number has no unit of its own here; `showAs` knows the parameter. */
export function show(scalar: Scalar): string {
  switch (scalar.kind) {
    case "word":
      return scalar.word;
    case "number":
      return String(scalar.value);
    case "text":
      return scalar.text;
    case "prefix":
      return showPrefix(scalar) + (scalar.on === undefined ? "" : ` on ${scalar.on}`);
    case "dynamic":
      return scalar.on === undefined ? "dynamic" : `dynamic on ${scalar.on}`;
    case "host-name":
      return `dns("${scalar.name}")`;
    case "reference":
      return scalar.name;
    case "secret":
      return showSecret(scalar);
    case "identity":
      return scalar.type === "address" ? scalar.text : `${scalar.type}("${scalar.text}")`;
    case "device":
      return scalar.version === undefined ? scalar.target : `${scalar.target} ${scalar.version}`;
    case "range":
      return `${scalar.low}-${scalar.high}`;
    default:
      return scalar satisfies never;
  }
}

function showSecret(secret: Scalar & { kind: "secret" }): string {
  if (secret.declared !== undefined) return secret.declared;
  if (secret.source === "literal") return '"•••"';
  return secret.source === "derive" ? `derive(${secret.name})` : `${secret.source}("${secret.name}")`;
}

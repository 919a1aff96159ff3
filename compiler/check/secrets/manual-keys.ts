/** The digits of manual keys: as many as the length needs, and none of the keys that are no keys. Never prints them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { KeyFacts } from "../../expand/key.ts";
import type { ReadSecret } from "./uses.ts";

export function manualKeys(keys: Iterable<KeyFacts>, read: ReadSecret): Diagnostic[] {
  return [...keys].flatMap((key) => {
    const value = key.value && read(key.value.value);
    if (value === undefined || key.length === undefined) return [];
    const text = value.replace(/^0x/i, "").toLowerCase();
    const wrong = digits(key, text, key.length.value);
    return wrong.length > 0 ? wrong : weakness(key, text);
  });
}

function digits(key: KeyFacts, text: string, bits: number): Diagnostic[] {
  const needed = bits / 4;
  const hexadecimal = /^[0-9a-f]*$/.test(text);
  if (hexadecimal && text.length === needed) return [];
  return [
    report("manual/key-value", {
      message: hexadecimal
        ? `the value of key \`${key.name}\` has ${text.length} hexadecimal digits, and its length of ${bits} bits needs ${needed}`
        : `the value of key \`${key.name}\` is not hexadecimal`,
      place: key.value?.place ?? key.place,
      label: `expected ${needed} hexadecimal digits`,
      subjects: [`key ${key.name}`],
    }),
  ];
}

function weakness(key: KeyFacts, text: string): Diagnostic[] {
  const why = reasonOf(key.algorithm, text);
  if (why === undefined) return [];
  return [
    report("manual/weak-key", {
      message: `the value of key \`${key.name}\` is weak: ${why}`,
      place: key.value?.place ?? key.place,
      label: "stands here",
      subjects: [`key ${key.name}`],
    }),
  ];
}

/** Random digits of 64 bits and more show at least this many different ones, but for one in a million. */
const FEWEST_DIGITS = 5;

/** FIPS 74 section 3.6, without the parity bits, which DES does not look at. */
const WEAK_DES: ReadonlySet<string> = new Set(
  [
    "0101010101010101 fefefefefefefefe e0e0e0e0f1f1f1f1 1f1f1f1f0e0e0e0e",
    "011f011f010e010e 1f011f010e010e01 01e001e001f101f1 e001e001f101f101",
    "01fe01fe01fe01fe fe01fe01fe01fe01 1fe01fe00ef10ef1 e01fe01ff10ef10e",
    "1ffe1ffe0efe0efe fe1ffe1ffe0efe0e e0fee0fef1fef1fe fee0fee0fef1fef1",
  ]
    .join(" ")
    .split(" ")
    .map(withoutParity),
);

function reasonOf(algorithm: string, text: string): string | undefined {
  const parts = (text.match(/.{16}/g) ?? []).map(withoutParity);
  if (algorithm === "des" && parts.some((part) => WEAK_DES.has(part))) {
    return "DES encrypts and decrypts with it alike, or as another such key";
  }
  if (algorithm === "3des" && (parts[0] === parts[1] || parts[1] === parts[2])) {
    return "two neighbouring parts are the same, which makes it a key for single DES";
  }
  return text.length > 0 && new Set(text).size < FEWEST_DIGITS
    ? "it has hardly any different digits"
    : undefined;
}

function withoutParity(hexadecimal: string): string {
  return hexadecimal.replace(/../g, (byte) =>
    (Number.parseInt(byte, 16) & 0xfe).toString(16).padStart(2, "0"),
  );
}

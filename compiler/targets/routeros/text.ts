/** Small conversions between the model's scalars and RouterOS's notations for time and addresses. */

import type { Scalar } from "../../catalogue/scalar.ts";

const units: readonly (readonly [string, number])[] = [
  ["w", 604_800],
  ["d", 86_400],
  ["h", 3600],
  ["m", 60],
  ["s", 1],
];

/** Seconds as exports print them: 28800 is `8h`, 5400 is `1h30m`, 0 is `0s`. */
export function timeText(seconds: number): string {
  let rest = seconds;
  let text = "";
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    text += count > 0 ? `${count}${unit}` : "";
  }
  return text === "" ? "0s" : text;
}

/** The network an IPv4 interface address lies in, without its length: 169.254.255.2/30 gives 169.254.255.0. */
export function networkText(address: string, length: number): string {
  const bits = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - length);
  const network = Math.floor(bits / size) * size;
  return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
}

/** A value as the tables and messages name it; never a secret's bytes. */
export function valueText(value: Scalar): string {
  switch (value.kind) {
    case "word":
      return value.word;
    case "number":
      return String(value.value);
    case "text":
      return value.text;
    case "prefix":
      return value.bare ? value.address : `${value.address}/${value.length}`;
    case "dynamic":
      return "dynamic";
    case "allocation":
      return `from ${value.address}/${value.length}`;
    case "host-name":
      return value.name;
    case "reference":
      return value.name;
    case "secret":
      return "a secret";
    case "identity":
      return `${value.type}:${value.text}`;
    case "device":
      return value.target;
    case "range":
      return `${value.low}-${value.high}`;
    default: {
      const never: never = value;
      return never;
    }
  }
}

/** Values as people write them: a scalar in, the words of the language out. A literal secret is never shown. */

import type { ParameterId } from "./ids.ts";
import { PARAMETERS } from "./parameters.ts";
import type { Scalar } from "./scalar.ts";

/** What a number counts. */
export type Unit = "seconds" | "bytes" | "plain";

export function showScalar(scalar: Scalar, unit: Unit = "plain"): string {
  switch (scalar.kind) {
    case "word":
      return scalar.word;
    case "number":
      return showNumber(scalar.value, unit);
    case "text":
      return JSON.stringify(scalar.text);
    case "prefix":
      return (scalar.bare ? scalar.address : `${scalar.address}/${scalar.length}`) + showOn(scalar.on);
    case "dynamic":
      return `dynamic${showOn(scalar.on)}`;
    case "allocation":
      return `from ${scalar.address}/${scalar.length}`;
    case "host-name":
      return `dns(${JSON.stringify(scalar.name)})`;
    case "reference":
      return scalar.name;
    case "secret":
      return showSecret(scalar.source, scalar.name);
    case "identity":
      return scalar.type === "address" ? scalar.text : `${scalar.type}(${JSON.stringify(scalar.text)})`;
    case "device":
      return scalar.version === undefined ? scalar.target : `${scalar.target} ${scalar.version}`;
    case "range":
      return `${scalar.low}-${scalar.high}`;
  }
}

/** A list of preferences. */
export function showScalars(scalars: readonly Scalar[], unit: Unit = "plain"): string {
  return scalars.map((scalar) => showScalar(scalar, unit)).join(", ");
}

/** What the numbers of a parameter count. */
export function unitOf(id: ParameterId): Unit {
  switch (PARAMETERS.get(id)?.type.kind) {
    case "duration":
      return "seconds";
    case "bytes":
      return "bytes";
    default:
      return "plain";
  }
}

function showOn(name: string | undefined): string {
  return name === undefined ? "" : ` on ${name}`;
}

function showSecret(source: "env" | "file" | "derive" | "literal", name: string): string {
  switch (source) {
    case "literal":
      return '"•••"';
    case "derive":
      // Once the pair is known it is part of the name: two pairs have two keys.
      return `derive(${name})`;
    case "env":
    case "file":
      return `${source}(${JSON.stringify(name)})`;
  }
}

const STEPS = {
  seconds: [
    [86_400, "d"],
    [3_600, "h"],
    [60, "m"],
    [1, "s"],
  ],
  bytes: [
    [1024 ** 3, "GiB"],
    [1024 ** 2, "MiB"],
    [1024, "KiB"],
  ],
} as const;

function showNumber(value: number, unit: Unit): string {
  switch (unit) {
    case "plain":
      return `${value}`;
    case "bytes": {
      const step = STEPS.bytes.find(([size]) => value >= size && value % size === 0);
      return step === undefined ? `${value}` : `${value / step[0]}${step[1]}`;
    }
    case "seconds": {
      let rest = value;
      let text = "";
      for (const [size, letter] of STEPS.seconds) {
        const count = Math.floor(rest / size);
        if (count > 0) text += `${count}${letter}`;
        rest -= count * size;
      }
      return text === "" ? "0s" : text;
    }
  }
}

/** The shape of a default, and short hands to write its value in a table. */

import type { ParameterId } from "../ids.ts";
import type { NumberScalar, Scalar, WordScalar } from "../scalar.ts";
import type { VersionRange } from "../version.ts";

/** A: captured from a device. B: the vendor's own text. C: third party or conclusion. D: no evidence. */
export type Confidence = "A" | "B" | "C" | "D";

/** What a device does when its configuration says nothing. */
export interface DeviceDefault extends VersionRange {
  readonly parameter: ParameterId;
  readonly target: "routeros" | "aws" | "cisco-ios" | "strongswan";
  /** A list where the device offers several, best first. */
  readonly value: readonly Scalar[];
  readonly source: string;
  readonly confidence: Confidence;
}

export function words(...names: readonly string[]): readonly WordScalar[] {
  return names.map((word) => ({ kind: "word", word }));
}

/** Seconds, bytes or a count, as the parameter's type says. */
export function number(value: number): readonly NumberScalar[] {
  return [{ kind: "number", value }];
}

export const minute = 60;
export const hour = 60 * minute;
export const day = 24 * hour;

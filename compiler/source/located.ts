/** A value that remembers where it came from: the reason a mismatch can point at both ends. */

import type { Place } from "./place.ts";

/**
 * The layer that decided a value, weakest first. `default` is the device's own default at its release and
 * has no place; `derived` was computed from other values (an inside address used as a selector).
 */
export type Origin = "default" | "library" | "site" | "profile" | "tunnel" | "peer" | "side" | "derived";

export interface Located<T> {
  readonly value: T;
  readonly from: Origin;
  /** `undefined` exactly when nothing in a source file says it (`default`). */
  readonly place: Place | undefined;
  /** The named declaration it came through, `phase2 esp-gcm`, when that is not the tunnel itself. */
  readonly through: string | undefined;
}

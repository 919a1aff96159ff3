/** The shape of a parameter's catalogue row. One row drives checking, lowering, completion, hover and the reference. */

import type { ParameterId, BlockKind } from "./ids.ts";
import type { ReferenceKind } from "./scalar.ts";

/**
 * How the values of the two ends relate. `equal`: identical. `intersect`: lists of preferences, one must be common.
 * `mirror`: a value here is the opposite field there. `directional`: judged for each initiator (proposal-check, PFS).
 * `negotiated`: a common value always results. `local`: no relation.
 */
export type Agreement = "equal" | "intersect" | "mirror" | "directional" | "negotiated" | "local";

export type AlgorithmKind = "encryption" | "integrity" | "prf" | "dh-group";

export type ValueType =
  | { readonly kind: "word"; readonly words: readonly WordChoice[] }
  | { readonly kind: "yes-no" }
  | { readonly kind: "algorithm"; readonly of: AlgorithmKind; readonly phase: 1 | 2; readonly none: boolean }
  /** Seconds; `off` is a word that switches it off. */
  | { readonly kind: "duration"; readonly min: number; readonly max: number; readonly off?: string }
  | { readonly kind: "bytes"; readonly max: number }
  | { readonly kind: "integer"; readonly min: number; readonly max: number; readonly unit: string }
  /** An address without length, or `dns("…")`. */
  | { readonly kind: "endpoint" }
  /** An address with length and host bits, optionally `on INTERFACE`; `dynamic on INTERFACE` and `from PREFIX` where allowed. */
  | { readonly kind: "interface-address"; readonly dynamic: boolean; readonly allocated?: boolean }
  /** A network: host bits must be zero. */
  | { readonly kind: "network" }
  /** An address without length (a router id). */
  | { readonly kind: "address" }
  | { readonly kind: "reference"; readonly to: ReferenceKind; readonly none: boolean }
  /** `derived`: `derive(MASTER)` may stand here, since there is a pair of sites. */
  | { readonly kind: "secret"; readonly derived?: boolean }
  | { readonly kind: "identity" }
  | { readonly kind: "device" }
  /** `yes`, `no`, or the address others see. */
  | { readonly kind: "behind-nat" }
  /** A port number 0..65535, or `any`. */
  | { readonly kind: "port" }
  /** The largest TCP segment in bytes, `auto`, or `no`. */
  | { readonly kind: "mss"; readonly min: number; readonly max: number }
  /** An IP protocol by name or number, or `all`. */
  | { readonly kind: "protocol" }
  | { readonly kind: "text" };

export interface WordChoice {
  readonly word: string;
  readonly aliases?: readonly string[];
  /** What choosing it means, one sentence. */
  readonly summary: string;
}

export interface Parameter {
  readonly id: ParameterId;
  readonly block: BlockKind;
  readonly key: string;
  /** RouterOS's full spellings and other vendors' words, accepted with a hint. */
  readonly aliases: readonly string[];
  readonly type: ValueType;
  /** A comma list is "any of these, in this order of preference". */
  readonly list: boolean;
  readonly agreement: Agreement;
  /** One sentence, no trailing period needed: what it is. */
  readonly summary: string;
  /** What an engineer must know before changing it. Markdown, our own words. */
  readonly body: string;
  /** One line of `.vpn`. */
  readonly example: string;
  /** What happens when the ends differ, or why they may. */
  readonly mismatch: string;
  readonly sources: readonly string[];
}

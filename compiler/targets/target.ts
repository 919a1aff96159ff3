/** What a target offers to the pipeline: judge a model against a release, and print it. */

import type { BlockKind, ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { DeviceModel } from "../model/model.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "../source/place.ts";

/** Looks a secret up by reference. Returns the value, or a placeholder; the printers never log what they get. */
export type SecretReader = (secret: { readonly source: string; readonly name: string }) => string;

/** Lets two people compare a key without showing it; `undefined` when it has no value. */
export type Fingerprint = (secret: { readonly source: string; readonly name: string }) => string | undefined;

export interface OutputFile {
  /** File name without folder: `office.rsc`. */
  readonly name: string;
  readonly text: string;
  /** True when a secret's value is in the text: written with mode 0600. */
  readonly secret: boolean;
  readonly proof?: Proof;
  /** In the order of the text; lines that nobody wrote anything for are not in it. */
  readonly origins?: readonly Origin[];
}

/** What a text rests on. */
export interface Proof {
  /** Whether every line was held against what this very release accepts. */
  readonly verified: boolean;
  /** `verified against the console tree of RouterOS 7.22; not run on a router` */
  readonly text: string;
}

/** Lines of a text, and everything in the sources that they say. */
export interface Origin {
  /** From 1; the last one counts. */
  readonly first: number;
  readonly last: number;
  readonly places: readonly Place[];
}

export interface EmitOptions {
  readonly style: "compact" | "terse";
  readonly secrets: SecretReader;
  /** Left out, no fingerprints are written. */
  readonly fingerprint?: Fingerprint;
  /** `false`: nobody will ask where the lines come from, so it is not worked out. */
  readonly origins?: boolean;
}

/** Why a release cannot be told something, and who says so. */
export interface Refusal {
  readonly reason: string;
  readonly source: string;
}

/** May these values of a parameter be written in a block; without values, may the parameter? */
export interface Question {
  readonly parameter: ParameterId;
  readonly block: BlockKind;
  readonly values: readonly Scalar[];
  /** Of the block: `gre` of `carrier gre NAME`. */
  readonly variant?: string;
}

/** A device whose tunnels get other keys, and nothing else. */
export interface Rotation {
  readonly before: DeviceModel;
  readonly after: DeviceModel;
  /** Names of the tunnels. */
  readonly tunnels: ReadonlySet<string>;
  /** What every vendor's file says at its top, a line each. */
  readonly remarks: (step: RotationStep) => readonly string[];
}

/** `1` sets the new keys, `2` negotiates with them at once, `back` sets the old ones. */
export type RotationStep = "1" | "2" | "back";

export interface Target {
  readonly name: string;
  /** Releases that its sources speak of, newest first; empty for a device without releases. */
  readonly releases: readonly string[];
  /** Whether the release has a setting for a parameter at all. */
  readonly has: (parameter: ParameterId, version: string | undefined) => boolean;
  /** What can be said against it by itself. `undefined`: nothing, or nothing is known of the release. */
  readonly refuses: (question: Question, version: string | undefined) => Refusal | undefined;
  /** Whether the release has a word for a value; `undefined`: nobody knows. */
  readonly offers: (parameter: ParameterId, word: string, version: string | undefined) => boolean | undefined;
  /**
   * Everything the device cannot express at its release, before anything is printed. `keep`: the same device is printed next,
   * so what is worked out may be kept until then.
   */
  readonly check: (device: DeviceModel, keep?: boolean) => readonly Diagnostic[];
  /** Only for a device that `check` passed without errors. */
  readonly emit: (device: DeviceModel, options: EmitOptions) => readonly OutputFile[];
  /** Files for the steps of a rotation; `undefined` for a device that is somebody else's to change. */
  readonly rotate?: (rotation: Rotation, options: EmitOptions) => readonly OutputFile[];
}

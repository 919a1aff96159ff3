/** What a target offers to the pipeline: judge a model against a release, and print it. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { DeviceModel } from "../model/model.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Looks a secret up by reference. Returns the value, or a placeholder; the printers never log what they get. */
export type SecretReader = (secret: { readonly source: string; readonly name: string }) => string;

export interface OutputFile {
  /** File name without folder: `office.rsc`. */
  readonly name: string;
  readonly text: string;
  /** True when a secret's value is in the text: written with mode 0600. */
  readonly secret: boolean;
}

export interface EmitOptions {
  readonly style: "compact" | "terse";
  readonly secrets: SecretReader;
}

export interface Target {
  readonly name: string;
  /** Whether the release has a setting for a parameter at all. */
  readonly has: (parameter: ParameterId, version: string | undefined) => boolean;
  /** Whether the release has a word for a value; `undefined`: nobody knows. */
  readonly offers: (parameter: ParameterId, word: string, version: string | undefined) => boolean | undefined;
  /** Everything the device cannot express at its release, before anything is printed. */
  readonly check: (device: DeviceModel) => readonly Diagnostic[];
  /** Only for a device that `check` passed without errors. */
  readonly emit: (device: DeviceModel, options: EmitOptions) => readonly OutputFile[];
}

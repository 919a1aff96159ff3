/** Emits a model and reads the script back. */

import type { DeviceModel } from "../../compiler/model/model.ts";
import { routeros } from "../../compiler/targets/routeros/index.ts";
import type { OutputFile, SecretReader } from "../../compiler/targets/target.ts";
import { secrets } from "./models.ts";
import { readScript, type ReadCommand } from "./routeros-reader.ts";

export interface Scripts {
  readonly script: OutputFile;
  readonly undo: OutputFile;
  readonly commands: readonly ReadCommand[];
  readonly undoCommands: readonly ReadCommand[];
}

export function emit(
  device: DeviceModel,
  style: "compact" | "terse" = "compact",
  reader: SecretReader = secrets,
): Scripts {
  const [script, undo] = routeros.emit(device, { style, secrets: reader });
  if (script === undefined || undo === undefined) {
    throw new Error("nothing emitted");
  }
  return { script, undo, commands: readScript(script.text), undoCommands: readScript(undo.text) };
}

export function codes(device: DeviceModel): readonly string[] {
  return routeros.check(device).map((diagnostic) => diagnostic.code);
}

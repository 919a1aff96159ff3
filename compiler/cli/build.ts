/** `vpnc build`: checks, then writes the scripts of every configured device, all or none. */

import { existsSync, readFileSync } from "node:fs";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DeviceModel, Model } from "../model/model.ts";
import { SETTINGS_FILE, joinPath, relativePath, resolvePath } from "../source/paths.ts";
import { slashed } from "../host/node.ts";
import type { EmitOptions, OutputFile } from "../targets/target.ts";
import { isForPrograms } from "./formats.ts";
import { hasFlag, optionList, optionText, type Invocation } from "./invocation.ts";
import type { Progress } from "./progress.ts";
import { isStale, shownLock, writeLock } from "./lock.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import {
  diagnosticFormat,
  openSession,
  progressFor,
  requireSites,
  showDiagnostics,
  statusOf,
  type Session,
} from "./session.ts";
import { shardOf } from "./shard.ts";
import { modeOf, writeAll } from "./write.ts";

export async function build(invocation: Invocation, io: Io): Promise<ExitStatus> {
  if (hasFlag(invocation, "stdout") && hasFlag(invocation, "verify")) {
    throw new UsageError("`--stdout` and `--verify` exclude each other");
  }
  const session = await openSession(invocation, io, { withSecrets: true, toPrint: true });
  const { secrets } = session;
  const { model, diagnostics } = session.analysis;
  const status = statusOf(diagnostics, invocation);
  if (status !== 0 || model === undefined || secrets === undefined) {
    showDiagnostics(session, invocation, io);
    return status === 0 ? 1 : status;
  }

  const names = optionList(invocation, "site");
  requireSites(session, names);
  const chosen = model.devices.filter(({ site }) => names.length === 0 || names.includes(site));
  const devices = shardOf(chosen, optionText(invocation, "shard"));
  const missing = hasFlag(invocation, "placeholderSecrets") ? [] : secrets.missing(devices);
  const found: readonly Diagnostic[] = [...diagnostics, ...missing];
  showDiagnostics(session, invocation, io, { found });
  const final = statusOf(found, invocation);
  if (final !== 0) return final;

  const style = optionText(invocation, "style") === "terse" ? "terse" : "compact";
  const { orPlaceholder, fingerprint } = secrets;
  const options = { style, secrets: orPlaceholder, fingerprint, origins: false } as const;
  const progress = await progressOver(devices.length, invocation, io);
  const files = await emitAll(devices, model, options, io, progress).finally(() => progress?.stop());
  return deliver(files, session, invocation, io);
}

/** Fewer of anything are done before somebody asks, and told one by one. */
const MANY = 100;

async function progressOver(count: number, invocation: Invocation, io: Io): Promise<Progress | undefined> {
  return count < MANY ? undefined : await progressFor(invocation, io);
}

/** What configures each device, and how to verify it; the procedure speaks of the far ends, so it sees the whole model. */
async function emitAll(
  devices: readonly DeviceModel[],
  model: Model,
  options: EmitOptions,
  io: Io,
  progress: Progress | undefined,
): Promise<readonly OutputFile[]> {
  const targetOf = await io.compiler.targetOf();
  const { procedureFor } = await import("../verify/procedure/index.ts");
  return devices.flatMap((device, at) => {
    if (at % 10 === 0) progress?.show(`compiling site ${at + 1} of ${devices.length}`);
    const files = targetOf(device.target)?.emit(device, options) ?? [];
    const procedure = procedureFor(device, model);
    return procedure === undefined ? files : [...files, procedure];
  });
}

async function deliver(
  files: readonly OutputFile[],
  session: Session,
  invocation: Invocation,
  io: Io,
): Promise<ExitStatus> {
  if (hasFlag(invocation, "stdout")) {
    for (const { name, text } of files)
      io.out.write(`# ==== ${name} ====\n${text}${text.endsWith("\n") ? "" : "\n"}`);
    return 0;
  }
  const folder = outputFolder(session, invocation, io);
  if (hasFlag(invocation, "verify")) return verify(files, folder, session, io);
  // A document on standard error stays one document.
  const format = diagnosticFormat(invocation, io);
  const isSilent = hasFlag(invocation, "quiet") || (isForPrograms(format) && format !== "github");
  const say = (text: string): void => {
    if (!isSilent) io.err.write(`${text}\n`);
  };
  const { lock } = session.analysis;
  if (lock !== undefined && isStale(session)) {
    // Before the scripts: what is on a device must be recorded.
    await writeLock(session, lock);
    say(`wrote ${shownLock(session, io)}: commit it`);
  }
  if (files.length === 0) {
    say(
      optionText(invocation, "shard") === undefined
        ? "no site has a device that vpnc configures, so there is nothing to write"
        : "this share has no site that vpnc configures, so there is nothing to write",
    );
    return 0;
  }
  const progress = await progressOver(files.length, invocation, io);
  progress?.show(`writing ${files.length} files`);
  const written = await writeAll(folder, files).finally(() => progress?.stop());
  if (written.length < MANY) {
    for (const file of written)
      say(`wrote ${shown(folder, file, io)} (${modeOf(file).toString(8).padStart(4, "0")})`);
  } else {
    say(`wrote ${written.length} files into ${relativePath(io.host.cwd, folder)}`);
  }
  const same = files.length - written.length;
  if (same > 0) say(`${same} ${same === 1 ? "file is" : "files are"} unchanged`);
  const secret = files.filter((file) => file.secret).length;
  if (secret > 0) {
    const hold = secret === 1 ? "file holds" : "files hold";
    say(`${secret} ${hold} secrets: do not commit or mail ${secret === 1 ? "it" : "them"}`);
  }
  return 0;
}

/** `-o` is relative to the working directory, `output` of vpnc.json to its own folder. */
export function outputFolder({ project }: Session, invocation: Invocation, io: Io): string {
  const asked = optionText(invocation, "output");
  if (asked !== undefined) return resolvePath(io.host.cwd, slashed(asked));
  const hasSettings = io.host.kindOf(joinPath(project.root, SETTINGS_FILE)) === "file";
  return resolvePath(hasSettings ? project.root : io.host.cwd, slashed(project.settings.output ?? "build"));
}

function verify(files: readonly OutputFile[], folder: string, session: Session, io: Io): ExitStatus {
  const stale = isStale(session) ? [`${shownLock(session, io)} is not up to date`] : [];
  const scripts = files.flatMap((file) => {
    const path = joinPath(folder, file.name);
    if (!existsSync(path)) return [`${shown(folder, file, io)} is missing`];
    return readFileSync(path).equals(Buffer.from(file.text)) ? [] : [`${shown(folder, file, io)} differs`];
  });
  const different = [...stale, ...scripts];
  for (const line of different) io.err.write(`${line}\n`);
  if (different.length > 0) io.err.write("`vpnc build` would write these files\n");
  return different.length > 0 ? 1 : 0;
}

/** A path far away is easier to read whole. */
function shown(folder: string, file: OutputFile, io: Io): string {
  const path = joinPath(folder, file.name);
  const near = relativePath(io.host.cwd, path);
  return near.startsWith("../../") ? path : near;
}

/** The RouterOS target: a device's model to `SITE.rsc` and `SITE.undo.rsc`, or to what its release cannot express. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeviceModel } from "../../model/model.ts";
import type { EmitOptions, OutputFile, SecretReader, Target } from "../target.ts";
import { cellOf } from "./cells.ts";
import { doubtsOf } from "./doubts.ts";
import { header } from "./header.ts";
import { isCarried } from "./implied.ts";
import { plan } from "./plan.ts";
import { print } from "./print.ts";
import { unsupportedRelease } from "./problems.ts";
import { refuses } from "./refuses.ts";
import { rangeOf, namedReleases } from "./releases.ts";
import { undo } from "./undo.ts";

export const routeros: Target = {
  name: "routeros",
  releases: namedReleases,
  has,
  refuses,
  check,
  emit,
};

/** A setting of its own, or one that another object of the release says. */
function has(parameter: ParameterId, version: string | undefined): boolean {
  return version !== undefined && (cellOf(parameter, version) !== undefined || isCarried(parameter, version));
}

/** Stands for a secret's value while judging: two references are two values. */
const unread: SecretReader = ({ source, name }) => `${source}:${name}`;

function check(device: DeviceModel): readonly Diagnostic[] {
  const { version } = device;
  return version === undefined || rangeOf(version) === undefined
    ? [unsupportedRelease(device.site, version, device.devicePlace)]
    : plan(device, version, unread).diagnostics;
}

function emit(device: DeviceModel, options: EmitOptions): readonly OutputFile[] {
  const release = device.version;
  const range = release === undefined ? undefined : rangeOf(release);
  if (release === undefined || range === undefined) {
    return [];
  }
  const planned = plan(device, release, options.secrets).rows;
  const rows = planned.map(({ row }) => row);
  const undoRows = undo(planned, range);
  const base = fileName(device.site);
  const file = `${base}.rsc`;
  const undoFile = `${base}.undo.rsc`;
  const secret = planned.some((row) => row.secret);
  const common = { site: device.site, release };
  const top = header({
    ...common,
    comment: device.comment,
    file,
    undoFile,
    undoes: undefined,
    rows,
    doubts: doubtsOf(planned),
    secret,
  });
  const undoTop = header({
    ...common,
    comment: undefined,
    file: undoFile,
    undoFile: undefined,
    undoes: file,
    rows: undoRows,
    doubts: [],
    secret: false,
  });
  return [
    { name: file, text: `${top}\n${print(rows, options.style)}`, secret },
    { name: undoFile, text: `${undoTop}\n${print(undoRows, options.style)}`, secret: false },
  ];
}

/** A site's name as a file name and as an unquoted `/import` argument. */
function fileName(site: string): string {
  return site.replace(/[^A-Za-z0-9._-]+/gu, "_").replace(/^[._-]+/u, "") || "site";
}

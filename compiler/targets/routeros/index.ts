/** The RouterOS target: a device's model to `SITE.rsc` and `SITE.undo.rsc`, or to what its release cannot express. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeviceModel } from "../../model/model.ts";
import { fileName } from "../common/file-name.ts";
import type { EmitOptions, Origin, OutputFile, Target } from "../target.ts";
import { assumptionsOf, switchingOf } from "./assumptions.ts";
import { cellOf } from "./cells.ts";
import { doubtsOf } from "./doubts.ts";
import { header, proofOf } from "./header.ts";
import { isCarried } from "./implied.ts";
import { plan, type Plan } from "./plan.ts";
import { print, printed } from "./print.ts";
import { unsupportedRelease } from "./problems.ts";
import { recheck } from "./recheck.ts";
import { refuses } from "./refuses.ts";
import { rotate } from "./rotate.ts";
import { rangeOf, namedReleases } from "./releases.ts";
import type { PlannedRow } from "./settle.ts";
import { spellingOf } from "./spellings.ts";
import { revealed } from "./tree.ts";
import { undo } from "./undo.ts";
import { whyNot } from "./unsupported.ts";

export const routeros: Target = {
  name: "routeros",
  releases: namedReleases,
  has,
  refuses,
  offers,
  check,
  emit,
  rotate,
};

/** A setting of its own, or one that another object of the release says. */
function has(parameter: ParameterId, version: string | undefined): boolean {
  return version !== undefined && (cellOf(parameter, version) !== undefined || isCarried(parameter, version));
}

function offers(parameter: ParameterId, word: string, version: string | undefined): boolean {
  return (
    version !== undefined &&
    cellOf(parameter, version) !== undefined &&
    whyNot(parameter, [word], version) === undefined &&
    spellingOf(parameter, version, word) !== undefined
  );
}

/** What was found out while a device was checked, until it is printed. */
const plans = new WeakMap<DeviceModel, Plan>();

function check(device: DeviceModel, keep = false): readonly Diagnostic[] {
  const { version } = device;
  if (version === undefined || rangeOf(version) === undefined) {
    return [unsupportedRelease(device.site, version, device.devicePlace)];
  }
  if (!keep) return recheck(device, version);
  const planned = plan(device, version);
  plans.set(device, planned);
  return planned.diagnostics;
}

function emit(device: DeviceModel, options: EmitOptions): readonly OutputFile[] {
  const release = device.version;
  const range = release === undefined ? undefined : rangeOf(release);
  if (release === undefined || range === undefined) {
    return [];
  }
  const planned = (plans.get(device) ?? plan(device, release)).rows;
  plans.delete(device);
  const rows = planned.map(({ row }) => revealed(row, options.secrets));
  const undoRows = undo(planned, range);
  const base = fileName(device.site);
  const file = `${base}.rsc`;
  const undoFile = `${base}.undo.rsc`;
  const secret = planned.some((row) => row.secret);
  const common = { site: device.site, release };
  const proof = proofOf(release, rows);
  const undoProof = proofOf(release, undoRows);
  const top = header({
    ...common,
    comment: device.comment,
    file,
    undoFile,
    undoes: undefined,
    proof,
    doubts: doubtsOf(planned),
    assumptions: [...switchingOf(device.failovers, release), ...assumptionsOf(device.firewall, rows)],
    secret,
  });
  const undoTop = header({
    ...common,
    comment: undefined,
    file: undoFile,
    undoFile: undefined,
    undoes: file,
    proof: undoProof,
    doubts: [],
    assumptions: [],
    secret: false,
  });
  const body = printed(rows, options.style);
  const origins =
    options.origins === false ? undefined : originsOf(planned, body.lines, top.split("\n").length);
  return [
    { name: file, text: `${top}\n${body.text}`, secret, proof, ...(origins && { origins }) },
    {
      name: undoFile,
      text: `${undoTop}\n${print(undoRows, options.style)}`,
      secret: false,
      proof: undoProof,
    },
  ];
}

/** `lines`: how many each row takes; `above`: how many stand before the first. */
function originsOf(
  planned: readonly PlannedRow[],
  lines: readonly number[],
  above: number,
): readonly Origin[] {
  let line = above;
  return planned.map(({ place, written }, index) => {
    const first = line + 1;
    line += lines[index] ?? 0;
    return { first, last: line, places: [place, ...written] };
  });
}

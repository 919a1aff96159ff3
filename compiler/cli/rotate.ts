/** `vpnc rotate`: the next key for tunnels whose keys are derived, as scripts in two steps with a way back, all files or none. */

import type { DeviceModel, Model } from "../model/model.ts";
import { derivedIn, planRotation, type RotatedTunnel, type RotationPlan } from "../rotate/plan.ts";
import { overviewOf, remarksFor } from "../rotate/words.ts";
import { rangeOf, shownPath } from "../diagnostics/render/context.ts";
import { joinPath, relativePath } from "../source/paths.ts";
import type { Place } from "../source/place.ts";
import type { EmitOptions, OutputFile } from "../targets/target.ts";
import { outputFolder } from "./build.ts";
import { hasFlag, optionList, optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { openSession, requireSites, showDiagnostics, statusOf, type Session } from "./session.ts";
import type { SecretValues } from "./secrets.ts";
import { modeOf, writeAll } from "./write.ts";

export async function rotate(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io, { withSecrets: true });
  const { secrets } = session;
  const { model, diagnostics } = session.analysis;
  const status = statusOf(diagnostics, invocation);
  if (status !== 0 || model === undefined || secrets === undefined) {
    showDiagnostics(session, invocation, io);
    return status === 0 ? 1 : status;
  }
  const plan = planned(model, session, invocation);
  const devices = model.devices.filter(({ site }) => plan.order.includes(site));
  const missing = secrets.missing(devices);
  if (missing.length > 0) {
    showDiagnostics(session, invocation, io, { found: missing });
    return statusOf(missing, invocation);
  }
  const files = await filesOf(plan, model, secrets, io);
  const overview = overviewOf({
    plan,
    files,
    devices: new Map(devices.map(({ site, target }) => [site, target])),
    fingerprint: secrets.fingerprint,
    edits: editsOf(plan, model, session),
  });
  const asked = optionText(invocation, "output");
  const base = outputFolder(session, invocation, io);
  const folder = asked === undefined ? joinPath(base, "rotate") : base;
  const all = [{ name: "rotate.txt", text: overview, secret: false }, ...[...files.values()].flat()];
  const written = await writeAll(folder, all);
  if (!hasFlag(invocation, "quiet")) {
    for (const file of written) {
      const path = relativePath(io.host.cwd, joinPath(folder, file.name));
      io.err.write(`wrote ${path} (${modeOf(file).toString(8).padStart(4, "0")})\n`);
    }
    io.err.write(
      `read ${relativePath(io.host.cwd, joinPath(folder, "rotate.txt"))} first: the order matters\n`,
    );
  }
  return 0;
}

function planned(model: Model, session: Session, invocation: Invocation): RotationPlan {
  const [tunnels, sites] = [optionList(invocation, "tunnel"), optionList(invocation, "site")];
  const near = optionText(invocation, "near");
  requireSites(session, [...sites, ...(near === undefined ? [] : [near])]);
  const derived = new Set(derivedIn(model).map(({ connection }) => connection.name));
  if (derived.size === 0)
    throw new UsageError("no tunnel of this project has a derived key", [
      "`psk = derive(MASTER)` gives every pair of sites a key of its own, with a number that can be raised",
    ]);
  const unknown = tunnels.filter((name) => !derived.has(name));
  if (unknown.length > 0)
    throw new UsageError(
      `no tunnel with a derived key is called ${unknown.map((name) => `\`${name}\``).join(", ")}`,
      [`those that are: ${[...derived].join(", ")}`],
    );
  const plan = planRotation(model, { tunnels, sites, near, to: numberFrom(optionText(invocation, "to")) });
  if (plan.tunnels.length === 0)
    throw new UsageError("there is nothing to rotate", [
      "every tunnel that was asked for has the key of that number already, or none of them ends at that site",
    ]);
  return plan;
}

/** As `derive` takes it. */
function numberFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`\`${text}\` is no number of a key`, ["keys are numbered from 1"]);
}

async function filesOf(
  { after, ...plan }: RotationPlan,
  before: Model,
  { orPlaceholder, fingerprint }: SecretValues,
  io: Io,
): Promise<ReadonlyMap<string, readonly OutputFile[]>> {
  const targetOf = await io.compiler.targetOf();
  const tunnels = new Set(plan.tunnels.map(({ name }) => name));
  const changed = new Map(after.devices.map((device): [string, DeviceModel] => [device.site, device]));
  return new Map(
    before.devices.flatMap((device): [string, readonly OutputFile[]][] => {
      const next = changed.get(device.site);
      const rotateOne = targetOf(device.target)?.rotate;
      if (next === undefined || rotateOne === undefined || !plan.order.includes(device.site)) return [];
      const remarks = remarksFor(device.site, { after, ...plan });
      const options: EmitOptions = { style: "compact", secrets: orPlaceholder, fingerprint };
      return [[device.site, rotateOne({ before: device, after: next, tunnels, remarks }, options)]];
    }),
  );
}

/** Where a key is written, and what must stand there; a line that other tunnels have theirs from, too, cannot change. */
function editsOf({ tunnels }: RotationPlan, model: Model, { context }: Session): readonly string[] {
  const rotated = new Set(tunnels.map(({ name }) => name));
  const byPlace = new Map<string, RotatedTunnel[]>();
  for (const tunnel of tunnels) {
    const key = placeKey(tunnel.place);
    byPlace.set(key, [...(byPlace.get(key) ?? []), tunnel]);
  }
  return [...byPlace].flatMap(([key, here]) => {
    const [first] = here;
    if (first?.place === undefined) return [];
    const where = `${shownPath(context, first.place.uri)}:${rangeOf(context, first.place).start.line}`;
    const names = derivedIn(model).flatMap(({ connection: { name, keying } }) =>
      keying.kind === "ike" && placeKey(keying.psk?.place) === key && !rotated.has(name) ? [name] : [],
    );
    const others = [...new Set(names)];
    const line = `psk = derive(${first.to.declared ?? ""}, ${first.to.derivation?.epoch ?? 1})`;
    return others.length === 0
      ? [`${where}: ${line}`]
      : here.map(
          ({ name }) =>
            `${where} is the key of ${others.join(", ")}, too: give ${name} a tunnel of its own with ${line}`,
        );
  });
}

function placeKey(place: Place | undefined): string {
  return place === undefined ? "" : `${place.uri}:${place.span.start}`;
}

/** What holds when nobody says anything: the default of each device around the cursor, or of the language, with its source. */

import { defaultOf, languageDefaults, type Confidence } from "../../../compiler/catalogue/defaults.ts";
import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import type { DeviceScalar, Scalar } from "../../../compiler/catalogue/scalar.ts";
import { showScalar, showScalars, unitOf } from "../../../compiler/catalogue/show.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import { bullets, code, limited, paragraphs } from "./markdown.ts";
import { connectionsOf, type Scene } from "./scene.ts";

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  A: "seen on a device",
  B: "the vendor's word",
  C: "third party, or concluded",
  D: "no evidence",
};

/** Blocks in which the device's own default counts before the language's: nothing else is written out for it. */
const BY_DEVICE: ReadonlySet<string> = new Set(["phase1", "dpd", "phase2", "bgp", "bgp-instance"]);

export function defaults(parameter: Parameter, scene: Scene): string | undefined {
  const byLanguage = languageDefaults.get(parameter.id);
  const language = byLanguage && `${shown(byLanguage.value, parameter)}, on every device`;
  const lines = BY_DEVICE.has(parameter.block) ? deviceLines(parameter, scene, language) : [];
  if (lines.length > 0) return paragraphs("**Default**", bullets(limited(lines, 4, "devices")));
  return language === undefined ? undefined : `**Default**: ${language}`;
}

/** Whose default a value without a place is: `routeros 5.6`, or `the language`. */
export function ownerOfDefault(id: ParameterId, device: DeviceScalar): string {
  const ofDevice =
    BY_DEVICE.has(id.slice(0, id.indexOf("."))) && defaultOf(id, device.target, device.version);
  return ofDevice ? showScalar(device) : "the language";
}

function deviceLines(parameter: Parameter, scene: Scene, language: string | undefined): readonly string[] {
  const lines = new Map<string, string[]>();
  for (const device of devicesOf(scene)) {
    const found = defaultOf(parameter.id, device.target, device.version);
    const line =
      found === undefined
        ? (language ?? "none documented")
        : `${shown(found.value, parameter)} (${found.source}; ${CONFIDENCE[found.confidence]})`;
    lines.set(line, [...(lines.get(line) ?? []), showScalar(device)]);
  }
  return [...lines].map(([line, devices]) => `${devices.join(", ")}: ${line}`);
}

function shown(value: readonly Scalar[], { id }: Parameter): string {
  return code(showScalars(value, unitOf(id)));
}

/** The devices of the tunnels concerned, else of the site around the cursor, else of the whole project; each once. */
function devicesOf(scene: Scene): readonly DeviceScalar[] {
  const { sites } = scene.analysis.expansion;
  const site = scene.top?.head.text === "site" ? sites.get(scene.top.name?.text ?? "") : undefined;
  const ends = connectionsOf(scene).flatMap((connection) => connection.ends.map((end) => end.site));
  const found = site === undefined ? (ends.length > 0 ? ends : [...sites.values()]) : [site];
  return [...new Map(found.map(({ device }) => [showScalar(device.value), device.value])).values()];
}

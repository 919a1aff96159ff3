/**
 * The script that a build would write: an analysis in, and the place of the cursor; the text of one site's device out, with
 * placeholders for secrets, and the lines of it that the cursor's line decides. Errors leave no script, only the reason.
 */

import type { DeviceScalar } from "../../compiler/catalogue/scalar.ts";
import { showScalar } from "../../compiler/catalogue/show.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import { lineTable } from "../../compiler/source/lines.ts";
import { isConfigured, targetOf } from "../../compiler/targets/index.ts";
import { placeholders } from "../../compiler/targets/placeholder.ts";
import type { OutputFile, Proof } from "../../compiler/targets/target.ts";
import type { Declaration, Name } from "../../grammar/index.ts";
import { linesWrittenAt, type Lines } from "./script-lines.ts";
import { connectionsOf, sceneOf } from "./hover/scene.ts";
import { declarationAt, touches } from "./position.ts";

export interface ScriptAsked {
  /** This site, whatever stands at the cursor. */
  readonly site?: string | undefined;
  readonly offset?: number | undefined;
  /** The site that is shown already: it stays where the cursor's declaration concerns it, too. */
  readonly shown?: string | undefined;
}

export interface Script {
  readonly site: string;
  /** `routeros 5.6` */
  readonly device: string;
  readonly fileName: string;
  /** The editor's word for the language of the text. */
  readonly language: string;
  /** `undefined` while nothing would be written; then `reasons` says why. */
  readonly text: string | undefined;
  readonly reasons: readonly string[];
  readonly proof: Proof | undefined;
  readonly lines: readonly Lines[];
}

/** Nothing when the project has no site that vpnc configures and none was asked for by name. */
export function scriptView(analysis: Analysis, uri: string, asked: ScriptAsked): Script | undefined {
  const name = asked.site ?? siteFor(analysis, uri, asked);
  if (name === undefined) return undefined;
  const device = analysis.expansion.sites.get(name)?.device.value;
  const base = {
    site: name,
    device: device === undefined ? "unknown" : showScalar(device),
    fileName: `${name}.rsc`,
    language: device?.target ?? "plaintext",
  };
  const file = scriptOf(analysis, name);
  if (file === undefined) {
    const reasons = reasonsIn(analysis, name, device);
    return { ...base, text: undefined, reasons, proof: undefined, lines: [] };
  }
  const lines = asked.offset === undefined ? [] : linesWrittenAt(analysis, uri, asked.offset, file);
  const language = file.name.endsWith(".json") ? "json" : base.language;
  return { ...base, language, fileName: file.name, text: file.text, reasons: [], proof: file.proof, lines };
}

/** The first file of a target is the script, the second the one that takes it back. */
function scriptOf({ model }: Analysis, site: string): OutputFile | undefined {
  const device = model?.devices.find((each) => each.site === site);
  const options = { style: "compact", secrets: placeholders() } as const;
  return device && targetOf(device.target)?.emit(device, options)[0];
}

/** Sentences for whoever looks at an empty page. */
function reasonsIn(analysis: Analysis, site: string, device: DeviceScalar | undefined): readonly string[] {
  const errors = analysis.diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const shown = errors.slice(0, 5).map(({ code, message, place }) => {
      const text = place && analysis.files.get(place.uri)?.text;
      const file = place?.uri.slice(place.uri.lastIndexOf("/") + 1);
      const line = place && text !== undefined ? lineTable(text).positionAt(place.span.start).line : 1;
      return `${file === undefined ? "" : `${file}:${line}: `}${message} [${code}]`;
    });
    const count = errors.length === 1 ? "an error" : `${errors.length} errors`;
    const more = errors.length > shown.length ? [`and ${errors.length - shown.length} more`] : [];
    return [`The project has ${count}, so nothing would be written:`, ...shown, ...more];
  }
  if (!analysis.symbols.declarations.has(`site ${site}`)) return [`There is no site \`${site}\`.`];
  if (device === undefined || isConfigured(device.target))
    return [`Nothing would be written for \`${site}\`.`];
  return [
    `\`${site}\` is \`${showScalar(device)}\`: vpnc judges it and leaves its configuration to its owner.`,
  ];
}

function siteFor(analysis: Analysis, uri: string, { offset, shown }: ScriptAsked): string | undefined {
  const { sites } = analysis.expansion;
  const configured = (name: string): boolean => isConfigured(sites.get(name)?.device.value.target ?? "");
  const declaration = offset === undefined ? undefined : declarationAt(analysis.files.get(uri), offset);
  const pointed = declaration && pointedAt(declaration, offset ?? 0);
  if (pointed !== undefined && configured(pointed)) return pointed;
  const concerned = declaration === undefined ? [] : sitesOf(analysis, uri, declaration).filter(configured);
  if (shown !== undefined && (concerned.length === 0 || concerned.includes(shown)) && configured(shown)) {
    return shown;
  }
  const here = [...sites.values()].filter(({ place }) => place.uri === uri).map(({ name }) => name);
  return concerned[0] ?? here.find(configured) ?? [...sites.keys()].find(configured);
}

/** A site around the cursor, or its name in the head of a tunnel. */
function pointedAt({ head, name, ends }: Declaration, offset: number): string | undefined {
  if (head.text === "site") return name?.text;
  const named: readonly Name[] = [...(ends?.left ?? []), ...(ends?.right ?? [])];
  return named.find(({ span }) => touches(span, offset))?.text;
}

function sitesOf(analysis: Analysis, uri: string, declaration: Declaration): readonly string[] {
  const connections = connectionsOf(sceneOf(analysis, uri, [declaration]));
  return [...new Set(connections.flatMap(({ ends }) => ends.map(({ site }) => site.name)))];
}

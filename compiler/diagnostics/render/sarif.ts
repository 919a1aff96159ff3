/**
 * The rendering for code scanning: one SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), with the rules that
 * were broken, every place, and the fixes. Never a line of source.
 */

import { baseName } from "../../source/paths.ts";
import type { Place } from "../../source/place.ts";
import { entryOf, type Code } from "../catalogue/index.ts";
import type { Diagnostic, Fix, Severity } from "../diagnostic.ts";
import { rangeOf, shownPath, type RenderContext } from "./context.ts";
import { fingerprint } from "./fingerprint.ts";
import { ruleHelp } from "./rule-help.ts";

const LEVEL = { error: "error", warning: "warning", hint: "note" } as const satisfies Readonly<
  Record<Severity, string>
>;

/** Ready for `JSON.stringify`. */
export function sarifLog(
  diagnostics: readonly Diagnostic[],
  version: string,
  context: RenderContext,
): object {
  const codes = [...new Set(diagnostics.map(({ code }) => code))].toSorted();
  const seen = new Map<string, number>();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "vpnc", semanticVersion: version, rules: codes.map(ruleOf) } },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((found) => resultOf(found, codes.indexOf(found.code), context, seen)),
      },
    ],
  };
}

function ruleOf(code: Code): object {
  const { title, why, severity } = entryOf(code);
  const [group = ""] = code.split("/");
  return {
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: ruleHelp(code),
    defaultConfiguration: { level: LEVEL[severity] },
    properties: { tags: [group] },
  };
}

function resultOf(
  diagnostic: Diagnostic,
  ruleIndex: number,
  context: RenderContext,
  seen: Map<string, number>,
): object {
  const { code, severity, message, place, label, related, notes, help, fixes } = diagnostic;
  const text = [
    message,
    ...notes.map((note) => `note: ${note}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return {
    ruleId: code,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: text.join("\n") },
    locations: place === undefined ? [] : [locationOf(place, context, label)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, id) => ({
            id,
            ...locationOf(other.place, context, other.message),
          })),
        }),
    // A line that moves is no new finding, so the place is not in it.
    partialFingerprints: {
      "vpncFinding/v1": fingerprint([code, place === undefined ? "" : baseName(place.uri), message], seen),
    },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, context)) }),
  };
}

function locationOf(place: Place, context: RenderContext, message: string | undefined): object {
  return {
    physicalLocation: { artifactLocation: artifactOf(place.uri, context), region: regionOf(place, context) },
    ...(message === undefined ? {} : { message: { text: message } }),
  };
}

/** A path relative to the working directory, as a URI reference. */
function artifactOf(uri: string, context: RenderContext): object {
  const path = shownPath(context, uri).split("/").map(encodeURIComponent).join("/");
  return { uri: path, uriBaseId: "%SRCROOT%" };
}

function regionOf(place: Place, context: RenderContext): object {
  const { start, end } = rangeOf(context, place);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function fixOf({ title, edits }: Fix, context: RenderContext): object {
  const files = [...new Set(edits.map(({ place }) => place.uri))];
  return {
    description: { text: title },
    artifactChanges: files.map((uri) => ({
      artifactLocation: artifactOf(uri, context),
      replacements: edits
        .filter(({ place }) => place.uri === uri)
        .map(({ place, text }) => ({ deletedRegion: regionOf(place, context), insertedContent: { text } })),
    })),
  };
}

/** The rendering for programs: one object, described by `schemas/diagnostics.schema.json`. Never a line of source. */

import type { Place } from "../../source/place.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { urlOf } from "../url.ts";
import { rangeOf, shownPath, type Range, type RenderContext } from "./context.ts";
import type { Summary } from "./summary.ts";

export interface DiagnosticsJson {
  readonly version: 1;
  readonly diagnostics: readonly DiagnosticJson[];
  readonly summary: Summary;
}

export interface DiagnosticJson extends Partial<PlaceJson> {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly (PlaceJson & { readonly message: string })[];
  readonly help?: string;
  readonly url: string;
  readonly fixes: readonly FixJson[];
}

export interface FixJson {
  /** What it does, as an order. */
  readonly title: string;
  /** Whether `vpnc check --fix` would apply it. */
  readonly safe: boolean;
  readonly edits: readonly (PlaceJson & { readonly text: string })[];
}

/** Lines and columns count from 1, columns in UTF-16 units; the file is relative to the working directory, with `/`. */
export interface PlaceJson {
  readonly file: string;
  readonly range: Range;
}

export function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  summary: Summary,
  context: RenderContext,
): DiagnosticsJson {
  return { version: 1, diagnostics: diagnostics.map((found) => diagnosticJson(found, context)), summary };
}

function diagnosticJson(diagnostic: Diagnostic, context: RenderContext): DiagnosticJson {
  const { code, severity, message, place, help } = diagnostic;
  return {
    code,
    severity,
    message,
    ...(place === undefined ? {} : placeJson(place, context)),
    related: diagnostic.related.map((other) => ({
      message: other.message,
      ...placeJson(other.place, context),
    })),
    ...(help === undefined ? {} : { help }),
    url: urlOf(code),
    fixes: diagnostic.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map((edit) => ({ ...placeJson(edit.place, context), text: edit.text })),
    })),
  };
}

export function placeJson(place: Place, context: RenderContext): PlaceJson {
  return { file: shownPath(context, place.uri), range: rangeOf(context, place) };
}

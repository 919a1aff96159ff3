/** The rendering for people: the message, an excerpt for every place that matters with carets, why, and what to do. */

import { createColors } from "picocolors";
import { SETTINGS_FILE } from "../../source/paths.ts";
import type { Place } from "../../source/place.ts";
import type { Diagnostic, Severity } from "../diagnostic.ts";
import { locationOf, rangeOf, type RenderContext } from "./context.ts";
import { excerptOf } from "./excerpt.ts";
import { maskedRanges } from "./mask.ts";
import { harmless, widthOf, wrap } from "./width.ts";

export interface PrettyOptions {
  readonly color: boolean;
  /** Columns of the screen; `undefined`: nothing is wrapped. */
  readonly width: number | undefined;
}

type Paint = (text: string) => string;

interface Style {
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly strong: Paint;
  readonly faint: Paint;
}

interface MarkedPlace {
  readonly place: Place;
  readonly label: string;
}

/** Longer lines are cut around the range even when nothing is wrapped. */
const LONGEST_EXCERPT = 240;
const NARROWEST = 40;

/** Lines without a line break at the end. */
export function renderPretty(diagnostic: Diagnostic, context: RenderContext, options: PrettyOptions): string {
  const style = styleOf(options.color);
  const width = options.width === undefined ? undefined : Math.max(options.width, NARROWEST);
  const paint = style.severity[diagnostic.severity];
  const places = placesOf(diagnostic);
  const gutter = Math.max(2, ...places.map(({ place }) => `${rangeOf(context, place).start.line}`.length));

  const title = `${diagnostic.severity}[${diagnostic.code}]`;
  const message = wrap(
    `${title}: ${harmless(diagnostic.message)}`,
    width === undefined ? undefined : width - 2,
  );
  const [first = "", ...more] = message;
  const lines = [
    paint(title) + style.strong(first.slice(title.length)),
    ...more.map((line) => style.strong(`  ${line}`)),
  ];
  for (const marked of places) lines.push(...placeLines(marked, context, { gutter, width, paint, style }));
  const remarks = diagnostic.notes.map(harmless);
  if (diagnostic.help !== undefined) remarks.push(`help: ${harmless(diagnostic.help)}`);
  for (const remark of remarks) lines.push(...remarkLines(remark, gutter, width, style));
  return lines.map((line) => line.trimEnd()).join("\n");
}

function styleOf(color: boolean): Style {
  const colors = createColors(color);
  const bold =
    (paint: Paint): Paint =>
    (text) =>
      colors.bold(paint(text));
  return {
    severity: { error: bold(colors.red), warning: bold(colors.yellow), hint: bold(colors.cyan) },
    strong: colors.bold,
    faint: colors.blue,
  };
}

function placesOf(diagnostic: Diagnostic): readonly MarkedPlace[] {
  const others = diagnostic.related.map(({ place, message }) => ({ place, label: harmless(message) }));
  if (diagnostic.place === undefined) return others;
  return [{ place: diagnostic.place, label: harmless(diagnostic.label ?? "") }, ...others];
}

interface Layout {
  readonly gutter: number;
  readonly width: number | undefined;
  readonly paint: Paint;
  readonly style: Style;
}

function placeLines(
  { place, label }: MarkedPlace,
  context: RenderContext,
  layout: Layout,
): readonly string[] {
  const { gutter, width, paint, style } = layout;
  const blank = " ".repeat(gutter);
  const header = `${style.faint(`${blank} ┌─`)} ${locationOf(context, place)}`;
  const table = context.linesOf(place.uri);
  if (table === undefined) return label === "" ? [header] : [header, `${style.faint(`${blank} │`)} ${label}`];

  const { line } = rangeOf(context, place).start;
  const source = table.lineAt(line);
  const room = width === undefined ? LONGEST_EXCERPT : width - gutter - 3;
  const { span } = place;
  const isPlain = isSettings(place) || context.isMasked?.(place.uri) === true;
  const masked = isPlain ? [] : maskedRanges(source.text, context.isSecretKey);
  const excerpt = excerptOf(source.text, span.start - source.start, span.end - source.start, masked, room);
  const number = style.faint(`${`${line}`.padStart(gutter)} │`);
  const bar = style.faint(`${blank} │`);
  const carets = "^".repeat(excerpt.end - excerpt.start);
  const marks = [`${bar} ${" ".repeat(excerpt.start)}${paint(carets)}`];
  if (label !== "" && (width === undefined || excerpt.end + 1 + widthOf(label) <= room)) {
    marks[0] += ` ${paint(label)}`;
  } else if (label !== "") {
    // No room beside the carets: below them, as far right as leaves a readable width.
    const indent = Math.max(0, Math.min(excerpt.start, room - NARROWEST));
    for (const part of wrap(label, room - indent)) marks.push(`${bar} ${" ".repeat(indent)}${paint(part)}`);
  }
  return [header, `${number} ${excerpt.text}`, ...marks];
}

/** Settings hold no secrets; everything else that nobody has masked is shown as if it did. */
function isSettings({ uri }: Place): boolean {
  return uri.endsWith(`/${SETTINGS_FILE}`);
}

function remarkLines(
  remark: string,
  gutter: number,
  width: number | undefined,
  style: Style,
): readonly string[] {
  const blank = " ".repeat(gutter);
  const [first = "", ...more] = wrap(remark, width === undefined ? undefined : width - gutter - 3);
  return [`${blank} ${style.faint("=")} ${first}`, ...more.map((line) => `${blank}   ${line}`)];
}

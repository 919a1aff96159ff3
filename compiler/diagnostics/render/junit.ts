/**
 * The rendering for test reports, as GitLab, Jenkins and others read them: a suite per file, a test case per finding, one
 * passed case for a file without any. What does not decide the exit status is told and passes.
 */

import type { Diagnostic } from "../diagnostic.ts";
import { rangeOf, shownPath, type RenderContext } from "./context.ts";
import { renderPlain } from "./plain.ts";
import { harmless } from "./width.ts";

export interface JunitReport {
  /** Every file that was looked at, clean ones included. */
  readonly files: readonly string[];
  readonly found: readonly Diagnostic[];
  readonly isDecisive: (severity: Diagnostic["severity"]) => boolean;
}

interface Suite {
  readonly name: string;
  readonly found: readonly Diagnostic[];
}

/** A whole document with a line break at the end. */
export function renderJunit({ files, found, isDecisive }: JunitReport, context: RenderContext): string {
  const suites = suitesOf(files, found, context);
  const failures = (list: readonly Diagnostic[]): number =>
    list.filter(({ severity }) => isDecisive(severity)).length;
  const lines = suites.flatMap((suite) => {
    const cases =
      suite.found.length === 0
        ? [`    <testcase${attributes({ classname: suite.name, name: "has no findings", time: "0" })}/>`]
        : suite.found.flatMap((each) => caseOf(each, suite.name, isDecisive(each.severity), context));
    return [
      `  <testsuite${attributes({ name: suite.name, tests: `${Math.max(1, suite.found.length)}`, failures: `${failures(suite.found)}`, errors: "0", skipped: "0", time: "0" })}>`,
      ...cases,
      "  </testsuite>",
    ];
  });
  const tests = suites.reduce((sum, suite) => sum + Math.max(1, suite.found.length), 0);
  const top = attributes({
    name: "vpnc",
    tests: `${tests}`,
    failures: `${failures(found)}`,
    errors: "0",
    time: "0",
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${top}>`, ...lines, "</testsuites>", ""].join(
    "\n",
  );
}

function suitesOf(
  files: readonly string[],
  found: readonly Diagnostic[],
  context: RenderContext,
): readonly Suite[] {
  const whole = found.filter(({ place }) => place === undefined);
  const places = new Set([...files, ...found.flatMap(({ place }) => place?.uri ?? [])]);
  return [
    ...(whole.length === 0 ? [] : [{ name: "project", found: whole }]),
    ...[...places].map((uri) => ({
      name: shownPath(context, uri),
      found: found.filter(({ place }) => place?.uri === uri),
    })),
  ];
}

function caseOf(
  diagnostic: Diagnostic,
  file: string,
  fails: boolean,
  context: RenderContext,
): readonly string[] {
  const { code, severity, message, place } = diagnostic;
  const position = place === undefined ? undefined : rangeOf(context, place).start;
  const name = position === undefined ? code : `${code} ${position.line}:${position.column}`;
  const line: Readonly<Record<string, string>> =
    position === undefined ? {} : { file, line: `${position.line}` };
  const text = xml(renderPlain(diagnostic, context));
  const body = fails
    ? `      <failure${attributes({ type: severity, message: harmless(message) })}>${text}</failure>`
    : `      <system-out>${text}</system-out>`;
  return [
    `    <testcase${attributes({ classname: file, name, ...line, time: "0" })}>`,
    body,
    "    </testcase>",
  ];
}

/** ` name="value"` for each. */
export function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xml(value)}"`)
    .join("");
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** The text is harmless for a terminal, so no control character is left that XML forbids; two others are. */
export function xml(text: string): string {
  return text
    .replaceAll(/[&<>"]/g, (character) => ENTITIES.get(character) ?? "")
    .replaceAll(/[\uFFFE\uFFFF]/g, "\uFFFD");
}

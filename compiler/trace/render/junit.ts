/** Test results as JUnit XML: a suite for each `test`, a case for each packet; what is wrong with the project itself is a suite, too. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { rangeOf, shownPath, type RenderContext } from "../../diagnostics/render/context.ts";
import { attributes, xml } from "../../diagnostics/render/junit.ts";
import { renderPlain } from "../../diagnostics/render/plain.ts";
import { harmless } from "../../diagnostics/render/width.ts";
import type { Place } from "../../source/place.ts";
import { showPacket } from "../packet.ts";
import { packetOf } from "../question.ts";
import { failureOf } from "../failures.ts";
import type { PacketResult } from "../run-tests.ts";

interface Case {
  readonly name: string;
  readonly place: Place | undefined;
  readonly failure: Diagnostic | undefined;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** `errors`: what was found beside the tests. A whole document with a line break at the end. */
export function renderTestReport(
  results: readonly PacketResult[],
  errors: readonly Diagnostic[],
  context: RenderContext,
): string {
  const tests = [...new Set(results.map(({ test }) => test))];
  const suites: readonly Suite[] = [
    ...(errors.length === 0
      ? []
      : [
          {
            name: "the project",
            cases: errors.map((error) => ({ name: error.code, place: error.place, failure: error })),
          },
        ]),
    ...tests.map((test) => ({
      name: test.name,
      cases: results.filter((result) => result.test === test).map(caseOf),
    })),
  ];
  const lines = suites.flatMap(({ name, cases }) => [
    `  <testsuite${attributes({ name: harmless(name), ...counts(cases), skipped: "0" })}>`,
    ...cases.flatMap((each) => caseLines(each, name, context)),
    "  </testsuite>",
  ]);
  const top = attributes({ name: "vpnc test", ...counts(suites.flatMap(({ cases }) => cases)) });
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites${top}>`, ...lines, "</testsuites>", ""].join(
    "\n",
  );
}

function counts(cases: readonly Case[]): Readonly<Record<string, string>> {
  const failed = cases.filter(({ failure }) => failure !== undefined).length;
  return { tests: `${cases.length}`, failures: `${failed}`, errors: "0", time: "0" };
}

function caseOf(result: PacketResult): Case {
  const { packet } = result;
  return {
    name: `${packet.site}: ${showPacket(packetOf(packet))}`,
    place: packet.place,
    failure: failureOf(result),
  };
}

function caseLines({ name, place, failure }: Case, suite: string, context: RenderContext): readonly string[] {
  const position: Readonly<Record<string, string>> =
    place === undefined
      ? {}
      : { file: shownPath(context, place.uri), line: `${rangeOf(context, place).start.line}` };
  const open = `    <testcase${attributes({ classname: harmless(suite), name: harmless(name), ...position, time: "0" })}`;
  if (failure === undefined) return [`${open}/>`];
  const body = `      <failure${attributes({ type: failure.code, message: harmless(failure.message) })}>${xml(renderPlain(failure, context))}</failure>`;
  return [`${open}>`, body, "    </testcase>"];
}

/** `vpnc test`: runs the `test` blocks of a project; failures as diagnostics, then how many packets went the way they should. */

import { failuresOf } from "../trace/failures.ts";
import { renderTestReport } from "../trace/render/junit.ts";
import { runTests, type PacketResult } from "../trace/run-tests.ts";
import { isForPrograms } from "./formats.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import type { ExitStatus, Io } from "./io.ts";
import { diagnosticFormat, openSession, showDiagnostics, statusOf, writeDiagnostics } from "./session.ts";

export async function test(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io);
  const { diagnostics, tests, expansion } = session.analysis;
  const results = runTests(tests, expansion);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const found = [...errors, ...failuresOf(results)];
  const format = diagnosticFormat(invocation, io);
  if (format === "junit") io.out.write(renderTestReport(results, errors, session.context));
  else if (isForPrograms(format)) showDiagnostics(session, invocation, io, { found, to: io.out, format });
  else {
    writeDiagnostics(found, session.context, invocation, io, { to: io.err, format });
    if (!hasFlag(invocation, "quiet")) io.out.write(`${summaryOf(results, tests.length, errors.length)}\n`);
  }
  return statusOf(found, invocation);
}

function summaryOf(results: readonly PacketResult[], tests: number, errors: number): string {
  if (tests === 0) return errors === 0 ? "there are no tests in this project" : "no test could be run";
  const failed = results.filter(({ passes }) => !passes).length;
  const amount = `${counted(tests, "test")}, ${counted(results.length, "packet")}`;
  const others = `${failed === 0 ? "none" : `${failed} of them`} ${failed < 2 ? "goes" : "go"} another way`;
  // Of a project with errors not everything is known.
  if (errors > 0) return `${amount}: ${others}; the project has ${counted(errors, "error")}`;
  return `${amount}: ${failed === 0 ? "all go the way they should" : others}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** `vpnc verify`: reads what devices printed and judges it against what was compiled for a site. */

import { decodeText, slashed } from "../host/node.ts";
import { HostError } from "../host/host.ts";
import { resolvePath } from "../source/paths.ts";
import { expectationOf } from "../verify/expect.ts";
import { judge } from "../verify/judge.ts";
import { readOutput } from "../verify/read/index.ts";
import { reportJson } from "../verify/render/json.ts";
import { reportText } from "../verify/render/text.ts";
import { verdictOf } from "../verify/report.ts";
import { optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { openSession, requireSites, showDiagnostics, statusOf } from "./session.ts";

const STDIN = "-";

interface Output {
  readonly file: string;
  readonly text: string;
}

export async function verify(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const [site = "", ...files] = invocation.arguments;
  const paths = optionText(invocation, "project");
  const project = { ...invocation, arguments: paths === undefined ? [] : [slashed(paths)] };
  // Before the project: a file that is not there is the quicker answer.
  const outputs = await Promise.all(files.map((file) => readFile(file, io)));
  const session = await openSession(project, io);
  const { model, diagnostics } = session.analysis;
  const status = statusOf(diagnostics, invocation);
  if (status !== 0 || model === undefined) {
    showDiagnostics(session, project, io, { format: io.err.isTerminal ? "pretty" : "plain" });
    return status === 0 ? 1 : status;
  }
  requireSites(session, [site]);
  const expected = expectationOf(model, site);
  if (expected === undefined)
    throw new UsageError(`\`${site}\` has no tunnel, so there is nothing to verify`);
  const read = outputs.map(({ file, text }) => ({ file, listings: readOutput(file, text) }));
  const unrecognized = read.filter(({ listings }) => listings.length === 0).map(({ file }) => file);
  const report = judge(
    expected,
    read.flatMap(({ listings }) => listings),
    unrecognized,
  );
  const isJson = optionText(invocation, "format") === "json";
  if (isJson) io.out.write(`${JSON.stringify(reportJson(report), undefined, 2)}\n`);
  else if (report.outputs.length > 0) io.out.write(reportText(report));
  for (const file of unrecognized) {
    io.err.write(`vpnc: nothing in \`${file}\` is an output that vpnc knows\n`);
  }
  if (unrecognized.length > 0) {
    io.err.write(`  it reads the commands of \`SITE.verify.txt\`, which \`vpnc build\` writes\n`);
    return 2;
  }
  return verdictOf(report) === "ok" ? 0 : 1;
}

async function readFile(file: string, io: Io): Promise<Output> {
  try {
    if (file === STDIN) return { file: "<stdin>", text: decodeText("<stdin>", await io.input()) };
    return { file, text: io.host.readText(resolvePath(io.host.cwd, slashed(file))) };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UsageError(`\`${file}\` cannot be read: ${error.message}`);
  }
}

/** Runs one command line: arguments in, exit status out. Nothing a user can do ends in a stack trace. */

import { hasFlag } from "./invocation.ts";
import { parseLine } from "./parse.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";

export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    const parsed = parseLine(argv, io);
    if (parsed === undefined) return 0;
    const command = await parsed.command.load();
    if (!hasFlag(parsed.invocation, "watch")) return await command(parsed.invocation, io);
    const { watching } = await import("./watch.ts");
    const again = { ...io, compiler: { ...io.compiler, analyze: io.compiler.analyzeAgain } };
    return await watching(parsed.invocation, io, () => command(parsed.invocation, again));
  } catch (error) {
    if (!(error instanceof UsageError)) return reportBug(error, argv, io);
    const hints = error.hints.map((hint) => `  ${hint}\n`);
    io.err.write(`vpnc: ${error.message}\n${hints.join("")}`);
    return 2;
  }
}

/** Says what to report. The command's name is told; paths and messages could hold what is nobody's business. */
function reportBug(error: unknown, argv: readonly string[], io: Io): ExitStatus {
  const name = error instanceof Error ? error.name : typeof error;
  io.err.write(
    [
      `vpnc: this is a bug in vpnc: ${name} in \`vpnc ${argv[0] ?? ""}\`. Nothing was written.`,
      "  please report it with the input that shows it, and with what this prints:",
      `  VPNC_DEBUG=1 vpnc ${argv.join(" ")}`,
      `  vpnc ${io.version}, node ${globalThis.process?.version ?? "unknown"}`,
      "",
    ].join("\n"),
  );
  if ((io.env.VPNC_DEBUG ?? "") !== "")
    io.err.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 70;
}

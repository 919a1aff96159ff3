/** `vpnc init`: writes the starter project, and never over anything. */

import { existsSync, lstatSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { slashed } from "../host/node.ts";
import { joinPath, relativePath, resolvePath } from "../source/paths.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { reasonOf } from "./reasons.ts";
import { STARTER } from "./starter.ts";

export async function init(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const folder = resolvePath(io.host.cwd, slashed(invocation.arguments[0] ?? "."));
  const inTheWay = STARTER.map(({ name }) => joinPath(folder, name)).filter(isThere);
  if (inTheWay.length > 0) {
    const list = inTheWay.map((path) => `\`${relativePath(io.host.cwd, path)}\``).join(", ");
    throw new UsageError(`init replaces nothing, and there is already ${list}`, [
      "give an empty folder: `vpnc init DIR`",
    ]);
  }
  const written: string[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of STARTER) {
      const path = joinPath(folder, name);
      writeFileSync(path, text, { flag: "wx" });
      written.push(path);
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true });
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "") throw error;
    throw new UsageError(`cannot write into \`${folder}\`: ${reasonOf(code)}`);
  }
  if (!hasFlag(invocation, "quiet")) {
    for (const path of written) io.err.write(`wrote ${relativePath(io.host.cwd, path)}\n`);
    const where = folder === io.host.cwd ? "" : `${invocation.arguments[0] ?? ""}`;
    io.err.write(`next: vpnc check ${where}`.trimEnd() + "\n");
  }
  return 0;
}

/** A broken link is in the way, too. */
function isThere(path: string): boolean {
  return existsSync(path) || lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

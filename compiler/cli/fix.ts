/** `vpnc check --fix`: puts right on the disk what only one thing can have been meant by; a session in, the session after it out. */

import { realpathSync } from "node:fs";
import { slashed } from "../host/node.ts";
import { repair } from "../diagnostics/apply-fixes.ts";
import { counted } from "../diagnostics/render/summary.ts";
import type { Project } from "../project/project.ts";
import { isBelow, relativePath } from "../source/paths.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import { UsageError, type Io } from "./io.ts";
import { rewrite } from "./rewrite.ts";
import { withTexts, type Session } from "./session.ts";

export async function fixFiles(session: Session, invocation: Invocation, io: Io): Promise<Session> {
  const texts = ownTexts(session.project);
  const judge = (now: ReadonlyMap<string, string>) =>
    (now === texts ? session : withTexts(session, now, invocation, io)).analysis.diagnostics;
  const { texts: put, fixed } = repair(
    texts,
    judge,
    ({ safe, edits }) => safe && edits.every(({ place }) => texts.has(place.uri)),
  );
  const changed = [...put].flatMap(([uri, text]) => (texts.get(uri) === text ? [] : [{ uri, text }]));
  if (changed.length === 0) return session;
  for (const { uri } of changed)
    if (io.host.readText(uri) !== texts.get(uri)) throw changedMeanwhile(uri, io);
  await rewrite(changed);
  if (!hasFlag(invocation, "quiet")) {
    io.err.write(`fixed ${counted(fixed.length, "problem")} in ${counted(changed.length, "file")}\n`);
  }
  return withTexts(session, put, invocation, io);
}

function changedMeanwhile(uri: string, io: Io): UsageError {
  const path = relativePath(io.host.cwd, uri);
  return new UsageError(`\`${path}\` was changed by somebody else meanwhile`, [
    "no file was changed; run the command again",
  ]);
}

/** What lies outside the project's folder, be it imported or linked to, is somebody else's. */
function ownTexts({ root, files }: Project): ReadonlyMap<string, string> {
  const realRoot = slashed(realpathSync(root));
  return new Map(
    files
      .filter(({ uri }) => isBelow(root, uri) && isBelow(realRoot, slashed(realpathSync(uri))))
      .map(({ uri, text }) => [uri, text]),
  );
}

/** `vpnc check --fix`: puts right on the disk what only one thing can have been meant by; a session in, the session after it out. */

import { realpathSync } from "node:fs";
import { slashed } from "../host/node.ts";
import { repair } from "../diagnostics/apply-fixes.ts";
import { counted } from "../diagnostics/render/summary.ts";
import type { Project } from "../project/project.ts";
import { isBelow } from "../source/paths.ts";
import { hasFlag, type Invocation } from "./invocation.ts";
import type { Io } from "./io.ts";
import { replaceAll } from "./replace.ts";
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
  const changed = [...put].flatMap(([path, after]) => {
    const before = texts.get(path);
    return before === undefined || before === after ? [] : [{ path, before, after }];
  });
  if (changed.length === 0) return session;
  await replaceAll(changed);
  if (!hasFlag(invocation, "quiet")) {
    io.err.write(`fixed ${counted(fixed.length, "problem")} in ${counted(changed.length, "file")}\n`);
  }
  return withTexts(session, put, invocation, io);
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

/** What features ask of the server: the project of a document as it is now, and the way from its offsets to the protocol. */

import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Range,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import type { Analysis } from "../compiler/pipeline.ts";
import type { LineTable } from "../compiler/source/lines.ts";
import type { Place } from "../compiler/source/place.ts";
import { toOffset, toRange } from "./convert.ts";
import type { Documents } from "./documents.ts";
import { logCrash, type Guard } from "./guard.ts";
import { linesAmong, type LinesOf } from "./lines.ts";
import type { Asked, AskedProject, Edit, Session } from "./protocol/feature.ts";
import type { Workspace } from "./workspace.ts";

export interface SessionOptions extends Pick<
  Session,
  "connection" | "client" | "settings" | "hasCommands" | "published"
> {
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly guard: Guard;
}

export function createSession({ documents, workspace, guard, ...rest }: SessionOptions): Session {
  return { ...rest, ask, askAll, settled: workspace.settled };

  async function ask<T>(
    feature: string,
    uri: string,
    token: CancellationToken,
    run: (asked: Asked) => T | undefined | Promise<T | undefined>,
  ): Promise<T | null | ResponseError> {
    if (await isCancelled(token)) return cancelled();
    try {
      const path = documents.pathOf(uri);
      const analysis = workspace.analysisOf(path);
      const asked = analysis && askedAt(analysis, path);
      return (asked && (await run(asked))) ?? null;
    } catch (error) {
      logCrash(rest.connection, feature, error);
      return null;
    }
  }

  async function askAll<T>(
    feature: string,
    token: CancellationToken,
    run: (asked: AskedProject) => readonly T[],
  ): Promise<T[] | ResponseError> {
    if (await isCancelled(token)) return cancelled();
    const analyses = guard(feature, workspace.analyses) ?? [];
    return analyses.flatMap(
      (analysis) => guard(feature, () => run(project(analysis, linesAmong([analysis])))) ?? [],
    );
  }

  function askedAt(analysis: Analysis, path: string): Asked | undefined {
    const file = analysis.files.get(path);
    if (file === undefined) return undefined;
    const linesOf = linesAmong([analysis]);
    const lines = linesOf(path);
    if (lines === undefined) return undefined;
    return {
      ...project(analysis, linesOf),
      path,
      file,
      offset: (position) => toOffset(position, lines),
      range: (span) => toRange(span, lines),
      span: ({ start, end }: Range) => ({ start: toOffset(start, lines), end: toOffset(end, lines) }),
      textEdit: ({ span, text }) => ({ range: toRange(span, lines), newText: text }),
    };
  }

  function project(analysis: Analysis, linesOf: LinesOf): AskedProject {
    return {
      analysis,
      location: ({ uri, span }) => ({ uri: documents.uriOf(uri), range: toRange(span, linesOf(uri)) }),
      workspaceEdit: (edits) => workspaceEdit(edits, linesOf),
    };
  }

  /** A client that knows versions refuses the edit when the text has moved on. */
  function workspaceEdit(edits: readonly Edit[], linesOf: LinesOf): WorkspaceEdit {
    const paths = [...new Set(edits.map(({ place }) => place.uri))];
    const changed = paths.map((path) => ({
      uri: documents.uriOf(path),
      version: documents.opened(path)?.version ?? null,
      edits: edits
        .filter(({ place }) => place.uri === path)
        .map(({ place, text }) => edit(place, text, linesOf(path))),
    }));
    if (!rest.client().workspace?.workspaceEdit?.documentChanges) {
      return { changes: Object.fromEntries(changed.map(({ uri, edits: own }) => [uri, own])) };
    }
    const documentChanges = changed.map(({ uri, version, edits: own }): TextDocumentEdit => {
      return { textDocument: { uri, version }, edits: own };
    });
    return { documentChanges };
  }
}

function edit({ span }: Place, newText: string, lines: LineTable | undefined): TextEdit {
  return { range: toRange(span, lines), newText };
}

/** A cancellation that is already under way is read first. */
async function isCancelled(token: CancellationToken): Promise<boolean> {
  await new Promise((resolve) => void setImmediate(resolve));
  return token.isCancellationRequested;
}

function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
}

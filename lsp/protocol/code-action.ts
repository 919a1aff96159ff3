/** `textDocument/codeAction`: quick fixes for what a client shows at a place, and `source.fixAll.vpnc` for the whole file. */

import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Range,
} from "vscode-languageserver/node";
import { fixAll, quickFixes, type QuickFix } from "../features/actions/fixes.ts";
import type { Asked, Feature } from "./feature.ts";

const NAME = "code actions";
const FIX_ALL = `${CodeActionKind.SourceFixAll}.vpnc`;

export const codeAction: Feature = {
  name: NAME,
  // Without literals a client takes commands only, and there are none.
  capabilities: ({ textDocument }) =>
    textDocument?.codeAction?.codeActionLiteralSupport === undefined
      ? {}
      : { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  register: ({ connection, ask }) =>
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      ask(NAME, textDocument.uri, token, (asked) => [
        ...(isAsked(CodeActionKind.QuickFix, context)
          ? quickFixes(asked.analysis, asked.path, asked.span(range)).map((fix) => shown(fix, asked, context))
          : []),
        ...(isAsked(FIX_ALL, context) ? everything(asked) : []),
      ]),
    ),
};

/** `source` asks for every kind below it. */
function isAsked(kind: string, { only }: CodeActionContext): boolean {
  return only === undefined || only.some((asked) => kind === asked || kind.startsWith(`${asked}.`));
}

function shown(
  { title, code, span, edits, preferred }: QuickFix,
  asked: Asked,
  { diagnostics }: CodeActionContext,
): CodeAction {
  const range = asked.range(span);
  const own = diagnostics.filter((each) => each.code === code && isSame(each, range));
  return {
    title,
    kind: CodeActionKind.QuickFix,
    ...(own.length === 0 ? {} : { diagnostics: own }),
    ...(preferred ? { isPreferred: true } : {}),
    edit: asked.workspaceEdit(edits),
  };
}

function isSame({ range: { start, end } }: Diagnostic, range: Range): boolean {
  return (
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.line === range.end.line &&
    end.character === range.end.character
  );
}

function everything({ analysis, path, workspaceEdit }: Asked): readonly CodeAction[] {
  const edits = fixAll(analysis, path);
  if (edits.length === 0) return [];
  return [{ title: "fix all that is safe to fix", kind: FIX_ALL, edit: workspaceEdit(edits) }];
}

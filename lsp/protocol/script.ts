/** `vpnc/script`: the script of one site, as a build would write it, for a view beside the source. No standard request is like it. */

import {
  RequestType,
  type Position,
  type Range,
  type TextDocumentIdentifier,
} from "vscode-languageserver/node";
import type { Lines } from "../features/script-lines.ts";
import { scriptView } from "../features/script.ts";
import type { Feature } from "./feature.ts";

export interface ScriptParams {
  readonly textDocument: TextDocumentIdentifier;
  /** The cursor: it decides which site, and which lines of the script it is about. */
  readonly position?: Position;
  /** This site and no other. */
  readonly site?: string;
  /** The site that the client shows now. */
  readonly shown?: string;
}

export interface ScriptAnswer {
  readonly site: string;
  /** `routeros 5.6` */
  readonly device: string;
  readonly fileName: string;
  /** The name of the target, for colours: `routeros`. */
  readonly language: string;
  /** Missing while nothing would be written; `reasons` says why, a sentence or a finding per line. */
  readonly text?: string;
  readonly reasons: readonly string[];
  readonly proof?: { readonly verified: boolean; readonly text: string };
  /** Whole lines of the text that the cursor's line decides. */
  readonly ranges: readonly Range[];
}

export const SCRIPT = new RequestType<ScriptParams, ScriptAnswer | null, void>("vpnc/script");

export const script: Feature = {
  name: "script",
  capabilities: () => ({}),
  register: ({ connection, ask }) =>
    void connection.onRequest(SCRIPT, ({ textDocument, position, site, shown }, token) =>
      ask("script", textDocument.uri, token, ({ analysis, path, offset }): ScriptAnswer | undefined => {
        const at = position && offset(position);
        const found = scriptView(analysis, path, { site, shown, offset: at });
        if (found === undefined) return undefined;
        const { text, proof, lines, ...rest } = found;
        return {
          ...rest,
          ...(text === undefined ? {} : { text }),
          ...(proof === undefined ? {} : { proof }),
          ranges: lines.map(rangeOf),
        };
      }),
    ),
};

function rangeOf({ first, last }: Lines): Range {
  return { start: { line: first - 1, character: 0 }, end: { line: last, character: 0 } };
}

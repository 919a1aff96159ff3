/**
 * The compiled script beside the source: one read-only document that follows the site under the cursor, is compiled anew
 * when typing rests, and keeps the last good text while there are errors.
 */

import { type Disposable, EventEmitter, languages, Uri, ViewColumn, window, workspace } from "vscode";
import { createMarks } from "./script-marks.ts";
import type { Script, ScriptParams } from "./requests.ts";
import { NO_SITE, NO_SOURCE, shownText } from "./script-text.ts";
import type { Server } from "./server.ts";
import { editorOf, pauseOf, sourceEditor } from "./sources.ts";

/** One document whatever it shows, so that following the cursor opens no tabs. */
const VIEW = Uri.from({ scheme: "vpnc-script", path: "/Compiled script" });
const PAUSE_MS = 150;

export interface ScriptView extends Disposable {
  /** Opens it for a site, or for the cursor. */
  readonly show: (source: Uri | undefined, site: string | undefined) => Promise<void>;
  /** The cursor moved, or something changed that may change the script. */
  readonly changed: () => void;
}

export function createScriptView(server: Server): ScriptView {
  const emitter = new EventEmitter<Uri>();
  const marks = createMarks(VIEW.scheme);
  const pause = pauseOf(PAUSE_MS, () => void follow());
  const lastGood = new Map<string, string>();
  let source: Uri | undefined;
  let script: Script | undefined;
  let text = NO_SOURCE;
  let asked = 0;

  const parts: readonly Disposable[] = [
    workspace.registerTextDocumentContentProvider(VIEW.scheme, {
      onDidChange: emitter.event,
      provideTextDocumentContent: () => text,
    }),
    // Marks belong to the text that the editor has, and it gets a new one some time after it is told.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.toString() === VIEW.toString()) marks.show(editorOf(VIEW), script);
    }),
    emitter,
    marks,
    pause,
  ];

  return {
    async show(uri, site) {
      const from = uri ?? sourceEditor()?.document.uri ?? source;
      if (from === undefined) {
        void window.showInformationMessage("vpnc: open a .vpn file first. Its script is shown beside it.");
        return;
      }
      // The server answers for open documents, and a preview's link may come from one that is not.
      await workspace.openTextDocument(from);
      await refresh(from, site);
      await colour();
      await window.showTextDocument(VIEW, {
        viewColumn: editorOf(VIEW)?.viewColumn ?? ViewColumn.Beside,
        preserveFocus: true,
        preview: false,
      });
      marks.show(editorOf(VIEW), script);
    },
    changed() {
      if (editorOf(VIEW) !== undefined) pause.restart();
    },
    dispose() {
      for (const part of parts) part.dispose();
    },
  };

  async function follow(): Promise<void> {
    const from = sourceEditor()?.document.uri ?? source;
    if (from !== undefined) await refresh(from, undefined);
  }

  async function refresh(from: Uri, site: string | undefined): Promise<void> {
    if (from.toString() !== source?.toString()) lastGood.clear();
    source = from;
    asked += 1;
    const question = asked;
    const position = editorOf(from)?.selection.active;
    const params: ScriptParams = {
      textDocument: { uri: from.toString() },
      ...(position === undefined ? {} : { position: { line: position.line, character: position.character } }),
      ...(site === undefined ? {} : { site }),
      ...(script === undefined ? {} : { shown: script.site }),
    };
    const answer = await server.ask<Script>("vpnc/script", params);
    // Another question was asked meanwhile, and its answer is the one to show.
    if (question !== asked) return;
    script = answer;
    const next = answer === undefined ? NO_SITE : shownText(answer, lastGood.get(answer.site));
    if (answer?.text !== undefined) lastGood.set(answer.site, answer.text);
    if (next === text) {
      marks.show(editorOf(VIEW), script);
      return;
    }
    text = next;
    emitter.fire(VIEW);
    await colour();
  }

  /** Devices have languages of their own; most targets are called like theirs. */
  async function colour(): Promise<void> {
    const document = await workspace.openTextDocument(VIEW);
    const wanted = script?.language ?? "plaintext";
    const language = (await languages.getLanguages()).includes(wanted) ? wanted : "plaintext";
    if (document.languageId !== language) await languages.setTextDocumentLanguage(document, language);
  }
}

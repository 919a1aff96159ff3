/** What the script view adds to its text: the lines that the cursor's line decides, and in the status bar what the text rests on. */

import {
  type Disposable,
  LanguageStatusSeverity,
  languages,
  OverviewRulerLane,
  Range,
  type TextEditor,
  TextEditorRevealType,
  ThemeColor,
  window,
} from "vscode";
import type { Script } from "./requests.ts";

export interface Marks extends Disposable {
  readonly show: (editor: TextEditor | undefined, script: Script | undefined) => void;
}

export function createMarks(scheme: string): Marks {
  const decided = window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new ThemeColor("editor.hoverHighlightBackground"),
    overviewRulerColor: new ThemeColor("editorOverviewRuler.wordHighlightForeground"),
    overviewRulerLane: OverviewRulerLane.Center,
  });
  const status = languages.createLanguageStatusItem("vpnc.proof", { scheme });
  status.name = "vpnc";

  return {
    show(editor, script) {
      describe(script);
      if (editor === undefined) return;
      const ranges = (script?.ranges ?? []).map(
        ({ start, end }) => new Range(start.line, 0, end.line - 1, 0),
      );
      editor.setDecorations(decided, ranges);
      reveal(editor, ranges);
    },
    dispose() {
      decided.dispose();
      status.dispose();
    },
  };

  function describe(script: Script | undefined): void {
    const isVerified = script?.proof?.verified ?? false;
    status.severity = isVerified ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
    status.text = script?.text === undefined ? "Out of date" : isVerified ? "Verified" : "Documented";
    status.detail = script?.proof?.text ?? script?.reasons.join(" ") ?? "";
  }
}

/** Scrolls only when nothing of it is in sight. */
function reveal(editor: TextEditor, ranges: readonly Range[]): void {
  const [first] = ranges;
  const isSeen = ranges.some((range) =>
    editor.visibleRanges.some((seen) => seen.intersection(range) !== undefined),
  );
  if (first !== undefined && !isSeen) editor.revealRange(first, TextEditorRevealType.InCenter);
}

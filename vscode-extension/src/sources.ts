/** Which `.vpn` file is meant, and waiting until typing rests. */

import { type Disposable, type TextEditor, Uri, window } from "vscode";

/** The editor in which somebody works, if it holds a `.vpn` file; with none focused, the first in sight. */
export function sourceEditor(): TextEditor | undefined {
  const active = window.activeTextEditor;
  if (active?.document.languageId === "vpn") return active;
  return window.visibleTextEditors.find(({ document }) => document.languageId === "vpn");
}

export function editorOf(uri: Uri): TextEditor | undefined {
  const text = uri.toString();
  const { activeTextEditor: active, visibleTextEditors } = window;
  if (active?.document.uri.toString() === text) return active;
  return visibleTextEditors.find(({ document }) => document.uri.toString() === text);
}

/** Links of the server give a URI as a string, menus as an object, the palette gives none. */
export function uriFrom(argument: unknown): Uri | undefined {
  if (argument instanceof Uri) return argument;
  return typeof argument === "string" ? Uri.parse(argument) : undefined;
}

export interface Pause extends Disposable {
  readonly restart: () => void;
}

/** Runs once, `milliseconds` after the last restart. */
export function pauseOf(milliseconds: number, run: () => void): Pause {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    restart() {
      clearTimeout(timer);
      timer = setTimeout(run, milliseconds);
    },
    dispose: () => clearTimeout(timer),
  };
}

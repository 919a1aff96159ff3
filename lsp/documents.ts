/** The documents that the editor has open, by path, over the files of the disk. */

import type { TextDocuments } from "vscode-languageserver/node";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { HostError, type Host } from "../compiler/host/host.ts";
import { isBelow, isShipped, joinPath, LIBRARY, libraryName } from "../compiler/source/paths.ts";
import { STANDARD_LIBRARY } from "../compiler/std/texts.ts";
import type { OpenDocument } from "./projects.ts";
import { pathOfUri, uriOfPath } from "./uri.ts";

export interface Documents {
  readonly open: () => readonly OpenDocument[];
  readonly opened: (path: string) => OpenDocument | undefined;
  /** The file's path; for a document without a file, something unique that is no path. */
  readonly pathOf: (uri: string) => string;
  /** The editor's own spelling for what it has open. */
  readonly uriOf: (path: string) => string;
  /** The text in the editor, else on the disk; `undefined` when it cannot be read. */
  readonly textOf: (path: string) => string | undefined;
}

/** `library`: the folder of the shipped files, where the editor can open them. */
export function createDocuments(
  buffers: TextDocuments<TextDocument>,
  host: Host,
  library?: string,
): Documents {
  const uriFor = (path: string): string =>
    uriOfPath(library !== undefined && isShipped(path) ? path.replace(LIBRARY, `${library}/`) : path);

  const opened = (path: string): OpenDocument | undefined => {
    const found = buffers.get(uriFor(path)) ?? buffers.all().find(({ uri }) => pathOf(uri) === path);
    return found && shown(found);
  };

  return {
    open: () => buffers.all().map(shown),
    opened,
    pathOf,
    uriOf: (path) => opened(path)?.uri ?? uriFor(path),
    textOf(path) {
      const open = opened(path);
      if (open !== undefined) return open.text;
      if (isShipped(path)) return STANDARD_LIBRARY.get(libraryName(path));
      try {
        return host.readText(path);
      } catch (error) {
        if (error instanceof HostError) return undefined;
        throw error;
      }
    },
  };

  function pathOf(uri: string): string {
    const path = pathOfUri(uri);
    const isLibrary = path !== undefined && library !== undefined && isBelow(library, path);
    return isLibrary ? joinPath(LIBRARY, path.slice(library.length + 1)) : (path ?? uri);
  }

  function shown(document: TextDocument): OpenDocument {
    const { uri, version } = document;
    const hasFile = pathOfUri(uri) !== undefined;
    return { uri, version, hasFile, path: pathOf(uri), text: document.getText() };
  }
}

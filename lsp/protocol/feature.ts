/**
 * What a feature of the server is: what it announces, and the handlers it registers. One file per feature beside this one
 * turns what a pure function of `features/` finds into the protocol's shapes; `index.ts` lists them.
 */

import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  Diagnostic,
  Location,
  Position,
  Range,
  ResponseError,
  ServerCapabilities,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import type { Analysis } from "../../compiler/pipeline.ts";
import type { Place } from "../../compiler/source/place.ts";
import type { SourceFile, Span } from "../../grammar/index.ts";
import type { Settings } from "../settings.ts";

export interface Feature {
  /** As it stands in the log when it fails: `hover`. */
  readonly name: string;
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  readonly register: (session: Session) => void;
}

/** What a feature may ask of the server. */
export interface Session {
  readonly connection: Connection;
  readonly client: () => ClientCapabilities;
  readonly settings: () => Settings;
  /** Whether the client has the commands of the extension, `vpnc.showTable` and `vpnc.showScript`. */
  readonly hasCommands: () => boolean;
  /**
   * Answers a request about a document: `run` gets its project as it is now. `null` when the document is not open, when
   * `run` finds nothing and when it throws; the protocol's error when the client has lost interest.
   */
  readonly ask: <T>(
    feature: string,
    uri: string,
    token: CancellationToken,
    run: (asked: Asked) => T | undefined | Promise<T | undefined>,
  ) => Promise<T | null | ResponseError>;
  /** The same for a request about the workspace: once for every project that an open document belongs to. */
  readonly askAll: <T>(
    feature: string,
    token: CancellationToken,
    run: (asked: AskedProject) => readonly T[],
  ) => Promise<T[] | ResponseError>;
  /** Resolves when typing rests and what was typed has been analyzed. */
  readonly settled: () => Promise<void>;
  /** The diagnostics of an open document as of the last analysis; the same `resultId` means the same diagnostics. */
  readonly published: (uri: string) => { readonly items: readonly Diagnostic[]; readonly resultId: string };
}

export interface AskedProject {
  readonly analysis: Analysis;
  /** A place in any file of the project. */
  readonly location: (place: Place) => Location;
  /** Edits of any files of the project, for `rename` and fixes; with versions where the client takes them. */
  readonly workspaceEdit: (edits: readonly Edit[]) => WorkspaceEdit;
}

export interface Asked extends AskedProject {
  /** The document's path: the key of `analysis.files`, the `uri` of a `Place`. */
  readonly path: string;
  readonly file: SourceFile;
  readonly offset: (position: Position) => number;
  readonly range: (span: Span) => Range;
  readonly span: (range: Range) => Span;
  readonly textEdit: (edit: { readonly span: Span; readonly text: string }) => TextEdit;
}

export interface Edit {
  readonly place: Place;
  readonly text: string;
}

/** The requests that vpnc's server answers beside the standard, as far as this extension reads them. Positions count from 0. */

export interface TextDocument {
  readonly uri: string;
}

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** `vpnc/script` */
export interface ScriptParams {
  readonly textDocument: TextDocument;
  readonly position?: Position;
  readonly site?: string;
  readonly shown?: string;
}

export interface Script {
  readonly site: string;
  readonly device: string;
  readonly fileName: string;
  readonly language: string;
  /** Missing while nothing would be written. */
  readonly text?: string;
  readonly reasons: readonly string[];
  readonly proof?: { readonly verified: boolean; readonly text: string };
  readonly ranges: readonly { readonly start: Position; readonly end: Position }[];
}

/** `vpnc/table` */
export interface TableParams {
  readonly textDocument: TextDocument;
  readonly tunnel?: string;
  readonly position?: Position;
}

/** `vpnc/explain` */
export interface ExplainParams {
  readonly code: string;
}

/** What `vpnc/table` and `vpnc/explain` answer. */
export interface Page {
  readonly title: string;
  readonly markdown: string;
}

/** `vpnc/codes` answers a list of these. */
export interface CodeTitle {
  readonly code: string;
  readonly severity: string;
  readonly title: string;
}

/** The whole compiler in one pure function: a project in; diagnostics, the negotiation table and the model out. */

import type { SourceFile } from "../grammar/ast.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { Model } from "./model/model.ts";
import type { NegotiationTable } from "./negotiate/table.ts";
import type { Project } from "./project/project.ts";

export interface Analysis {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Sorted by file and position; waivers and the project's severities already applied. */
  readonly diagnostics: readonly Diagnostic[];
  readonly table: NegotiationTable;
  /** Exists only when no diagnostic is an error. */
  readonly model: Model | undefined;
}

export function analyze(_project: Project): Analysis {
  return { files: new Map(), diagnostics: [], table: { connections: [] }, model: undefined };
}

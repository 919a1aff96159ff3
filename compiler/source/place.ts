/** Where something was written: a file and a range in it. */

import type { Span } from "../../grammar/ast.ts";

export interface Place {
  readonly uri: string;
  readonly span: Span;
}

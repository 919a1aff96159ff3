/** The generated pages of `docs/`. In: the compiler's tables. Out: paths and texts, the same on every machine. */

import { commandLineMarkdown } from "../../compiler/cli/docs.ts";
import { algorithmsPage } from "./algorithms.ts";
import { CODES, diagnosticPage, diagnosticPath, diagnosticsIndex } from "./diagnostics.ts";
import { parametersPage } from "./parameters.ts";
import { routerosPage } from "./routeros.ts";
import { rulesPage } from "./rules.ts";

export interface ReferencePage {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly render: () => string;
}

export const REFERENCE: readonly ReferencePage[] = [
  { path: "docs/cli.md", render: commandLineMarkdown },
  { path: "docs/rules.md", render: rulesPage },
  { path: "docs/reference/parameters.md", render: parametersPage },
  { path: "docs/reference/algorithms.md", render: algorithmsPage },
  { path: "docs/reference/routeros.md", render: routerosPage },
  { path: "docs/reference/diagnostics/README.md", render: diagnosticsIndex },
  ...CODES.map((code) => ({ path: diagnosticPath(code), render: () => diagnosticPage(code) })),
];

/** The language service: an analysis, a file and an offset in; what an editor shows out. Pure, on plain offsets and strings. */

export { diagnosticsFor, type ShownDiagnostic } from "./diagnostics.ts";
export { hover, type Hover } from "./hover/hover.ts";

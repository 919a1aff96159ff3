/** The compiler as a library: load a project from any host, analyze it, render what was found. */

export { analyze, type Analysis } from "./pipeline.ts";
export type { Project, SourceText } from "./project/project.ts";
export { DEFAULT_SETTINGS, type Settings } from "./project/settings.ts";
export { loadProject } from "./project/load.ts";
export { HostError, MAX_FILE_BYTES, type Host } from "./host/host.ts";
export { memoryHost } from "./host/memory.ts";
export { nodeHost } from "./host/node.ts";
export type { Diagnostic, Fix, RelatedPlace, Severity } from "./diagnostics/diagnostic.ts";
export { catalogue, entryOf, type Code } from "./diagnostics/catalogue/index.ts";
export { renderContext, type RenderContext } from "./diagnostics/render/context.ts";
export { renderPretty, type PrettyOptions } from "./diagnostics/render/pretty.ts";
export { renderPlain } from "./diagnostics/render/plain.ts";
export { diagnosticsJson, type DiagnosticsJson } from "./diagnostics/render/json.ts";
export { summarize, type Summary } from "./diagnostics/render/summary.ts";
export type { NegotiationTable } from "./negotiate/table.ts";
export type { Model } from "./model/model.ts";
export { targetOf } from "./targets/index.ts";
export type { OutputFile, Target } from "./targets/target.ts";
export { lineTable, type LineTable, type Position } from "./source/lines.ts";
export { VERSION } from "./version.ts";

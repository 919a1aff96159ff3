/** Analyses inline `.vpn` texts, for tests. */

import { analyze, type AnalyzeOptions, type Analysis } from "../../compiler/pipeline.ts";
import { followImports, importsOf, type ReadSource } from "../../compiler/project/imports.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../compiler/project/settings.ts";

export function analyzeTexts(
  texts: Readonly<Record<string, string>>,
  options: AnalyzeOptions & { readonly settings?: Partial<Settings> } = {},
): Analysis {
  const read: ReadSource = (uri) => {
    const text = texts[uri];
    return text === undefined ? { reason: "not there" } : { text };
  };
  const { files } = followImports(Object.keys(texts), read, importsOf);
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  return analyze({ root: "/project", files, settings, diagnostics: [] }, options);
}

export function analyzeText(text: string, options: AnalyzeOptions = {}): Analysis {
  return analyzeTexts({ "/project/main.vpn": text }, options);
}

/** `error phase2/enc-disjoint`, … in order of place. */
export function codesOf(analysis: Analysis): string[] {
  return analysis.diagnostics.map(({ severity, code }) => `${severity} ${code}`);
}

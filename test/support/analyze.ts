/** Analyses inline `.vpn` texts, for tests. */

import { analyze, type AnalyzeOptions, type Analysis } from "../../compiler/pipeline.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../compiler/project/settings.ts";

export function analyzeTexts(
  texts: Readonly<Record<string, string>>,
  options: AnalyzeOptions & { readonly settings?: Partial<Settings> } = {},
): Analysis {
  const files = Object.entries(texts).map(([uri, text]) => ({ uri, text }));
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

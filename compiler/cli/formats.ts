/** How diagnostics can be written: the names of the formats, and which are for programs. */

export const DIAGNOSTIC_FORMATS = ["pretty", "plain", "json", "sarif", "github", "junit"] as const;

export type DiagnosticFormat = (typeof DIAGNOSTIC_FORMATS)[number];

const FOR_PROGRAMS: ReadonlySet<DiagnosticFormat> = new Set(["json", "sarif", "github", "junit"]);

/** `check` prints these to standard output. */
export function isForPrograms(format: DiagnosticFormat): boolean {
  return FOR_PROGRAMS.has(format);
}

export function formatNamed(name: string | undefined): DiagnosticFormat | undefined {
  return DIAGNOSTIC_FORMATS.find((format) => format === name);
}

/** How diagnostics can be written: the names of the formats, and which are for programs. */

const FOR_PEOPLE = ["pretty", "plain"] as const;
const FOR_PROGRAMS = ["json", "sarif", "github", "junit"] as const;

export const DIAGNOSTIC_FORMATS = [...FOR_PEOPLE, ...FOR_PROGRAMS] as const;

/** `check` prints these to standard output. */
export type ProgramFormat = (typeof FOR_PROGRAMS)[number];
export type DiagnosticFormat = (typeof DIAGNOSTIC_FORMATS)[number];

export function isForPrograms(format: DiagnosticFormat): format is ProgramFormat {
  return FOR_PROGRAMS.some((each) => each === format);
}

export function formatNamed(name: string | undefined): DiagnosticFormat | undefined {
  return DIAGNOSTIC_FORMATS.find((format) => format === name);
}

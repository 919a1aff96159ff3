/** How bad it is: an error stops a build, a warning works by luck, a hint is worth knowing. */

export type Severity = "error" | "warning" | "hint";

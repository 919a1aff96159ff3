/** Runs every rule over the connections. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { ProjectFacts } from "./rule.ts";
import { RULES } from "./rules/index.ts";

export function check(project: ProjectFacts): Diagnostic[] {
  return RULES.flatMap((rule) => rule.check(project));
}

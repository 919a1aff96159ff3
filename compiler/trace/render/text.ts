/** A trace for a person: every decision with its policy's place, the headers where they change, the outcome, and what is uncertain. */

import { locationOf, type RenderContext } from "../../diagnostics/render/context.ts";
import type { NetworkModel } from "../network.ts";
import { showPacket } from "../packet.ts";
import { connectionsOf } from "../run-tests.ts";
import type { Step } from "../step.ts";
import type { Trace } from "../trace.ts";
import { outcomeText } from "./outcome.ts";

/** Ends with a line break. */
export function traceText(trace: Trace, { routers }: NetworkModel, context: RenderContext): string {
  const { question, steps, outcome, tunnels, remarks } = trace;
  const lines = [
    `${showPacket(question.packet)}, ${question.from === "inside" ? "from" : "into"} ${question.site}`,
  ];
  for (const [index, step] of steps.entries()) {
    if (step.router !== steps[index - 1]?.router) {
      lines.push("", `${step.router} (${routers.get(step.router)?.device ?? "unknown"})`);
    }
    lines.push(...stepLines(step, context));
  }
  const notes = notesOf(steps);
  lines.push("", `The packet ${outcomeText(outcome, connectionsOf(tunnels))}.`);
  if (notes.length + remarks.length > 0) lines.push("", ...notes, ...remarks.map((remark) => `- ${remark}`));
  return `${lines.join("\n")}\n`;
}

/** The headers, where this step changed them. */
function stepLines({ text, rule, before, after }: Step, context: RenderContext): readonly string[] {
  const place = rule?.place === undefined ? "" : ` (${locationOf(context, rule.place)})`;
  const changed = after !== undefined && after !== before;
  return [`  ${text}${place}`, ...(changed ? [`      ${showPacket(after)}`] : [])];
}

/** Each once, with its source. */
function notesOf(steps: readonly Step[]): readonly string[] {
  const notes = steps.flatMap((step) => step.notes);
  return [
    ...new Set(notes.map(({ basis, text, source }) => `- ${basis.replace("-", " ")}: ${text} [${source}]`)),
  ];
}

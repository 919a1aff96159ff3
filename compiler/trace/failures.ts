/** A packet that went another way than its test says, as a diagnostic: expected, got, and the policy that decided. */

import type { Expected } from "../check/tests/read.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { showPacket } from "./packet.ts";
import { connectionsOf, type PacketResult } from "./run-tests.ts";
import { outcomeText } from "./render/outcome.ts";
import type { Trace } from "./trace.ts";

export function failuresOf(results: readonly PacketResult[]): readonly Diagnostic[] {
  return results.flatMap((result) => failureOf(result) ?? []);
}

/** `undefined`: it went as expected. */
export function failureOf({ packet, test, trace, passes }: PacketResult): Diagnostic | undefined {
  if (passes) return undefined;
  const common = { place: packet.verdictPlace, subjects: packet.subjects };
  if (trace === undefined) {
    return report("test/failed", {
      ...common,
      message: `the packet of \`${test.name}\` cannot be traced: \`${packet.site}\` has errors`,
      label: `expected ${expectedText(packet.expected)}`,
      help: `repair \`${packet.site}\` first`,
    });
  }
  const { decisive } = trace;
  return report("test/failed", {
    ...common,
    message: `${showPacket(trace.question.packet)} from \`${packet.site}\` ${outcomeText(trace.outcome, connectionsOf(trace.tunnels))}`,
    label: `expected ${expectedText(packet.expected)}`,
    related:
      decisive?.place === undefined
        ? []
        : [
            {
              place: decisive.place,
              message: `this policy decided, as \`${decisive.name}\` of ${ownerOf(trace)}`,
            },
          ],
    notes: [
      ...trace.steps.slice(1).map(({ router, text }) => `${router}: ${text}`),
      ...trace.steps.flatMap(({ notes }) =>
        notes.map(({ basis, text }) => `${basis.replace("-", " ")}: ${text}`),
      ),
      ...trace.remarks,
    ],
    help: `correct the policies, or the test; \`vpnc trace\` shows the headers of each step`,
  });
}

function ownerOf({ decisive, steps }: Trace): string {
  const step = steps.findLast(({ rule }) => rule === decisive);
  return `\`${step?.router ?? ""}\``;
}

function expectedText(expected: Expected): string {
  if (expected.kind !== "encrypted") return `\`${expected.kind}\``;
  return [
    "`encrypted`",
    ...(expected.by.length === 0 ? [] : ["by", expected.by.map((name) => `\`${name}\``).join(", then ")]),
  ].join(" ");
}

/** `waive CODE "reason"`: the codes that can be waived; those that the declaration around the cursor raises come first. */

import { catalogue, entryOf, isCode, type Code } from "../../../compiler/diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { policySubject } from "../../../compiler/resolve/flatten.ts";
import { REASON } from "../actions/waive.ts";
import { headHelp } from "../hover/heads.ts";
import { codeHelp } from "../hover/code.ts";
import { END, hole, item, type Insert, type Item } from "./item.ts";
import type { Stage } from "./stage.ts";

export function codeItems(stage: Stage, isFollowed: boolean): readonly Item[] {
  const reported = reportedIn(stage);
  const all = Object.keys(catalogue)
    .filter(isCode)
    .filter((code) => entryOf(code).waivable);
  const waived = stage.cursor.blocks.at(-1)?.waived;
  return [...new Set([...reported, ...all])]
    .filter((code) => waived?.has(code) !== true)
    .map((code) =>
      item("code", code, {
        insert: isFollowed ? [code] : reasoned(code),
        detail: reported.includes(code) ? "reported here" : entryOf(code).title,
        documentation: () => codeHelp(code),
      }),
    );
}

/** The whole line, for the first finding that it could silence. */
export function waiverItem(stage: Stage): Item {
  const [first] = reportedIn(stage);
  return item("keyword", "waive", {
    insert: first === undefined ? ["waive ", END] : ["waive ", ...reasoned(first)],
    detail: first === undefined ? "accept a finding, with a reason" : `accept ${first}, with a reason`,
    documentation: () => headHelp("waive", undefined),
  });
}

function reasoned(code: Code): Insert {
  return [`${code} "`, hole(REASON), '"'];
}

function reportedIn(stage: Stage): readonly Code[] {
  const subject = subjectOf(stage);
  const isHere = ({ subjects, severity, code }: Diagnostic): boolean =>
    severity !== "hint" && entryOf(code).waivable && subject !== undefined && subjects.includes(subject);
  const waived = stage.cursor.blocks.at(-1)?.waived;
  const found = stage.analysis.diagnostics.filter(isHere).map(({ code }) => code);
  return [...new Set(found)].filter((code) => waived?.has(code) !== true);
}

/** As diagnostics name who they are about; a policy has no name. */
function subjectOf({ cursor, scene }: Stage): string | undefined {
  const { top, nested, policy } = scene;
  const name = top?.name?.text;
  if (top === undefined || name === undefined) return undefined;
  switch (cursor.blocks.at(-1)?.kind) {
    case "policy":
      return policy && policySubject(top, policy);
    case "peer":
      return `peer ${name}.${nested?.name?.text ?? ""}`;
    default:
      return `${top.head.text} ${name}`;
  }
}

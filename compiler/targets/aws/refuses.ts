/** What an AWS VPN connection says to a parameter, or to values of it, before there is a device to plan. */

import type { Question, Refusal } from "../target.ts";
import { textOf } from "../common/support.ts";
import { NOT_LISTED } from "./options.ts";
import { NO_MANUAL } from "./plan.ts";
import { why } from "./refusals.ts";
import { supportOf } from "./support.ts";
import { accepts, isListed } from "./words.ts";

export const NO_FILTER = why("Security groups and network ACLs of the VPC decide what may pass.", "guide");

export function refuses({ parameter, block, values }: Question): Refusal | undefined {
  if (block === "firewall") return NO_FILTER;
  if (block === "key" || block === "manual") return NO_MANUAL;
  if (!/^(?:phase1|dpd|phase2|policy)$/.test(block)) return undefined;
  const support = supportOf(parameter);
  switch (support.kind) {
    case "never":
      return parameter.startsWith("any.") ? undefined : support;
    case "always":
      return values.length === 0 || support.words.includes(textOf(values)) ? undefined : support;
    case "said": {
      const foreign = values.some((each) => each.kind === "word" && !accepts(parameter, each.word));
      return isListed(parameter) && foreign ? NOT_LISTED : undefined;
    }
  }
}

/** What swanctl.conf says to a parameter, or to values of it, before there is a device to plan. */

import type { BlockKind, ParameterId } from "../../catalogue/ids.ts";
import { PARAMETERS } from "../../catalogue/parameters.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Question, Refusal } from "../target.ts";
import { NO_MANUAL, NO_SET, NOT_BOTH } from "./child.ts";
import { NO_BASE } from "./connection.ts";
import { NO_KEEPALIVE } from "./links.ts";
import { why } from "./refusals.ts";
import { textOf, type Why } from "../common/support.ts";
import { hasKeyword, NO_KEYWORD } from "./proposals.ts";
import { supportOf } from "./support.ts";

/** Blocks whose values become settings one by one; of the others each object decides as a whole. */
const SETTINGS: ReadonlySet<BlockKind> = new Set<BlockKind>(["phase1", "dpd", "phase2", "policy"]);

/** The system beside the daemon filters packets. */
export const NO_FILTER = why("swanctl.conf has no packet filter; the system beside it has.");

export function refuses({ parameter, block, values }: Question): Refusal | undefined {
  if (parameter === "carrier.keepalive") return NO_KEEPALIVE;
  if (block === "firewall") return NO_FILTER;
  return block === "key" || block === "manual" ? NO_MANUAL : whyNot(parameter, values);
}

function whyNot(id: ParameterId, values: readonly Scalar[]): Why | undefined {
  const parameter = PARAMETERS.get(id);
  if (parameter === undefined || !SETTINGS.has(parameter.block)) return undefined;
  const support = supportOf(id);
  switch (support.kind) {
    case "never":
      return support;
    case "always":
      return values.length === 0 || support.words.includes(textOf(values)) ? undefined : support;
    case "said":
      return values.length > 1 && id.endsWith("ipsec-protocols")
        ? NOT_BOTH
        : values.map((value) => whyNotValue(id, value)).find((why) => why !== undefined);
  }
}

function whyNotValue(id: ParameterId, value: Scalar): Why | undefined {
  const type = PARAMETERS.get(id)?.type;
  if (value.kind !== "word") return undefined;
  if (id === "phase1.exchange" && value.word === "base") return NO_BASE;
  if (id === "policy.dont-fragment" && value.word === "set") return NO_SET;
  return type?.kind === "algorithm" && !hasKeyword(type.of, value.word) ? NO_KEYWORD : undefined;
}

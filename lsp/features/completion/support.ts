/** Whether the devices concerned can be told something: a parameter, and values of it, in; yes, some of them, or none out. */

import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import { targetOf } from "../../../compiler/targets/index.ts";
import type { Refusal } from "../../../compiler/targets/target.ts";
import { nameOfDevice, type Concerned, type SideOfPair, type Stage } from "./stage.ts";

export type Support =
  | { readonly kind: "yes" }
  /** Not everywhere: `where` names the first device that cannot, `why` says in a sentence what is known about it. */
  | { readonly kind: "partly" | "no"; readonly where: string; readonly why: string };

const YES: Support = { kind: "yes" };

/** A parameter as such, in the block around the cursor. */
export function supportOfKey({ id, agreement }: Parameter, stage: Stage): Support {
  return summary(stage, stage.at("both"), (each) => ask(each, id, []), agreement === "local");
}

/** Values of a parameter on one side of a pair, or written once for both. */
export function supportOfValues(
  { id, agreement }: Parameter,
  values: readonly Scalar[],
  side: SideOfPair,
  stage: Stage,
): Support {
  const all = stage.at(side);
  // Written once, what is local is left to the end that has it.
  const bound =
    side === "both" && agreement === "local" ? all.filter((each) => ask(each, id, []) === undefined) : all;
  return summary(stage, bound.length === 0 ? all : bound, (each) => ask(each, id, values), false);
}

type Asked = (each: Concerned) => Refusal | undefined;

function summary(stage: Stage, all: readonly Concerned[], asked: Asked, oneIsEnough: boolean): Support {
  const distinct = [...new Map(all.map((each) => [showScalar(each.device), each])).values()];
  const refusals = distinct.flatMap((each) => {
    const refusal = asked(each);
    return refusal === undefined ? [] : [{ each, refusal }];
  });
  const [first] = refusals;
  if (first === undefined) return YES;
  const { each, refusal } = first;
  const words = { where: nameOfDevice(each), why: `${refusal.reason} (${refusal.source})` };
  // A partner that is only described carries nothing out.
  const able = distinct.filter(({ device }) => isConfigured(device.target)).length - refusals.length;
  if (oneIsEnough && able > 0) return YES;
  return { kind: able === 0 && stage.certain ? "no" : "partly", ...words };
}

function ask({ device }: Concerned, id: ParameterId, values: readonly Scalar[]): Refusal | undefined {
  return targetOf(device.target)?.refuses(id, values, device.version);
}

function isConfigured(target: string): boolean {
  return (targetOf(target)?.releases.length ?? 0) > 0;
}

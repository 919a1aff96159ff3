/** Whether the devices concerned can be told something: a parameter, and values of it, in; yes, some of them, or none out. */

import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import type { BlockKind } from "../../../compiler/catalogue/ids.ts";
import { targetOf } from "../../../compiler/targets/index.ts";
import type { Refusal } from "../../../compiler/targets/target.ts";
import { nameOfDevice, type Concerned, type SideOfPair, type Stage } from "./stage.ts";

export type Support =
  | { readonly kind: "yes" }
  /** Not everywhere: `where` names the first device that cannot, `why` says in a sentence what is known about it. */
  | { readonly kind: "partly" | "no"; readonly where: string; readonly why: string };

const YES: Support = { kind: "yes" };

/** A parameter as such, in a block. */
export function supportOfKey(subject: Subject, stage: Stage): Support {
  return summary(stage, stage.devicesAt("both"), (each) => ask(each, subject, []), isLocal(subject));
}

/** Values of a parameter on one side of a pair, or written once for both. */
export function supportOfValues(
  subject: Subject,
  values: readonly Scalar[],
  side: SideOfPair,
  stage: Stage,
): Support {
  const all = stage.devicesAt(side);
  const having = all.filter((each) => isConfigured(each) && ask(each, subject, []) === undefined);
  // Written once, what is local is left to the end that has it.
  const bound = side === "both" && isLocal(subject) && having.length > 0 ? having : all;
  return summary(stage, bound, (each) => ask(each, subject, values), false);
}

export interface Subject {
  readonly parameter: Parameter;
  /** Where it stands: `comment` and the like stand in every block. */
  readonly block: BlockKind;
  readonly variant?: string | undefined;
}

function isLocal({ parameter }: Subject): boolean {
  return parameter.agreement === "local";
}

type Asked = (each: Concerned) => Refusal | undefined;

function summary(stage: Stage, all: readonly Concerned[], asked: Asked, oneIsEnough: boolean): Support {
  const refusals = all.flatMap((each) => {
    const refusal = asked(each);
    return refusal === undefined ? [] : [{ each, refusal }];
  });
  const [first] = refusals;
  if (first === undefined) return YES;
  const { each, refusal } = first;
  const words = { where: nameOfDevice(each), why: `${refusal.reason} (${refusal.source})` };
  // A partner that is only described carries nothing out.
  const able = all.filter(isConfigured).length - refusals.filter((one) => isConfigured(one.each)).length;
  if (oneIsEnough && able > 0) return YES;
  return { kind: able === 0 && stage.certain ? "no" : "partly", ...words };
}

function ask({ device }: Concerned, subject: Subject, values: readonly Scalar[]): Refusal | undefined {
  const { parameter, block, variant } = subject;
  const question = { parameter: parameter.id, block, values, ...(variant === undefined ? {} : { variant }) };
  return targetOf(device.target)?.refuses(question, device.version);
}

function isConfigured({ device }: Concerned): boolean {
  return (targetOf(device.target)?.releases.length ?? 0) > 0;
}

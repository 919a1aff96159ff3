/** The policies of a tunnel as pairs of mirrored selectors; without any, the product of the two LANs, left-major. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import { policyBlock, type FlatPolicy } from "../resolve/flatten.ts";
import type { Item } from "../resolve/item.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { commentOf, isDisabled } from "./common.ts";
import {
  first,
  type End,
  type ManualPair,
  type PolicyEnd,
  type PolicyPair,
  type Profile,
} from "./connection.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, overlay, spanning, type PathReader } from "./fields.ts";
import { namedProfile, type ProfileSources } from "./profiles.ts";
import { ANY4, ANY6 } from "./site.ts";

type Selector = Located<PrefixScalar>;

export interface PolicyContext {
  readonly ends: readonly [Omit<End, "bgp">, Omit<End, "bgp">];
  readonly manuals: readonly ManualPair[];
  readonly sources: ProfileSources;
  readonly paths: PathReader;
  readonly subjects: readonly string[];
}

export function expandPolicy({ policy, uri }: FlatPolicy, context: PolicyContext): PolicyPair[] {
  const selectors = context.sources.evaluation.selectors.get(policy);
  if (selectors === undefined) return [];
  const block = policyBlock(policy, uri);
  const place = { uri, span: policy.span };
  const common = {
    place: { uri, span: { start: policy.span.start, end: (policy.right.at(-1) ?? policy).span.end } },
    comment: commentOf(block, context.sources.evaluation),
    disabled: isDisabled(block, context.sources.evaluation),
    subjects: [...context.subjects, `policy ${uri}:${policy.span.start}`],
  };
  const fields = sides((side) =>
    overlay(
      languageFields("policy"),
      fieldsOf(block, context.sources.evaluation, {
        side,
        from: "tunnel",
        through: undefined,
        paths: context.paths,
      }),
    ),
  );
  return pairs(prefixes(selectors.left, context, place), prefixes(selectors.right, context, place)).map(
    ([l, r]) => ({
      ...common,
      ends: [policyEnd(0, l, r, fields, context), policyEnd(1, r, l, fields, context)],
    }),
  );
}

/** No policy written: everything between the two LANs. */
export function defaultPolicies(place: Place, context: PolicyContext): PolicyPair[] {
  const [left, right] = context.ends;
  const fields = sides(() => languageFields("policy"));
  const of = (end: typeof left): Selector[] =>
    (end.site.lan?.value ?? []).map((value) => ({
      ...(end.site.lan as Located<unknown>),
      value,
      from: "derived",
    }));
  return pairs(of(left), of(right)).map(([l, r]) => ({
    place,
    comment: undefined,
    disabled: false,
    subjects: context.subjects,
    ends: [policyEnd(0, l, r, fields, context), policyEnd(1, r, l, fields, context)],
  }));
}

function sides<T>(make: (side: "left" | "right") => T): readonly [T, T] {
  return [make("left"), make("right")];
}

/** Same families only; `any` takes the family of the other side. */
function pairs(left: readonly Selector[], right: readonly Selector[]): [Selector, Selector][] {
  return left.flatMap((l) =>
    right.flatMap((r): [Selector, Selector][] => {
      if (l.value.family === r.value.family) return [[l, r]];
      if (l.value === ANY4) return [[{ ...l, value: ANY6 }, r]];
      return r.value === ANY4 ? [[l, { ...r, value: ANY6 }]] : [];
    }),
  );
}

function prefixes(items: readonly Item[], context: PolicyContext, place: Place): Selector[] {
  return items.flatMap((item): Selector[] => {
    const values: readonly Scalar[] =
      item.value.kind === "path" ? context.paths(item.value, item.place) : [item.value];
    const from = item.value.kind === "path" ? "derived" : "tunnel";
    return values.flatMap((value): Selector[] => {
      if (value.kind === "word") return [{ value: ANY4, from, place: item.place, through: undefined }];
      return value.kind === "prefix"
        ? [{ value, from, place: spanning([item]) ?? place, through: undefined }]
        : [];
    });
  });
}

function policyEnd(
  at: 0 | 1,
  source: Selector,
  destination: Selector,
  fields: readonly [Fields, Fields],
  context: PolicyContext,
): PolicyEnd {
  const end = context.ends[at];
  const own = at === 0 ? fields[0] : swapPorts(fields[1]);
  const manual = first(own, "policy.manual")?.value;
  const phase2 = policyProfile(own, end, context) ?? end.phase2;
  return {
    source,
    destination,
    fields: own,
    phase2,
    manual: manual?.kind === "reference" ? context.manuals.find((m) => m.name === manual.name) : undefined,
  };
}

/** `src-port` in a tunnel's policy is the left end's port; the right end knows it as its destination port. */
function swapPorts(fields: Fields): Fields {
  const source = fields.get("policy.src-port");
  const destination = fields.get("policy.dst-port");
  const rest = [...fields].filter(([id]) => id !== "policy.src-port" && id !== "policy.dst-port");
  const swapped: [ParameterId, Located<readonly Scalar[]>][] = [];
  if (source) swapped.push(["policy.dst-port", source]);
  if (destination) swapped.push(["policy.src-port", destination]);
  return new Map([...rest, ...swapped]);
}

/** A policy may name its own phase 2. */
function policyProfile(fields: Fields, end: Omit<End, "bgp">, context: PolicyContext): Profile | undefined {
  const reference = first(fields, "policy.phase2")?.value;
  if (reference?.kind !== "reference") return undefined;
  const declared = context.sources.declarations.get(`phase2 ${reference.name}`);
  return declared && namedProfile("phase2", end.side, end.site.device.value, declared, context.sources);
}

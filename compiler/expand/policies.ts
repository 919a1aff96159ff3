/** The policies of a tunnel as pairs of mirrored selectors; without any, the product of the two LANs, left-major. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Fields } from "../model/model.ts";
import { policyBlock, type FlatPolicy } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";
import { joinedSpan } from "../source/spans.ts";
import { fieldsAtBothEnds, overDefaults } from "./both-ends.ts";
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
import type { PathReader } from "./fields.ts";
import { namedProfile, type ProfileSources } from "./profiles.ts";
import type { Side } from "./side.ts";
import { familyMix, pairSelectors, selectorsOf, type Selector } from "./selectors.ts";

export interface PolicyContext {
  readonly ends: readonly [Omit<End, "bgp">, Omit<End, "bgp">];
  readonly manuals: readonly ManualPair[];
  readonly sources: ProfileSources;
  readonly paths: PathReader;
  readonly subjects: readonly string[];
  readonly diagnostics: Diagnostic[];
  /** Other tunnels may have the same policies. */
  readonly shared: boolean;
}

export function expandPolicy(written: FlatPolicy, context: PolicyContext): PolicyPair[] {
  const { policy, uri, subject } = written;
  const selectors = context.sources.evaluation.selectors.get(policy);
  if (selectors === undefined) return [];
  const { evaluation } = context.sources;
  const { shared } = context;
  const block = shared ? blockOf(written) : policyBlock(policy, uri);
  const place = { uri, span: joinedSpan(policy.span, (policy.right.at(-1) ?? policy).span) };
  const subjects = [...context.subjects, subject];
  const [left, right] = fieldsAtBothEnds(block, evaluation, context);
  const fields = overDefaults("policy", left, shared);
  const view = (side: Side, own: Fields): View => ({
    stated: {
      place,
      whole: { uri, span: policy.span },
      comment: commentOf(block, evaluation, side),
      disabled: isDisabled(block, evaluation, side),
    },
    fields: own,
  });
  const views = [
    view("left", fields),
    view("right", left === right ? fields : overDefaults("policy", right, shared)),
  ] as const;
  const sources = selectorsOf(selectors.left, context.paths, place);
  const destinations = selectorsOf(selectors.right, context.paths, place);
  context.diagnostics.push(...familyMix(sources, destinations, place, subjects));
  return pairSelectors(sources, destinations).map(([l, r]) => ({
    place,
    subjects,
    ends: [policyEnd(0, l, r, views[0], context), policyEnd(1, r, l, views[1], context)],
  }));
}

/** One block for all tunnels that inherit the policy. */
const blockOf = remember(({ policy, uri }: FlatPolicy) => policyBlock(policy, uri));

/** No policy written: everything between the two LANs. */
export function defaultPolicies(place: Place, context: PolicyContext): PolicyPair[] {
  const [left, right] = context.ends;
  const view: View = {
    stated: { place, whole: undefined, comment: undefined, disabled: false },
    fields: languageFields("policy"),
  };
  return pairSelectors(left.site.protects, right.site.protects).map(([l, r]) => ({
    place,
    subjects: context.subjects,
    ends: [policyEnd(0, l, r, view, context), policyEnd(1, r, l, view, context)],
  }));
}

/** What a policy's block says at one end. */
type View = Pick<PolicyEnd, "stated" | "fields">;

function policyEnd(
  at: 0 | 1,
  source: Selector,
  destination: Selector,
  { stated, fields }: View,
  context: PolicyContext,
): PolicyEnd {
  const end = context.ends[at];
  const own = at === 0 ? fields : swapPorts(fields);
  const manual = first(own, "policy.manual")?.value;
  const phase2 = policyProfile(own, end, context.sources) ?? end.phase2;
  return {
    stated,
    source,
    destination,
    fields: own,
    phase2,
    manual: manual?.kind === "reference" ? context.manuals.find((m) => m.name === manual.name) : undefined,
  };
}

/**
 * `src-port` in a tunnel's policy is the left end's port; the right end knows it as its destination port. Most policies state
 * neither, and have one object.
 */
const swapPorts = remember((fields: Fields): Fields => {
  const source = fields.get("policy.src-port");
  const destination = fields.get("policy.dst-port");
  if (source === undefined && destination === undefined) return fields;
  const rest = [...fields].filter(([id]) => id !== "policy.src-port" && id !== "policy.dst-port");
  const swapped: [ParameterId, Located<readonly Scalar[]>][] = [];
  if (source) swapped.push(["policy.dst-port", source]);
  if (destination) swapped.push(["policy.src-port", destination]);
  return new Map([...rest, ...swapped]);
});

/** A policy may name its own phase 2. */
export function policyProfile(
  fields: Fields,
  end: Pick<End, "side" | "site">,
  sources: ProfileSources,
): Profile | undefined {
  const reference = first(fields, "policy.phase2")?.value;
  if (reference?.kind !== "reference") return undefined;
  const declared = sources.declarations.get(`phase2 ${reference.name}`);
  return declared && namedProfile("phase2", end.side, end.site.device.value, declared, sources);
}

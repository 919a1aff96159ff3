/**
 * What a release says to a parameter before there is a device to plan: why it has no such setting, or not these values
 * of it. An editor asks, so that it offers only what the release can say; a build asks `plan`.
 */

import type { BlockKind, ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { inRange } from "../../catalogue/version.ts";
import type { Question, Refusal } from "../target.ts";
import { cellOf, cells } from "./cells.ts";
import type { Field, ObjectKind } from "./cell.ts";
import { impliedRows, isCarried, lossyBy } from "./implied.ts";
import { judge } from "./judge.ts";
import { carriedBy, menuOf } from "./objects.ts";
import { rangeOf } from "./releases.ts";
import { sources, type SourceId } from "./sources.ts";
import { unsupported, unsupportedObjects, whyNot } from "./unsupported.ts";

/** Parameters that a device says under other names. */
// prettier-ignore
const FIELDS_OF: ReadonlyMap<ParameterId, readonly Field[]> = new Map<ParameterId, readonly Field[]>([
  ["site.id",        ["tunnel.id"]],
  ["site.wan",       ["policy.sa-src"]],
  ["peer.address",   ["peer.address", "policy.sa-dst"]],
  ["peer.psk",       ["tunnel.psk"]],
  ["peer.id",        ["tunnel.id"]],
  ["peer.remote-id", ["tunnel.remote-id"]],
  ["peer.initiate",  ["tunnel.initiate"]],
  ["policy.manual",  ["policy.manual-sa"]],
  ["tunnel.standby", ["policy.disabled"]],
  // Both kinds of interface have it since the same release.
  ["carrier.keepalive", ["gre.keepalive"]],
]);

/** What becomes of `disabled` in a block. */
// prettier-ignore
const DISABLED: ReadonlyMap<BlockKind, readonly Field[]> = new Map<BlockKind, readonly Field[]>([
  ["phase2",       ["proposal.disabled"]],
  ["tunnel",       ["peer.disabled", "policy.disabled"]],
  ["peer",         ["peer.disabled", "policy.disabled"]],
  ["policy",       ["policy.disabled"]],
  ["bgp-instance", ["bgp-instance.disabled"]],
]);

/** Blocks that become an object of their own. */
const OBJECT_OF: ReadonlyMap<BlockKind, ObjectKind> = new Map<BlockKind, ObjectKind>([
  ["key", "key"],
  ["manual", "manual-sa"],
  ["bgp", "bgp-session"],
  ["bgp-instance", "bgp-instance"],
]);

const CARRIERS: ReadonlyMap<string, ObjectKind> = new Map<string, ObjectKind>([
  ["gre", "gre"],
  ["ipip", "ipip"],
]);

/** What a wish in `firewall` comes down to: rules of a menu, and the matcher without which they would say too much. */
// prettier-ignore
const RULES_OF: ReadonlyMap<ParameterId, RuleNeed> = new Map<ParameterId, RuleNeed>([
  ["firewall.nat-bypass", { object: "nat-rule",    field: "nat-rule.action" }],
  ["firewall.input",      { object: "filter-rule", field: "filter-rule.action" }],
  ["firewall.forward",    { object: "filter-rule", field: "filter-rule.ipsec-policy" }],
  ["firewall.fasttrack",  { object: "filter-rule", field: "filter-rule.connection-state" }],
  ["firewall.mss",        { object: "mangle-rule", field: "mangle-rule.new-mss" }],
]);

interface RuleNeed {
  readonly object: ObjectKind;
  readonly field: Field;
}

/** Everything the tables speak of at some release; the rest is the compiler's own business. */
const KNOWN: ReadonlySet<Field> = new Set([
  ...cells.map(({ field }) => field),
  ...unsupported.map(({ field }) => field),
  ...impliedRows.flatMap(({ fields }) => fields),
]);

export function refuses(
  { parameter, block, values, variant }: Question,
  release: string | undefined,
): Refusal | undefined {
  const range = release === undefined ? undefined : rangeOf(release);
  if (release === undefined || range === undefined) return undefined;
  const { source } = range;
  const rules = values.length > 0 && values.every(isNo) ? undefined : RULES_OF.get(parameter);
  const object = (variant === undefined ? OBJECT_OF.get(block) : CARRIERS.get(variant)) ?? rules?.object;
  if (object !== undefined && menuOf(object, release) === undefined && !carriedBy(object, release)) {
    const row = unsupportedObjects.find((each) => each.object === object && inRange(release, each));
    return refusal(row?.reason ?? "This release has no such menu.", row?.source ?? source);
  }
  if (rules !== undefined) return refusesField(rules.field, release, source);
  for (const field of fieldsOf(parameter, block)) {
    const found =
      values.length === 0 ? refusesField(field, release, source) : refusesValues(field, values, release);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isNo(value: Scalar): boolean {
  return value.kind === "word" && value.word === "no";
}

function fieldsOf(parameter: ParameterId, block: BlockKind): readonly Field[] {
  if (parameter === "any.disabled") return DISABLED.get(block) ?? [];
  return (FIELDS_OF.get(parameter) ?? [parameter]).filter((field) => KNOWN.has(field));
}

function refusesField(field: Field, release: string, source: SourceId): Refusal | undefined {
  const row = whyNot(field, [], release);
  if (row !== undefined) return refusal(row.reason, row.source);
  if (cellOf(field, release) !== undefined || isCarried(field, release) || lossyBy(field, release))
    return undefined;
  return refusal("This release has no such setting.", source);
}

function refusesValues(field: Field, value: readonly Scalar[], release: string): Refusal | undefined {
  const stated = { value, from: "tunnel", place: undefined, through: undefined } as const;
  const facts = new Map([[field, stated]]);
  const outcome = judge(stated, field, { release, facts });
  return outcome.kind === "refused" ? refusal(outcome.reason, outcome.source) : undefined;
}

function refusal(reason: string, source: SourceId): Refusal {
  return { reason, source: sources[source] };
}

/** Expands one planned tunnel into a connection: every effective value of both of its ends. */

import type { Name } from "../../grammar/ast.ts";
import { fitted } from "../../grammar/fitted.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Fields } from "../model/model.ts";
import { danglingName } from "../resolve/problems.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { keyOf } from "../resolve/symbols.ts";
import type { Located } from "../source/located.ts";
import type { Table } from "../source/remember.ts";
import { bgpEnd } from "./bgp.ts";
import { fieldsAtBothEnds, isShared, overDefaults } from "./both-ends.ts";
import { carrierOf, carrierPolicy, transport } from "./carrier.ts";
import { derivedPsk } from "./derived-psk.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import {
  first,
  prefixOf,
  wordOf,
  type Connection,
  type End,
  type PolicyPair,
  type Side,
  type Statement,
} from "./connection.ts";
import { languageFields } from "./defaults.ts";
import { NO_FIELDS, overlay, type PathReader } from "./fields.ts";
import { insideAddress } from "./inside.ts";
import { linkNaming, namingOf } from "./made-names.ts";
import { manualPairs } from "./manual.ts";
import { outsideOf } from "./outside.ts";
import { pathReader } from "./paths.ts";
import { defaultPolicies, expandPolicy } from "./policies.ts";
import { profileOf, type ProfileSources } from "./profiles.ts";
import { siteIdentity, type SiteFacts } from "./site.ts";
import type { TunnelPlan } from "./topology.ts";

export interface TunnelContext extends ProfileSources {
  readonly sites: Table<SiteFacts>;
  /** Readable or not. */
  readonly declaredSites: Table<unknown>;
  /** All names of a kind, of declarations that are readable or not: for did-you-mean. */
  readonly names: Table<readonly string[]>;
  readonly diagnostics: Diagnostic[];
  readonly allocations: Table<string>;
}

type CoreEnd = Omit<End, "bgp">;

export function expandTunnel(plan: TunnelPlan, context: TunnelContext): Connection | undefined {
  const { name, place, origin, resolved } = plan;
  const { flat } = resolved;
  const { key } = resolved.symbol;
  const subjects = origin === undefined ? [key] : [keyOf("tunnel", name), key];
  const ends = headerEnds(plan, context, subjects);
  if (ends === undefined) return undefined;
  const siteOnly = pathReader(
    [
      { side: "left", site: ends[0] },
      { side: "right", site: ends[1] },
    ],
    context,
    subjects,
  );
  const fields = tunnelFields(ends, plan, siteOnly, context);
  const stated = statements(plan, context.evaluation);
  const core = [
    coreEnd("left", ends, plan, stated[0], fields[0], context),
    coreEnd("right", ends, plan, stated[1], fields[1], context),
  ] as const;
  const paths = pathReader(core, context, subjects);
  const manuals = manualPairs(flat, "tunnel", context.evaluation);
  const { diagnostics } = context;
  const shared = isShared(plan);
  const policyContext = { ends: core, manuals, sources: context, paths, subjects, diagnostics, shared };
  const carried = core[0].carrier !== undefined;
  const written = flat.policies.flatMap((policy) => expandPolicy(policy, policyContext));
  const follow = (): readonly PolicyPair[] =>
    carried ? carrierPolicies(core, subjects) : defaultPolicies(place, policyContext);
  return {
    name,
    form: "tunnel",
    place,
    origin,
    standby: standbyOf(core[0].tunnel),
    ends: [
      withBgp(core[0], bgpEnd(speaker(core[0], core[1], plan), flat, context)),
      withBgp(core[1], bgpEnd(speaker(core[1], core[0], plan), flat, context)),
    ],
    policies: flat.policies.length > 0 ? written : follow(),
    manuals: fitted(manuals.map((manual) => ({ manual, by: undefined }))),
    subjects: fitted([...subjects, ...profileSubjects(core), ...core.map((end) => end.site.key)]),
  };
}

/** Part by part: spread, each end would keep a list of properties aside. */
function withBgp(core: CoreEnd, bgp: End["bgp"]): End {
  const { side, site, stated, outside, dials, inside, believes, carrier, phase1, phase2, tunnel } = core;
  return { side, site, stated, outside, dials, inside, believes, carrier, phase1, phase2, tunnel, bgp };
}

function speaker({ site, side }: CoreEnd, far: CoreEnd, plan: TunnelPlan): Parameters<typeof bgpEnd>[0] {
  return { site, side, from: "tunnel", naming: namingOf(plan, "bgp", far.site.name), called: plan.name };
}

function headerEnds(
  { name, left, right, place }: TunnelPlan,
  context: TunnelContext,
  subjects: readonly string[],
): readonly [SiteFacts, SiteFacts] | undefined {
  const sites = [lookUp(left), lookUp(right)] as const;
  if (left.text === right.text) {
    context.diagnostics.push(
      report("tunnel/same-end", {
        message: `tunnel \`${name}\` has \`${left.text}\` at both ends`,
        place: { uri: place.uri, span: right.span },
        label: "the same site again",
        subjects,
      }),
    );
    return undefined;
  }
  return sites[0] && sites[1] ? [sites[0], sites[1]] : undefined;

  function lookUp(name: Name): SiteFacts | undefined {
    if (!context.declaredSites.has(name.text)) {
      const at = { uri: place.uri, span: name.span };
      const known = context.names.get("site") ?? [];
      context.diagnostics.push(danglingName("site", name.text, known, at, subjects));
    }
    return context.sites.get(name.text);
  }
}

/** Of most tunnels one object for both ends, as nothing is said of one of them alone. */
function tunnelFields(
  ends: readonly [SiteFacts, SiteFacts],
  plan: TunnelPlan,
  paths: PathReader,
  context: TunnelContext,
): readonly [Fields, Fields] {
  const { flat } = plan.resolved;
  const { evaluation } = context;
  const shared = isShared(plan);
  const layers = (side: Side, site: SiteFacts, written: Fields): readonly Fields[] => {
    const given = allocated(written, plan.name, side, ends, context);
    return [
      siteIdentity(site),
      written,
      given,
      derivedPsk(written, [ends[0].name, ends[1].name], evaluation),
    ];
  };
  const [written, other] = fieldsAtBothEnds(flat, evaluation, { paths, shared });
  const left = layers("left", ends[0], written);
  const right = layers("right", ends[1], other);
  const fields = combined(left, shared);
  return [fields, left.every((layer, at) => layer === right[at]) ? fields : combined(right, shared)];
}

function combined(layers: readonly Fields[], shared: boolean): Fields {
  const [only, ...others] = layers.filter(({ size }) => size > 0);
  return only !== undefined && others.length === 0
    ? overDefaults("tunnel", only, shared)
    : overlay(languageFields("tunnel"), ...layers);
}

/** Of most tunnels one object for both ends, too. */
function statements(
  { name, place, resolved: { flat } }: TunnelPlan,
  evaluation: Evaluation,
): readonly [Statement, Statement] {
  const at = (side: Side): Statement => ({
    objectName: nameOf(flat, evaluation, side) ?? name,
    place,
    comment: commentOf(flat, evaluation, side),
    disabled: isDisabled(flat, evaluation, side),
  });
  const [left, right] = [at("left"), at("right")];
  const isSame =
    left.objectName === right.objectName &&
    left.comment === right.comment &&
    left.disabled === right.disabled;
  return [left, isSame ? left : right];
}

function coreEnd(
  side: Side,
  ends: readonly [SiteFacts, SiteFacts],
  plan: TunnelPlan,
  stated: Statement,
  tunnel: Fields,
  context: TunnelContext,
): CoreEnd {
  const { evaluation } = context;
  const { flat } = plan.resolved;
  const [site, far] = side === "left" ? ends : ([ends[1], ends[0]] as const);
  const naming = linkNaming(namingOf(plan, "carrier", far.name), site.device.value.target);
  const carrier = carrierOf(flat, side, "tunnel", evaluation, naming);
  const device = site.device.value;
  const owner = { flat, objectName: stated.objectName };
  const phase2 = profileOf("phase2", side, device, tunnel, owner, context);
  return {
    side,
    site,
    stated,
    outside: outsideOf(site, tunnel),
    dials: undefined,
    inside: prefixOf(tunnel, "tunnel.inside"),
    believes: undefined,
    phase1: profileOf("phase1", side, device, tunnel, owner, context),
    // Policies beside a carrier are an error of their own, and not one about their mode.
    phase2: carrier === undefined || flat.policies.length > 0 ? phase2 : transport(phase2, carrier),
    carrier,
    tunnel,
  };
}

/** Either end's own view: the other one is where it is seen. */
function carrierPolicies(core: readonly [CoreEnd, CoreEnd], subjects: readonly string[]): PolicyPair[] {
  const left = carrierPolicy(core[0], core[1].outside.seen);
  const right = carrierPolicy(core[1], core[0].outside.seen);
  if (left?.stated === undefined || right === undefined) return [];
  return [{ place: left.stated.place, ends: [left, right], subjects }];
}

/** What `inside = from …` came to. */
function allocated(
  written: Fields,
  name: string,
  side: Side,
  [, right]: readonly [SiteFacts, SiteFacts],
  { allocations }: TunnelContext,
): Fields {
  const inside = first(written, "tunnel.inside");
  if (inside?.value.kind !== "allocation") return NO_FIELDS;
  const network = allocations.get(name);
  const firstIs = right.device.value.target === "aws" ? "right" : "left";
  const value = network === undefined ? [] : [insideAddress(network, side, firstIs)];
  return new Map([["tunnel.inside", { ...inside, value }]]);
}

function standbyOf(tunnel: Fields): Located<boolean> {
  const found = first(tunnel, "tunnel.standby");
  const value = wordOf(tunnel, "tunnel.standby") === "yes";
  return found === undefined || found.from === "default" ? NO_STANDBY : { ...found, value };
}

const NO_STANDBY: Located<boolean> = { value: false, from: "default", place: undefined, through: undefined };

/** A waiver in a profile speaks for every tunnel that uses it. */
export function profileSubjects(ends: readonly CoreEnd[]): string[] {
  const used = ends.flatMap((end) => [end.phase1.declared, end.phase2.declared]);
  return [...new Set(used.filter((name) => name !== undefined))];
}

/** Expands one planned tunnel into a connection: every effective value of both of its ends. */

import type { Name } from "../../grammar/ast.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Fields } from "../model/model.ts";
import { danglingName } from "../resolve/problems.ts";
import type { Located } from "../source/located.ts";
import { bgpEnd } from "./bgp.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import { first, prefixOf, wordOf, type Connection, type End, type Side } from "./connection.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, overlay, type PathReader } from "./fields.ts";
import { manualPairs } from "./manual.ts";
import { outsideOf } from "./outside.ts";
import { pathReader } from "./paths.ts";
import { defaultPolicies, expandPolicy } from "./policies.ts";
import { profileOf, type ProfileSources } from "./profiles.ts";
import { siteIdentity, type SiteFacts } from "./site.ts";
import type { TunnelPlan } from "./topology.ts";

export interface TunnelContext extends ProfileSources {
  readonly sites: ReadonlyMap<string, SiteFacts>;
  /** Names of all declared sites, readable or not: for did-you-mean, and to stay silent about broken ones. */
  readonly siteNames: readonly string[];
  readonly diagnostics: Diagnostic[];
}

type CoreEnd = Omit<End, "bgp">;

export function expandTunnel(plan: TunnelPlan, context: TunnelContext): Connection | undefined {
  const { name, place, origin, resolved } = plan;
  const { flat } = resolved;
  const subjects = [`tunnel ${name}`, ...(origin === undefined ? [] : [`tunnel ${origin.name}`])];
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
  const core = [
    coreEnd("left", ends[0], plan, siteOnly, context),
    coreEnd("right", ends[1], plan, siteOnly, context),
  ] as const;
  const paths = pathReader(core, context, subjects);
  const manuals = manualPairs(flat, "tunnel", context.evaluation);
  const { diagnostics } = context;
  const policyContext = { ends: core, manuals, sources: context, paths, subjects, diagnostics };
  const policies =
    flat.policies.length > 0
      ? flat.policies.flatMap((policy) => expandPolicy(policy, policyContext))
      : defaultPolicies(place, policyContext);
  return {
    name,
    form: "tunnel",
    place,
    origin,
    standby: standbyOf(core[0].tunnel),
    ends: [
      { ...core[0], bgp: bgpEnd({ ...core[0], from: "tunnel" }, flat, context) },
      { ...core[1], bgp: bgpEnd({ ...core[1], from: "tunnel" }, flat, context) },
    ],
    policies,
    manuals: manuals.map((manual) => ({ manual, by: undefined })),
    subjects: [...subjects, ...profileSubjects(core), ...core.map((end) => `site ${end.site.name}`)],
  };
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
    if (!context.siteNames.includes(name.text)) {
      const at = { uri: place.uri, span: name.span };
      context.diagnostics.push(danglingName("site", name.text, context.siteNames, at, subjects));
    }
    return context.sites.get(name.text);
  }
}

function coreEnd(
  side: Side,
  site: SiteFacts,
  { name, place, resolved: { flat } }: TunnelPlan,
  siteOnly: PathReader,
  context: TunnelContext,
): CoreEnd {
  const { evaluation } = context;
  const objectName = nameOf(flat, evaluation, side) ?? name;
  const tunnel = overlay(
    languageFields("tunnel"),
    siteIdentity(site),
    fieldsOf(flat, evaluation, { side, from: "tunnel", through: undefined, paths: siteOnly }),
  );
  const device = site.device.value;
  const owner = { flat, objectName };
  return {
    side,
    site,
    stated: {
      objectName,
      place,
      comment: commentOf(flat, evaluation, side),
      disabled: isDisabled(flat, evaluation, side),
    },
    outside: outsideOf(site, tunnel),
    dials: undefined,
    inside: prefixOf(tunnel, "tunnel.inside"),
    believes: undefined,
    phase1: profileOf("phase1", side, device, tunnel, owner, context),
    phase2: profileOf("phase2", side, device, tunnel, owner, context),
    tunnel,
  };
}

function standbyOf(tunnel: Fields): Located<boolean> {
  const found = first(tunnel, "tunnel.standby");
  const value = wordOf(tunnel, "tunnel.standby") === "yes";
  return found === undefined
    ? { value, from: "default", place: undefined, through: undefined }
    : { ...found, value };
}

/** A waiver in a profile speaks for every tunnel that uses it. */
export function profileSubjects(ends: readonly CoreEnd[]): string[] {
  const used = ends.flatMap((end) => [end.phase1.declared, end.phase2.declared]);
  return [...new Set(used.filter((name) => name !== undefined))];
}

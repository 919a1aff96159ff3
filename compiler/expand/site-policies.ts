/** A site's own policies, `policy SRC -> DST`: each as one end's view, with the peer its packets go to. */

import { report } from "../diagnostics/report.ts";
import { policyBlock, type FlatPolicy } from "../resolve/flatten.ts";
import { danglingName } from "../resolve/problems.ts";
import type { Place } from "../source/place.ts";
import { joinedSpan } from "../source/spans.ts";
import { commentOf, isDisabled } from "./common.ts";
import { first, wordOf, type PolicyEnd, type Profile } from "./connection.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, overlay } from "./fields.ts";
import { pathReader } from "./paths.ts";
import type { Peer } from "./peers.ts";
import { policyProfile } from "./policies.ts";
import { familyMix, pairSelectors, selectorsOf } from "./selectors.ts";
import type { SiteFacts } from "./site.ts";
import type { TunnelContext } from "./tunnels.ts";

export interface SitePolicy {
  readonly end: PolicyEnd;
  /** `undefined` for what is not encrypted, and where the peer is missing. */
  readonly peer: Peer | undefined;
  readonly place: Place;
  readonly subjects: readonly string[];
}

export function readSitePolicies(
  site: SiteFacts,
  peers: readonly Peer[],
  context: TunnelContext,
): SitePolicy[] {
  const paths = pathReader([], context, [`site ${site.name}`]);
  const profiles = new Map<string, Profile>();
  return site.flat.policies.flatMap((policy) => read(policy));

  function read({ policy, uri, subject }: FlatPolicy): SitePolicy[] {
    const { evaluation } = context;
    const selectors = evaluation.selectors.get(policy);
    if (selectors === undefined) return [];
    const block = policyBlock(policy, uri);
    const place = { uri, span: joinedSpan(policy.span, (policy.right.at(-1) ?? policy).span) };
    const subjects = [subject, `site ${site.name}`];
    const written = fieldsOf(block, evaluation, { side: "left", from: "peer", through: undefined, paths });
    const fields = overlay(languageFields("policy"), written);
    const encrypts = wordOf(fields, "policy.action") === "encrypt";
    const named = fields.get("policy.peer");
    const names = (named?.value ?? []).flatMap((each) => (each.kind === "reference" ? [each.name] : []));
    const known = peers.map((each) => each.name);
    const called = names.flatMap((name): Peer[] => {
      const found = peers.find((each) => each.name === name);
      if (found !== undefined) return [found];
      context.diagnostics.push(danglingName("peer", name, known, named?.place ?? place, subjects));
      return [];
    });
    const [peer] = called;
    if (encrypts && !fields.has("policy.peer")) {
      context.diagnostics.push(
        report("policy/peer-missing", {
          message: `this policy of \`${site.name}\` encrypts, and does not say for whom`,
          place,
          label: "no `peer =` here",
          subjects,
          ...(known.length === 0 ? {} : { help: `write \`peer = ${known.join("` or `peer = ")}\`` }),
        }),
      );
    }
    if (!encrypts && peer !== undefined) {
      context.diagnostics.push(
        report("policy/peer-idle", {
          message: `this policy of \`${site.name}\` sends nothing to \`${peer.name}\`: its action is \`${wordOf(fields, "policy.action") ?? "none"}\``,
          place: named?.place ?? place,
          label: "has no effect",
          subjects,
        }),
      );
    }
    const own = new Map([...fields].filter(([id]) => id !== "policy.peer"));
    const stated = {
      place,
      whole: { uri, span: policy.span },
      comment: commentOf(block, evaluation),
      disabled: isDisabled(block, evaluation),
    };
    const phase2 = profile() ?? peer?.phase2 ?? nameless(place);
    const keyed = first(fields, "policy.manual")?.value;
    const manual =
      keyed?.kind === "reference" ? peer?.manuals.find((each) => each.name === keyed.name) : undefined;
    const left = selectorsOf(selectors.left, paths, place);
    const right = selectorsOf(selectors.right, paths, place);
    context.diagnostics.push(...familyMix(left, right, place, subjects));
    const takers = encrypts && peer !== undefined ? [...new Set(called)] : [undefined];
    return pairSelectors(left, right).flatMap(([source, destination]) =>
      takers.map((taker, at) => ({
        end: {
          stated,
          source,
          destination,
          fields: own,
          phase2,
          manual,
          ...inTurn(takers, at, named?.place ?? place),
        },
        peer: taker,
        place,
        subjects,
      })),
    );

    /** One object for every use of a name, so that policies which share a profile are seen to share it. */
    function profile(): Profile | undefined {
      const reference = first(fields, "policy.phase2")?.value;
      if (reference?.kind !== "reference") return undefined;
      const made = profiles.get(reference.name) ?? policyProfile(fields, { side: "left", site }, context);
      if (made !== undefined) profiles.set(reference.name, made);
      return made;
    }
  }
}

/** Of several peers the first has the policy, and it is a row of the device; what it says to the others follows from it. */
function inTurn(
  takers: readonly (Peer | undefined)[],
  at: number,
  place: Place,
): Pick<PolicyEnd, "failover"> {
  const [first, ...others] = takers.flatMap((taker) => taker?.stated.objectName ?? []);
  if (first === undefined || others.length === 0) return {};
  return {
    failover:
      at === 0
        ? { role: "first", peers: [first, ...others], name: undefined, place }
        : { role: "backup", first, name: undefined },
  };
}

/** Stands where a policy has no phase 2, or where nobody knows it. */
export function nameless(place: Place): Profile {
  return { name: "", declared: undefined, place, comment: undefined, disabled: false, fields: new Map() };
}

/** A device with its policies in order, ready to be asked: expansion in, devices that match policies by a list out. */

import type { Connection } from "../expand/connection.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import { rememberFlat } from "../source/lists.ts";
import { rememberNamed } from "../source/named.ts";
import { remember, rememberParts, rememberWith } from "../source/remember.ts";
import { rememberAtSites } from "./at-sites.ts";
import { sameBox, type Box } from "./box.ts";
import { policiesOf, type DevicePolicy, type PlacedEnd } from "./order.ts";
import { indexPolicies, type PolicyIndex } from "./policy-index.ts";
import { judgePolicies, type Verdict } from "./verdicts.ts";

export interface Device {
  readonly site: SiteFacts;
  /** In the order in which they are tried; the same positions as in the index. */
  readonly policies: readonly DevicePolicy[];
  readonly index: PolicyIndex;
  readonly verdicts: readonly Verdict[];
  /** Everything the site is an end of, switched on or not. */
  readonly ends: readonly PlacedEnd[];
}

export function devicesOf(
  sites: readonly SiteFacts[],
  connections: readonly Connection[],
  sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>,
): readonly Device[] {
  return deviceAt(connections, sites, sitePolicies).all;
}

/** By the name of its site. */
export const devicesByName = remember(rememberNamed<Device>(({ site }) => site.name));

/**
 * Only RouterOS is known to try its policies as a list, from top to bottom. A partner's box may do otherwise, and where
 * policies state different priorities, which one is tried first is not documented: neither is judged.
 * A device is the same as long as its ends and its own policies are.
 */
const deviceAt = rememberAtSites(
  rememberWith(
    (site: SiteFacts, ends: readonly PlacedEnd[], written: readonly SitePolicy[]): readonly Device[] => {
      if (!isListed(site)) return [];
      const listed = policiesOf(site, ends, written);
      const [first] = listed;
      if (raised(listed).length > 0 && listed.some(({ priority }) => priority !== first?.priority)) return [];
      const policies = boxed(listed);
      return [{ site, policies, ends, ...judged(site, policies, () => judge(policies)) }];
    },
  ),
);

/** Hardly anybody states a priority: most devices are not looked through for another one. */
const raised = rememberFlat((policy: DevicePolicy) => (policy.priority === 0 ? [] : [policy]));
const boxed = rememberFlat((policy: DevicePolicy) => (isBoxed(policy) ? [policy] : []));

function isBoxed(policy: DevicePolicy): policy is BoxedPolicy {
  return policy.box !== undefined;
}

type BoxedPolicy = DevicePolicy & { readonly box: Box };

/** What follows from the boxes and the fates alone: an edit of a key, or of an algorithm, leaves it. */
const judged = rememberParts<SiteFacts, Pick<Device, "index" | "verdicts">, BoxedPolicy>(
  (a, b) => a.fate === b.fate && sameBox(a.box, b.box),
);

function judge(policies: readonly BoxedPolicy[]): Pick<Device, "index" | "verdicts"> {
  const index = indexPolicies(
    policies.map(({ box }) => box),
    policies.map(({ fate }) => fate),
  );
  return { index, verdicts: judgePolicies(index) };
}

export function isListed({ device: { value } }: SiteFacts): boolean {
  return value.target === "routeros";
}

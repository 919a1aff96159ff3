/** A device with its policies in order, ready to be asked: expansion in, devices that match policies by a list out. */

import { wordOf, type Connection, type PolicyEnd } from "../expand/connection.ts";
import { protocolsOf } from "../expand/protocols.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import { remember, rememberParts } from "../source/remember.ts";
import { boxOf, type Box } from "./box.ts";
import { endsInOrder, policiesOf, type DevicePolicy, type PlacedEnd } from "./order.ts";
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

/**
 * Only RouterOS is known to try its policies as a list, from top to bottom. A partner's box may do otherwise, and where
 * policies state different priorities, which one is tried first is not documented: neither is judged.
 */
export function devicesOf(
  sites: Iterable<SiteFacts>,
  connections: readonly Connection[],
  sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>,
): Device[] {
  const ends = endsInOrder(connections);
  return [...sites].flatMap((site) => {
    const own = ends.get(site) ?? [];
    const written = sitePolicies.get(site.name) ?? NONE;
    return deviceOf(site, [written, ...own], () => readDevice(site, own, written));
  });
}

const NONE: readonly SitePolicy[] = [];

export const devicesBySite = remember(
  (devices: readonly Device[]): ReadonlyMap<SiteFacts, Device> =>
    new Map(devices.map((device) => [device.site, device])),
);

/** A device is the same as long as its ends and its own policies are. */
const deviceOf = rememberParts<SiteFacts, readonly Device[]>();

function readDevice(
  site: SiteFacts,
  ends: readonly PlacedEnd[],
  written: readonly SitePolicy[],
): readonly Device[] {
  if (!isListed(site)) return [];
  const listed = policiesOf(site, ends, written);
  if (new Set(listed.map(priorityOf)).size > 1) return [];
  const boxed = listed.flatMap((policy): { policy: DevicePolicy; box: Box }[] => {
    const box = boxOf(policy.end);
    return box === undefined ? [] : [{ policy, box }];
  });
  const policies = boxed.map(({ policy }) => policy);
  const index = indexPolicies(
    boxed.map(({ box }) => box),
    policies.map(fateOf),
  );
  return [{ site, policies, index, verdicts: judgePolicies(index), ends }];
}

export function isListed({ device: { value } }: SiteFacts): boolean {
  return value.target === "routeros";
}

function priorityOf({ end }: DevicePolicy): number {
  const value = end.fields.get("policy.priority")?.value[0];
  return value?.kind === "number" ? value.value : 0;
}

/** What happens to a packet that the policy takes. */
function fateOf({ end, carrier }: DevicePolicy): string {
  const action = actionOf(end);
  if (action !== "encrypt") return action;
  const own = [
    end.phase2.name,
    wordOf(end.fields, "policy.level"),
    protocolsOf(end)?.value,
    end.manual?.name,
  ];
  return JSON.stringify([carrier?.connection.name, ...own]);
}

export function actionOf(end: PolicyEnd): string {
  return wordOf(end.fields, "policy.action") ?? "encrypt";
}

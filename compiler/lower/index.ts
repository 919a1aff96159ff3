/** Connections to the vendor-neutral model, one device at a time. Called only for a project without errors. */

import type { ParameterId } from "../catalogue/ids.ts";
import { PARAMETERS } from "../catalogue/parameters.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { commentOf, isDisabled, nameOf } from "../expand/common.ts";
import {
  first,
  wordOf,
  type Connection,
  type End,
  type PolicyPair,
  type Profile,
} from "../expand/connection.ts";
import type { SiteFailover } from "../expand/failover.ts";
import type { KeyFacts } from "../expand/key.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import { fieldsOf, NO_FIELDS, NO_PATHS } from "../expand/fields.ts";
import { followsFromCarrier } from "../expand/carrier.ts";
import { isIkev2, isManual } from "../negotiate/judge.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { Located } from "../source/located.ts";
import { groupBy } from "../source/group.ts";
import { rememberEach, rememberSorted } from "../source/lists.ts";
import { remember, rememberParts, rememberWith } from "../source/remember.ts";
import { rememberAtSites } from "../spd/at-sites.ts";
import type { PlacedEnd } from "../spd/order.ts";
import { lowerBgp } from "./bgp.ts";
import { lowerFirewall } from "./firewall.ts";
import { lowerManual, usedKeys } from "./manual.ts";
import { sitePolicies } from "./site-policies.ts";
import type {
  ConnectionModel,
  DeviceModel,
  Endpoint,
  Fields,
  IkeKeying,
  Model,
  NamedObject,
  PolicyModel,
} from "../model/model.ts";

/** Whether a device at its release has a setting for a parameter. */
export type Supports = (site: SiteFacts, parameter: ParameterId) => boolean;

/** What holds for the whole project; the same object as long as all of it is the same. */
export interface LowerContext {
  readonly keys: ReadonlyMap<string, KeyFacts>;
  readonly evaluation: Evaluation;
  readonly supports: Supports;
}

export function lower(
  connections: readonly Connection[],
  sites: readonly SiteFacts[],
  sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>,
  failovers: readonly SiteFailover[],
  context: LowerContext,
): Model {
  return { devices: devicesAt(connections, byName(sites), sitePolicies, failovers, context).all };
}

const byName = rememberSorted<SiteFacts>((a, b) => (a.name < b.name ? -1 : 1));

/** A device is the same as long as all is that it was made of. */
const devicesAt = rememberAtSites(
  (
    site: SiteFacts,
    ends: readonly PlacedEnd[],
    written: readonly SitePolicy[],
    failovers: readonly SiteFailover[],
    context: LowerContext,
  ) => {
    const own = bySite(failovers).get(site) ?? [];
    return deviceOf(site, [ends, written, ...own, context], () =>
      lowerDevice(site, ends, written, own, context),
    );
  },
);

const deviceOf = rememberParts<SiteFacts, readonly DeviceModel[]>();

const bySite = remember((failovers: readonly SiteFailover[]) => groupBy(failovers, ({ site }) => site));

const models = [
  rememberWith((connection: Connection, context: LowerContext) => lowerConnection(connection, 0, context)),
  rememberWith((connection: Connection, context: LowerContext) => lowerConnection(connection, 1, context)),
] as const;

/** A connection at the one of its ends that is here. */
const localOf = rememberEach(({ connection, at }: PlacedEnd, context: LowerContext) => ({
  connection,
  at,
  model: models[at](connection, context),
}));

const modelOf = rememberEach(({ model }: { readonly model: ConnectionModel }) => model);

function lowerDevice(
  site: SiteFacts,
  ends: readonly PlacedEnd[],
  written: readonly SitePolicy[],
  failovers: readonly SiteFailover[],
  context: LowerContext,
): DeviceModel[] {
  const local = localOf(ends, context);
  const policies = sitePolicies(written, local, (connection, policy, at) =>
    lowerPolicy(connection, policy, at, context),
  );
  const here = modelOf(local);
  if (here.length === 0 && policies.length === 0) return [];
  const { target, version } = site.device.value;
  return [
    {
      site: site.name,
      place: site.place,
      devicePlace: site.device.place ?? site.place,
      target,
      version,
      comment: commentOf(site.flat, context.evaluation),
      bgpInstances: instancesOf(site, context),
      names: site.names,
      keys: usedKeys(context.keys, () => [
        ...here.flatMap((connection) => connection.policies),
        ...policies.map(({ policy }) => policy),
      ]),
      policies,
      connections: here,
      failovers: failovers.map(({ failover }) => failover),
      firewall: lowerFirewall(site, local),
    },
  ];
}

const instancesOf = rememberWith((site: SiteFacts, context: LowerContext) => lowerInstances(site, context));

function lowerInstances({ bgpInstances }: SiteFacts, { evaluation }: LowerContext): readonly NamedObject[] {
  return [...bgpInstances].map(([name, block]) => ({
    name: nameOf(block, evaluation) ?? name,
    place: block.place,
    comment: commentOf(block, evaluation),
    disabled: isDisabled(block, evaluation),
    fields: fieldsOf(block, evaluation, { side: "left", from: "site", through: undefined, paths: NO_PATHS }),
  }));
}

function lowerConnection(connection: Connection, at: 0 | 1, context: LowerContext): ConnectionModel {
  const end = connection.ends[at];
  const other = connection.ends[at === 0 ? 1 : 0];
  const inside = end.inside && {
    address: end.inside,
    interface: end.inside.value.on ?? end.carrier?.name ?? end.outside.interface,
  };
  return {
    name: end.stated?.objectName ?? connection.name,
    place: end.stated?.place ?? connection.place,
    comment: end.stated?.comment,
    disabled: end.stated?.disabled ?? false,
    standby: connection.standby.value,
    subjects: subjectsAt(connection, at),
    remoteSite: other.site.name,
    local: endpoint(end, end.outside.own),
    remote: remoteOf(end, other),
    keying: isManual(connection) ? { kind: "manual" } : ike(connection, end, other, context),
    inside,
    carrier: end.carrier,
    policies: connection.policies
      .filter((policy) => connection.form === "tunnel" || followsFromCarrier(policy.ends[at]))
      .map((policy) => lowerPolicy(connection, policy, at, context)),
    bgp: lowerBgp(end, other, context),
  };
}

/** The device's own peer first: a diagnostic about its script is about that one. */
function subjectsAt({ ends, form, subjects }: Connection, at: 0 | 1): readonly string[] {
  const [first, second, ...rest] = subjects;
  const paired = form === "peers" && ends[1].stated !== undefined;
  return paired && at === 1 && first !== undefined && second !== undefined
    ? [second, first, ...rest]
    : subjects;
}

/** In a tunnel it follows from the other end; a peer says itself where it looks. */
function remoteOf(end: End, other: End): Endpoint {
  if (end.dials === undefined) {
    return { ...endpoint(other, other.outside.seen), hostName: other.outside.hostName?.value };
  }
  const { address, hostName, family } = end.dials;
  return { address, hostName: hostName?.value, family, interface: undefined };
}

function endpoint(end: End, address: Located<string> | undefined): Endpoint {
  const { family, interface: on } = end.outside;
  return { address, hostName: undefined, family, interface: on };
}

function ike(connection: Connection, end: End, other: End, context: LowerContext): IkeKeying {
  const psk = first(end.tunnel, "tunnel.psk");
  return {
    kind: "ike",
    phase1: named(end.phase1, bound(end.phase1.fields, other.phase1.fields, end, other, context)),
    psk: psk?.value.kind === "secret" ? { ...psk, value: psk.value } : undefined,
    identity: identity(connection, end, other, context),
  };
}

/** One profile that is used by thousands as it is, is one object: a target then prints it once. */
function named(profile: Profile, fields: Fields): NamedObject {
  return fields === profile.fields ? whole(profile) : { ...whole(profile), fields };
}

const whole = remember(({ name, place, comment, disabled, fields }: Profile): NamedObject => ({
  name,
  place,
  comment,
  disabled,
  fields,
}));

/**
 * A value written once binds the ends whose device has the parameter: a local one that only the other end can have is
 * left to it. What must agree stays, so that the target refuses it.
 */
function bound(fields: Fields, others: Fields, end: End, other: End, { supports }: LowerContext): Fields {
  const binds = (id: ParameterId, located: Located<readonly Scalar[]>): boolean => {
    if (located.value.length === 0) return false;
    if (end.dials !== undefined) return true; // a peer's values are its own
    const local = PARAMETERS.get(id)?.agreement === "local";
    if (!local || located.from === "side" || supports(end.site, id)) return true;
    return !(others.has(id) && supports(other.site, id));
  };
  const loose: ParameterId[] = [];
  fields.forEach((located, id) => {
    if (!binds(id, located)) loose.push(id);
  });
  if (loose.length === 0) return fields;
  const left = new Map(fields);
  for (const id of loose) left.delete(id);
  return left;
}

/** Only what was stated; in a tunnel under IKEv2 the other end's id is what this end expects. */
function identity(connection: Connection, end: End, other: End, { supports }: LowerContext): Fields {
  const id = end.tunnel.get("tunnel.id");
  // Nobody wrote the derived one: a release without the setting takes any identity, as it always did.
  const derives = isIkev2(connection) && end.dials === undefined && supports(end.site, "tunnel.remote-id");
  const expected =
    end.tunnel.get("tunnel.remote-id") ?? (derives ? other.tunnel.get("tunnel.id") : undefined);
  const initiate = end.tunnel.get("tunnel.initiate");
  const starts = initiate !== undefined && initiate.from !== "default" ? initiate : undefined;
  if (id === undefined && expected === undefined && starts === undefined) return NO_FIELDS;
  const fields = new Map<ParameterId, Located<readonly Scalar[]>>();
  if (id !== undefined) fields.set("tunnel.id", id);
  if (expected !== undefined) fields.set("tunnel.remote-id", expected);
  if (starts !== undefined) fields.set("tunnel.initiate", starts);
  return fields;
}

function lowerPolicy(
  connection: Connection,
  policy: PolicyPair,
  at: 0 | 1,
  context: LowerContext,
): PolicyModel {
  const end = policy.ends[at];
  const other = policy.ends[at === 0 ? 1 : 0];
  const sites = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]] as const;
  const encrypting = wordOf(end.fields, "policy.action") === "encrypt";
  return {
    place: end.stated?.place ?? policy.place,
    comment: end.stated?.comment,
    disabled: end.stated?.disabled ?? false,
    source: end.source,
    destination: end.destination,
    fields: bound(end.fields, other.fields, sites[0], sites[1], context),
    phase2:
      encrypting && end.manual === undefined
        ? named(end.phase2, bound(end.phase2.fields, other.phase2.fields, sites[0], sites[1], context))
        : undefined,
    peers:
      end.failover?.role === "first"
        ? {
            value: end.failover.peers,
            from: connection.form === "tunnel" ? "derived" : "peer",
            place: end.failover.place,
            through: undefined,
          }
        : undefined,
    served: end.failover?.role === "backup",
    failover: end.failover?.name,
    manual: end.manual && lowerManual(end.manual, at, context.keys),
  };
}
